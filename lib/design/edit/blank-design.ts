import type { Design } from '../schema/design'

/** A design to begin with from nothing: an identity pool in the place and at the time of this one. */
export function blankDesign({ account, region, now, identityPool: { id, name } }: Design): Design {
  return {
    ...{ version: 2, name: 'New design', account, region, now },
    identityPool: {
      ...{ id, name, allowUnauthenticatedIdentities: false, cognitoIdentityProviders: [] },
      roles: { authenticated: null, unauthenticated: null },
    },
    ...{ providers: [], roles: [], buckets: [], tables: [], identities: [], requests: [], expectations: [] },
  }
}

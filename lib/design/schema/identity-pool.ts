import * as v from 'valibot'
import { account, cognitoId, roleName, roleReference, tags } from './common'

/** The identity pool, with everything that one can set about it. */

const arn = v.pipe(v.string(), v.regex(/^arn:\S{1,2000}$/, 'must be an ARN'))
const ambiguousRoleResolution = v.optional(v.picklist(['AuthenticatedRole', 'Deny']))

/** Limits of AWS, such as 25 rules, are findings of the simulation and not faults of the file. */
const roleMapping = v.variant('type', [
  v.strictObject({ type: v.literal('Token'), ambiguousRoleResolution }),
  v.strictObject({
    type: v.literal('Rules'),
    ambiguousRoleResolution,
    rules: v.array(
      v.strictObject({
        claim: v.string(),
        matchType: v.picklist(['Equals', 'Contains', 'StartsWith', 'NotEqual']),
        value: v.string(),
        role: roleReference,
      }),
    ),
  }),
])

const pool = {
  id: cognitoId,
  name: v.pipe(v.string(), v.regex(/^[\w\s+=,.@-]{1,128}$/)),
  allowUnauthenticatedIdentities: v.pipe(v.boolean(), v.description('Are guests let in?')),
  allowClassicFlow: v.optional(v.pipe(v.boolean(), v.description('Left out: never set, which allows it'))),
  cognitoIdentityProviders: v.array(
    v.strictObject({
      providerName: v.pipe(v.string(), v.regex(/^[\w._:/-]{1,128}$/)),
      clientId: v.pipe(v.string(), v.regex(/^\w{1,128}$/)),
      serverSideTokenCheck: v.optional(v.boolean()),
    }),
  ),
  supportedLoginProviders: v.optional(v.record(v.string(), v.string())),
  openIdConnectProviderArns: v.optional(v.array(arn)),
  samlProviderArns: v.optional(v.array(arn)),
  developerProviderName: v.optional(v.pipe(v.string(), v.regex(/^[\w._-]{1,128}$/))),
  roles: v.strictObject({
    authenticated: v.pipe(v.nullable(roleName), v.description('Role of signed-in identities')),
    unauthenticated: v.pipe(v.nullable(roleName), v.description('Role of guests')),
  }),
  roleMappings: v.optional(v.record(v.string(), roleMapping)),
  principalTagMaps: v.optional(
    v.record(v.string(), v.strictObject({ useDefaults: v.optional(v.boolean()), tags: v.optional(tags) })),
  ),
}

export const identityPool = v.strictObject(pool)

/** Another pool: a second one of the same account, or an attacker's own. */
export const otherPool = v.strictObject({ ...pool, account: v.optional(account) })

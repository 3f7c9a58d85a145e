import type { Design, Identity } from '@/lib/design'
import type { Party, Step } from '@/lib/simulation'

/** What people call the parties of the flow, in this design and for this identity. */
export function partyName(party: Party, design: Design, identity: Identity | undefined): string {
  switch (party) {
    case 'app':
      return 'Your app'
    case 'identity-provider': {
      const provider = providerOf(design, identity)
      if (!provider) return 'Identity provider'
      return provider.kind === 'user-pool' ? `User pool “${provider.name}”` : provider.name
    }
    case 'identity-pool': {
      const other = design.otherPools?.find(({ id }) => id === identity?.pool)
      return `Identity pool “${(other ?? design.identityPool).name}”`
    }
    case 'sts':
      return 'AWS STS'
    case 'service':
      return 'S3 / DynamoDB'
  }
}

/** What to call the token that a step brought forth: "ID token of Google", "SAML response of Okta". */
export function tokenTitle(
  { number, token, xml }: Pick<Step, 'number' | 'token' | 'xml'>,
  design: Design,
  identity: Identity | undefined,
): string {
  if (number !== 1) return 'Token of the identity pool'
  const kind = xml ? 'SAML response' : token?.payload.token_use === 'access' ? 'Access token' : 'ID token'
  const provider = providerOf(design, identity)
  if (!provider) return kind
  return `${kind} of ${provider.kind === 'user-pool' ? `the user pool “${provider.name}”` : provider.name}`
}

function providerOf(design: Design, identity: Identity | undefined) {
  if (identity === undefined || identity.kind === 'guest') return undefined
  const wanted = identity.kind === 'user-pool-user' ? identity.userPool : identity.provider
  return design.providers.find(({ id }) => id === wanted)
}

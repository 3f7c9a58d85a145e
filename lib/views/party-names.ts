import type { Design, Identity } from '@/lib/design'
import type { Party } from '@/lib/simulation'

/** What people call the parties of the flow, in this design and for this identity. */
export function partyName(party: Party, design: Design, identity: Identity | undefined): string {
  switch (party) {
    case 'app':
      return 'Your app'
    case 'identity-provider': {
      const wanted =
        identity === undefined || identity.kind === 'guest'
          ? null
          : identity.kind === 'user-pool-user'
            ? identity.userPool
            : identity.provider
      const provider = design.providers.find(({ id }) => id === wanted)
      if (!provider) return 'Identity provider'
      return provider.kind === 'user-pool' ? `User pool “${provider.name}”` : provider.name
    }
    case 'identity-pool':
      return `Identity pool “${design.identityPool.name}”`
    case 'sts':
      return 'AWS STS'
    case 'service':
      return 'S3 / DynamoDB'
  }
}

import type { Design, Identity } from '@/lib/design'
import type { Party } from '@/lib/simulation'

/** What people call the parties of the flow, in this design and for this identity. */
export function partyName(party: Party, design: Design, identity: Identity | undefined): string {
  switch (party) {
    case 'app':
      return 'Your app'
    case 'identity-provider': {
      const pool = design.providers.find(
        (provider) => identity?.kind === 'user-pool-user' && provider.id === identity.userPool,
      )
      return pool ? `User pool “${pool.name}”` : 'Identity provider'
    }
    case 'identity-pool':
      return `Identity pool “${design.identityPool.name}”`
    case 'sts':
      return 'AWS STS'
    case 'service':
      return 'S3 / DynamoDB'
  }
}

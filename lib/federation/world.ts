import type { PolicySet } from '@/lib/iam'
import type { Place } from './arns'
import type { IdentityPoolConfig } from './pool-config'
import type { Provider } from './providers'
import type { TrustedRole } from './sts'
import type { TokenService } from './tokens'

/** Everything that surrounds a call to an identity pool and does not change by it. */
export interface FederationWorld {
  /** Where the pool is. */
  readonly place: Place
  readonly pool: IdentityPoolConfig
  /** The providers that exist, configured in the pool or not. */
  readonly providers: readonly Provider[]
  /** The roles that exist, in whatever account. */
  readonly roles: readonly TrustedRole[]
  /** Users whom their user pool no longer vouches for, although their tokens have not expired. */
  readonly endedUsers?: readonly EndedUser[]
  /** Resource control policies of the account: a list a level, the root first. */
  readonly rcps?: PolicySet['rcps']
  /** Texts of managed policies by ARN, for sessions that an app narrows. */
  readonly managedPolicies?: Readonly<Record<string, string>>
  readonly client?: Client
  readonly tokens: TokenService
  /** Seconds since 1970. */
  readonly now: number
  /** What identity ids are made of: the same seed and calls give the same ids. */
  readonly seed: string
}

/** Where calls come from. */
export interface Client {
  readonly sourceIp: string
  readonly userAgent: string
}

export const SIMULATED_CLIENT: Client = { sourceIp: '203.0.113.24', userAgent: 'simulated-app/1.0' }

export interface EndedUser {
  /** `cognito-idp.us-east-1.amazonaws.com/us-east-1_aaaaaaaaa`. */
  readonly providerName: string
  readonly sub: string
  readonly how: 'signed-out' | 'deleted' | 'disabled'
}

/** Somebody whose AWS credentials sign a call. */
export interface Caller {
  readonly arn: string
  readonly account: string
  readonly accessKeyId: string
}

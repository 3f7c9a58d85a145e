import type { TrailEvent } from './cloud-trail'
import type { Linked } from './link-logins'
import type { AcceptedLogin } from './login-check'
import type { PoolState } from './pool-state'
import type { PrincipalTags } from './principal-tags'
import type { RoleSelection } from './select-role'
import type { ServiceError } from './service-error'
import type { AssumeRoleOutcome, Credentials } from './sts'
import type { SignedToken } from './tokens'

/** The answer of an identity pool, what it leaves behind, and what it rests on. */
export type PoolOutcome<Response> = PoolSuccess<Response> | PoolFailure

export interface PoolSuccess<Response> {
  readonly ok: true
  readonly response: Response
  readonly state: PoolState
  readonly events: readonly TrailEvent[]
  readonly trace: PoolTrace
  readonly assumptions: readonly string[]
}

export interface PoolFailure {
  readonly ok: false
  /** Null: it cannot be told what the pool answers, since a trust policy holds something not understood. */
  readonly error: ServiceError | null
  /** What AWS hides behind the error: the refusal of STS. */
  readonly cause: ServiceError | null
  /** As before the call: assumption `failed-calls-change-nothing`. */
  readonly state: PoolState
  readonly events: readonly TrailEvent[]
  readonly trace: PoolTrace
  readonly assumptions: readonly string[]
}

/** How a call came to its answer, as far as it got. */
export interface PoolTrace {
  readonly logins: readonly AcceptedLogin[]
  readonly linked: Linked['how'] | null
  readonly selection: RoleSelection | null
  readonly tags: PrincipalTags | null
  /** The pool's own token for STS. */
  readonly token: SignedToken | null
  readonly assumeRole: AssumeRoleOutcome | null
}

export const EMPTY_TRACE: PoolTrace = {
  logins: [],
  linked: null,
  selection: null,
  tags: null,
  token: null,
  assumeRole: null,
}

/** `Logins` of a call: the token by the provider's name. */
export type Logins = Readonly<Record<string, string>>

/** Credentials as the identity pool spells them: `SecretKey`, and seconds since 1970. */
export type PoolCredentials = {
  readonly AccessKeyId: string
  readonly SecretKey: string
  readonly SessionToken: string
  readonly Expiration: number
}

export function toPoolCredentials(credentials: Credentials): PoolCredentials {
  return {
    AccessKeyId: credentials.accessKeyId,
    SecretKey: credentials.secretAccessKey,
    SessionToken: credentials.sessionToken,
    Expiration: credentials.expiration,
  }
}

import type { ServiceError } from './service-error'
import type { TokenPayload } from './tokens'
import type { FederationWorld } from './world'

/** One entry of `Logins`: the provider's name and the token that it issued. */
export interface Login {
  readonly providerName: string
  readonly token: string
}

/** A login that the pool accepts, and what it tells STS about it. */
export interface AcceptedLogin {
  readonly providerName: string
  /** The provider's key in role mappings; its name, too, may stand in tag maps. */
  readonly mappingKey: string
  readonly userId: string
  /** What rules and tag maps can read. */
  readonly claims: TokenPayload
  /** What this login adds to `amr`, after `authenticated`. */
  readonly amr: readonly string[]
  /** The id of a SAML assertion, which can be used once for each operation. */
  readonly assertionId: string | null
  readonly assumptions: readonly string[]
}

export type LoginCheck =
  | { readonly ok: true; readonly login: AcceptedLogin }
  | { readonly ok: false; readonly error: ServiceError; readonly assumptions: readonly string[] }

/** What the pool needs to know to check a login. */
export type CheckingWorld = Pick<
  FederationWorld,
  'place' | 'pool' | 'providers' | 'endedUsers' | 'tokens' | 'now'
>

/** How long after `exp` a pool still takes a token, in seconds. */
export const GRACE_SECONDS = 300

export function accepted(login: Omit<AcceptedLogin, 'assertionId'> & { assertionId?: string }): LoginCheck {
  return { ok: true, login: { ...login, assertionId: login.assertionId ?? null } }
}

export function refused(error: ServiceError, assumptions: readonly string[]): LoginCheck {
  return { ok: false, error, assumptions }
}

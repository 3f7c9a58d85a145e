import { fingerprintUuid } from '@/lib/base/fingerprint'
import type { FederationWorld } from './world'

/** What an identity pool remembers. */
export interface PoolState {
  readonly identities: readonly PoolIdentity[]
  /** SAML assertions by the operation that used them up, `GetId _abc`. */
  readonly usedAssertions: readonly string[]
  /** How many identities were ever made: the next id is made of it. */
  readonly made: number
}

export interface PoolIdentity {
  readonly id: string
  readonly logins: readonly LinkedLogin[]
  /** Once linked to a login, an identity is never a guest again, even when its last login is gone. */
  readonly isAuthenticated: boolean
  /** Merged into another identity: this one can no longer be used. */
  readonly isDisabled: boolean
  /** Seconds since 1970. */
  readonly createdAt: number
}

/** A user of a provider who is linked to an identity. */
export interface LinkedLogin {
  readonly providerName: string
  readonly userId: string
  readonly isDeveloper: boolean
}

export const EMPTY_POOL_STATE: PoolState = { identities: [], usedAssertions: [], made: 0 }

/** At most this many logins belong to one identity. */
export const MAXIMUM_LOGINS = 20

/** The identity with this id. */
export function identityIn(state: PoolState, id: string): PoolIdentity | null {
  return state.identities.find((identity) => identity.id === id) ?? null
}

/** The identity that a user of a provider is linked to. */
export function ownerOf(state: PoolState, login: LinkedLogin): PoolIdentity | null {
  return state.identities.find((one) => !one.isDisabled && owns(one, login)) ?? null
}

export function owns(identity: PoolIdentity, login: LinkedLogin): boolean {
  return identity.logins.some(
    (one) =>
      one.providerName === login.providerName &&
      one.userId === login.userId &&
      one.isDeveloper === login.isDeveloper,
  )
}

/** The state with a new identity, by the wished id if nobody has it yet. */
export function withNewIdentity(
  { pool, seed, now, place }: FederationWorld,
  state: PoolState,
  logins: readonly LinkedLogin[],
  wishedId: string | undefined,
): { readonly state: PoolState; readonly identity: PoolIdentity } {
  const isFree = wishedId !== undefined && identityIn(state, wishedId) === null
  const region = pool.id.includes(':') ? pool.id.slice(0, pool.id.indexOf(':')) : place.region
  const id = isFree ? wishedId : `${region}:${fingerprintUuid(`${seed} ${pool.id} identity ${state.made}`)}`
  const identity: PoolIdentity = {
    id,
    logins,
    isAuthenticated: logins.length > 0,
    isDisabled: false,
    createdAt: now,
  }
  return {
    identity,
    state: { ...state, identities: [...state.identities, identity], made: state.made + 1 },
  }
}

/** The state with other versions of some of its identities. */
export function withIdentities(state: PoolState, changed: readonly PoolIdentity[]): PoolState {
  const byId = new Map(changed.map((identity) => [identity.id, identity]))
  return { ...state, identities: state.identities.map((one) => byId.get(one.id) ?? one) }
}

/** The state in which an operation has used up these SAML assertions. */
export function withUsedAssertions(
  state: PoolState,
  operation: string,
  ids: readonly (string | null)[],
): PoolState {
  const used = ids.filter((id) => id !== null).map((id) => `${operation} ${id}`)
  return used.length === 0 ? state : { ...state, usedAssertions: [...state.usedAssertions, ...used] }
}

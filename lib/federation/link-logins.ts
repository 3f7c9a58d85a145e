import { fail, type Result, succeed } from '@/lib/base/result'
import {
  type LinkedLogin,
  MAXIMUM_LOGINS,
  ownerOf,
  owns,
  type PoolIdentity,
  type PoolState,
  withIdentities,
  withNewIdentity,
} from './pool-state'
import { refusals, type ServiceError } from './service-error'
import type { FederationWorld } from './world'

/** Where the logins of a call ended up. */
export interface Linked {
  readonly state: PoolState
  readonly identity: PoolIdentity
  readonly how: 'created' | 'found' | 'linked' | 'merged'
  readonly assumptions: readonly string[]
}

export type LinkOutcome = Result<
  Linked,
  { readonly error: ServiceError; readonly assumptions: readonly string[] }
>

/**
 * Which identity do these logins belong to, when nobody names one?
 *
 * That of the first login that is known; the others are linked to it, and their identities merged into it.
 * When none is known a new identity is made.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 */
export function linkLogins(
  world: FederationWorld,
  state: PoolState,
  logins: readonly LinkedLogin[],
  wishedId: string | undefined,
): LinkOutcome {
  const conflict = conflictAmong(logins)
  if (conflict) return conflict
  const [owner] = logins.map((login) => ownerOf(state, login)).filter((one) => one !== null)
  if (!owner) {
    return succeed({ ...withNewIdentity(world, state, logins, wishedId), how: 'created', assumptions: [] })
  }
  return join(state, owner, logins)
}

/**
 * What becomes of an identity when it is used with these logins?
 *
 * A guest takes an unknown login on and keeps its id; when the login belongs to another identity the guest
 * is merged into that one, and the answer has another id. A signed-in identity has to own one of the logins;
 * the rest are linked to it.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/switching-identities.html
 */
export function linkToIdentity(
  state: PoolState,
  identity: PoolIdentity,
  logins: readonly LinkedLogin[],
): LinkOutcome {
  const conflict = conflictAmong(logins)
  if (conflict) return conflict
  if (identity.isAuthenticated) {
    if (logins.some((login) => owns(identity, login))) return join(state, identity, logins)
    const because = 'The identity belongs to other logins than those of this call.'
    return fail({ error: refusals.loginsDoNotMatch(because), assumptions: [] })
  }
  const [owner] = logins.map((login) => ownerOf(state, login)).filter((one) => one !== null)
  if (!owner) return join(state, identity, logins)
  const joined = join(state, owner, logins)
  if (!joined.ok) return joined
  const merged = withIdentities(joined.value.state, [{ ...identity, isDisabled: true }])
  return succeed({ ...joined.value, state: merged, how: 'merged', assumptions: ['surviving-identity'] })
}

/** Merges everybody who owns one of the logins into `parent`, and links what nobody owns. */
export function join(state: PoolState, parent: PoolIdentity, logins: readonly LinkedLogin[]): LinkOutcome {
  const others = new Map<string, PoolIdentity>()
  for (const login of logins) {
    const owner = ownerOf(state, login)
    if (owner && owner.id !== parent.id) others.set(owner.id, owner)
  }
  const all = [...parent.logins]
  for (const login of [...logins, ...[...others.values()].flatMap((one) => one.logins)]) {
    if (!all.some((one) => isSame(one, login))) all.push(login)
  }
  const conflict = conflictAmong(all)
  if (conflict) return conflict
  if (all.length > MAXIMUM_LOGINS) {
    const error = refusals.badInput('Too many linked logins.', 'An identity has at most 20 logins.')
    return fail({ error, assumptions: ['simulated-refusal-text'] })
  }
  const identity = { ...parent, logins: all, isAuthenticated: parent.isAuthenticated || all.length > 0 }
  const disabled = [...others.values()].map((one) => ({ ...one, logins: [], isDisabled: true }))
  const how = disabled.length > 0 ? 'merged' : all.length > parent.logins.length ? 'linked' : 'found'
  return succeed({
    state: withIdentities(state, [identity, ...disabled]),
    identity,
    how,
    assumptions: how === 'merged' ? ['surviving-identity'] : [],
  })
}

/** Two users of one public provider cannot belong to the same identity; users of the app's own backend can. */
function conflictAmong(logins: readonly LinkedLogin[]): Extract<LinkOutcome, { ok: false }> | null {
  const users = new Map<string, string>()
  for (const { providerName, userId, isDeveloper } of logins) {
    if (isDeveloper) continue
    if ((users.get(providerName) ?? userId) !== userId) {
      const because = `An identity can be linked to one user of ${providerName} only.`
      return {
        ok: false,
        error: { error: refusals.loginBelongsToAnother(because), assumptions: ['simulated-refusal-text'] },
      }
    }
    users.set(providerName, userId)
  }
  return null
}

function isSame(left: LinkedLogin, right: LinkedLogin): boolean {
  return (
    left.providerName === right.providerName &&
    left.userId === right.userId &&
    left.isDeveloper === right.isDeveloper
  )
}

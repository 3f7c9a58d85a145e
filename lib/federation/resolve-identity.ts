import { fail, type Result, succeed } from '@/lib/base/result'
import { authenticationMethods } from './check-login'
import { type CheckedLogins, checkLogins, methodsOf } from './check-logins'
import { claimOf } from './claims'
import { toLinkedLogin } from './get-id'
import { join, linkToIdentity } from './link-logins'
import type { PoolCall } from './pool-call'
import type { Logins, PoolFailure } from './pool-outcome'
import { identityIn, type PoolIdentity, type PoolState, withUsedAssertions } from './pool-state'
import { sessionTagsOf } from './pool-token'
import { principalTags } from './principal-tags'
import { refusals } from './service-error'

/** Whose identity a call is about, after its logins were checked, linked and merged. */
export interface Resolved {
  readonly state: PoolState
  readonly identity: PoolIdentity
  readonly checked: CheckedLogins
  /** What the pool's token will say in `amr`. */
  readonly amr: readonly string[]
  /** The session tags for the pool's token. */
  readonly tags: Readonly<Record<string, string>>
}

/**
 * Whose identity is it, for calls that name an identity id?
 *
 * Without logins only an identity that never had any: a guest. With logins it has to own one of them, or be
 * a guest that takes them on.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
 */
export async function resolveIdentity(
  call: PoolCall,
  state: PoolState,
  identityId: string,
  logins: Logins,
  operation: string,
): Promise<Result<Resolved, PoolFailure>> {
  const { world } = call
  const identity = identityIn(state, identityId)
  if (identity === null) return fail(call.refuseInOwnWords(refusals.identityNotFound(identityId)))
  if (identity.isDisabled) {
    call.assume(['disabled-identity'])
    return fail(call.refuseInOwnWords(refusals.identityDisabled(identityId)))
  }
  if (Object.keys(logins).length === 0) {
    if (identity.isAuthenticated) {
      const because = 'The identity is that of somebody who signed in, and the call carries no login.'
      return fail(call.refuse(refusals.accessForbidden(identityId, because)))
    }
    if (!world.pool.allowUnauthenticatedIdentities) return fail(call.refuse(refusals.guestsNotAllowed()))
    const checked = { accepted: [], poolToken: null, assumptions: [] }
    return succeed({ state, identity, checked, amr: authenticationMethods(), tags: {} })
  }
  const result = await checkLogins(world, state, logins, operation)
  if (!result.ok) {
    call.assume(result.error.assumptions)
    return fail(call.refuse(result.error.error))
  }
  const checked = result.value
  const { accepted, poolToken } = checked
  call.assume(checked.assumptions)
  call.note({ logins: accepted })
  if (accepted.some((login) => login.providerName.startsWith('cognito-idp.')))
    call.assume(['amr-third-element'])
  if (poolToken !== null && claimOf(poolToken.payload, 'sub') !== identityId) {
    const because = `The token of the identity pool is for ${String(claimOf(poolToken.payload, 'sub'))}.`
    return fail(call.refuse(refusals.accessForbidden(identityId, because)))
  }
  const others = accepted.map(toLinkedLogin)
  // The pool's own token proves the identity by itself: other logins may only be added.
  const linked = poolToken === null ? linkToIdentity(state, identity, others) : join(state, identity, others)
  if (!linked.ok) {
    call.assume(linked.error.assumptions)
    return fail(call.refuse(linked.error.error))
  }
  call.assume(linked.value.assumptions)
  call.note({ linked: linked.value.how })
  const own = poolToken === null ? [] : [{ amr: methodsOf(poolToken) }]
  const used = accepted.map((login) => login.assertionId)
  return succeed({
    state: withUsedAssertions(linked.value.state, operation, used),
    identity: linked.value.identity,
    checked,
    amr: authenticationMethods(...own, ...accepted),
    tags: tagsOf(call, checked),
  })
}

/** The tags that the backend gave, or those of the first login that has a map. */
function tagsOf(call: PoolCall, { accepted, poolToken }: CheckedLogins): Readonly<Record<string, string>> {
  if (poolToken) return Object.fromEntries(sessionTagsOf(poolToken.payload).tags)
  const all = accepted.map((login) =>
    principalTags(call.world.pool, [login.mappingKey, login.providerName], login.claims),
  )
  const tags = all.find((one) => one.mapKey !== null)
  if (!tags) return {}
  if (accepted.length > 1) call.assume(['mapping-of-several-logins'])
  call.assume(tags.assumptions)
  call.note({ tags })
  return tags.tags
}

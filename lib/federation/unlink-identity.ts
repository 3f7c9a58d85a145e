import { checkLogins } from './check-logins'
import { claimOf } from './claims'
import { toLinkedLogin } from './get-id'
import { startPoolCall } from './pool-call'
import type { Logins, PoolOutcome } from './pool-outcome'
import { identityIn, owns, type PoolState, withIdentities } from './pool-state'
import { refusals } from './service-error'
import type { FederationWorld } from './world'

export interface UnlinkRequest {
  readonly identityId: string
  /** A good login of the identity: whoever unlinks has to be able to use it. */
  readonly logins: Logins
  readonly loginsToRemove: readonly string[]
  readonly region?: string
}

/**
 * Takes logins off an identity: `UnlinkIdentity`.
 *
 * The user of a removed login gets a new identity next time. An identity without any login is lost: it is no
 * guest, and nobody can prove to be it.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_UnlinkIdentity.html
 */
export async function unlinkIdentity(
  world: FederationWorld,
  state: PoolState,
  { identityId, logins, loginsToRemove, region }: UnlinkRequest,
): Promise<PoolOutcome<Record<string, never>>> {
  const call = startPoolCall(world, state, 'UnlinkIdentity', { logins, identityId, loginsToRemove })
  const obstacle = call.obstacle(null, region)
  if (obstacle) return call.refuse(obstacle)
  const identity = identityIn(state, identityId)
  if (identity === null) return call.refuseInOwnWords(refusals.identityNotFound(identityId))
  if (identity.isDisabled) {
    call.assume(['disabled-identity'])
    return call.refuseInOwnWords(refusals.identityDisabled(identityId))
  }
  const checked = await checkLogins(world, state, logins, 'UnlinkIdentity')
  if (!checked.ok) {
    call.assume(checked.error.assumptions)
    return call.refuse(checked.error.error)
  }
  const { accepted, poolToken } = checked.value
  call.assume(checked.value.assumptions)
  const isProven =
    accepted.some((login) => owns(identity, toLinkedLogin(login))) ||
    (poolToken !== null && claimOf(poolToken.payload, 'sub') === identityId)
  if (!isProven) {
    const because = 'The call carries no login that belongs to this identity.'
    return call.refuse(refusals.loginsDoNotMatch(because))
  }
  const kept = identity.logins.filter((login) => !loginsToRemove.includes(login.providerName))
  if (kept.length === identity.logins.length) {
    const because = `The identity has no login of ${loginsToRemove.join(', ') || 'any of these providers'}.`
    return call.refuse(refusals.loginsDoNotMatch(because))
  }
  return call.succeed({}, withIdentities(state, [{ ...identity, logins: kept }]))
}

import { checkLogins } from './check-logins'
import { linkLogins } from './link-logins'
import type { AcceptedLogin } from './login-check'
import { startPoolCall } from './pool-call'
import type { Logins, PoolOutcome } from './pool-outcome'
import { type LinkedLogin, type PoolState, withNewIdentity, withUsedAssertions } from './pool-state'
import { refusals } from './service-error'
import type { FederationWorld } from './world'

export interface GetIdRequest {
  readonly identityPoolId: string
  readonly logins?: Logins
  /** The Region whose endpoint is asked; left out: the pool's. */
  readonly region?: string
  /** For simulations: the id to give to a new identity, if it is free. */
  readonly wishedId?: string
}

/**
 * Which identity is this? `GetId` of an identity pool.
 *
 * Without logins a new guest each time. With logins the identity that owns one of them, or a new one;
 * several logins in one call are linked.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 * @example
 * const outcome = await getId(world, EMPTY_POOL_STATE, { identityPoolId: world.pool.id })
 * outcome.ok && outcome.response.IdentityId
 */
export async function getId(
  world: FederationWorld,
  state: PoolState,
  { identityPoolId, logins = {}, region, wishedId }: GetIdRequest,
): Promise<PoolOutcome<{ readonly IdentityId: string }>> {
  const call = startPoolCall(world, state, 'GetId', { identityPoolId, logins })
  const obstacle = call.obstacle(identityPoolId, region)
  if (obstacle) return call.refuse(obstacle)
  if (Object.keys(logins).length === 0) {
    if (!world.pool.allowUnauthenticatedIdentities) return call.refuse(refusals.guestsNotAllowed())
    const made = withNewIdentity(world, state, [], wishedId)
    call.note({ linked: 'created' })
    return call.succeed({ IdentityId: made.identity.id }, made.state)
  }
  const checked = await checkLogins(world, state, logins, 'GetId')
  if (!checked.ok) {
    call.assume(checked.error.assumptions)
    return call.refuse(checked.error.error)
  }
  const { accepted, assumptions } = checked.value
  call.assume(assumptions)
  call.note({ logins: accepted })
  const linked = linkLogins(world, state, accepted.map(toLinkedLogin), wishedId)
  if (!linked.ok) {
    call.assume(linked.error.assumptions)
    return call.refuse(linked.error.error)
  }
  call.assume(linked.value.assumptions)
  call.note({ linked: linked.value.how })
  const after = withUsedAssertions(
    linked.value.state,
    'GetId',
    accepted.map((login) => login.assertionId),
  )
  return call.succeed({ IdentityId: linked.value.identity.id }, after)
}

/** What the pool remembers of a login. */
export function toLinkedLogin({ providerName, userId }: AcceptedLogin): LinkedLogin {
  return { providerName, userId, isDeveloper: false }
}

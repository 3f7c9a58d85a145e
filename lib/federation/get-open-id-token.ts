import { startPoolCall } from './pool-call'
import type { Logins, PoolOutcome } from './pool-outcome'
import type { PoolState } from './pool-state'
import { mintOpenIdToken } from './pool-token'
import { resolveIdentity } from './resolve-identity'
import { refusals } from './service-error'
import type { FederationWorld } from './world'

export interface GetOpenIdTokenRequest {
  readonly identityId: string
  readonly logins?: Logins
  readonly region?: string
}

/**
 * Which token vouches for an identity to STS? `GetOpenIdToken`, the second call of the classic flow.
 *
 * Only where the pool allows the classic flow and maps no roles. With the token the app calls STS itself and
 * chooses the role: any that the trust policies let it have.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html
 */
export async function getOpenIdToken(
  world: FederationWorld,
  state: PoolState,
  { identityId, logins = {}, region }: GetOpenIdTokenRequest,
): Promise<PoolOutcome<{ readonly IdentityId: string; readonly Token: string }>> {
  const { pool, place, now, tokens } = world
  const call = startPoolCall(world, state, 'GetOpenIdToken', { identityId, logins })
  const obstacle = call.obstacle(null, region)
  if (obstacle) return call.refuse(obstacle)
  if (pool.allowClassicFlow === false) return call.refuse(refusals.classicFlowDisabled())
  if (pool.allowClassicFlow === undefined) call.assume(['classic-flow-default'])
  if (Object.keys(pool.roleMappings ?? {}).length > 0) return call.refuse(refusals.classicFlowWithMappings())
  if (Object.keys(logins).some((name) => (pool.samlProviderArns ?? []).includes(name))) {
    const because = 'SAML logins work in the enhanced flow only.'
    return call.refuseInOwnWords(
      refusals.badInput('SAML is not supported in the basic (classic) flow.', because),
    )
  }
  const resolved = await resolveIdentity(call, state, identityId, logins, 'GetOpenIdToken')
  if (!resolved.ok) return resolved.error
  const { identity, amr, tags } = resolved.value
  if (pool.roles?.authenticated !== undefined || Object.keys(tags).length > 0)
    call.assume(['classic-flow-blocked-by-mappings-only'])
  const token = await mintOpenIdToken(pool, place, identity.id, amr, now, tokens, { tags })
  call.note({ token })
  return call.succeed({ IdentityId: identity.id, Token: token.raw }, resolved.value.state)
}

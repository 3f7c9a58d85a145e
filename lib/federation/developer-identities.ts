import { MISSING_SIGNATURE } from './developer-token'
import { join } from './link-logins'
import { type PoolCall, startPoolCall } from './pool-call'
import type { PoolOutcome } from './pool-outcome'
import { identityIn, type LinkedLogin, ownerOf, owns, type PoolState, withIdentities } from './pool-state'
import { refusals, type ServiceError } from './service-error'
import type { Caller, FederationWorld } from './world'

interface Common {
  readonly identityPoolId: string
  readonly caller: Caller | null
  readonly region?: string
}

export interface LookupRequest extends Common {
  readonly identityId?: string
  readonly developerUserIdentifier?: string
}

/**
 * Which users of the backend belong to an identity, or which identity to a user? `LookupDeveloperIdentity`.
 *
 * Asked for both, they have to be a pair.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_LookupDeveloperIdentity.html
 */
export async function lookupDeveloperIdentity(
  world: FederationWorld,
  state: PoolState,
  { identityPoolId, identityId, developerUserIdentifier, caller, region }: LookupRequest,
): Promise<
  PoolOutcome<{ readonly IdentityId: string; readonly DeveloperUserIdentifierList: readonly string[] }>
> {
  const call = startPoolCall(
    world,
    state,
    'LookupDeveloperIdentity',
    { identityPoolId, identityId, developerUserIdentifier },
    caller,
  )
  const obstacle = obstacleOf(call, caller, identityPoolId, region)
  if (obstacle) return call.refuse(obstacle)
  const owner =
    developerUserIdentifier === undefined
      ? null
      : ownerOf(state, developerLogin(world, developerUserIdentifier))
  if (identityId !== undefined && developerUserIdentifier !== undefined && owner?.id !== identityId) {
    const because = 'This user and this identity do not belong together.'
    return call.refuseInOwnWords(refusals.loginBelongsToAnother(because))
  }
  const identity = owner ?? (identityId === undefined ? null : identityIn(state, identityId))
  if (identity === null) {
    return call.refuseInOwnWords(refusals.identityNotFound(identityId ?? developerUserIdentifier ?? ''))
  }
  const users = identity.logins.filter((login) => login.isDeveloper).map((login) => login.userId)
  return call.succeed({ IdentityId: identity.id, DeveloperUserIdentifierList: users }, state)
}

export interface MergeRequest extends Common {
  readonly sourceUserIdentifier: string
  readonly destinationUserIdentifier: string
  readonly developerProviderName: string
}

/**
 * Makes two users of the backend one: the source's logins come to the destination's identity.
 * `MergeDeveloperIdentities`.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MergeDeveloperIdentities.html
 */
export async function mergeDeveloperIdentities(
  world: FederationWorld,
  state: PoolState,
  request: MergeRequest,
): Promise<PoolOutcome<{ readonly IdentityId: string }>> {
  const { identityPoolId, sourceUserIdentifier, destinationUserIdentifier, developerProviderName } = request
  const call = startPoolCall(
    world,
    state,
    'MergeDeveloperIdentities',
    { identityPoolId, sourceUserIdentifier, destinationUserIdentifier, developerProviderName },
    request.caller,
  )
  const obstacle =
    obstacleOf(call, request.caller, identityPoolId, request.region) ?? foreign(world, developerProviderName)
  if (obstacle) return call.refuse(obstacle)
  const source = ownerOf(state, developerLogin(world, sourceUserIdentifier))
  const destination = ownerOf(state, developerLogin(world, destinationUserIdentifier))
  if (!source || !destination) {
    const missing = source ? destinationUserIdentifier : sourceUserIdentifier
    return call.refuseInOwnWords(refusals.identityNotFound(missing))
  }
  const merged = join(state, destination, source.logins)
  if (!merged.ok) {
    call.assume(merged.error.assumptions)
    return call.refuse(merged.error.error)
  }
  call.note({ linked: merged.value.how })
  return call.succeed({ IdentityId: destination.id }, merged.value.state)
}

export interface UnlinkDeveloperRequest extends Common {
  readonly identityId: string
  readonly developerProviderName: string
  readonly developerUserIdentifier: string
}

/** Takes a user of the backend off an identity: `UnlinkDeveloperIdentity`. Without any login left the identity is lost.
 *  @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_UnlinkDeveloperIdentity.html */
export async function unlinkDeveloperIdentity(
  world: FederationWorld,
  state: PoolState,
  request: UnlinkDeveloperRequest,
): Promise<PoolOutcome<Record<string, never>>> {
  const { identityPoolId, identityId, developerProviderName, developerUserIdentifier } = request
  const call = startPoolCall(
    world,
    state,
    'UnlinkDeveloperIdentity',
    { identityPoolId, identityId, developerProviderName, developerUserIdentifier },
    request.caller,
  )
  const obstacle =
    obstacleOf(call, request.caller, identityPoolId, request.region) ?? foreign(world, developerProviderName)
  if (obstacle) return call.refuse(obstacle)
  const identity = identityIn(state, identityId)
  if (identity === null) return call.refuseInOwnWords(refusals.identityNotFound(identityId))
  const login = developerLogin(world, developerUserIdentifier)
  if (!owns(identity, login)) {
    const because = 'This user does not belong to this identity.'
    return call.refuseInOwnWords(refusals.loginBelongsToAnother(because))
  }
  const logins = identity.logins.filter((one) => !(one.isDeveloper && one.userId === login.userId))
  return call.succeed({}, withIdentities(state, [{ ...identity, logins }]))
}

function developerLogin({ pool }: FederationWorld, userId: string): LinkedLogin {
  return { providerName: pool.developerProviderName ?? '', userId, isDeveloper: true }
}

function obstacleOf(
  call: PoolCall,
  caller: Caller | null,
  poolId: string,
  region: string | undefined,
): ServiceError | null {
  return caller === null ? MISSING_SIGNATURE : call.obstacle(poolId, region)
}

function foreign({ pool }: FederationWorld, name: string): ServiceError | null {
  return name === pool.developerProviderName
    ? null
    : refusals.notTheDeveloperProvider(`The identity pool does not have the developer provider ${name}.`)
}

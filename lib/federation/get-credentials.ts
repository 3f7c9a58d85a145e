import { stsEventOf, type TrailEvent } from './cloud-trail'
import { type PoolCall, startPoolCall } from './pool-call'
import { entryOf } from './pool-config'
import { type Logins, type PoolCredentials, type PoolOutcome, toPoolCredentials } from './pool-outcome'
import type { PoolState } from './pool-state'
import { mintOpenIdToken } from './pool-token'
import { isOnByDefault } from './regions'
import { type Resolved, resolveIdentity } from './resolve-identity'
import { type RoleSelection, selectRole } from './select-role'
import { refusals } from './service-error'
import { ENHANCED_SESSION_NAME } from './session'
import { guestScopeDown } from './session-policies'
import { type AssumeRoleOutcome, assumeRoleWithWebIdentity, type TrustedRole } from './sts'
import type { FederationWorld } from './world'

export interface GetCredentialsRequest {
  readonly identityId: string
  readonly logins?: Logins
  readonly customRoleArn?: string
  readonly region?: string
}

type Response = {
  readonly IdentityId: string
  readonly Credentials: PoolCredentials
}

/**
 * Which temporary credentials does an identity get? `GetCredentialsForIdentity`, the enhanced flow.
 *
 * The pool checks the logins, selects the role by its configuration, vouches for the identity to STS with a
 * token of its own and, for guests, narrows the session. Whatever STS refuses, the app reads the same
 * sentence; `cause` holds what STS said.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
 * @example
 * const outcome = await getCredentialsForIdentity(world, state, { identityId, logins })
 * outcome.ok ? outcome.response.Credentials : outcome.error
 */
export async function getCredentialsForIdentity(
  world: FederationWorld,
  state: PoolState,
  { identityId, logins = {}, customRoleArn, region }: GetCredentialsRequest,
): Promise<PoolOutcome<Response>> {
  const { pool, place, now, tokens } = world
  const call = startPoolCall(world, state, 'GetCredentialsForIdentity', { logins, identityId, customRoleArn })
  const obstacle = call.obstacle(null, region)
  if (obstacle) return call.refuse(obstacle)
  const resolved = await resolveIdentity(call, state, identityId, logins, 'GetCredentialsForIdentity')
  if (!resolved.ok) return resolved.error
  const { identity, amr, tags, checked } = resolved.value

  const selection = selectForIdentity(call, resolved.value, customRoleArn ?? null)
  call.note({ selection })
  call.assume(selection.assumptions)
  if (!selection.ok) return call.refuse(selection.error)
  if (selection.roleArn === null) {
    const who = identity.isAuthenticated ? 'signed-in identities' : 'guests'
    return call.refuse(refusals.invalidConfiguration(`The identity pool has no role for ${who}.`))
  }
  const token =
    checked.poolToken ?? (await mintOpenIdToken(pool, place, identity.id, amr, now, tokens, { tags }))
  call.note({ token })
  const known = world.roles.find((role) => role.arn === selection.roleArn)
  const role: TrustedRole = known ?? { arn: selection.roleArn, trust: null }
  const isGuest = !identity.isAuthenticated
  const outcome = assumeRoleWithWebIdentity({
    place,
    role,
    claims: token.payload,
    now,
    via: 'identity-pool',
    ...(isGuest ? { guestScopeDown: guestScopeDown(place.region) } : {}),
    ...(world.rcps ? { rcps: world.rcps } : {}),
  })
  call.note({ assumeRole: outcome })
  call.assume(assumptionsOf(outcome, isGuest, place.region))
  const events = eventsOf(world, outcome, role)
  if (outcome.credentials === null) {
    if (outcome.error === null) return call.refuse(null)
    const because = known
      ? `STS refused the role ${selection.roleArn}: ${outcome.error.because}`
      : `The role ${selection.roleArn} does not exist.`
    return call.refuse(refusals.invalidConfiguration(because), outcome.error, events)
  }
  const response: Response = {
    IdentityId: identity.id,
    Credentials: { ...toPoolCredentials(outcome.credentials) },
  }
  return call.succeed(response, resolved.value.state, events)
}

function selectForIdentity(
  call: PoolCall,
  { identity, checked }: Resolved,
  customRoleArn: string | null,
): RoleSelection {
  const { pool } = call.world
  if (!identity.isAuthenticated) return selectRole(pool, null, {}, customRoleArn)
  const { accepted, poolToken } = checked
  // Users of the app's own backend have no claims to map: they get the pool's role.
  if (poolToken) return selectRole(pool, '', {}, customRoleArn)
  if (accepted.length > 1) call.assume(['mapping-of-several-logins'])
  const login =
    accepted.find((one) => entryOf(pool.roleMappings, one.mappingKey) !== undefined) ?? accepted[0]
  return selectRole(pool, login?.mappingKey ?? '', login?.claims ?? {}, customRoleArn)
}

function assumptionsOf(outcome: AssumeRoleOutcome, isGuest: boolean, region: string): readonly string[] {
  return [
    ...outcome.decision.assumptions,
    ...(outcome.tagSession?.decision.assumptions ?? []),
    ...outcome.assumptions,
    ...(outcome.error === null ? [] : ['order-of-sts-checks']),
    ...(isGuest ? ['managed-guest-policy-version'] : ['no-session-policy-for-authenticated']),
    ...(isOnByDefault(region) ? [] : ['regional-issuer-keys']),
    'enhanced-sts-event',
  ]
}

function eventsOf(
  world: FederationWorld,
  outcome: AssumeRoleOutcome,
  role: TrustedRole,
): readonly TrailEvent[] {
  return stsEventOf(world, {
    outcome,
    role,
    via: 'identity-pool',
    sessionName: ENHANCED_SESSION_NAME,
    durationSeconds: 3_600,
  })
}

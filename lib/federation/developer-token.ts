import { authenticationMethods } from './check-login'
import { checkLogins } from './check-logins'
import { toLinkedLogin } from './get-id'
import { join, linkLogins } from './link-logins'
import { startPoolCall } from './pool-call'
import type { Logins, PoolOutcome } from './pool-outcome'
import { identityIn, type LinkedLogin, ownerOf, owns, type PoolState, withUsedAssertions } from './pool-state'
import { mintOpenIdToken } from './pool-token'
import { tagProblem } from './principal-tags'
import { refusals, type ServiceError } from './service-error'
import type { Caller, FederationWorld } from './world'

export interface DeveloperTokenRequest {
  readonly identityPoolId: string
  readonly identityId?: string
  /** The developer provider with the user's identifier, and tokens of public providers besides. */
  readonly logins: Logins
  readonly principalTags?: Readonly<Record<string, string>>
  /** Seconds, 1 to 86400; left out: 900. */
  readonly tokenDuration?: number
  /** Whose credentials sign the call; null: nobody's. */
  readonly caller: Caller | null
  readonly region?: string
  readonly wishedId?: string
}

const USUAL_SECONDS = 900

/** What AWS answers to a call that nobody signed. */
export const MISSING_SIGNATURE: ServiceError = {
  code: 'MissingAuthenticationTokenException',
  status: 403,
  message: 'Missing Authentication Token',
  because: 'This call has to be signed with AWS credentials: it belongs to a backend, not to an app.',
}

/**
 * Which identity does a user of the app's own backend have, and which token proves it?
 * `GetOpenIdTokenForDeveloperIdentity`.
 *
 * The backend vouches for the user with its AWS credentials. An unknown user gets a new identity, or is
 * linked to the one that the call names.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdTokenForDeveloperIdentity.html
 */
export async function getOpenIdTokenForDeveloperIdentity(
  world: FederationWorld,
  state: PoolState,
  request: DeveloperTokenRequest,
): Promise<PoolOutcome<{ readonly IdentityId: string; readonly Token: string }>> {
  const { pool, place, now, tokens } = world
  const { identityPoolId, identityId, logins, principalTags: tags = {}, caller } = request
  const duration = request.tokenDuration ?? USUAL_SECONDS
  const call = startPoolCall(
    world,
    state,
    'GetOpenIdTokenForDeveloperIdentity',
    { tokenDuration: duration, identityPoolId, identityId, logins },
    caller,
  )
  if (caller === null) return call.refuse(MISSING_SIGNATURE)
  const obstacle = call.obstacle(identityPoolId, request.region)
  if (obstacle) return call.refuse(obstacle)
  const split = splitLogins(world, logins)
  if ('error' in split) return split.own ? call.refuseInOwnWords(split.error) : call.refuse(split.error)
  const problem = tagProblem(Object.entries(tags)) ?? durationProblem(duration)
  if (problem !== null) return call.refuseInOwnWords(refusals.badInput(problem, problem))

  const checked = await checkLogins(world, state, split.publicLogins, 'GetOpenIdTokenForDeveloperIdentity')
  if (!checked.ok) {
    call.assume(checked.error.assumptions)
    return call.refuse(checked.error.error)
  }
  const { accepted } = checked.value
  call.assume(checked.value.assumptions)
  call.note({ logins: accepted })
  const others = accepted.map(toLinkedLogin)
  const linked = linkDeveloper(world, state, split.developer, others, identityId, request.wishedId)
  if (!linked.ok) {
    call.assume(linked.error.assumptions)
    return call.refuse(linked.error.error)
  }
  call.assume(linked.value.assumptions)
  const { identity } = linked.value
  const { providerName, userId } = split.developer
  const own = { amr: [providerName, `${providerName}:${pool.id}:${userId}`] }
  const amr = authenticationMethods(own, ...accepted)
  const token = await mintOpenIdToken(pool, place, identity.id, amr, now, tokens, {
    tags,
    lifetime: duration,
  })
  call.note({ token, linked: linked.value.how })
  const used = accepted.map((login) => login.assertionId)
  const after = withUsedAssertions(linked.value.state, 'GetOpenIdTokenForDeveloperIdentity', used)
  return call.succeed({ IdentityId: identity.id, Token: token.raw }, after)
}

type Split =
  | { readonly developer: LinkedLogin; readonly publicLogins: Logins }
  | { readonly error: ServiceError; readonly own: boolean }

/** The one entry of the developer provider, apart from public ones. */
function splitLogins({ pool }: FederationWorld, logins: Logins): Split {
  const isPublic = (name: string) =>
    name.startsWith('cognito-idp.') ||
    Object.hasOwn(pool.supportedLoginProviders ?? {}, name) ||
    (pool.samlProviderArns ?? []).includes(name) ||
    (pool.openIdConnectProviderArns ?? []).some((arn) => arn.endsWith(`:oidc-provider/${name}`))
  const names = Object.keys(logins)
  const name = names.find((one) => one === pool.developerProviderName) ?? names.find((one) => !isPublic(one))
  if (name === undefined) {
    const because = 'Logins has to name the developer provider and a user of it.'
    return { error: refusals.badInput('Logins has no developer provider.', because), own: true }
  }
  if (name !== pool.developerProviderName) {
    const because =
      pool.developerProviderName === undefined
        ? 'The identity pool has no developer provider.'
        : `The developer provider of the identity pool is ${pool.developerProviderName}, not ${name}.`
    return { error: refusals.notTheDeveloperProvider(because), own: false }
  }
  const userId = logins[name] ?? ''
  if (userId.length < 1 || userId.length > 1024) {
    const because = 'A developer user identifier has 1 to 1,024 characters.'
    return {
      error: refusals.badInput('The developer user identifier has a wrong length.', because),
      own: true,
    }
  }
  const publicLogins = Object.fromEntries(Object.entries(logins).filter(([key]) => key !== name))
  return { developer: { providerName: name, userId, isDeveloper: true }, publicLogins }
}

function linkDeveloper(
  world: FederationWorld,
  state: PoolState,
  developer: LinkedLogin,
  others: readonly LinkedLogin[],
  identityId: string | undefined,
  wishedId: string | undefined,
) {
  if (identityId === undefined) return linkLogins(world, state, [developer, ...others], wishedId)
  const refuse = (error: ServiceError, ...assumptions: readonly string[]) => ({
    ok: false as const,
    error: { error, assumptions },
  })
  const identity = identityIn(state, identityId)
  if (identity === null) return refuse(refusals.identityNotFound(identityId), 'simulated-refusal-text')
  if (identity.isDisabled) {
    return refuse(refusals.identityDisabled(identityId), 'simulated-refusal-text', 'disabled-identity')
  }
  const owner = ownerOf(state, developer)
  if (owner !== null && owner.id !== identityId) {
    const because = `This user already has the identity ${owner.id}.`
    return refuse(refusals.developerUserTaken(because), 'simulated-refusal-text')
  }
  const hasPublic = identity.logins.some((login) => !login.isDeveloper)
  if (owner === null && hasPublic && !others.some((login) => owns(identity, login))) {
    const because = 'The identity has logins of other providers, and the call proves none of them.'
    return refuse(refusals.loginsDoNotMatch(because))
  }
  return join(state, identity, [developer, ...others])
}

function durationProblem(seconds: number): string | null {
  const isGood = Number.isInteger(seconds) && seconds >= 1 && seconds <= 86_400
  return isGood ? null : 'TokenDuration is 1 to 86,400 seconds.'
}

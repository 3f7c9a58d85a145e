import {
  type Caller,
  EMPTY_POOL_STATE,
  ENHANCED_SESSION_NAME,
  getCredentialsForIdentity,
  getId,
  getOpenIdTokenForDeveloperIdentity,
  type IssuedLogin,
  type Logins,
  type PoolOutcome,
  type PoolState,
  type ServiceError,
  type TrailEvent,
  withUsedAssertions,
} from '@/lib/federation'
import { blankStep } from './blank-step'
import { arnOfReference } from './federation-world'
import { callOf, failed, type Journey, type Passage, sessionOf } from './journey'
import {
  nameOf,
  type StsQuestion,
  sayDuration,
  sayRoleSelection,
  stepAssumeRole,
  stepTrustDecision,
} from './steps-of-sts'
import type { Call, Json, Step } from './types'
import { viewToken } from './view-token'

/** The backend of the app, which has AWS credentials of its own. */
export function backendOf({ world }: Journey): Caller {
  const { account } = world.place
  return {
    arn: `arn:aws:sts::${account}:assumed-role/AppBackend/backend`,
    account,
    accessKeyId: 'ASIASIMULATEDBACKEND',
  }
}

/** What the first call to the pool gave: an identity, and what the app hands over with the next one. */
export interface Identified {
  readonly identityId: string
  readonly logins: Logins
  readonly state: PoolState
  readonly calls: readonly Call[]
  readonly events: readonly TrailEvent[]
  readonly assumptions: readonly string[]
}

type IdentifiedOrNot =
  | { readonly ok: true; readonly value: Identified }
  | {
      readonly ok: false
      readonly error: ServiceError | null
      readonly calls: readonly Call[]
      readonly events: readonly TrailEvent[]
      readonly assumptions: readonly string[]
    }

/** The app learns its identity id: by GetId, or through its backend. */
export async function identify(journey: Journey, login: IssuedLogin | null): Promise<IdentifiedOrNot> {
  const { identity, world } = journey
  const wishedId = identity.identityId
  const start = withUsedAssertions(EMPTY_POOL_STATE, 'GetId', [login?.aftermath.usedAssertion ?? null])
  if (login?.kind === 'developer' && identity.kind === 'developer-user') {
    const logins = { [login.loginsKey]: login.value }
    const { principalTags, tokenDuration } = identity
    const request = {
      IdentityPoolId: world.pool.id,
      Logins: logins,
      ...(principalTags ? { PrincipalTags: principalTags } : {}),
      ...(tokenDuration === undefined ? {} : { TokenDuration: tokenDuration }),
    }
    const outcome = await getOpenIdTokenForDeveloperIdentity(world, start, {
      identityPoolId: world.pool.id,
      logins,
      caller: backendOf(journey),
      wishedId,
      ...(principalTags ? { principalTags } : {}),
      ...(tokenDuration === undefined ? {} : { tokenDuration }),
    })
    const call = (response: Call['response']) =>
      callOf('cognito-identity', 'GetOpenIdTokenForDeveloperIdentity', request, response, true)
    if (!outcome.ok) return notIdentified(outcome, call)
    const issuer = outcome.trace.token
      ? String(outcome.trace.token.payload.iss).replace(/^https:\/\//, '')
      : ''
    return {
      ok: true,
      value: {
        identityId: outcome.response.IdentityId,
        logins: { [issuer]: outcome.response.Token },
        state: outcome.state,
        calls: [call({ ok: true, body: outcome.response })],
        events: outcome.events,
        assumptions: outcome.assumptions,
      },
    }
  }
  const logins: Logins = login === null ? {} : { [login.loginsKey]: login.value }
  // Somebody who was a guest first keeps the guest's identity id, and hands the login over with the next call.
  const isUpgrade = identity.kind !== 'guest' && identity.wasGuest === true
  const firstLogins = isUpgrade ? {} : logins
  const request = { IdentityPoolId: world.pool.id, ...loginsOf(firstLogins) }
  const outcome = await getId(world, start, { identityPoolId: world.pool.id, logins: firstLogins, wishedId })
  const call = (response: Call['response']) => callOf('cognito-identity', 'GetId', request, response)
  if (!outcome.ok) return notIdentified(outcome, call)
  return {
    ok: true,
    value: {
      identityId: outcome.response.IdentityId,
      logins,
      state: outcome.state,
      calls: [call({ ok: true, body: outcome.response })],
      events: outcome.events,
      assumptions: outcome.assumptions,
    },
  }
}

function notIdentified(
  outcome: Extract<PoolOutcome<unknown>, { readonly ok: false }>,
  call: (response: Call['response']) => Call,
): IdentifiedOrNot {
  const { error, events, assumptions } = outcome
  return { ok: false, error, calls: error ? [call(failed(error))] : [], events, assumptions }
}

export function loginsOf(logins: Logins): { readonly Logins?: Logins } {
  return Object.keys(logins).length === 0 ? {} : { Logins: logins }
}

/**
 * Steps 2 to 5 of the enhanced flow: the identity pool itself asks STS, for the role that its configuration
 * selects, and hides from the app what STS says.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 */
export async function enhancedFlow(journey: Journey, login: IssuedLogin | null): Promise<Passage> {
  const { design, identity, world } = journey
  const asked = sayExchange(login)
  const identified = await identify(journey, login)
  if (!identified.ok) return refusedAtExchange(asked, identified)
  const { identityId, logins, state, calls, events, assumptions } = identified.value
  const customRoleArn = identity.customRole === undefined ? null : arnOfReference(design, identity.customRole)
  const request = {
    IdentityId: identityId,
    ...loginsOf(logins),
    ...(customRoleArn === null ? {} : { CustomRoleArn: customRoleArn }),
  }
  const outcome = await getCredentialsForIdentity(world, state, {
    identityId,
    logins,
    ...(customRoleArn === null ? {} : { customRoleArn }),
  })
  const allEvents = [...events, ...outcome.events]
  const pending = callOf('cognito-identity', 'GetCredentialsForIdentity', request, null)
  const { trace } = outcome
  const error = outcome.ok ? null : outcome.error
  if (trace.selection === null && error !== null) {
    return refusedAtExchange(asked, {
      error,
      calls: [...calls, { ...pending, response: failed(error) }],
      events: allEvents,
      assumptions: [...assumptions, ...outcome.assumptions],
    })
  }
  const isGuest = trace.logins.length === 0 && login === null
  const second: Step = {
    ...blankStep(2),
    status: 'passed',
    asked,
    answered: `The identity id ${identityId}. The credentials follow in step 5.`,
    decided: sayAcceptance(login),
    calls: [...calls, pending],
    assumptions: [...new Set([...assumptions, ...trace.logins.flatMap((accepted) => accepted.assumptions)])],
  }
  const finish = (steps: readonly Step[], stoppedAt: 3 | 4): Passage => ({
    steps: error
      ? [...steps, ...blanksBetween(steps, 4), stepHidingError(error, identityId)]
      : [...steps, stepUnclearAnswer()],
    session: null,
    stoppedAt,
    events: allEvents,
  })
  const { selection, token, assumeRole } = trace
  if (!selection || token === null || assumeRole === null) {
    return finish([second, stepWithoutRole(error)], 3)
  }
  const roleArn = assumeRole.request.resource
  const question: StsQuestion = {
    roleArn,
    sessionName: ENHANCED_SESSION_NAME,
    durationSeconds: 3_600,
    via: 'identity-pool',
    isGuest,
  }
  const why = sayRoleSelection(selection, nameOf(roleArn), isGuest)
  const view = await viewToken(token, world.tokens, 'identityPool')
  const third = stepAssumeRole(journey, question, view, why, [
    ...(isGuest ? [] : ['amr-third-element']),
    ...selection.assumptions,
  ])
  const fourth = stepTrustDecision(journey, question, assumeRole, outcome.ok ? null : outcome.cause)
  if (!outcome.ok) return finish([second, third, fourth], 4)
  return {
    steps: [second, third, fourth, stepCredentials(outcome.response, identityId)],
    session: sessionOf(journey, assumeRole, isGuest),
    stoppedAt: null,
    events: allEvents,
  }
}

/** Steps that were not reached, up to the given one. */
function blanksBetween(steps: readonly Step[], last: 3 | 4): readonly Step[] {
  const reached = steps.at(-1)?.number ?? 2
  return ([3, 4] as const).filter((number) => number > reached && number <= last).map(blankStep)
}

/** Step 2, refused: nothing after it is reached. */
export function refusedAtExchange(
  asked: string,
  refusal: Pick<
    Extract<IdentifiedOrNot, { readonly ok: false }>,
    'error' | 'calls' | 'events' | 'assumptions'
  >,
): Passage {
  const { error, calls, events, assumptions } = refusal
  const second: Step = {
    ...blankStep(2),
    status: error === null ? 'undetermined' : 'refused',
    asked,
    answered: error === null ? 'It cannot be told.' : `${error.code}: ${error.message}`,
    decided: error?.because ?? null,
    calls,
    assumptions: [...new Set(assumptions)],
  }
  return { steps: [second, blankStep(3), blankStep(4), blankStep(5)], session: null, stoppedAt: 2, events }
}

function sayExchange(login: IssuedLogin | null): string {
  if (login === null) {
    return 'The app asks the identity pool for an identity, and for its credentials, without a login.'
  }
  if (login.kind === 'developer') {
    return 'The app’s backend, which has AWS credentials of its own, asks the identity pool for a token for its user; with that the app asks for credentials.'
  }
  return `The app hands the ${HANDED[login.kind]} to the identity pool and asks for an identity and its credentials.`
}

export const HANDED: Readonly<Record<IssuedLogin['kind'], string>> = {
  jwt: 'ID token',
  opaque: 'access token',
  saml: 'assertion',
  developer: 'user’s name',
}

/** How the pool found the login to be good. */
export function sayAcceptance(login: IssuedLogin | null): string {
  switch (login?.kind) {
    case undefined:
      return 'The identity pool lets guests in.'
    case 'jwt':
      return 'The identity pool checked the token: issuer, signature by the issuer’s published keys, audience and expiry.'
    case 'opaque':
      return 'The identity pool asked the provider whether the token is good, and for which app.'
    case 'saml':
      return 'The identity pool checked the assertion: signature, audience, validity, and that it was not used before.'
    default:
      return 'The identity pool trusts the backend, whose AWS credentials sign the call, and asks nothing about its user.'
  }
}

function stepWithoutRole(error: ServiceError | null): Step {
  return {
    ...blankStep(3),
    status: error === null ? 'undetermined' : 'refused',
    asked: 'Nothing: the identity pool has no role to ask STS for.',
    answered: 'STS was not called.',
    decided: error?.because ?? null,
  }
}

function stepCredentials(
  response: { readonly IdentityId: string; readonly Credentials: Json & { readonly AccessKeyId: string } },
  identityId: string,
): Step {
  return {
    ...blankStep(5),
    status: 'passed',
    asked: 'The identity pool answers the call of step 2.',
    answered: `The identity id and credentials: access key ${response.Credentials.AccessKeyId}, for ${sayDuration(3_600)}.`,
    calls: [
      callOf(
        'cognito-identity',
        'GetCredentialsForIdentity',
        { IdentityId: identityId },
        { ok: true, body: response },
      ),
    ],
  }
}

function stepHidingError(error: ServiceError, identityId: string): Step {
  return {
    ...blankStep(5),
    status: 'refused',
    asked: 'The identity pool answers the call of step 2.',
    answered: `${error.code}: ${error.message}`,
    decided: error.because,
    calls: [
      callOf('cognito-identity', 'GetCredentialsForIdentity', { IdentityId: identityId }, failed(error)),
    ],
  }
}

function stepUnclearAnswer(): Step {
  return {
    ...blankStep(5),
    status: 'undetermined',
    asked: 'The identity pool answers the call of step 2.',
    answered: 'It cannot be told whether the app gets credentials.',
    decided:
      'Whether STS accepts cannot be told, because the trust policy holds something that is not understood.',
  }
}

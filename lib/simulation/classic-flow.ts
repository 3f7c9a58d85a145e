import type { Identity } from '@/lib/design'
import {
  callAssumeRoleWithWebIdentity,
  decodeToken,
  getOpenIdToken,
  type IssuedLogin,
} from '@/lib/federation'
import { blankStep } from './blank-step'
import { HANDED, identify, loginsOf, refusedAtExchange, sayAcceptance } from './enhanced-flow'
import { arnOfReference } from './federation-world'
import { callOf, failed, type Journey, type Passage, sessionOf } from './journey'
import { nameOf, type StsQuestion, sayDuration, stepAssumeRole, stepTrustDecision } from './steps-of-sts'
import type { Step } from './types'
import { viewToken } from './view-token'

/**
 * Steps 2 to 5 of the classic flow: the identity pool gives the app a token, and with it the app asks STS
 * itself, for whatever role its trust policy lets it have.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 */
export async function classicFlow(
  journey: Journey,
  login: IssuedLogin | null,
  classic: NonNullable<Identity['classic']>,
): Promise<Passage> {
  const { design, world } = journey
  const what = login === null ? 'without a login' : `with the ${HANDED[login.kind]}`
  const asked =
    login?.kind === 'developer'
      ? 'The app’s backend, which has AWS credentials of its own, asks the identity pool for a token for its user.'
      : `The app asks the identity pool ${what} for an identity and for a token that vouches for it.`
  const identified = await identify(journey, login)
  if (!identified.ok) return refusedAtExchange(asked, identified)
  const { identityId, logins, state, calls, events, assumptions } = identified.value

  // A backend already has the pool's token for its user.
  const own = login?.kind === 'developer' ? Object.values(logins)[0] : undefined
  const outcome = own === undefined ? await getOpenIdToken(world, state, { identityId, logins }) : null
  const request = { IdentityId: identityId, ...loginsOf(logins) }
  const allEvents = [...events, ...(outcome?.events ?? [])]
  if (outcome && !outcome.ok) {
    const call = callOf(
      'cognito-identity',
      'GetOpenIdToken',
      request,
      outcome.error ? failed(outcome.error) : null,
    )
    return refusedAtExchange(asked, {
      error: outcome.error,
      calls: [...calls, call],
      events: allEvents,
      assumptions: [...assumptions, ...outcome.assumptions],
    })
  }
  const raw = own ?? (outcome?.ok ? outcome.response.Token : '')
  const second: Step = {
    ...blankStep(2),
    status: 'passed',
    asked,
    answered: `The identity id ${identityId}, and a token of the identity pool that vouches for it.`,
    decided: sayAcceptance(login),
    calls: [
      ...calls,
      ...(outcome?.ok
        ? [
            callOf('cognito-identity', 'GetOpenIdToken', request, {
              ok: true as const,
              body: outcome.response,
            }),
          ]
        : []),
    ],
    assumptions: [...new Set([...assumptions, ...(outcome?.assumptions ?? [])])],
  }

  const question: StsQuestion = {
    roleArn: arnOfReference(design, classic.role),
    sessionName: classic.sessionName ?? 'app',
    durationSeconds: classic.durationSeconds ?? 3_600,
    via: 'app',
    isGuest: login === null,
    policy: classic.policy,
    policyArns: classic.policyArns,
  }
  const answer = await callAssumeRoleWithWebIdentity(world, {
    roleArn: question.roleArn,
    roleSessionName: question.sessionName,
    webIdentityToken: raw,
    ...(classic.durationSeconds === undefined ? {} : { durationSeconds: classic.durationSeconds }),
    ...(classic.policy === undefined ? {} : { policy: classic.policy }),
    ...(classic.policyArns === undefined ? {} : { policyArns: classic.policyArns }),
  })
  const decoded = decodeToken(raw)
  const view = await viewToken({ raw, header: {}, payload: {}, ...decoded }, world.tokens, 'identityPool')
  const why = `In the classic flow the app itself names the role: ${nameOf(question.roleArn)}.`
  const third = stepAssumeRole(journey, question, view, why, login === null ? [] : ['amr-third-element'])
  const journeyEvents = [...allEvents, ...answer.events]
  const { outcome: decided } = answer
  if (decided === null) {
    const fourth: Step = {
      ...blankStep(4),
      to: 'app',
      status: 'refused',
      asked: 'STS checks the token before it looks at the role.',
      answered: answer.error ? `${answer.error.code}: ${answer.error.message}` : 'It cannot be told.',
      decided: answer.error?.because ?? null,
      calls: answer.error
        ? [callOf('sts', 'AssumeRoleWithWebIdentity', { RoleArn: question.roleArn }, failed(answer.error))]
        : [],
      assumptions: answer.assumptions,
    }
    return {
      steps: [second, third, fourth, blankStep(5)],
      session: null,
      stoppedAt: 4,
      events: journeyEvents,
    }
  }
  const fourth = stepTrustDecision(journey, question, decided, answer.error)
  const session = answer.ok ? sessionOf(journey, decided, false) : null
  if (session === null) {
    const fifth: Step =
      fourth.status === 'undetermined'
        ? { ...blankStep(5), from: 'sts', status: 'undetermined' }
        : blankStep(5)
    return { steps: [second, third, fourth, fifth], session: null, stoppedAt: 4, events: journeyEvents }
  }
  const fifth: Step = {
    ...blankStep(5),
    from: 'sts',
    status: 'passed',
    asked: 'Nothing more: STS answered the app itself.',
    answered: `The app holds the credentials: access key ${session.accessKeyId}, for ${sayDuration(question.durationSeconds)}.`,
  }
  return { steps: [second, third, fourth, fifth], session, stoppedAt: null, events: journeyEvents }
}

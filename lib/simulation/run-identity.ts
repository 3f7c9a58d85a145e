import { type Design, type Identity, trustPolicyId } from '@/lib/design'
import {
  type AcceptedLogin,
  type AssumeRoleOutcome,
  assumeRoleWithWebIdentity,
  authenticationMethods,
  type Credentials,
  checkLogin,
  ENHANCED_SESSION_NAME,
  issueIdToken,
  mintOpenIdToken,
  refusals,
  roleArn,
  type ServiceError,
  type SignedToken,
  sessionArn,
  type TokenService,
  userPoolProviderName,
  type WebIdentitySession,
} from '@/lib/federation'
import { explain, summarize } from '@/lib/iam'
import type { CompiledDesign } from './compile-design'
import { placeOf } from './place-of'
import type { Call, IdentityRun, Json, Session, Step, StepNumber, TokenView } from './types'

/** What every step needs to know. */
interface Journey {
  readonly design: Design
  readonly identity: Identity
  readonly compiled: CompiledDesign
  readonly tokens: TokenService
  /** Seconds since 1970. */
  readonly now: number
}

/**
 * Steps 1 to 5 for one identity: from signing in to temporary credentials, or to the step that refuses.
 *
 * Steps after a refusal are there too, as not reached, so that a screen can always show six.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 */
export async function runIdentity(
  design: Design,
  identity: Identity,
  compiled: CompiledDesign,
  tokens: TokenService,
): Promise<IdentityRun> {
  const journey: Journey = {
    design,
    identity,
    compiled,
    tokens,
    now: Math.floor(Date.parse(design.now) / 1000),
  }
  const { identityPool } = design

  const idToken = await signIn(journey)
  const first = await stepSignIn(journey, idToken)
  const exchange = await exchangeToken(journey, idToken)
  if (!exchange.ok) return stopped(journey, [first, exchange.step], 2, null)

  const roleName = identityPool.roles[exchange.login === null ? 'unauthenticated' : 'authenticated']
  const role = design.roles.find((candidate) => candidate.name === roleName)
  if (!role) {
    const error = refusals.invalidConfiguration(
      roleName === null
        ? `The identity pool has no role for ${identity.kind === 'guest' ? 'guests' : 'signed-in identities'}.`
        : `The identity pool names the role ${roleName}, and there is no such role.`,
    )
    return stopped(journey, [first, exchange.step, stepWithoutRole(error)], 3, error)
  }

  const { account, region } = design
  const place = { account, region }
  const amr = authenticationMethods(exchange.login)
  const poolToken = await mintOpenIdToken(identityPool, place, identity.identityId, amr, journey.now, tokens)
  const trust = compiled.policies.get(trustPolicyId(role.name))
  if (!trust) return stopped(journey, [first, exchange.step], 3, null)
  const outcome = assumeRoleWithWebIdentity({
    place,
    role: { arn: roleArn(account, role), trust },
    claims: poolToken.payload,
    now: journey.now,
  })
  const vouching = await viewToken(poolToken, tokens, 'identityPool')
  const third = stepAssumeRole(journey, role.name, outcome, vouching, exchange.login)
  const fourth = stepTrustDecision(outcome, journey)
  if (outcome.credentials === null || outcome.session === null) {
    if (outcome.decision.kind === 'undetermined') {
      return stopped(journey, [first, exchange.step, third, fourth, stepUnclearAnswer()], 4, null)
    }
    const error = refusals.invalidConfiguration(
      'STS refused: the trust policy of the role does not let this identity in. Cognito hides which condition failed.',
    )
    return stopped(journey, [first, exchange.step, third, fourth], 4, error)
  }
  const session = sessionOf(outcome.session, role.name, exchange.login)
  const fifth = stepCredentials(journey, outcome.credentials)
  return {
    identityId: identity.id,
    steps: [first, exchange.step, third, fourth, fifth],
    session,
    stoppedAt: null,
  }
}

/** For people: who talks to whom, in the present tense, and what about. */
const TITLES: Readonly<Record<StepNumber, Pick<Step, 'title' | 'from' | 'to'>>> = {
  1: { title: 'Sign in and obtain a token', from: 'app', to: 'identity-provider' },
  2: { title: 'Exchange the token', from: 'app', to: 'identity-pool' },
  3: { title: 'Ask STS for the role', from: 'identity-pool', to: 'sts' },
  4: { title: 'Trust policy decides', from: 'sts', to: 'identity-pool' },
  5: { title: 'Credentials for the app', from: 'identity-pool', to: 'app' },
  6: { title: 'Call the AWS service', from: 'app', to: 'service' },
}

/** A step with nothing in it but its place in the order. */
export function blankStep(number: StepNumber): Step {
  return {
    number,
    ...TITLES[number],
    status: 'not-reached',
    asked: 'Nothing: an earlier step ended the journey.',
    answered: 'Nothing.',
    decided: null,
    decidedBy: null,
    calls: [],
    token: null,
    assumptions: [],
  }
}

async function signIn({ design, identity, tokens, now }: Journey): Promise<SignedToken | null> {
  if (identity.kind === 'guest') return null
  const pool = design.providers.find((provider) => provider.id === identity.userPool)
  const { username, sub, email } = identity
  return pool ? issueIdToken(pool, { username, sub, email }, now, tokens) : null
}

async function stepSignIn({ design, identity, tokens }: Journey, token: SignedToken | null): Promise<Step> {
  const step = blankStep(1)
  if (identity.kind === 'guest') {
    return {
      ...step,
      status: 'skipped',
      asked: 'Nothing: a guest signs in nowhere.',
      answered: 'No token. The identity pool will be asked without a login.',
    }
  }
  const pool = design.providers.find((provider) => provider.id === identity.userPool)
  if (!pool || !token) return { ...step, asked: `There is no user pool ${identity.userPool}.` }
  const call: Call = {
    service: 'cognito-idp',
    operation: 'InitiateAuth',
    signed: false,
    request: {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: pool.clientId,
      AuthParameters: { USERNAME: identity.username, PASSWORD: '(not shown)' },
    },
    response: {
      ok: true,
      body: { AuthenticationResult: { IdToken: token.raw, TokenType: 'Bearer', ExpiresIn: 3600 } },
    },
  }
  return {
    ...step,
    status: 'passed',
    asked: `The app signs ${identity.name} in to the user pool “${pool.name}”.`,
    answered: 'An ID token: a signed statement of who this is and for which app.',
    decided: 'The user pool checked the password. Policies play no part yet.',
    calls: [call],
    token: await viewToken(token, tokens, 'userPool'),
  }
}

type Exchange =
  | { readonly ok: true; readonly step: Step; readonly login: AcceptedLogin | null }
  | { readonly ok: false; readonly step: Step }

async function exchangeToken(journey: Journey, token: SignedToken | null): Promise<Exchange> {
  const { design, identity, tokens, now } = journey
  const { identityPool } = design
  const providerName = identity.kind === 'guest' ? null : userPoolProviderName(identity.userPool)
  const logins = providerName === null || token === null ? {} : { [providerName]: token.raw }
  const withLogins = Object.keys(logins).length === 0 ? {} : { Logins: logins }
  const getId = (response: Call['response']): Call => ({
    service: 'cognito-identity',
    operation: 'GetId',
    signed: false,
    request: { IdentityPoolId: identityPool.id, ...withLogins },
    response,
  })
  const asked =
    identity.kind === 'guest'
      ? 'The app asks the identity pool for an identity, and for its credentials, without a login.'
      : 'The app hands the ID token to the identity pool and asks for an identity and its credentials.'
  const refuse = (error: ServiceError, assumptions: readonly string[] = []): Exchange => ({
    ok: false,
    step: {
      ...blankStep(2),
      status: 'refused',
      asked,
      answered: `${error.code}: ${error.message}`,
      decided: error.because,
      calls: [getId({ ok: false, error })],
      assumptions,
    },
  })

  let login: AcceptedLogin | null = null
  if (providerName === null || token === null) {
    if (!identityPool.allowUnauthenticatedIdentities) return refuse(refusals.guestsNotAllowed())
  } else {
    const { roles: _names, ...pool } = identityPool
    const place = { account: design.account, region: design.region }
    const world = { place, pool, providers: [], tokens, now }
    const check = await checkLogin(world, { providerName, token: token.raw })
    if (!check.ok) return refuse(check.error, check.assumptions)
    login = check.login
  }
  const getCredentials: Call = {
    service: 'cognito-identity',
    operation: 'GetCredentialsForIdentity',
    signed: false,
    request: { IdentityId: identity.identityId, ...withLogins },
    response: null,
  }
  return {
    ok: true,
    login,
    step: {
      ...blankStep(2),
      status: 'passed',
      asked,
      answered: `The identity id ${identity.identityId}. The credentials follow in step 5.`,
      decided:
        login === null
          ? 'The identity pool lets guests in.'
          : 'The identity pool checked the token: issuer, signature by the issuer’s published keys, audience and expiry.',
      calls: [getId({ ok: true, body: { IdentityId: identity.identityId } }), getCredentials],
      assumptions: login?.assumptions ?? [],
    },
  }
}

function stepWithoutRole(error: ServiceError): Step {
  return {
    ...blankStep(3),
    status: 'refused',
    asked: 'Nothing: the identity pool has no role to ask STS for.',
    answered: 'STS was not called.',
    decided: error.because,
  }
}

function stepAssumeRole(
  { design, identity }: Journey,
  roleName: string,
  outcome: AssumeRoleOutcome,
  token: TokenView,
  login: AcceptedLogin | null,
): Step {
  const call: Call = {
    service: 'sts',
    operation: 'AssumeRoleWithWebIdentity',
    signed: false,
    request: {
      RoleArn: outcome.request.resource,
      RoleSessionName: ENHANCED_SESSION_NAME,
      WebIdentityToken: token.raw,
      DurationSeconds: 3600,
      ...(login === null
        ? {
            Policy: '(the guest session policy of identity pools)',
            PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AmazonCognitoUnAuthedIdentitiesSessionPolicy' }],
          }
        : {}),
    },
    response: null,
  }
  const kind = login === null ? 'guests' : 'signed-in identities'
  return {
    ...blankStep(3),
    status: 'passed',
    asked: `The identity pool “${design.identityPool.name}” asks STS for the role ${roleName}, with a token of its own that vouches for ${identity.name}.`,
    answered: 'The answer of STS is step 4.',
    decided: `The identity pool's configuration names ${roleName} as the role for ${kind}.`,
    calls: [call],
    token,
    assumptions: login === null ? [] : ['amr-third-element'],
  }
}

function stepTrustDecision(
  { policies, request, decision, credentials }: AssumeRoleOutcome,
  journey: Journey,
): Step {
  const explanation = explain(policies, request)
  const base = {
    ...blankStep(4),
    decided: summarize(explanation),
    decidedBy: placeOf(explanation),
    assumptions: decision.assumptions,
  }
  const call = (response: Call['response']): Call => ({
    service: 'sts',
    operation: 'AssumeRoleWithWebIdentity',
    signed: false,
    request: { RoleArn: request.resource },
    response,
  })
  const asked = 'STS compares the claims of the token with the trust policy of the role.'
  if (credentials === null) {
    const error = refusals.assumeRoleDenied(summarize(explanation))
    const isUnclear = decision.kind === 'undetermined'
    return {
      ...base,
      status: isUnclear ? 'undetermined' : 'refused',
      asked,
      answered: isUnclear ? 'It cannot be told what STS answers.' : `${error.code}: ${error.message}`,
      calls: isUnclear ? [] : [call({ ok: false, error })],
    }
  }
  return {
    ...base,
    status: 'passed',
    asked,
    answered: 'Temporary credentials that are good for one hour.',
    calls: [call({ ok: true, body: stsBody(request.resource, credentials, journey) })],
  }
}

function stsBody(arn: string, credentials: Credentials, { design, identity }: Journey): Json {
  return {
    SubjectFromWebIdentityToken: identity.identityId,
    Audience: design.identityPool.id,
    Provider: 'cognito-identity.amazonaws.com',
    AssumedRoleUser: {
      // The role's path is not part of a session's ARN.
      Arn: sessionArn(design.account, arn.slice(arn.lastIndexOf('/') + 1), ENHANCED_SESSION_NAME),
    },
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: new Date(credentials.expiration * 1000).toISOString(),
    },
  }
}

function stepCredentials({ identity }: Journey, credentials: Credentials): Step {
  const call: Call = {
    service: 'cognito-identity',
    operation: 'GetCredentialsForIdentity',
    signed: false,
    request: { IdentityId: identity.identityId },
    response: {
      ok: true,
      body: {
        IdentityId: identity.identityId,
        Credentials: {
          AccessKeyId: credentials.accessKeyId,
          SecretKey: credentials.secretAccessKey,
          SessionToken: credentials.sessionToken,
          Expiration: credentials.expiration,
        },
      },
    },
  }
  return {
    ...blankStep(5),
    status: 'passed',
    asked: 'The identity pool answers the call of step 2.',
    answered: `The identity id and credentials: access key ${credentials.accessKeyId}, for one hour.`,
    calls: [call],
  }
}

/** What is left after a refusal: the app sees the pool's error in step 5, and the rest is not reached. */
function stopped(
  { identity }: Journey,
  steps: readonly Step[],
  stoppedAt: StepNumber,
  error: ServiceError | null,
): IdentityRun {
  const all = [...steps]
  for (let number = steps.length + 1; number <= 5; number++) {
    const blank = blankStep(number as StepNumber)
    all.push(number === 5 && error !== null ? stepHidingError(blank, error, identity) : blank)
  }
  return { identityId: identity.id, steps: all, session: null, stoppedAt }
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

function stepHidingError(blank: Step, error: ServiceError, identity: Identity): Step {
  return {
    ...blank,
    status: 'refused',
    asked: 'The identity pool answers the call of step 2.',
    answered: `${error.code}: ${error.message}`,
    decided: error.because,
    calls: [
      {
        service: 'cognito-identity',
        operation: 'GetCredentialsForIdentity',
        signed: false,
        request: { IdentityId: identity.identityId },
        response: { ok: false, error },
      },
    ],
  }
}

function sessionOf(session: WebIdentitySession, roleName: string, login: AcceptedLogin | null): Session {
  return {
    roleName,
    roleArn: session.roleArn,
    sessionArn: session.sessionArn,
    issuedAt: new Date(session.issuedAt * 1000).toISOString(),
    expiresAt: new Date(session.expiresAt * 1000).toISOString(),
    isGuestScopedDown: login === null,
    context: session.context,
  }
}

async function viewToken(
  token: SignedToken,
  tokens: TokenService,
  issuer: 'userPool' | 'identityPool',
): Promise<TokenView> {
  const state = await tokens.verify(token.raw, issuer)
  return {
    raw: token.raw,
    header: token.header,
    payload: token.payload as TokenView['payload'],
    signature: state === 'verified' ? 'verified' : state === 'wrong' ? 'not-verified' : 'not-checked',
  }
}

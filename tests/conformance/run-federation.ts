import { expect } from 'vitest'
import {
  type AssumeRoleInput,
  assumeRoleWithWebIdentity,
  callAssumeRoleWithWebIdentity,
  checkPoolConfig,
  decodeToken,
  EMPTY_POOL_STATE,
  FEDERATION_ASSUMPTIONS,
  type FederationWorld,
  getCredentialsForIdentity,
  getId,
  getOpenIdToken,
  getOpenIdTokenForDeveloperIdentity,
  lookupDeveloperIdentity,
  mergeDeveloperIdentities,
  type PoolOutcome,
  type PoolState,
  principalOf,
  type ServiceError,
  SIMULATED_TEXT,
  type TokenPayload,
  type TrailEvent,
  unlinkDeveloperIdentity,
  unlinkIdentity,
  type WebIdentitySession,
  withUsedAssertions,
} from '@/lib/federation'
import { authorize, createRequestContext, IAM_ASSUMPTIONS } from '@/lib/iam'
import type { ConformanceCase, PolicyText } from './case-format'
import type { AnswerExpectation, CallInput, LoginInput, SessionExpectation } from './federation-format'
import { type CaseWorld, createCaseWorld, toRole } from './federation-world'
import { textOf } from './read-cases'

const EXPLAINED: ReadonlySet<string> = new Set([
  ...Object.keys(FEDERATION_ASSUMPTIONS),
  ...Object.keys(IAM_ASSUMPTIONS),
])
const CALLER = {
  arn: 'arn:aws:sts::111122223333:assumed-role/Backend/app',
  account: '111122223333',
  accessKeyId: 'ASIASIMULATEDBACKEND',
}

export async function runLogin({ world, signIn, login: expected }: ConformanceCase): Promise<void> {
  const login = (await createCaseWorld(world)).logins.get(signIn ?? '')
  expect(login?.loginsKey).toBe(expected?.key)
  expect(login?.kind).toBe(expected?.kind)
  for (const [name, value] of Object.entries(expected?.claims ?? {})) {
    expect(login?.claims[name] ?? null, name).toEqual(value)
  }
  if (expected?.startsWith) expect(login?.value.startsWith(expected.startsWith)).toBe(true)
  if (expected?.alg) expect(decodeToken(login?.value ?? '')?.header.alg).toBe(expected.alg)
  if (expected?.preferredGroup !== undefined) {
    expect(login?.view.preferredGroup).toBe(expected.preferredGroup)
  }
  if (expected?.tiedGroups) expect(login?.view.tiedGroups).toEqual(expected.tiedGroups)
}

export async function runConfig({ world, config }: ConformanceCase): Promise<void> {
  const found = checkPoolConfig((await createCaseWorld(world)).world.pool)
  expect(found.map(({ code, path }) => ({ code, path }))).toEqual(
    (config ?? []).map(({ code, path }) => ({ code, path })),
  )
  for (const [index, { message }] of (config ?? []).entries()) {
    if (message !== undefined) expect(found[index]?.message).toBe(message)
  }
}

/** What one call brought, in a form that all operations share. */
interface Answer {
  readonly error: ServiceError | null
  readonly cause: ServiceError | null
  readonly identityId: string | null
  readonly token: string | null
  readonly response: object | null
  readonly session: WebIdentitySession | null
  readonly outcome: PoolOutcome<object> | null
  readonly events: readonly TrailEvent[]
  readonly assumptions: readonly string[]
  readonly now: number
}

export async function runPool({ world: input, calls, pool: expected }: ConformanceCase): Promise<void> {
  const caseWorld = await createCaseWorld(input)
  expect(calls?.length, 'an expectation for each call').toBe(expected?.length)
  const answers: Answer[] = []
  let state = usedUp(caseWorld)
  for (const [index, call] of (calls ?? []).entries()) {
    const world = { ...caseWorld.world, now: caseWorld.world.now + (call.after ?? 0) }
    const answer = await make(world, caseWorld, state, call, answers)
    state = answer.outcome?.state ?? state
    expectAnswer(answer, expected?.[index] ?? {}, answers, `call ${index + 1}`)
    answers.push(answer)
  }
}

/** Assertions of sign-ins that say `replayed` were used for every operation. */
function usedUp({ logins }: CaseWorld): PoolState {
  const ids = [...logins.values()].map((login) => login.aftermath.usedAssertion)
  return ['GetId', 'GetCredentialsForIdentity'].reduce(
    (state, operation) => withUsedAssertions(state, operation, ids),
    EMPTY_POOL_STATE,
  )
}

async function make(
  world: FederationWorld,
  { logins }: CaseWorld,
  state: PoolState,
  call: CallInput,
  before: readonly Answer[],
): Promise<Answer> {
  const { operation, poolId, identity, after: _after, unsigned, logins: named, token, ...rest } = call
  const identityId = typeof identity === 'number' ? (before[identity - 1]?.identityId ?? '') : identity
  const request = {
    ...rest,
    identityPoolId: poolId ?? world.pool.id,
    caller: unsigned ? null : CALLER,
    ...(identityId === undefined ? {} : { identityId }),
    ...(named === undefined ? {} : { logins: loginsOf(named, logins, before) }),
  } as never
  if (operation === 'AssumeRoleWithWebIdentity') {
    const webIdentityToken =
      typeof token === 'number'
        ? (before[token - 1]?.token ?? '')
        : (logins.get(token ?? '')?.value ?? token ?? '')
    const policy = call.policy === undefined ? {} : { policy: textOf(call.policy) }
    const asked = { roleSessionName: 'app', ...rest, ...policy, webIdentityToken }
    const answer = await callAssumeRoleWithWebIdentity(world, asked as never)
    const session = answer.outcome?.session ?? null
    return { ...answer, ...NOTHING, response: answer.response, session, now: world.now }
  }
  const run = OPERATIONS[operation]
  if (!run) throw new Error(`there is no operation ${operation}`)
  const outcome = await run(world, state, request)
  const response = outcome.ok ? (outcome.response as Record<string, string>) : null
  return {
    error: outcome.ok ? null : outcome.error,
    cause: outcome.ok ? null : outcome.cause,
    identityId: response?.IdentityId ?? null,
    token: response?.Token ?? null,
    response,
    session: outcome.trace.assumeRole?.session ?? null,
    outcome,
    events: outcome.events,
    assumptions: outcome.assumptions,
    now: world.now,
  }
}

const NOTHING = { cause: null, identityId: null, token: null, outcome: null }

const OPERATIONS: Readonly<
  Record<string, (world: FederationWorld, state: PoolState, request: never) => Promise<PoolOutcome<object>>>
> = {
  GetId: getId,
  GetCredentialsForIdentity: getCredentialsForIdentity,
  GetOpenIdToken: getOpenIdToken,
  GetOpenIdTokenForDeveloperIdentity: getOpenIdTokenForDeveloperIdentity,
  LookupDeveloperIdentity: lookupDeveloperIdentity,
  MergeDeveloperIdentities: mergeDeveloperIdentities,
  UnlinkDeveloperIdentity: unlinkDeveloperIdentity,
  UnlinkIdentity: unlinkIdentity,
}

function loginsOf(named: readonly LoginInput[], logins: CaseWorld['logins'], before: readonly Answer[]) {
  return Object.fromEntries(
    named.map((one): [string, string] => {
      if (typeof one === 'string' || 'of' in one) {
        const name = typeof one === 'string' ? one : one.of
        const login = logins.get(name)
        if (!login) throw new Error(`nobody signs in as ${name}`)
        return [typeof one === 'string' ? login.loginsKey : one.key, login.value]
      }
      return [one.key, 'token' in one ? (before[one.token - 1]?.token ?? '') : one.value]
    }),
  )
}

function expectAnswer(
  answer: Answer,
  wanted: AnswerExpectation,
  before: readonly Answer[],
  what: string,
): void {
  const { error, cause, outcome } = answer
  expect(error && `${error.code}: ${error.message}`, what).toBe(
    wanted.error === undefined ? null : `${wanted.error}: ${wanted.message ?? error?.message}`,
  )
  const isInOwnWords = error?.message.includes(SIMULATED_TEXT) === true
  if (isInOwnWords) expect(answer.assumptions).toContain('simulated-refusal-text')
  if (wanted.cause !== undefined) expect(cause && `${cause.code}: ${cause.message}`, what).toBe(wanted.cause)
  if (wanted.because !== undefined) expect(error?.because, what).toContain(wanted.because)
  if (wanted.sameAs !== undefined) {
    const same = before.findIndex((earlier) => earlier.identityId === answer.identityId) + 1
    expect(answer.identityId, what).not.toBeNull()
    expect(same, `${what} has the identity of call`).toBe(wanted.sameAs)
  }
  const selection = outcome?.trace.selection
  if (wanted.role !== undefined) expect(selection?.ok && selection.roleArn, what).toBe(wanted.role)
  if (wanted.reason !== undefined) expect(selection?.ok && selection.reason, what).toBe(wanted.reason)
  if (wanted.rule !== undefined) expect(selection?.rule, what).toBe(wanted.rule)
  const claims = outcome?.trace.token?.payload
  if (wanted.amr !== undefined) expect(claims?.amr, what).toEqual(wanted.amr)
  if (wanted.tags !== undefined) expect(answer.session?.tags, what).toEqual(wanted.tags)
  if (wanted.lasts !== undefined) {
    const end = answer.session?.expiresAt ?? Number(claims?.exp)
    expect(end - answer.now, what).toBe(wanted.lasts)
  }
  if (wanted.response !== undefined) expect(answer.response, what).toMatchObject(wanted.response)
  if (wanted.events !== undefined) {
    const events = answer.events.map(({ category, record }) => `${category} ${String(record.eventName)}`)
    expect(events, what).toEqual(wanted.events)
  }
  for (const id of wanted.assumptions ?? []) expect(answer.assumptions, what).toContain(id)
  for (const id of answer.assumptions) expect(EXPLAINED, `${what} rests on`).toContain(id)
  if (wanted.session !== undefined) expectSession(answer.session, wanted.session, what)
}

function expectSession(session: WebIdentitySession | null, wanted: SessionExpectation, what: string): void {
  expect(session, what).not.toBeNull()
  if (wanted.arn !== undefined) expect(session?.sessionArn, what).toBe(wanted.arn)
  for (const [key, value] of Object.entries(wanted.keys ?? {})) {
    expect(session?.context[key] ?? null, `${what} ${key}`).toEqual(value)
  }
  if (wanted.policies !== undefined) {
    expect(session?.sessionPolicies?.map(({ name }) => name) ?? null, what).toEqual(wanted.policies)
  }
  for (const action of wanted.passes ?? []) expect(passes(session, action), action).toBe(true)
  for (const action of wanted.stops ?? []) expect(passes(session, action), action).toBe(false)
}

/** Would the session's policies let this through, if the role allowed everything? */
function passes(session: WebIdentitySession | null, action: string): boolean {
  if (session === null) return false
  if (session.sessionPolicies === null) return true
  const policies = { identity: session.sessionPolicies }
  const principal = principalOf(session)
  const request = { principal, action, resource: '*', context: createRequestContext({}) }
  return authorize(policies, request).kind === 'allow'
}

export async function runAssume({ world: input, role, token, by, assume }: ConformanceCase): Promise<void> {
  const { world } = await createCaseWorld(input)
  const { policy, ...rest } = (by ?? {}) as { policy?: PolicyText }
  const { arn = 'arn:aws:iam::111122223333:role/App', ...given } = role ?? { trust: null }
  const outcome = assumeRoleWithWebIdentity({
    place: world.place,
    now: world.now,
    rcps: world.rcps ?? null,
    managedPolicies: world.managedPolicies ?? {},
    role: toRole(arn, given),
    claims: (token?.claims ?? {}) as TokenPayload,
    ...(token?.provider === undefined ? {} : { provider: token.provider }),
    ...(policy === undefined ? {} : { policy: textOf(policy) }),
    ...(rest as Partial<AssumeRoleInput>),
  })
  const checks = [outcome, ...(outcome.tagSession ? [outcome.tagSession] : [])]
  const assumptions = [...outcome.assumptions, ...checks.flatMap(({ decision }) => decision.assumptions)]
  const answer: Answer = { ...outcome, ...NOTHING, response: null, events: [], assumptions, now: world.now }
  expectAnswer(answer, assume ?? {}, [], 'STS')
  expect(outcome.credentials === null).toBe(assume?.error !== undefined)
}

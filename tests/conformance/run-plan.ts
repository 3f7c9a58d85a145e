import { expect } from 'vitest'
import {
  authorize,
  type CompiledPolicy,
  type ContextKeys,
  compilePolicy,
  createRequestContext,
  parsePolicy,
  parsePrincipal,
  refusalMessage,
} from '@/lib/iam'
import {
  type AuthorizationCheck,
  allowAll,
  type CheckOutcome,
  type OperationPlan,
  planOperation,
  type ServiceAnswer,
  type ServiceData,
} from '@/lib/services'
import type { AnswerExpectation, CheckExpectation, ConformanceCase } from './case-format'
import { toPolicySet } from './read-cases'

/** Plans the operation of a case, asks its policies if it has any, and looks at what comes of it. */
export function runPlan(one: ConformanceCase): void {
  const { plan: expected, operation, data, caller } = one
  if (!expected || !operation || !data) return
  const before = structuredClone(data)
  const plan = planOperation(operation, data, caller)
  const outcomes = outcomesOf(one, data, plan)
  const found = plan.checks.map((check, index) =>
    describeCheck(check, expected.checks[index], outcomes[index]?.decision),
  )
  expect(found).toEqual(expected.checks.map(wantedCheck))
  expect(plan.guards.map(({ setting }) => setting)).toEqual(expected.guards ?? [])

  let { answer, data: after } = plan.answer(outcomes.map(({ outcome }) => outcome))
  if (expected.answer) expectAnswer(answer, expected.answer)
  if (expected.leaves === 'the same') expect(after).toBe(data)
  for (const next of expected.then ?? []) {
    const later = planOperation(next.operation, after, caller)
    ;({ answer, data: after } = later.answer(allowAll(later)))
    expectAnswer(answer, next.answer)
  }
  expect(data, 'the data that was handed in is changed').toEqual(before)
}

interface Asked {
  readonly outcome: CheckOutcome
  readonly decision: string | undefined
}

/** Without policies every check is allowed; with them they are asked up to the first that refuses all. */
function outcomesOf(one: ConformanceCase, data: ServiceData, plan: OperationPlan): readonly Asked[] {
  if (!one.policies) return allowAll(plan).map((outcome) => ({ outcome, decision: undefined }))
  if (plan.guards.length > 0) return []
  const asked: Asked[] = []
  for (const check of plan.checks) {
    const answer = ask(one, data, check)
    asked.push(answer)
    if (!answer.outcome.isAllowed && check.onRefusal === 'refuse-all') break
  }
  return asked
}

function ask(one: ConformanceCase, data: ServiceData, check: AuthorizationCheck): Asked {
  const { caller } = one
  const parsed = parsePrincipal(caller?.account === null ? '*' : caller?.arn)
  if (!parsed.ok) throw new Error(parsed.error)
  const request = {
    principal: parsed.value,
    action: check.action,
    resource: check.resource,
    resourceAccount: check.resourceAccount,
    context: createRequestContext({ ...one.session, ...check.keys() }),
  }
  const policies = { ...toPolicySet(one.policies ?? {}), resource: policyFor(check, data) }
  const decision = authorize(policies, request)
  if (decision.kind === 'allow') return { outcome: { isAllowed: true }, decision: decision.kind }
  if (decision.kind === 'undetermined' || decision.deniedBy === null) throw new Error('undetermined')
  if (decision.kind === 'implicit-deny' && check.grantedBy !== undefined) {
    return { outcome: { isAllowed: true }, decision: decision.kind }
  }
  const message = refusalMessage(request, decision.kind, decision.deniedBy)
  return { outcome: { isAllowed: false, message }, decision: decision.kind }
}

/** The policy that the data holds for the bucket or table. */
function policyFor({ policyOf }: AuthorizationCheck, data: ServiceData): CompiledPolicy | null {
  if (policyOf?.kind !== 'bucket' && policyOf?.kind !== 'table') return null
  const list = policyOf.kind === 'bucket' ? data.buckets : data.tables
  const text = list.find(({ name }) => name === policyOf.name)?.policy
  const counting = text && policyOf.onlyDenies ? deniesOf(text) : text
  return counting ? compilePolicy(parsePolicy(counting), 'resource', 'resource') : null
}

/** The policy with its denies alone; null when it has none. */
function deniesOf(text: string): string | null {
  const policy = JSON.parse(text) as { Statement: { Effect: string }[] }
  const denies = policy.Statement.filter(({ Effect }) => Effect === 'Deny')
  return denies.length === 0 ? null : JSON.stringify({ ...policy, Statement: denies })
}

/** Only what the case speaks of, and always action, resource, assumption and what a refusal does. */
function describeCheck(
  check: AuthorizationCheck,
  wanted: CheckExpectation | undefined,
  decision: string | undefined,
): object {
  const { action, resource, assumption, onRefusal } = check
  const keys = check.keys()
  const spoken = Object.keys(wanted?.keys ?? {})
  return {
    action,
    resource,
    assumption,
    onRefusal,
    ...(wanted?.resourceAccount === undefined ? {} : { resourceAccount: check.resourceAccount }),
    ...(wanted?.policyOf === undefined ? {} : { policyOf: check.policyOf }),
    ...(wanted?.decision === undefined ? {} : { decision }),
    grantedBy: check.grantedBy,
    keys: Object.fromEntries(spoken.map((name) => [name, shownValue(keys[name], wanted?.keys?.[name])])),
  }
}

/** A value without its assumption, unless the case speaks of it; null when the key is absent. */
function shownValue(stated: ContextKeys[string], wanted: unknown): unknown {
  if (typeof stated !== 'object' || !('assumption' in stated)) return stated ?? null
  const value = stated.value ?? null
  const isSpoken = typeof wanted === 'object' && wanted !== null && 'assumption' in wanted
  return isSpoken ? { value, assumption: stated.assumption } : value
}

function wantedCheck({ keys = {}, ...wanted }: CheckExpectation): object {
  return { onRefusal: 'refuse-all', assumption: undefined, grantedBy: undefined, ...wanted, keys }
}

function expectAnswer(answer: ServiceAnswer, wanted: AnswerExpectation): void {
  const { status, code, message, summary, body, bodyHolds } = wanted
  expect(`${answer.status} ${answer.error?.code ?? 'done'}`).toBe(`${status} ${code ?? 'done'}`)
  if (message !== undefined) expect(answer.error?.message).toBe(message)
  if (summary !== undefined) expect(answer.summary).toBe(summary)
  if (body !== undefined) expect(answer.body).toEqual(body)
  if (bodyHolds !== undefined) expect(answer.body).toContain(bodyHolds)
}

import type { Design, Request } from '@/lib/design'
import {
  authorize,
  type ContextEntry,
  createRequestContext,
  type Explanation,
  explain,
  type RequestContext,
} from '@/lib/iam'
import type { OperationPlan } from '@/lib/services'
import { verdictOf } from './asked-request'
import {
  type AskedCheck,
  askPlan,
  isAllowedByAccident,
  type ReadySession,
  toAuthorizationRequest,
} from './authorize-request'
import { replayOf } from './replay'
import type { Simulation, Verdict } from './types'

/** Another value of a condition key than the request has; null: the request does not carry it. */
export interface KeyChange {
  readonly key: string
  readonly value: string | readonly string[] | null
}

/** How a request would be decided. */
export interface Hypothesis {
  readonly verdict: Verdict
  readonly explanations: readonly Explanation[]
  readonly hasVacuousCondition: boolean
}

/**
 * How would this request be decided if some of its condition keys were others?
 *
 * Neither the design nor the session changes: the credentials and what earlier requests stored are the real ones.
 * Without changes the answer is the real decision. Null when there is no such cell, or no credentials.
 */
export function whatIf(
  design: Design,
  simulation: Simulation,
  identityId: string,
  requestId: string,
  changes: readonly KeyChange[],
): Hypothesis | null {
  let found: Hypothesis | null = null
  walk(design, simulation, identityId, (request, ready, plan) => {
    if (request.id !== requestId) return 'go on'
    const asked = askWith(ready, plan, changes)
    found = {
      verdict: verdictOf(asked, plan),
      explanations: asked.map((one) => explain(one.policies, one.request)),
      hasVacuousCondition: asked.some(isAllowedByAccident),
    }
    return 'stop'
  })
  return found
}

/** A cell that would say something else. */
export interface ShiftedCell {
  readonly identity: string
  readonly request: string
  readonly before: Verdict
  readonly after: Verdict
}

/**
 * Which of these cells would say something else if the condition keys of their requests were others?
 *
 * Each is asked alone: what a request would store then, the others do not find.
 */
export function effectOfKeys(
  design: Design,
  simulation: Simulation,
  cells: { readonly identityId: string } | { readonly requestId: string },
  changes: readonly KeyChange[],
): readonly ShiftedCell[] {
  const people = 'identityId' in cells ? [cells.identityId] : design.identities.map(({ id }) => id)
  const only = 'requestId' in cells ? cells.requestId : null
  const shifted: ShiftedCell[] = []
  for (const identity of people) {
    walk(design, simulation, identity, (request, ready, plan, asked) => {
      if (only !== null && request.id !== only) return 'go on'
      const before = verdictOf(asked(), plan)
      const after = verdictOf(askWith(ready, plan, changes), plan)
      if (before !== after) shifted.push({ identity, request: request.id, before, after })
      return only === null ? 'go on' : 'stop'
    })
  }
  return shifted
}

/** A condition key that could be another. */
export interface RequestKey {
  readonly key: string
  /** What the request carries; null when it does not. */
  readonly value: string | null
  /** Did a statement ask for it? */
  readonly isAsked: boolean
}

/** Keys that people wonder about, whether a policy asks for them or not. */
const COMMON_KEYS = [
  'aws:SourceIp',
  'aws:CurrentTime',
  'aws:SecureTransport',
  'aws:MultiFactorAuthPresent',
] as const

/** Which condition keys could matter to this request? Those that its statements ask for come first. */
export function keysOfRequest(
  design: Design,
  simulation: Simulation,
  identityId: string,
  requestId: string,
): readonly RequestKey[] {
  let found: readonly RequestKey[] = []
  walk(design, simulation, identityId, (request, ready, plan, asked) => {
    if (request.id !== requestId) return 'go on'
    const contexts = plan.checks.map((check) => toAuthorizationRequest(ready.caller, check).context)
    const names = new Set<string>()
    for (const { request, policies } of asked()) {
      const watched = { ...request, context: recording(request.context, names) }
      // First what the decision asked for, then what the statements beside it would ask for.
      authorize(policies, watched)
      explain(policies, watched)
    }
    const tags = Object.keys(ready.caller.session.tags).map((tag) => `aws:PrincipalTag/${tag}`)
    const common = [...COMMON_KEYS, ...(request.service === 's3' ? ['s3:prefix'] : []), ...tags]
    const spelling = new Map(common.map((key) => [key.toLowerCase(), key]))
    found = [...new Set([...names, ...spelling.keys()])].map((name) => {
      const entry = contexts.map((context) => context.get(name)).find((one) => one !== undefined)
      return {
        key: entry?.key ?? spelling.get(name) ?? name,
        value: entry?.values.join(', ') ?? null,
        isAsked: names.has(name),
      }
    })
    return 'stop'
  })
  return found
}

type Visit = (
  request: Request,
  ready: ReadySession,
  plan: OperationPlan,
  /** Its checks as they really are. */
  asked: () => readonly AskedCheck[],
) => 'go on' | 'stop'

/** All requests of an identity in order, each finding what those before it have stored. */
function walk(design: Design, simulation: Simulation, identityId: string, visit: Visit): void {
  const isThere = design.identities.some(({ id }) => id === identityId)
  const run = simulation.runs.find((candidate) => candidate.identityId === identityId)
  const replay = isThere && run ? replayOf(design, run) : null
  if (!replay?.ready) return
  for (const request of design.requests) {
    const plan = replay.find(request.id)?.plan
    if (plan && visit(request, replay.ready, plan, () => replay.checksOf(request.id)) === 'stop') return
  }
}

function askWith(
  ready: ReadySession,
  plan: OperationPlan,
  changes: readonly KeyChange[],
): readonly AskedCheck[] {
  if (changes.length === 0) return askPlan(ready, plan)
  return askPlan(ready, plan, (caller, check) => {
    const request = toAuthorizationRequest(caller, check)
    return { ...request, context: changed(request.context, changes) }
  })
}

/** The keys of a request, some of them others. */
function changed(context: RequestContext, changes: readonly KeyChange[]): RequestContext {
  const others = new Map<string, ContextEntry | undefined>()
  for (const { key, value } of withTwins(changes)) {
    const name = key.toLowerCase()
    // A key of several values stays one.
    const isMultivalued = Array.isArray(value) || context.get(name)?.multivalued === true
    const stated = value === null ? undefined : isMultivalued ? [value].flat() : value
    others.set(name, createRequestContext({ [key]: stated }).get(name))
  }
  return {
    get: (name) => (others.has(name) ? others.get(name) : context.get(name)),
    absentBy: (name) => (others.has(name) ? undefined : context.absentBy?.(name)),
  }
}

/** One moment is told by two keys. */
function withTwins(changes: readonly KeyChange[]): readonly KeyChange[] {
  return changes.flatMap((change) => {
    if (change.key.toLowerCase() !== 'aws:currenttime') return [change]
    const moment = typeof change.value === 'string' ? Date.parse(change.value) : Number.NaN
    const epoch = Number.isNaN(moment) ? null : String(Math.floor(moment / 1000))
    return [change, { key: 'aws:EpochTime', value: epoch }]
  })
}

/** Notes which keys are asked for. */
function recording(context: RequestContext, names: Set<string>): RequestContext {
  return {
    get(name) {
      names.add(name)
      return context.get(name)
    },
    absentBy: (name) => context.absentBy?.(name),
  }
}

import { sameItems } from '@/lib/base/same-items'
import { shareStructure } from '@/lib/base/share-structure'
import type { Request } from '@/lib/design'
import type { OperationPlan, ServiceData } from '@/lib/services'
import {
  type AskedCheck,
  askPlan,
  isAllowedByAccident,
  isPassed,
  outcomeOf,
  planRequest,
  prepareSession,
  type ReadySession,
} from './authorize-request'
import type { CompiledDesign } from './compile-design'
import type { DesignParts } from './design-parts'
import { comparePolicies, type PolicyComparer } from './same-policies'
import type { Cell, IdentityRun, Verdict } from './types'

/** The cells of one identity, with what the next simulation may take over. */
export interface RememberedCells {
  readonly cells: readonly Cell[]
  readonly run: IdentityRun
  readonly people: DesignParts['people']
  /** Null when the identity has no credentials: then nothing was asked. */
  readonly ready: ReadySession | null
  readonly requests: readonly RememberedRequest[]
}

/** A request once planned and asked. */
interface RememberedRequest {
  readonly request: Request
  /** What the services held when it was asked. */
  readonly before: ServiceData
  readonly plan: OperationPlan
  readonly asked: readonly AskedCheck[]
  readonly cell: Cell
  readonly after: ServiceData
}

/**
 * Step 6: which of the design's requests succeed for this identity?
 *
 * What a request leaves behind, the later ones of the same identity find. A request whose circumstances and
 * policies are those of the last time is not asked again.
 *
 * @param last what came of the same identity before the edit, if it is worth knowing
 */
export function cellsOfIdentity(
  { design, data, people }: DesignParts,
  compiled: CompiledDesign,
  run: IdentityRun,
  last: RememberedCells | null,
  comparer: PolicyComparer,
): RememberedCells {
  if (run.session === null) {
    const isSame = last?.run === run && sameItems(last.cells, design.requests, namesRequest)
    const cells = isSame ? last.cells : design.requests.map((request) => blockedCell(run, request))
    return { cells, run, people, ready: null, requests: [] }
  }
  const ready = prepareSession(design, compiled, run.session)
  const known = last?.people === people && last.ready?.session === run.session ? last : null
  const isAsBefore = known?.ready ? comparePolicies(known.ready, ready, comparer) : null
  const find = finderIn(known?.requests ?? [])
  const requests: RememberedRequest[] = []
  const cells: Cell[] = []
  let held = data
  for (const request of design.requests) {
    const found = find(request, requests.length)
    const earlier = found && readsTheSame(request, found.before, held) ? found : null
    const isSettled = earlier !== null && isAsBefore?.(earlier.asked)
    const plan = earlier?.plan ?? planRequest(design, ready, run.identityId, request, held)
    const asked = isSettled ? earlier : askRequest(ready, run.identityId, request, held, plan, earlier)
    const now = found && !earlier ? { ...asked, cell: shareStructure(found.cell, asked.cell) } : asked
    requests.push(now)
    cells.push(now.cell)
    held = leftBy(request, now, held)
  }
  const isSame = last !== null && sameItems(last.cells, cells, Object.is)
  return { cells: isSame ? last.cells : cells, run, people, ready, requests }
}

/** Most requests stand where they stood before; only when one does not, all are looked up. */
function finderIn(requests: readonly RememberedRequest[]) {
  let byRequest: ReadonlyMap<Request, RememberedRequest> | null = null
  return (request: Request, index: number): RememberedRequest | undefined => {
    const there = requests[index]
    if (there?.request === request) return there
    byRequest ??= new Map(requests.map((one) => [one.request, one]))
    return byRequest.get(request)
  }
}

/** Does the request find what it found before? A service reads only what is its own. */
function readsTheSame(request: Request, before: ServiceData, held: ServiceData): boolean {
  if (before === held) return true
  if (before.account !== held.account || before.region !== held.region) return false
  if (request.service === 's3') return before.buckets === held.buckets
  return request.service === 'other' || before.tables === held.tables
}

/** What the services hold after the request, which may have been planned when the others held something else. */
function leftBy(request: Request, { before, after }: RememberedRequest, held: ServiceData): ServiceData {
  if (before === held) return after
  if (before === after) return held
  return request.service === 's3' ? { ...held, buckets: after.buckets } : { ...held, tables: after.tables }
}

function blockedCell({ identityId, steps, stoppedAt }: IdentityRun, request: Request): Cell {
  return {
    identity: identityId,
    request: request.id,
    verdict: steps.some(({ status }) => status === 'undetermined') ? 'undetermined' : 'deny',
    step: stoppedAt ?? 1,
    checks: [],
    answer: null,
    guard: null,
    hasVacuousCondition: false,
    assumptions: steps.flatMap(({ assumptions }) => assumptions),
  }
}

/** @param earlier the same plan as it was asked before the edit */
function askRequest(
  ready: ReadySession,
  identity: string,
  request: Request,
  held: ServiceData,
  plan: OperationPlan,
  earlier: RememberedRequest | null,
): RememberedRequest {
  // A plan answers with the data that it was made for: what that leaves is told from there.
  const before = earlier?.before ?? held
  const asked = askPlan(ready, plan, earlier?.asked)
  const verdict = verdictOf(asked, plan)
  const hasVacuousCondition = asked.some(isAllowedByAccident)
  const assumptions = assumptionsOf(asked, ready)
  if (
    earlier?.cell.verdict === verdict &&
    earlier.cell.hasVacuousCondition === hasVacuousCondition &&
    sameItems(earlier.cell.assumptions, assumptions, Object.is) &&
    sameItems(earlier.asked, asked, sameOutcome)
  ) {
    return { ...earlier, asked }
  }
  const answered = verdict === 'undetermined' ? null : plan.answer(asked.map(outcomeOf))
  const cell: Cell = {
    identity,
    request: request.id,
    verdict,
    step: 6,
    checks: asked.map(({ check, decision }) => ({
      action: check.action,
      resource: check.resource,
      decision: decision.kind,
      deniedBy: decision.deniedBy,
    })),
    answer: answered?.answer ?? null,
    guard: plan.guards[0]?.message ?? null,
    hasVacuousCondition,
    assumptions,
  }
  return { request, before, plan, asked, cell, after: answered?.data ?? before }
}

const sameOutcome = (left: AskedCheck, right: AskedCheck) =>
  left.check === right.check &&
  left.decision.kind === right.decision.kind &&
  left.decision.deniedBy === right.decision.deniedBy

/** A request of which a part is refused does not do what it was asked. */
export function verdictOf(asked: readonly AskedCheck[], { guards, checks }: OperationPlan): Verdict {
  if (guards.length > 0 || checks.length === 0) return 'deny'
  if (asked.some((one) => !isPassed(one) && one.decision.kind !== 'undetermined')) return 'deny'
  return asked.every(isPassed) ? 'allow' : 'undetermined'
}

const NO_ASSUMPTIONS: readonly string[] = []

function assumptionsOf(asked: readonly AskedCheck[], ready: ReadySession): readonly string[] {
  let found: Set<string> | null = null
  const add = (assumption: string) => {
    found ??= new Set()
    found.add(assumption)
  }
  for (const { check, decision } of asked) {
    if (check.assumption) add(check.assumption)
    for (const assumption of decision.assumptions) add(assumption)
    // A guest's session policies only matter once the role itself allows the request.
    const sessionSpoke = decision.kind === 'allow' || decision.deniedBy === 'session'
    if (ready.session.isGuestScopedDown && sessionSpoke) add('guest-session-policies-unite')
  }
  return found === null ? NO_ASSUMPTIONS : [...(found as Set<string>)]
}

const namesRequest = (cell: Cell, request: Request) => cell.request === request.id

import { sameItems } from '@/lib/base/same-items'
import type { Design, Request } from '@/lib/design'
import { asksTheSame, type ServiceData } from '@/lib/services'
import { type AskedRequest, askingOf, askRequest, withOtherData } from './asked-request'
import { callerOf, operationOf, planOf, prepareSession, type ReadySession } from './authorize-request'
import type { CompiledDesign } from './compile-design'
import type { DesignParts } from './design-parts'
import { type Concern, type ConcernOf, comparePolicies, type PolicyComparer } from './same-policies'
import type { Cell, IdentityRun } from './types'

/** The cells of one identity, with what the next simulation may take over. */
export interface RememberedCells {
  readonly cells: readonly Cell[]
  readonly run: IdentityRun
  readonly parts: Pick<DesignParts, 'people' | 'data'>
  readonly requests: Design['requests']
  /** Null when the identity has no credentials: then nothing was asked. */
  readonly ready: ReadySession | null
  /** In the order of the requests; `concerns` likewise. */
  readonly asked: readonly AskedRequest[]
  readonly concerns: readonly Concern[]
}

/** What all identities of one simulation share. */
export interface Surroundings {
  readonly parts: DesignParts
  readonly compiled: CompiledDesign
  readonly comparer: PolicyComparer
  readonly concernOf: ConcernOf
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
  surroundings: Surroundings,
  run: IdentityRun,
  last: RememberedCells | null,
): RememberedCells {
  const { parts, compiled, comparer } = surroundings
  const { design } = parts
  const { requests } = design
  if (run.session === null) {
    const isSame = last?.run === run && sameItems(last.cells, requests, namesRequest)
    const cells = isSame ? last.cells : requests.map((request) => blockedCell(run, request))
    return { cells, run, parts, requests, ready: null, asked: [], concerns: [] }
  }
  const known =
    last?.ready?.caller.session === run.session && last.parts.people === parts.people ? last : null
  const ready = prepareSession(design, compiled, known?.ready?.caller ?? callerOf(run.session))
  const isSettled = known?.ready ? comparePolicies(known.ready, ready, comparer) : () => false
  const isInPlace = known?.requests === requests && known.parts.data === parts.data
  const answered =
    (isInPlace && askAffected(surroundings, ready, known, isSettled)) ||
    askInOrder(surroundings, ready, run, known, isSettled)
  return { ...answered, run, parts, requests, ready }
}

/** What came of the requests, each list in their order. */
type Answered = Pick<RememberedCells, 'cells' | 'asked' | 'concerns'>

/** Does an edit of policies leave what they say about this alone? */
type IsSettled = (concern: Concern) => boolean

/**
 * Asks again what the edited policies may decide otherwise, where nothing else was edited.
 *
 * @returns the very lists of before when nothing came out differently; null when a request now leaves something
 *   else behind, so that the requests after it find other things than before
 */
function askAffected(
  { concernOf }: Surroundings,
  ready: ReadySession,
  known: RememberedCells,
  isSettled: IsSettled,
): Answered | null {
  let changed: { cells: Cell[]; asked: AskedRequest[]; concerns: Concern[] } | null = null
  for (const [index, concern] of known.concerns.entries()) {
    if (isSettled(concern)) continue
    const before = known.asked[index] as AskedRequest
    const now = askRequest(before, ready, before)
    if (now === before) continue
    if (now.after !== before.after) return null
    changed ??= { cells: [...known.cells], asked: [...known.asked], concerns: [...known.concerns] }
    changed.cells[index] = now.cell
    changed.asked[index] = now
    changed.concerns[index] = now.decisions.length === concern.length ? concern : concernOf(now)
  }
  return changed ?? known
}

/** Asks all requests one after the other, and takes over what is as it was. */
function askInOrder(
  { parts, concernOf }: Surroundings,
  ready: ReadySession,
  { identityId: identity }: IdentityRun,
  known: RememberedCells | null,
  isSettled: IsSettled,
): Answered {
  const { design, data } = parts
  const find = positionsIn(known?.asked ?? [])
  const asked: AskedRequest[] = []
  const concerns: Concern[] = []
  let held = data
  for (const request of design.requests) {
    const at = find(request, asked.length)
    const found = known?.asked[at] ?? null
    const earlier = found && asksTheSame(found.operation, found.before, held) ? found : null
    const concern = earlier ? known?.concerns[at] : undefined
    let now: AskedRequest
    if (earlier && concern && isSettled(concern)) {
      now = withOtherData(earlier, held)
    } else if (earlier) {
      now = askRequest({ ...askingOf(earlier), before: held }, ready, earlier)
    } else {
      const operation = found?.operation ?? operationOf(design, identity, request)
      const plan = planOf(operation, held, ready.caller)
      const asking = {
        identity,
        caller: ready.caller,
        request,
        operation,
        before: held,
        plan,
        plannedFor: held,
      }
      now = askRequest(asking, ready, null)
    }
    asked.push(now)
    concerns.push(concern && now.decisions.length === concern.length ? concern : concernOf(now))
    held = leftBy(request, now, held)
  }
  const cells = asked.map(({ cell }) => cell)
  return { cells: known && sameItems(known.cells, cells, Object.is) ? known.cells : cells, asked, concerns }
}

/** Most requests stand where they stood before; only when one does not, all are looked up. */
function positionsIn(asked: readonly AskedRequest[]) {
  let positions: ReadonlyMap<Request, number> | null = null
  return (request: Request, index: number): number => {
    if (asked[index]?.request === request) return index
    positions ??= new Map(asked.map((one, position) => [one.request, position]))
    return positions.get(request) ?? -1
  }
}

/** What the services hold after the request, which may have been asked when the others held something else. */
function leftBy(request: Request, { before, after }: AskedRequest, held: ServiceData): ServiceData {
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
    isExplicit: false,
    guard: null,
    hasVacuousCondition: false,
    assumptions: steps.flatMap(({ assumptions }) => assumptions),
  }
}

const namesRequest = (cell: Cell, request: Request) => cell.request === request.id

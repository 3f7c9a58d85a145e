import { sameItems } from '@/lib/base/same-items'
import type { Request } from '@/lib/design'
import type { Decision } from '@/lib/iam'
import {
  type Answered,
  answersTheSame,
  type Operation,
  type OperationPlan,
  onlyReads,
  type ServiceData,
} from '@/lib/services'
import {
  type AskedCheck,
  askPlan,
  type DecidedCheck,
  isAllowedByAccident,
  isPassed,
  outcomeOf,
  planOf,
  type ReadySession,
  type SessionCaller,
} from './authorize-request'
import { type CellDetails, type DetailSource, LazyCell } from './lazy-cell'
import type { Cell, Verdict } from './types'

/** Who asks what, and what the service has to say to it. */
export interface Asking {
  readonly identity: string
  readonly caller: SessionCaller
  readonly request: Request
  /** The request with its templates filled. */
  readonly operation: Operation
  /** What the services hold when it is asked. */
  readonly before: ServiceData
  /** Asks the policies what a plan for `before` would ask, though it may have been made for what was held earlier. */
  readonly plan: OperationPlan
  readonly plannedFor: ServiceData
}

/** A request that was asked and decided, and what came of it. There are as many of these as cells: they are small. */
export class AskedRequest implements Asking, DetailSource {
  readonly caller: SessionCaller
  readonly request: Request
  readonly operation: Operation
  readonly before: ServiceData
  readonly plan: OperationPlan
  readonly plannedFor: ServiceData
  /** Of the first checks of the plan, as many as were asked. */
  readonly decisions: readonly Decision[]
  /** What the services hold afterwards. */
  readonly after: ServiceData
  readonly cell: Cell

  constructor(asking: Asking, decisions: readonly Decision[], settled: Settled, after: ServiceData) {
    const { caller, request, operation, before, plan, plannedFor, identity } = asking
    this.caller = caller
    this.request = request
    this.operation = operation
    this.before = before
    this.plan = plan
    this.plannedFor = plannedFor
    this.decisions = decisions
    this.after = after
    const guard = plan.guards[0]?.message ?? null
    this.cell = new LazyCell({ identity, request: request.id, step: 6, guard, ...settled }, this)
  }

  get identity(): string {
    return this.cell.identity
  }

  detailsOf({ verdict }: Cell): CellDetails {
    const decided = this.decided()
    return {
      checks: decided.map(({ check, decision }) => ({
        action: check.action,
        resource: check.resource,
        decision: decision.kind,
        deniedBy: decision.deniedBy,
      })),
      answer: verdict === 'undetermined' ? null : answerTo(this, decided).answer,
    }
  }

  decided(): readonly DecidedCheck[] {
    return this.decisions.flatMap((decision, index) => {
      const check = this.plan.checks[index]
      return check ? [{ check, decision }] : []
    })
  }
}

/** What the checks of a request come to. */
interface Settled {
  readonly verdict: Verdict
  readonly isExplicit: boolean
  readonly hasVacuousCondition: boolean
  readonly assumptions: readonly string[]
}

/**
 * Asks the policies about a request.
 *
 * @param earlier what came of it before the edit: returned as it is when nothing has changed
 */
export function askRequest(asking: Asking, ready: ReadySession, earlier: AskedRequest | null): AskedRequest {
  const { operation, plan, before } = asking
  const asked = askPlan(ready, plan)
  if (earlier && isDecidedAsBefore(earlier, asked) && answersTheSame(operation, earlier.before, before)) {
    return earlier
  }
  const settled = settle(asked, plan, ready)
  const decisions = asked.map(({ decision }) => decision)
  return decide(asking, asked, decisions, settled)
}

function decide(
  asking: Asking,
  decided: readonly DecidedCheck[],
  decisions: readonly Decision[],
  settled: Settled,
): AskedRequest {
  if (!mayChangeData(asking.operation, asking.plan, decided, settled)) {
    return new AskedRequest(asking, decisions, settled, asking.before)
  }
  const current = withCurrentPlan(asking)
  return new AskedRequest(current, decisions, settled, answerTo(current, decided).data)
}

/** The same question to the same policies, when the services hold something else that does not change what is asked. */
export function withOtherData(earlier: AskedRequest, before: ServiceData): AskedRequest {
  if (answersTheSame(earlier.operation, earlier.before, before)) return earlier
  const asking = { ...askingOf(earlier), before }
  const { cell, decisions } = earlier
  return decide(asking, earlier.decided(), decisions, cell)
}

/** The question of a request that was asked. */
export function askingOf(asked: AskedRequest): Asking {
  const { identity, caller, request, operation, before, plan, plannedFor } = asked
  return { identity, caller, request, operation, before, plan, plannedFor }
}

function answerTo(asking: Asking, decided: readonly DecidedCheck[]): Answered {
  const { plan, caller } = withCurrentPlan(asking)
  return plan.answer(decided.map((one) => outcomeOf(caller, one)))
}

/** A plan answers with the data that it was made for. */
function withCurrentPlan(asking: Asking): Asking {
  const { operation, before, plannedFor, caller } = asking
  if (plannedFor === before) return asking
  return { ...asking, plan: planOf(operation, before, caller), plannedFor: before }
}

/** Was every check decided as it was? Then the cell says what it said. */
function isDecidedAsBefore({ decisions, cell }: AskedRequest, asked: readonly AskedCheck[]): boolean {
  if (decisions.length !== asked.length) return false
  let isOtherStatement = false
  for (let index = 0; index < asked.length; index++) {
    const now = (asked[index] as AskedCheck).decision
    const before = decisions[index] as Decision
    if (now === before) continue
    const isSame =
      now.kind === before.kind &&
      now.deniedBy === before.deniedBy &&
      sameItems(now.assumptions, before.assumptions, Object.is)
    if (!isSame) return false
    if (now.statement !== before.statement) isOtherStatement = true
  }
  // One statement may allow by accident what another allows on purpose.
  return !isOtherStatement || asked.some(isAllowedByAccident) === cell.hasVacuousCondition
}

/** Most requests only read, or are refused as a whole: what they leave is what they found. */
function mayChangeData(
  operation: Operation,
  { guards }: OperationPlan,
  asked: readonly DecidedCheck[],
  { verdict }: Pick<Settled, 'verdict'>,
): boolean {
  if (verdict === 'undetermined' || guards.length > 0 || onlyReads(operation)) return false
  return !asked.some((one) => one.check.onRefusal === 'refuse-all' && !isPassed(one))
}

function settle(asked: readonly AskedCheck[], plan: OperationPlan, ready: ReadySession): Settled {
  return {
    verdict: verdictOf(asked, plan),
    isExplicit: asked.at(-1)?.decision.kind === 'explicit-deny',
    hasVacuousCondition: asked.some(isAllowedByAccident),
    assumptions: assumptionsOf(asked, ready),
  }
}

/** A request of which a part is refused does not do what it was asked. */
export function verdictOf(asked: readonly AskedCheck[], { guards, checks }: OperationPlan): Verdict {
  if (guards.length > 0 || checks.length === 0) return 'deny'
  if (asked.some((one) => !isPassed(one) && one.decision.kind !== 'undetermined')) return 'deny'
  return asked.every(isPassed) ? 'allow' : 'undetermined'
}

const NO_ASSUMPTIONS: readonly string[] = []

function assumptionsOf(asked: readonly AskedCheck[], ready: ReadySession): readonly string[] {
  let found: string[] | null = null
  const add = (assumption: string) => {
    found ??= []
    if (!found.includes(assumption)) found.push(assumption)
  }
  for (const { check, decision } of asked) {
    if (check.assumption) add(check.assumption)
    for (const assumption of decision.assumptions) add(assumption)
    // A guest's session policies only matter once the role itself allows the request.
    const sessionSpoke = decision.kind === 'allow' || decision.deniedBy === 'session'
    if (ready.caller.session.isGuestScopedDown && sessionSpoke) add('guest-session-policies-unite')
  }
  return found ?? NO_ASSUMPTIONS
}

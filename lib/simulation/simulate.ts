import type { Design, Identity, Request } from '@/lib/design'
import { checkPoolConfig, createTokenService, type TokenService } from '@/lib/federation'
import type { OperationPlan, ServiceData } from '@/lib/services'
import {
  type AskedCheck,
  askChecks,
  isAllowedByAccident,
  isPassed,
  outcomeOf,
  prepareSession,
  type ReadySession,
} from './authorize-request'
import { type CompiledDesign, compileDesign } from './compile-design'
import { toPoolConfig } from './federation-world'
import { probeTrust } from './probe-trust'
import { runIdentity } from './run-identity'
import type { Cell, ExpectationVerdict, IdentityRun, Simulation, StepNumber, Verdict } from './types'

/** What a simulation may share with other runs of it. */
export interface SimulationEnvironment {
  /** Signs and checks tokens, and remembers them: an edit to a policy changes no token. */
  readonly tokens: TokenService
}

const sharedEnvironment: SimulationEnvironment = { tokens: createTokenService() }

/**
 * What does this design bring about: who gets credentials, and which requests succeed for whom?
 *
 * Runs steps 1 to 5 for each identity and step 6 for each identity and request. Pure and total: the same
 * design gives the same simulation, whatever its policies say; time is the design's own. It answers with a
 * promise only because browsers sign tokens that way.
 *
 * @example
 * const simulation = await simulate(DEFAULT_DESIGN)
 * simulation.cells.find((cell) => cell.identity === 'ana' && cell.request === 'get-own')?.verdict // 'allow'
 */
export async function simulate(
  design: Design,
  environment: SimulationEnvironment = sharedEnvironment,
): Promise<Simulation> {
  const compiled = compileDesign(design)
  const runs = await Promise.all(
    design.identities.map((identity) => runIdentity(design, identity, compiled, environment.tokens)),
  )
  const cells = design.identities.flatMap((identity, index) =>
    cellsOf(design, compiled, identity, runs[index] as IdentityRun),
  )
  return {
    runs,
    cells,
    documents: compiled.documents,
    poolFindings: checkPoolConfig(toPoolConfig(design, design.identityPool)),
    trust: probeTrust(design, compiled),
    expectations: verifyExpectations(design, cells),
  }
}

function cellsOf(design: Design, compiled: CompiledDesign, identity: Identity, run: IdentityRun): Cell[] {
  if (run.session === null) {
    const step = run.stoppedAt ?? 1
    const isUnclear = run.steps.some((candidate) => candidate.status === 'undetermined')
    const assumptions = run.steps.flatMap((candidate) => candidate.assumptions)
    return design.requests.map((request) => ({
      identity: identity.id,
      request: request.id,
      verdict: isUnclear ? 'undetermined' : 'deny',
      step,
      checks: [],
      answer: null,
      guard: null,
      hasVacuousCondition: false,
      assumptions,
    }))
  }
  const ready = prepareSession(design, compiled, run.session)
  // What a request leaves behind, the later ones of the same identity find.
  let data: ServiceData = design
  return design.requests.map((request) => {
    const { cell, after } = cellOf(design, ready, identity, request, data)
    data = after
    return cell
  })
}

function cellOf(
  design: Design,
  ready: ReadySession,
  identity: Identity,
  request: Request,
  data: ServiceData,
): { readonly cell: Cell; readonly after: ServiceData } {
  const { asked, plan } = askChecks(design, ready, identity, request, data)
  const verdict = verdictOf(asked, plan)
  const answered = verdict === 'undetermined' ? null : plan.answer(asked.map(outcomeOf))
  const cell: Cell = {
    identity: identity.id,
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
    hasVacuousCondition: asked.some(isAllowedByAccident),
    assumptions: assumptionsOf(asked, ready),
  }
  return { cell, after: answered?.data ?? data }
}

/** A request of which a part is refused does not do what it was asked. */
function verdictOf(asked: readonly AskedCheck[], { guards, checks }: OperationPlan): Verdict {
  if (guards.length > 0 || checks.length === 0) return 'deny'
  if (asked.some((one) => !isPassed(one) && one.decision.kind !== 'undetermined')) return 'deny'
  return asked.every(isPassed) ? 'allow' : 'undetermined'
}

function assumptionsOf(asked: readonly AskedCheck[], ready: ReadySession): string[] {
  const found = new Set<string>()
  for (const { check, decision } of asked) {
    if (check.assumption) found.add(check.assumption)
    for (const assumption of decision.assumptions) found.add(assumption)
    // A guest's session policies only matter once the role itself allows the request.
    const sessionSpoke = decision.kind === 'allow' || decision.deniedBy === 'session'
    if (ready.session.isGuestScopedDown && sessionSpoke) found.add('guest-session-policies-unite')
  }
  return [...found]
}

function verifyExpectations(design: Design, cells: readonly Cell[]): ExpectationVerdict[] {
  return design.expectations.flatMap((expectation) => {
    const cell = cells.find(
      ({ identity, request }) => identity === expectation.identity && request === expectation.request,
    )
    if (!cell) return []
    const isStepMet = expectation.step === undefined || expectation.step === cell.step
    return [
      {
        identity: expectation.identity,
        request: expectation.request,
        expected: expectation.decision,
        actual: cell.verdict,
        actualStep: cell.step satisfies StepNumber,
        isMet: cell.verdict === expectation.decision && isStepMet,
      },
    ]
  })
}

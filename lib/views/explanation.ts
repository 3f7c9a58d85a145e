import type { Design } from '@/lib/design'
import { type ElementExplanation, type Explanation, summarize } from '@/lib/iam'
import { ASSUMPTIONS, type Cell, explainRequest, placeOf, type Simulation } from '@/lib/simulation'
import type { CellExplanation } from './types'

/**
 * Why does this cell say what it says, for somebody who has not read a policy before?
 *
 * Null when there is no such cell.
 */
export function explainCell(
  design: Design,
  simulation: Simulation,
  identityId: string,
  requestId: string,
): CellExplanation | null {
  const cell = simulation.cells.find(
    ({ identity, request }) => identity === identityId && request === requestId,
  )
  const identity = design.identities.find((candidate) => candidate.id === identityId)
  const request = design.requests.find((candidate) => candidate.id === requestId)
  if (!cell || !identity || !request) return null
  const base = {
    identityId,
    requestId,
    verdict: cell.verdict,
    step: cell.step,
    headline: headlineOf(cell, identity.name, request.name),
    answer: cell.answer,
    assumptions: cell.assumptions.flatMap((id) => ASSUMPTIONS.get(id) ?? []),
  }
  return cell.step === 6
    ? { ...base, ...explainAccess(cell, explainRequest(design, simulation, identityId, requestId)) }
    : { ...base, ...explainMissingCredentials(simulation, cell) }
}

type Reasons = Omit<
  CellExplanation,
  'identityId' | 'requestId' | 'verdict' | 'step' | 'headline' | 'answer' | 'assumptions'
>

function headlineOf(cell: Cell, identityName: string, requestName: string): string {
  const what = `“${requestName}”`
  if (cell.verdict === 'undetermined') return `It cannot be told whether ${identityName} may do ${what}`
  return `${identityName} ${cell.verdict === 'allow' ? 'may' : 'may not'} do ${what}`
}

function explainAccess(cell: Cell, explanations: readonly Explanation[]): Reasons {
  // Of several authorisations, the first that was not given.
  const decisive = explanations.find(({ decision }) => decision.kind !== 'allow') ?? explanations.at(-1)
  const error = cell.verdict === 'deny' ? cell.answer?.error : undefined
  const focus = decisive?.focus ?? null
  const elements = focus?.statement.elements ?? []
  const failed = focus?.element ? [focus.element] : elements
  return {
    reason: decisive ? summarize(decisive) : sayRefusedBefore(cell),
    awsMessage: error ? `${error.code}: ${error.message}` : null,
    hiddenCause: null,
    place: decisive ? placeOf(decisive) : null,
    variables: uniqueByName(elements.flatMap((element) => element.variables)),
    missingKeys: [...new Set(failed.flatMap((element) => element.missingKeys))],
    warning: cell.hasVacuousCondition ? howToClose(elements) : null,
    details: explanations.map((explanation) => ({
      title: `${explanation.request.action} on ${explanation.request.resource}`,
      explanation,
    })),
  }
}

/** Not every refusal is one of policies. */
function sayRefusedBefore({ guard, answer }: Cell): string {
  if (guard !== null) return 'The service refuses this before it asks any policy.'
  return `The service cannot read the request${answer?.error ? `: ${answer.error.message}` : ''}.`
}

/** Beside the reason: what follows from an allow by accident, and how to mend it. */
function howToClose(elements: readonly ElementExplanation[]): string {
  const keys = elements.filter((element) => element.vacuous).flatMap((element) => element.missingKeys)
  const guard = `"Null": {${[...new Set(keys)].map((key) => `"${key}": "false"`).join(', ')}}`
  return `The condition does not hold this request back, whoever’s data it reaches. Leave the action out of the statement, or add \`${guard}\` to its Condition.`
}

function explainMissingCredentials(simulation: Simulation, cell: Cell): Reasons {
  const run = simulation.runs.find((candidate) => candidate.identityId === cell.identity)
  const step = run?.steps.find((candidate) => candidate.number === cell.step)
  // The app sees the pool's words, which hide what happened at STS.
  const seen = (run?.steps ?? [])
    .flatMap((candidate) => candidate.calls)
    .filter((call) => call.service === 'cognito-identity')
    .map((call) => call.response)
    .find((response) => response?.ok === false)
  const error = seen?.ok === false ? seen.error : null
  return {
    reason: `There are no credentials to sign the request with: the journey ended at step ${cell.step}, “${step?.title ?? ''}”.`,
    awsMessage: error ? `${error.code}: ${error.message}` : null,
    hiddenCause: step?.decided ?? null,
    place: step?.decidedBy ?? null,
    variables: [],
    missingKeys: [],
    warning: null,
    details: [],
  }
}

function uniqueByName<Named extends { readonly name: string }>(items: readonly Named[]): Named[] {
  return [...new Map(items.map((item) => [item.name, item])).values()]
}

import type { Design } from '@/lib/design'
import { type Explanation, summarize } from '@/lib/iam'
import {
  effectOfKeys,
  type Hypothesis,
  type KeyChange,
  type ShiftedCell,
  type Simulation,
  type Verdict,
  whatIf,
} from '@/lib/simulation'

/** A decision in short. */
export interface ShortDecision {
  readonly verdict: Verdict
  readonly reason: string
  /** What AWS would show; null for an allow. */
  readonly message: string | null
}

/** A real decision beside one that is not. */
export interface WhatIfView {
  readonly real: ShortDecision
  readonly imagined: ShortDecision
  readonly isDifferent: boolean
  /** Other cells of the same identity, and of the same request, that would say something else; null: too many to ask. */
  readonly ofIdentity: readonly ShiftedCell[]
  readonly ofRequest: readonly ShiftedCell[] | null
}

/** More identities and requests than this are not asked while somebody types. */
const CELLS_ASKED = 4_000

/** What would be different if condition keys of a request were others? Null when there is no such decision. */
export function whatIfView(
  design: Design,
  simulation: Simulation,
  identityId: string,
  requestId: string,
  changes: readonly KeyChange[],
): WhatIfView | null {
  const real = whatIf(design, simulation, identityId, requestId, [])
  const imagined = whatIf(design, simulation, identityId, requestId, changes)
  if (real === null || imagined === null) return null
  const isLarge = design.identities.length * design.requests.length > CELLS_ASKED
  return {
    real: inShort(real),
    imagined: inShort(imagined),
    isDifferent: real.verdict !== imagined.verdict,
    ofIdentity: effectOfKeys(design, simulation, { identityId }, changes),
    ofRequest: isLarge ? null : effectOfKeys(design, simulation, { requestId }, changes),
  }
}

function inShort({ verdict, explanations, hasVacuousCondition }: Hypothesis): ShortDecision {
  // Of several authorisations, the first that was not given.
  const decisive: Explanation | undefined =
    explanations.find(({ decision }) => decision.kind !== 'allow') ?? explanations.at(-1)
  const reason = decisive ? summarize(decisive) : 'The service refuses this before it asks any policy.'
  return {
    verdict,
    reason: hasVacuousCondition
      ? `${reason} It is allowed by accident: a condition finds nothing to test.`
      : reason,
    message: verdict === 'deny' ? (decisive?.message ?? null) : null,
  }
}

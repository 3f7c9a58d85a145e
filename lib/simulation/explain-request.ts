import type { Design } from '@/lib/design'
import { type Explanation, explain } from '@/lib/iam'
import { replayOf } from './replay'
import type { Simulation } from './types'

/**
 * Why were the authorisations of this request decided as they were?
 *
 * Asked only when somebody looks: the simulation itself formats nothing. Empty when the identity has no
 * credentials, or when there is no such identity or request.
 */
export function explainRequest(
  design: Design,
  simulation: Simulation,
  identityId: string,
  requestId: string,
): readonly Explanation[] {
  const isThere = design.identities.some((candidate) => candidate.id === identityId)
  const run = simulation.runs.find((candidate) => candidate.identityId === identityId)
  if (!isThere || !run) return []
  // The requests before this one may have left something behind.
  return replayOf(design, run)
    .checksOf(requestId)
    .map(({ policies, request }) => explain(policies, request))
}

import type { Design } from '@/lib/design'
import { type Explanation, explain } from '@/lib/iam'
import { askPlan, prepareSession } from './authorize-request'
import { compileDesign } from './compile-design'
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
  // The requests before this one may have left something behind.
  const asked = isThere && run ? replayOf(design, run).find(requestId) : null
  if (!asked) return []
  const ready = prepareSession(design, compileDesign(design), asked.caller)
  return askPlan(ready, asked.plan).map((one) => explain(one.policies, one.request))
}

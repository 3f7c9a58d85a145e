import type { Design } from '@/lib/design'
import { type Explanation, explain } from '@/lib/iam'
import type { ServiceData } from '@/lib/services'
import { askPlan, outcomeOf, planRequest, prepareSession } from './authorize-request'
import { compileDesign } from './compile-design'
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
  const request = design.requests.find((candidate) => candidate.id === requestId)
  const session = simulation.runs.find((run) => run.identityId === identityId)?.session
  if (!isThere || !request || !session) return []
  const ready = prepareSession(design, compileDesign(design), session)
  // The requests before this one may have left something behind.
  let data: ServiceData = design
  for (const earlier of design.requests) {
    const plan = planRequest(design, ready, identityId, earlier, data)
    const asked = askPlan(ready, plan)
    if (earlier === request) return asked.map((one) => explain(one.policies, one.request))
    data = plan.answer(asked.map(outcomeOf)).data
  }
  return []
}

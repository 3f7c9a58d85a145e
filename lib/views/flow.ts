import type { Design } from '@/lib/design'
import { type Explanation, summarize } from '@/lib/iam'
import {
  blankStep,
  type Call,
  explainRequest,
  placeOf,
  type ServiceAnswer,
  type Simulation,
  type Step,
} from '@/lib/simulation'
import { operationName, operationOf, operationParameters, serviceOf } from './operation-name'

/**
 * The six steps for one identity; step 6 shows the chosen request, or waits for one to be chosen.
 *
 * Always six steps, in order, whatever happened.
 */
export function flowOf(
  design: Design,
  simulation: Simulation,
  identityId: string,
  requestId: string | null,
): readonly Step[] {
  const run = simulation.runs.find((candidate) => candidate.identityId === identityId)
  const steps =
    run?.steps ?? ([1, 2, 3, 4, 5] as const).map((number) => ({ ...blankStep(number), asked: NOBODY }))
  return [...steps, stepSix(design, simulation, identityId, requestId)]
}

/** Of a design without identities. */
const NOBODY = 'Nothing: nobody signs in.'

function stepSix(design: Design, simulation: Simulation, identityId: string, requestId: string | null): Step {
  const step = blankStep(6)
  const run = simulation.runs.find((candidate) => candidate.identityId === identityId)
  if (!run) return { ...step, asked: NOBODY }
  if (!run.session) return { ...step, asked: 'Nothing: without credentials the app can sign no request.' }
  const cells = simulation.cells.filter((cell) => cell.identity === identityId)
  const identity = design.identities.find((candidate) => candidate.id === identityId)
  const request = design.requests.find((candidate) => candidate.id === requestId)
  const cell = cells.find((candidate) => candidate.request === requestId)
  if (!request || !cell || !identity) {
    const allowed = cells.filter((candidate) => candidate.verdict === 'allow').length
    return {
      ...step,
      status: 'passed',
      asked:
        'The app signs requests with the credentials. Choose a cell of the matrix to follow one of them.',
      answered: `${allowed} of ${cells.length} requests are allowed.`,
    }
  }
  const explanations = explainRequest(design, simulation, identityId, request.id)
  const explanation = explanations.find(({ decision }) => decision.kind !== 'allow') ?? explanations.at(-1)
  const call: Call = {
    service: serviceOf(request),
    operation: operationOf(request),
    signed: true,
    request: operationParameters(design, identity, request),
    response: responseOf(cell.answer, explanation),
  }
  return {
    ...step,
    status: cell.verdict === 'allow' ? 'passed' : cell.verdict === 'deny' ? 'refused' : 'undetermined',
    asked: `The app calls ${operationName(request)} with the credentials: “${request.name}”.`,
    answered: cell.answer ? cell.answer.summary : 'It cannot be told.',
    decided: explanation ? summarize(explanation) : null,
    decidedBy: explanation ? placeOf(explanation) : null,
    calls: [call],
    assumptions: cell.assumptions,
  }
}

/** An allowed request can still fail: what it asks for may not exist. */
function responseOf(answer: ServiceAnswer | null, explanation: Explanation | undefined): Call['response'] {
  if (answer === null) return null
  const { status, body, error } = answer
  if (error === undefined) return { ok: true, body }
  return { ok: false, error: { ...error, status, because: explanation ? summarize(explanation) : '' } }
}

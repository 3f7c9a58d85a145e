import { lineAndColumn } from '@/lib/base/source-range'
import type { Design } from '@/lib/design'
import { ASSUMPTIONS, type Call, type Simulation, type Step, simulate } from '@/lib/simulation'
import { explainCell } from '@/lib/views'
import type { Example, ExampleAnswer, ExampleAnswers, ExampleProblem, Shown } from './types'

/** Of more than this many findings about a text the rest is left to the playground. */
const SHOWN_PROBLEMS = 3

/**
 * What does the engine answer to the questions of an example, with this design in place of the example's own?
 *
 * Total: a policy that is no JSON makes answers that cannot be told, and a problem that says where.
 *
 * @example
 * const { answers } = await answerExample(example, withDocumentText(example.design, example.edits, typed))
 */
export async function answerExample(
  example: Example,
  design: Design = example.design,
): Promise<ExampleAnswers> {
  const simulation = await simulate(design)
  return {
    answers: example.shows.map((shown) => answer(shown, design, simulation)),
    problems: problemsOf(simulation, example.edits),
  }
}

function answer(shown: Shown, design: Design, simulation: Simulation): ExampleAnswer {
  switch (shown.kind) {
    case 'cell':
      return answerCell(shown, design, simulation)
    case 'step':
      return answerStep(shown, design, simulation)
    case 'trust':
      return answerTrust(shown, simulation)
  }
}

/** By what name an answer goes among those of its example. */
export function keyOf(shown: Shown): string {
  switch (shown.kind) {
    case 'cell':
      return `${shown.identity} ${shown.request}`
    case 'step':
      return `${shown.identity} ${shown.step}`
    case 'trust':
      return `${shown.role} ${shown.who}`
  }
}

type Asked<Kind extends Shown['kind']> = Extract<Shown, { kind: Kind }>

function answerCell(shown: Asked<'cell'>, design: Design, simulation: Simulation) {
  const { identity, request } = shown
  const explanation = explainCell(design, simulation, identity, request)
  if (!explanation) return nothingToSay(`${identity}: ${request}`)
  const { verdict, reason, hiddenCause, awsMessage, warning, assumptions } = explanation
  const name = design.requests.find(({ id }) => id === request)?.name ?? request
  return {
    key: keyOf(shown),
    question: `${nameOf(design, identity)}: ${name}`,
    state: verdict,
    reason: hiddenCause ? `${reason} ${hiddenCause}` : reason,
    awsMessage,
    warning,
    assumptions: assumptions.map(({ says }) => says),
  }
}

function answerStep(shown: Asked<'step'>, design: Design, simulation: Simulation) {
  const { identity, step: number } = shown
  const run = simulation.runs.find(({ identityId }) => identityId === identity)
  const step = run?.steps.find((candidate) => candidate.number === number)
  if (!step) return nothingToSay(`${identity}, step ${number}`)
  return {
    key: keyOf(shown),
    question: `${nameOf(design, identity)}, step ${number}: ${step.title}`,
    state: step.status,
    reason: step.decided ?? step.answered,
    awsMessage: refusalOf(step.calls),
    warning: null,
    assumptions: saysOf(step),
  }
}

function answerTrust(shown: Asked<'trust'>, simulation: Simulation): ExampleAnswer {
  const { role, who } = shown
  const trust = simulation.trust.find(({ roleName }) => roleName === role)
  const probe = trust?.probes.find((candidate) => candidate.who === who)
  if (!probe) return nothingToSay(`${who}: ${role}`)
  const { decision, isIntended } = probe
  const isIn = decision === 'allow'
  return {
    key: keyOf(shown),
    question: `${who}: assume ${role}`,
    state: decision === 'undetermined' ? 'undetermined' : isIn ? 'allow' : 'deny',
    reason:
      decision === 'undetermined'
        ? 'What the trust policy says cannot be told.'
        : `The trust policy of ${role} ${isIn ? 'lets them in' : 'keeps them out'}.`,
    awsMessage: null,
    warning: isIn && !isIntended ? 'The role is not meant for them.' : null,
    assumptions: [],
  }
}

/** An example that asks for what its design does not have; the test of the examples finds it. */
function nothingToSay(question: string): ExampleAnswer {
  const reason = 'The design has no such thing.'
  return {
    key: question,
    question,
    state: 'undetermined',
    reason,
    awsMessage: null,
    warning: null,
    assumptions: [],
  }
}

function nameOf(design: Design, identity: string): string {
  return design.identities.find(({ id }) => id === identity)?.name ?? identity
}

function refusalOf(calls: readonly Call[]): string | null {
  for (const { response } of calls) {
    if (response?.ok === false) return `${response.error.code}: ${response.error.message}`
  }
  return null
}

function saysOf({ assumptions }: Step): readonly string[] {
  return assumptions.flatMap((id) => ASSUMPTIONS.get(id)?.says ?? [])
}

function problemsOf(simulation: Simulation, documentId: string): readonly ExampleProblem[] {
  const report = simulation.documents.find(({ id }) => id === documentId)
  if (!report) return []
  return report.diagnostics
    .flatMap(({ severity, range, message }) =>
      severity === 'info' ? [] : [{ severity, message, line: lineAndColumn(report.text, range.start).line }],
    )
    .sort((one, other) => Number(other.severity === 'error') - Number(one.severity === 'error'))
    .slice(0, SHOWN_PROBLEMS)
}

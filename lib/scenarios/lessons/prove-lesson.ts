import type { Design } from '@/lib/design'
import { type Simulation, simulate } from '@/lib/simulation'
import { applyEdits, transferDesign } from './apply-edits'
import { checkGoal, type Judged, judgeGoals } from './check-goal'
import { checkLesson } from './check-lesson'
import { proveHere, questionOf } from './prove-isolation'
import type { Goal, Lesson, Question } from './schema'
import { startOf } from './start-design'

/** Something about a lesson that is not as it says. */
export interface LessonFault {
  /** Where in the lesson: `predict.0.answer`. */
  readonly path: string
  readonly message: string
}

/**
 * Does the engine agree with everything that this lesson says?
 *
 * Its start must fail its goals, its solution must meet them and the hidden ones, every wrong fix must be caught,
 * and every stated answer must be the engine's. Empty when all of that holds.
 *
 * @example
 * (await proveLesson(lesson)).map(({ path, message }) => `${path}: ${message}`)
 */
export async function proveLesson(lesson: Lesson): Promise<readonly LessonFault[]> {
  const start = startOf(lesson)
  if (!start.ok) return [{ path: 'start', message: start.error }]
  const simulation = await simulate(start.value)
  const atStart: Judged = { design: start.value, simulation, start: start.value }
  return [
    ...(await questionFaults('predict', lesson.predict, atStart)),
    ...runFaults(lesson, simulation),
    ...(await questionFaults('explain.questions', lesson.explain.questions, atStart)),
    ...(await taskFaults(lesson, start.value)),
    ...(await transferFaults(lesson, start.value)),
  ]
}

function runFaults({ run: { identity, request } }: Lesson, { runs, cells }: Simulation): LessonFault[] {
  const isThere = request
    ? cells.some((cell) => cell.identity === identity && cell.request === request)
    : runs.some(({ identityId }) => identityId === identity)
  return isThere ? [] : [{ path: 'run', message: 'the start has no such identity or request' }]
}

async function taskFaults(lesson: Lesson, start: Design): Promise<LessonFault[]> {
  const faults: LessonFault[] = []
  const says = (path: string, message: string) => faults.push({ path, message })

  const before = await checkLesson(lesson, start, start)
  if (before.goals.every(({ isMet }) => isMet)) says('fix.goals', 'the start meets all goals already')

  const solved = applyEdits(start, lesson.solution.edits)
  if (!solved.ok) says('solution.edits', solved.error)
  else {
    const { hands, goals, hidden, broken } = await checkLesson(lesson, start, solved.value)
    for (const title of broken) says('solution', `${title} is not JSON`)
    for (const result of [hands, ...goals, ...(hidden ? [hidden] : [])]) {
      if (!result.isMet) says('solution', sayUnmet(result.says, result.reasons))
    }
  }

  for (const [index, { says: what, edits }] of lesson.wrongFixes.entries()) {
    const wrong = applyEdits(start, edits)
    if (!wrong.ok) says(`wrongFixes.${index}.edits`, wrong.error)
    else if ((await checkLesson(lesson, start, wrong.value)).isDone) {
      says(`wrongFixes.${index}`, `“${what}” is not caught by any goal`)
    }
  }
  return faults
}

async function transferFaults(lesson: Lesson, start: Design): Promise<LessonFault[]> {
  const design = transferDesign(lesson, start)
  if (!design.ok) return [{ path: 'transfer.edits', message: design.error }]
  const simulation = await simulate(design.value)
  const judged = { design: design.value, simulation, start }
  return questionFaults('transfer.questions', lesson.transfer.questions, judged)
}

async function questionFaults(
  path: string,
  questions: readonly Question[],
  judged: Judged,
): Promise<LessonFault[]> {
  const faults: LessonFault[] = []
  for (const [index, question] of questions.entries()) {
    const wrong = await questionFault(question, judged)
    if (wrong !== null) faults.push({ path: `${path}.${index}`, message: wrong })
  }
  return faults
}

async function questionFault(question: Question, judged: Judged): Promise<string | null> {
  if (question.kind === 'cell') {
    const { identity, request, answer } = question
    const goal: Goal = { kind: 'cells', identities: [identity], requests: [request], decision: answer }
    const result = checkGoal(goal, judged)
    return result.isMet ? null : sayUnmet(result.says, result.reasons)
  }
  const claims = question.choices.map(({ claim }) => claim)
  for (const claim of claims) {
    // A wrong choice would be wrong for a slip of the pen alone.
    if (claim.kind === 'isolated' && questionOf(claim, judged.start, judged.design) === null) {
      return `no question of isolation is called “${claim.question}”`
    }
  }
  const isTrue = await judgeGoals(claims, judged, proveHere)
  const right = isTrue[question.answer]
  if (!right) return `there is no choice ${question.answer}`
  if (!right.isMet) return sayUnmet(right.says, right.reasons)
  const other = isTrue.findIndex(({ isMet }, index) => isMet && index !== question.answer)
  return other < 0 ? null : `choice ${other} is true as well: ${isTrue[other]?.says}`
}

function sayUnmet(says: string, reasons: readonly { readonly text: string }[]): string {
  return `not so: ${says}. ${reasons.map(({ text }) => text).join(' ')}`
}

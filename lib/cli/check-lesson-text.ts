import { type DesignProblem, problemsIn } from '@/lib/design'
import { decodeLesson, proveLesson } from '@/lib/scenarios'

/** What there is to say about the text of a lesson. */
export interface LessonReport {
  /** `no-lesson`: it cannot be read as one. `faulty`: it can, and says what is not so. */
  readonly kind: 'sound' | 'faulty' | 'no-lesson'
  /** Each begins with the place, `:LINE:COLUMN: path: …`, to follow the name of the file. */
  readonly lines: readonly string[]
}

/**
 * Is this text a lesson, and does the engine agree with everything that it says?
 *
 * Total: any text gives a report.
 *
 * @example
 * await checkLessonText(text) // { kind: 'faulty', lines: [':41:7: solution: not so: Ana may do “Get own object”. …'] }
 */
export async function checkLessonText(text: string): Promise<LessonReport> {
  const read = decodeLesson(text)
  if (!read.ok) return { kind: 'no-lesson', lines: read.error.map(sayProblem) }
  const lesson = read.value
  const faults = await proveLesson(lesson)
  if (faults.length === 0) {
    const { goals, hidden } = lesson.fix
    const tried = `${goals.length} goals, ${hidden.goals.length} hidden ones, ${lesson.wrongFixes.length} wrong fixes`
    return { kind: 'sound', lines: [`: sound: ${tried}, and every answer is the engine's`] }
  }
  const problemAt = problemsIn(text)
  const problems = faults.map(({ path, message }) => problemAt(path.split('.'), message))
  return { kind: 'faulty', lines: problems.map(sayProblem) }
}

function sayProblem({ line, column, path, message }: DesignProblem): string {
  return `:${line}:${column}: ${path ? `${path}: ` : ''}${message}`
}

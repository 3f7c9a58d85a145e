import { isRecord } from '@/lib/base/is-record'

/** The stages of a lesson, in order. */
export const STAGES = ['predict', 'run', 'explain', 'fix', 'transfer'] as const
export type Stage = (typeof STAGES)[number]

/** How far somebody has come with one lesson. */
export interface LessonProgress {
  /** The stages that are behind them. */
  readonly done: readonly Stage[]
  /** By question, such as `predict.0`: the number of the choice. */
  readonly answers: Readonly<Record<string, number>>
  /** How many hints they have opened. */
  readonly hints: number
  readonly hasSeenSolution: boolean
}

/** By lesson. */
export type Progress = Readonly<Record<string, LessonProgress>>

export const NOT_BEGUN: LessonProgress = { done: [], answers: {}, hints: 0, hasSeenSolution: false }

/** What is kept of somebody's lessons, as a text to store or to take along. */
export function encodeProgress(progress: Progress): string {
  return `${JSON.stringify({ kind: 'idpool-progress', version: 1, lessons: progress }, null, 2)}\n`
}

/**
 * The progress that a text holds; null when it holds none.
 *
 * Total: the text may come from a file of unknown origin. What has no meaning is left out.
 *
 * @example
 * decodeProgress('{"kind":"idpool-progress","version":1,"lessons":{}}') // {}
 */
export function decodeProgress(text: string): Progress | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isRecord(value) || value.kind !== 'idpool-progress' || value.version !== 1) return null
  if (!isRecord(value.lessons)) return null
  const lessons = Object.entries(value.lessons).flatMap(([id, each]) => {
    const isUsable = /^[a-z0-9][a-z0-9-]{0,63}$/.test(id) && id !== 'constructor' && isRecord(each)
    return isUsable ? [[id, readLesson(each)] as const] : []
  })
  return Object.fromEntries(lessons)
}

function readLesson(value: Readonly<Record<string, unknown>>): LessonProgress {
  const { done, answers, hints, hasSeenSolution } = value
  const given = isRecord(answers) ? Object.entries(answers) : []
  return {
    done: STAGES.filter((stage) => Array.isArray(done) && done.includes(stage)),
    answers: Object.fromEntries(
      given.filter(
        (entry): entry is [string, number] =>
          /^[a-z]+\.\d$/.test(entry[0]) && Number.isInteger(entry[1]) && Number(entry[1]) >= 0,
      ),
    ),
    hints: [1, 2, 3].find((count) => count === hints) ?? 0,
    hasSeenSolution: hasSeenSolution === true,
  }
}

/** The first stage that is not behind them; the last one when all are. */
export function nextStage({ done }: LessonProgress): Stage {
  return STAGES.find((stage) => !done.includes(stage)) ?? 'transfer'
}

/** Are all stages behind them? */
export function isComplete({ done }: LessonProgress): boolean {
  return STAGES.every((stage) => done.includes(stage))
}

/** May this stage be entered? What comes before it must be done: answers would give away the questions. */
export function isOpen(stage: Stage, { done }: LessonProgress): boolean {
  return STAGES.slice(0, STAGES.indexOf(stage)).every((before) => done.includes(before))
}

/** One person's progress from two places: whatever was reached in either of them. */
export function mergeProgress(mine: Progress, theirs: Progress): Progress {
  const ids = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
  return Object.fromEntries(
    ids.map((id) => {
      const left = mine[id] ?? NOT_BEGUN
      const right = theirs[id] ?? NOT_BEGUN
      return [
        id,
        {
          done: STAGES.filter((stage) => left.done.includes(stage) || right.done.includes(stage)),
          answers: { ...right.answers, ...left.answers },
          hints: Math.max(left.hints, right.hints),
          hasSeenSolution: left.hasSeenSolution || right.hasSeenSolution,
        },
      ]
    }),
  )
}

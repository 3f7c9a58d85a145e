import { useMemo } from 'react'
import type { Design } from '@/lib/design'
import type { CellView, ChosenFormats, IsolationPlan } from '@/lib/prover'
import type { Answer, Question } from './answer-questions'
import type { Turn } from './step-by-step'
import { type Inquiry, useAnswers } from './use-answers'

/** What is known so far. */
export interface Isolation {
  readonly plan: IsolationPlan
  /** By {@link cellName}. */
  readonly cells: ReadonlyMap<string, CellView>
  readonly isDone: boolean
}

export function cellName(topic: number, population: number, operation: number): string {
  return `${topic} ${population} ${operation}`
}

const INQUIRY: Inquiry<Answer, Isolation, Omit<Question, keyof Turn>> = {
  toMessage: (question) => ({ proof: 'isolation', ...question }),
  inPage: () => import('./answers').then(({ answerQuestion }) => answerQuestion),
  after,
}

/** Who reaches what belongs to whom, if the variables have these formats? */
export function useIsolation(design: Design, formats: ChosenFormats): Isolation | null {
  return useAnswers(
    INQUIRY,
    useMemo(() => ({ design, formats }), [design, formats]),
  )
}

function after(before: Isolation | null, answer: Answer): Isolation | null {
  if (answer.kind === 'plan') {
    // Cells of a moment ago stay until the new ones are there, so that nothing flickers.
    return {
      plan: answer.plan,
      cells: sameShape(before?.plan, answer.plan) ? (before?.cells ?? NONE) : NONE,
      isDone: false,
    }
  }
  if (before === null) return null
  if (answer.kind === 'done') return { ...before, isDone: true }
  const name = cellName(answer.topic, answer.population, answer.operation)
  return { ...before, cells: new Map(before.cells).set(name, answer.cell) }
}

const NONE: ReadonlyMap<string, CellView> = new Map()

function sameShape(before: IsolationPlan | undefined, now: IsolationPlan): boolean {
  const shapeOf = (plan: IsolationPlan) =>
    plan.topics.map(({ says, populations, operations }) => [says, populations.length, operations.length])
  return before !== undefined && JSON.stringify(shapeOf(before)) === JSON.stringify(shapeOf(now))
}

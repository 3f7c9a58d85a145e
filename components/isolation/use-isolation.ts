import { useEffect, useRef, useState } from 'react'
import type { Design } from '@/lib/design'
import type { CellView, ChosenFormats, IsolationPlan } from '@/lib/prover'
import type { Answer, Question } from './answer-questions'
import { type Asker, createAsker } from './ask-beside'

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

/** The answers about a design, as they come; null before the first word. They are worked out beside the page. */
export function useIsolation(design: Design, formats: ChosenFormats): Isolation | null {
  const [isolation, setIsolation] = useState<Isolation | null>(null)
  const turn = useRef(0)
  const asker = useRef<Asker<Question, Answer> | null>(null)
  useEffect(() => {
    const made = createAsker<Question, Answer>(
      (question) => ({ proof: 'isolation', ...question }),
      () => import('./answers').then(({ answerQuestion }) => answerQuestion),
    )
    asker.current = made
    return () => {
      asker.current = null
      made.stop()
    }
  }, [])
  useEffect(() => {
    const own = ++turn.current
    asker.current?.ask({ turn: own, design, formats }, (answer) => {
      if (answer.turn === turn.current) setIsolation((before) => after(before, answer))
    })
  }, [design, formats])
  return isolation
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

import { useEffect, useRef, useState } from 'react'
import type { Design } from '@/lib/design'
import type { CellView, ChosenFormats, IsolationPlan } from '@/lib/prover'
import type { ProofMessage } from './answer-in-worker'
import type { Answer, Question } from './answer-questions'
import { startProofWorker } from './proof-worker'

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
  const asker = useRef<Asker | null>(null)
  useEffect(() => {
    const made = createAsker()
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

interface Asker {
  ask(question: Question, hear: (answer: Answer) => void): void
  stop(): void
}

/** A worker; where there is none, the page itself, cell by cell. */
function createAsker(): Asker {
  let hear: (answer: Answer) => void = () => {}
  let last: Question | null = null
  let isStopped = false
  const inPage = (question: Question) =>
    import('./answer-questions').then(({ answerQuestion }) =>
      answerQuestion(
        question,
        (answer) => !isStopped && hear(answer),
        () => isStopped || last !== question,
      ),
    )
  let worker: Worker | null = null
  try {
    worker = startProofWorker()
    worker.onmessage = ({ data }: MessageEvent<Answer>) => hear(data)
    worker.onerror = () => {
      worker?.terminate()
      worker = null
      if (last) void inPage(last)
    }
  } catch {
    worker = null
  }
  return {
    ask(question, listener) {
      hear = listener
      last = question
      if (worker) worker.postMessage({ proof: 'isolation', ...question } satisfies ProofMessage)
      else void inPage(question)
    },
    stop() {
      isStopped = true
      worker?.terminate()
    },
  }
}

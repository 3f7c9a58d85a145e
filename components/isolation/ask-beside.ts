import { isMissingPart } from '@/components/ui/missing-part'
import type { ProofMessage } from './answer-in-worker'
import { startProofWorker } from './proof-worker'
import type { Answering, Turn } from './step-by-step'

/** Whoever answers questions of one kind. */
export interface Asker<Question, Answer> {
  /** `fail` hears why there will be no answer; without it a part that could not be fetched is passed over. */
  ask(question: Question, hear: (answer: Answer) => void, fail?: (error: unknown) => void): void
  stop(): void
}

/**
 * A worker that answers; where there is none, the page itself, bit by bit.
 *
 * @param toMessage how the worker is asked
 * @param inPage what answers without a worker
 */
export function createAsker<Question extends Turn, Answer>(
  toMessage: (question: Question) => ProofMessage,
  inPage: () => Promise<Answering<Question, Answer>>,
): Asker<Question, Answer> {
  let hear: (answer: Answer) => void = () => {}
  let fail: (error: unknown) => void = passOverMissing
  let last: Question | null = null
  let isStopped = false
  const askPage = async (question: Question) => {
    try {
      const answer = await inPage()
      await answer(
        question,
        (one) => !isStopped && hear(one),
        () => isStopped || last !== question,
      )
    } catch (error) {
      fail(error)
    }
  }
  let worker: Worker | null = null
  try {
    worker = startProofWorker()
    worker.onmessage = ({ data }: MessageEvent<Answer>) => hear(data)
    worker.onerror = () => {
      worker?.terminate()
      worker = null
      if (last) void askPage(last)
    }
  } catch {
    worker = null
  }
  return {
    ask(question, listener, failed = passOverMissing) {
      hear = listener
      fail = failed
      last = question
      if (worker) worker.postMessage(toMessage(question))
      else void askPage(question)
    },
    stop() {
      isStopped = true
      worker?.terminate()
    },
  }
}

/** Without a network there is no answer, and that is no fault. */
function passOverMissing(error: unknown): void {
  if (!isMissingPart(error)) throw error
}

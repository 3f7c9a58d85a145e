import type { Port } from '@/components/engine/serve-simulations'
import { answerQuestion, type Question } from './answer-questions'
import type { CompareQuestion } from './compare-beside'
import { compareMeanings } from './compare-meanings'

/** What a worker is asked to prove. */
export type ProofMessage =
  | ({ readonly proof: 'isolation' } & Question)
  | ({ readonly proof: 'meanings' } & CompareQuestion)

/** The latest question: what was asked before it, nobody waits for. */
let latest = 0

/** Rejects where the answer itself is broken: then the page has to know. */
export async function answerInWorker(data: unknown, page: Port): Promise<void> {
  const message = data as ProofMessage
  if (message.proof === 'meanings') {
    page.postMessage(compareMeanings(message))
    return
  }
  latest = message.turn
  await answerQuestion(
    message,
    (answer) => page.postMessage(answer),
    () => message.turn !== latest,
  )
}

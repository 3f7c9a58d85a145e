import type { Port } from '@/components/engine/serve-simulations'
import type { FindingsQuestion } from './answer-findings'
import type { Question } from './answer-questions'
import type { RolesQuestion } from './answer-roles'
import type { StatementsQuestion } from './answer-statements'
import type { CompareQuestion } from './compare-beside'

/** What a worker is asked to prove. */
export type ProofMessage =
  | ({ readonly proof: 'isolation' } & Question)
  | ({ readonly proof: 'roles' } & RolesQuestion)
  | ({ readonly proof: 'statements' } & StatementsQuestion)
  | ({ readonly proof: 'findings' } & FindingsQuestion)
  | ({ readonly proof: 'meanings' } & CompareQuestion)

/** The latest question: what was asked before it, nobody waits for. */
let latest = 0

/** Rejects where the answer itself is broken: then the page has to know. */
export async function answerInWorker(data: unknown, page: Port): Promise<void> {
  const message = data as ProofMessage
  if (message.proof === 'meanings') {
    const { compareMeanings } = await import('./compare-meanings')
    page.postMessage(compareMeanings(message))
    return
  }
  latest = message.turn
  const tell = (answer: unknown) => page.postMessage(answer)
  const isOvertaken = () => message.turn !== latest
  // Each kind of question has its words in a part of its own.
  switch (message.proof) {
    case 'isolation':
      return (await import('./answer-questions')).answerQuestion(message, tell, isOvertaken)
    case 'roles':
      return (await import('./answer-roles')).answerRoles(message, tell, isOvertaken)
    case 'statements':
      return (await import('./answer-statements')).answerStatements(message, tell, isOvertaken)
    case 'findings':
      return (await import('./answer-findings')).answerFindings(message, tell, isOvertaken)
  }
}

import type { Port } from '@/components/engine/serve-simulations'
import type { FindingsQuestion } from './answer-findings'
import type { Question } from './answer-questions'
import type { RolesQuestion } from './answer-roles'
import type { StatementsQuestion } from './answer-statements'
import { answerFindings, answerQuestion, answerRoles, answerStatements, compareMeanings } from './answers'
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
    page.postMessage(compareMeanings(message))
    return
  }
  latest = message.turn
  const tell = (answer: unknown) => page.postMessage(answer)
  const isOvertaken = () => message.turn !== latest
  switch (message.proof) {
    case 'isolation':
      return answerQuestion(message, tell, isOvertaken)
    case 'roles':
      return answerRoles(message, tell, isOvertaken)
    case 'statements':
      return answerStatements(message, tell, isOvertaken)
    case 'findings':
      return answerFindings(message, tell, isOvertaken)
  }
}

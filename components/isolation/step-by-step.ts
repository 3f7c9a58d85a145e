import type { Budget } from '@/lib/prover'

/** Something that is asked: a later turn overtakes it. */
export interface Turn {
  readonly turn: number
}

/** Answers a question bit by bit, for as long as somebody waits. */
export type Answering<Question, Answer> = (
  question: Question,
  tell: (answer: Answer) => void,
  isOvertaken: () => boolean,
) => Promise<void>

/** One question ends after this time with "unknown", never with a page that waits. */
const LIMIT = 400
const STEPS = 400_000

/** What one question of several may take. */
export function allowance(): Budget {
  const end = performance.now() + LIMIT
  return { steps: STEPS, isOver: () => performance.now() > end }
}

/** Works through the answers and lets others have a turn between two of them; false: nobody waits for the rest. */
export async function oneByOne<Answer>(
  answers: Iterable<Answer>,
  tell: (answer: Answer) => void,
  isOvertaken: () => boolean,
): Promise<boolean> {
  for (const answer of answers) {
    tell(answer)
    await new Promise((resolve) => setTimeout(resolve, 0))
    if (isOvertaken()) return false
  }
  return true
}

import type { Answer, Question } from '@/components/isolation/answer-questions'
import { type Asker, createAsker } from '@/components/isolation/ask-beside'
import type { Design, IsolationExpectation } from '@/lib/design'
import type { Proof } from '@/lib/scenarios'

/** One for the page, from the first question on. */
let asker: Asker<Question, Answer> | undefined
/** Questions wait for each other: a worker that is asked again drops what it was at. */
let last: Promise<void> = Promise.resolve()
let turn = 0

/**
 * What the prover says of one question, worked out beside the page; in it, where there is no worker.
 *
 * @param isWanted asked when the question's turn has come: what nobody waits for is never answered
 */
export function proveBeside(
  design: Design,
  question: IsolationExpectation,
  isWanted: () => boolean,
): Promise<Proof> {
  return new Promise((resolve, reject) => {
    last = last.then(async () => {
      if (!isWanted()) return
      await ask({ ...design, isolation: [question] }).then(resolve, reject)
    })
  })
}

function ask(design: Design): Promise<Proof> {
  const question: Question = { turn: ++turn, design, formats: {} }
  asker ??= createAsker<Question, Answer>(
    (asked) => ({ proof: 'isolation', ...asked }),
    () => import('@/components/isolation/answer-questions').then(({ answerQuestion }) => answerQuestion),
  )
  const { ask } = asker
  return new Promise((resolve, reject) => ask(question, collect(question.turn, resolve), reject))
}

/** Puts the answers of one turn together, and hands them over when there are no more. */
function collect(turn: number, done: (proof: Proof) => void): (answer: Answer) => void {
  let plan: Proof['plan'] | null = null
  let cells: Proof['cells'] = []
  return (answer) => {
    if (answer.turn !== turn) return
    if (answer.kind === 'plan') {
      plan = answer.plan
      cells = []
    } else if (answer.kind === 'cell') {
      const { population, operation, cell } = answer
      cells = [...cells, { population, operation, cell }]
    } else if (plan !== null) done({ plan, cells })
  }
}

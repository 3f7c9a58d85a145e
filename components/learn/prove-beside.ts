import type { ProofMessage } from '@/components/isolation/answer-in-worker'
import type { Answer, Question } from '@/components/isolation/answer-questions'
import { startProofWorker } from '@/components/isolation/proof-worker'
import type { Design, IsolationExpectation } from '@/lib/design'
import type { Proof } from '@/lib/scenarios'

/** One for the page, from the first question on; null where there is none to be had. */
let worker: Worker | null | undefined
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
  return new Promise((resolve, reject) => {
    const hear = collect(question.turn, resolve)
    const inPage = () =>
      import('@/components/isolation/answer-questions')
        .then(({ answerQuestion }) => answerQuestion(question, hear, () => false))
        .catch(reject)
    if (worker === undefined) worker = startWorker()
    if (worker === null) {
      void inPage()
      return
    }
    worker.onmessage = ({ data }: MessageEvent<Answer>) => hear(data)
    worker.onerror = () => {
      worker?.terminate()
      worker = null
      void inPage()
    }
    worker.postMessage({ proof: 'isolation', ...question } satisfies ProofMessage)
  })
}

function startWorker(): Worker | null {
  try {
    return startProofWorker()
  } catch {
    return null
  }
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

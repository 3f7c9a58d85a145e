import type { Design } from '@/lib/design'
import type { Cell, Simulation, Simulator } from '@/lib/simulation'

/** As much of a worker, or of the page from within one, as is needed to talk to it. */
export interface Port {
  postMessage(message: unknown): void
  onmessage: ((event: { readonly data: unknown }) => unknown) | null
}

/** What the page asks. */
export interface Question {
  readonly turn: number
  readonly design: Design
}

/**
 * What the worker answers, in parts: reading a message holds up the page, so none is large, and cells that the page
 * has already do not travel again.
 */
export type AnswerPart = { readonly turn: number } & (
  | { readonly kind: 'cells'; readonly from: number; readonly cells: readonly Cell[] }
  | { readonly kind: 'end'; readonly rest: Omit<Simulation, 'cells'>; readonly cellCount: number }
  | { readonly kind: 'failure'; readonly message: string }
)

/** Cells of one message: the page reads them in a few milliseconds. */
const CELLS_A_MESSAGE = 500

/** Answers the questions that come through a port, one after the other, with a simulator that remembers. */
export function serveSimulations(port: Port, simulator: Simulator): void {
  let sent: readonly Cell[] = []
  let last: Promise<void> = Promise.resolve()
  let latest = 0

  const answer = async ({ turn, design }: Question) => {
    // Overtaken before it began: nobody waits for it any more.
    if (turn !== latest) return
    const { cells, ...rest } = await simulator.simulate(design)
    for (let from = 0; from < cells.length; from += CELLS_A_MESSAGE) {
      const part = cells.slice(from, from + CELLS_A_MESSAGE)
      if (part.every((cell, index) => cell === sent[from + index])) continue
      port.postMessage({ turn, kind: 'cells', from, cells: part } satisfies AnswerPart)
    }
    sent = cells
    port.postMessage({ turn, kind: 'end', rest, cellCount: cells.length } satisfies AnswerPart)
  }

  port.onmessage = ({ data }) => {
    const question = data as Question
    latest = question.turn
    last = last.then(() =>
      answer(question).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error)
        port.postMessage({ turn: question.turn, kind: 'failure', message } satisfies AnswerPart)
      }),
    )
  }
}

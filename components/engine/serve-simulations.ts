import type { Design } from '@/lib/design'
import type { Cell, IdentityRun, Simulation, Simulator } from '@/lib/simulation'
import { type PackedCells, packCells } from './packed-cells'

/** As much of a worker, or of the page from within one, as is needed to talk to it. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void
  onmessage: ((event: { readonly data: unknown }) => unknown) | null
}

/** What the page asks. */
export interface Question {
  readonly turn: number
  readonly design: Design
}

/** What the worker answers. Reading a message holds up the page, so what the page has already does not travel again. */
export type Answer = { readonly turn: number } & (
  | {
      readonly kind: 'simulation'
      readonly cells: PackedCells
      /** Null: that identity's run is the one before. */
      readonly runs: readonly (IdentityRun | null)[]
      readonly rest: Omit<Simulation, 'cells' | 'runs'>
    }
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'failure'; readonly message: string }
)

/** Milliseconds between two words on how far the work is. */
const PROGRESS_PAUSE = 100

/** Answers the questions that come through a port, one after the other, with a simulator that remembers. */
export function serveSimulations(port: Port, simulator: Simulator): void {
  let sent: { readonly cells: readonly Cell[]; readonly runs: readonly IdentityRun[] } = {
    cells: [],
    runs: [],
  }
  let last: Promise<void> = Promise.resolve()
  let latest = 0

  const answer = async ({ turn, design }: Question) => {
    // Overtaken before it began: nobody waits for it any more.
    if (turn !== latest) return
    let told = performance.now()
    const { cells, runs, ...rest } = await simulator.simulate(design, (share) => {
      if (performance.now() - told < PROGRESS_PAUSE) return
      told = performance.now()
      port.postMessage({ turn, kind: 'progress', share } satisfies Answer)
    })
    const packed = packCells(sent.cells, cells)
    const message: Answer = {
      turn,
      kind: 'simulation',
      cells: packed,
      runs: runs.map((run, index) => (run === sent.runs[index] ? null : run)),
      rest,
    }
    sent = { cells, runs }
    port.postMessage(message, [packed.positions.buffer, packed.stateOf.buffer])
  }

  port.onmessage = ({ data }) => {
    const question = data as Question
    latest = question.turn
    last = last.then(() =>
      answer(question).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error)
        port.postMessage({ turn: question.turn, kind: 'failure', message } satisfies Answer)
      }),
    )
  }
}

import type { Cell, Simulation, Simulator } from '@/lib/simulation'
import type { AnswerPart, Port, Question } from './serve-simulations'

interface Waiting {
  readonly turn: number
  resolve(simulation: Simulation): void
  reject(error: Error): void
}

/** A simulator whose work is done behind a port. A question that is overtaken is never answered. */
export interface RemoteSimulator extends Simulator {
  /** The other side is gone: whoever waits hears of it. */
  fail(error: Error): void
}

/**
 * Asks the simulator behind a port.
 *
 * Puts together what comes in parts. Cells that an edit left alone are the same objects as before.
 *
 * @example
 * const remote = createRemoteSimulator(new Worker(new URL('./simulation.worker.ts', import.meta.url)))
 * const simulation = await remote.simulate(design)
 */
export function createRemoteSimulator(port: Port): RemoteSimulator {
  let turn = 0
  let cells: readonly Cell[] = []
  let coming: Cell[] = []
  let waiting: Waiting | null = null

  port.onmessage = ({ data }) => {
    const part = data as AnswerPart
    if (part.kind === 'cells') {
      for (const [index, cell] of part.cells.entries()) coming[part.from + index] = cell
      return
    }
    if (part.kind === 'end') {
      // Parts of an overtaken answer count too: the worker does not send them again.
      cells = coming.slice(0, part.cellCount)
      coming = [...cells]
      if (waiting?.turn === part.turn) waiting.resolve({ ...part.rest, cells })
    } else if (waiting?.turn === part.turn) {
      waiting.reject(new Error(part.message))
    }
  }

  return {
    simulate(design) {
      turn++
      const question: Question = { turn, design }
      return new Promise((resolve, reject) => {
        waiting = { turn, resolve, reject }
        port.postMessage(question)
      })
    },
    fail(error) {
      waiting?.reject(error)
    },
  }
}

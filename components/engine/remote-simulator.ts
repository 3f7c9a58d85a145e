import type { Design } from '@/lib/design'
import { type IdentityRun, replayDetails, type Simulation, type Simulator } from '@/lib/simulation'
import { unpackCells } from './packed-cells'
import type { Answer, Port, Question } from './serve-simulations'

interface Waiting {
  readonly turn: number
  onProgress?: ((share: number) => void) | undefined
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
 * Cells that an edit left alone are the same objects as before. The details of a cell do not travel: the page works
 * them out when somebody reads them.
 *
 * @example
 * const remote = createRemoteSimulator(new Worker(new URL('./simulation.worker.ts', import.meta.url)))
 * const simulation = await remote.simulate(design)
 */
export function createRemoteSimulator(port: Port): RemoteSimulator {
  let turn = 0
  let last: Pick<Simulation, 'cells' | 'runs'> = { cells: [], runs: [] }
  let waiting: Waiting | null = null
  /** Those that may still be answered; the answer to an overtaken one counts too, since it does not travel again. */
  const asked = new Map<number, Design>()

  const receive = ({ cells, runs, rest }: Extract<Answer, { kind: 'simulation' }>, design: Design) => {
    const all = runs.map((run, index) => run ?? (last.runs[index] as IdentityRun))
    last = { runs: all, cells: unpackCells(cells, last.cells, design, replayDetails(design, all)) }
    return { ...rest, ...last }
  }

  port.onmessage = ({ data }) => {
    const answer = data as Answer
    if (answer.kind === 'progress') {
      if (waiting?.turn === answer.turn) waiting.onProgress?.(answer.share)
      return
    }
    const design = asked.get(answer.turn)
    for (const earlier of asked.keys()) if (earlier <= answer.turn) asked.delete(earlier)
    const simulation = answer.kind === 'simulation' && design ? receive(answer, design) : null
    if (waiting?.turn !== answer.turn) return
    if (simulation) waiting.resolve(simulation)
    else waiting.reject(new Error(answer.kind === 'failure' ? answer.message : 'an answer to no question'))
  }

  return {
    simulate(design, onProgress) {
      turn++
      asked.set(turn, design)
      const question: Question = { turn, design }
      return new Promise((resolve, reject) => {
        waiting = { turn, onProgress, resolve, reject }
        port.postMessage(question)
      })
    },
    fail(error) {
      waiting?.reject(error)
    },
  }
}

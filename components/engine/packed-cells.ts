import type { Design } from '@/lib/design'
import { type Cell, type DetailSource, LazyCell } from '@/lib/simulation'

/** What is told of a cell before anybody chooses it. */
type CellState = Omit<Cell, 'identity' | 'request' | 'checks' | 'answer'>

/** The cells of a simulation that differ from those before, small enough to be read between two frames of the page. */
export interface PackedCells {
  /** Of all cells. */
  readonly count: number
  readonly positions: Uint32Array<ArrayBuffer>
  /** Thousands of cells are in few states. */
  readonly states: readonly CellState[]
  /** For each position, the index of its state. */
  readonly stateOf: Uint32Array<ArrayBuffer>
}

/** Which cells are others than before, and what is told of them? Details stay behind. */
export function packCells(before: readonly Cell[], after: readonly Cell[]): PackedCells {
  const positions: number[] = []
  const stateOf: number[] = []
  const states: CellState[] = []
  const known = new Map<string, number>()
  for (let position = 0; position < after.length; position++) {
    const cell = after[position] as Cell
    if (cell === before[position]) continue
    const name = nameOf(cell)
    let state = known.get(name)
    if (state === undefined) {
      state = states.push(stateIn(cell)) - 1
      known.set(name, state)
    }
    positions.push(position)
    stateOf.push(state)
  }
  return {
    count: after.length,
    positions: Uint32Array.from(positions),
    states,
    stateOf: Uint32Array.from(stateOf),
  }
}

function nameOf({ verdict, step, isExplicit, guard, hasVacuousCondition, assumptions }: Cell): string {
  const flags = (isExplicit ? 1 : 0) + (hasVacuousCondition ? 2 : 0)
  return `${verdict} ${step} ${flags} ${assumptions.length === 0 ? '' : assumptions.join()} ${guard ?? ''}`
}

function stateIn({ verdict, step, isExplicit, guard, hasVacuousCondition, assumptions }: Cell): CellState {
  return { verdict, step, isExplicit, guard, hasVacuousCondition, assumptions }
}

/**
 * The cells again, with those that did not travel taken over from before.
 *
 * @param source knows the details of the cells that did
 */
export function unpackCells(
  { count, positions, states, stateOf }: PackedCells,
  before: readonly Cell[],
  { identities, requests }: Design,
  source: DetailSource,
): readonly Cell[] {
  const cells = before.slice(0, count)
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] as number
    const identity = identities[Math.floor(position / requests.length)]?.id ?? ''
    const request = requests[position % requests.length]?.id ?? ''
    const state = states[stateOf[index] as number] as CellState
    cells[position] = new LazyCell({ identity, request, ...state }, source)
  }
  return cells
}

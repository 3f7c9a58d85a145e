import type { Simulation, Verdict } from '@/lib/simulation'

/** Names a cell of the matrix. */
export function cellKey(identityId: string, requestId: string): string {
  return `${identityId} ${requestId}`
}

/** The cells that an edit changed, in the order of the design, and what each said before. */
export type ChangedCells = ReadonlyMap<string, Verdict>

/** The cells whose verdict differs between two simulations of the same identities and requests. */
export function changedCells(before: Simulation, after: Simulation): ChangedCells {
  const changed = new Map<string, Verdict>()
  for (const [index, cell] of after.cells.entries()) {
    const old = before.cells[index]
    if (old && old !== cell && old.verdict !== cell.verdict) {
      changed.set(cellKey(cell.identity, cell.request), old.verdict)
    }
  }
  return changed
}

/** "3 cells changed by your last edit"; null when none did. */
export function sayChanged(count: number): string | null {
  if (count === 0) return null
  return `${count === 1 ? '1 cell' : `${count} cells`} changed by your last edit`
}

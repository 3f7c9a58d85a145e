import type { Simulation } from '@/lib/simulation'

/** Names a cell of the matrix. */
export function cellKey(identityId: string, requestId: string): string {
  return `${identityId} ${requestId}`
}

/** The cells whose verdict differs between two simulations of the same identities and requests. */
export function changedCells(before: Simulation, after: Simulation): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const [index, cell] of after.cells.entries()) {
    const old = before.cells[index]
    if (old && old !== cell && old.verdict !== cell.verdict) changed.add(cellKey(cell.identity, cell.request))
  }
  return changed
}

/** "3 cells changed by your last edit"; null when none did. */
export function sayChanged(count: number): string | null {
  if (count === 0) return null
  return `${count === 1 ? '1 cell' : `${count} cells`} changed by your last edit`
}

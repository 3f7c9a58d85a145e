import type { Simulation } from '@/lib/simulation'

/** Names a cell of the matrix. */
export function cellKey(identityId: string, requestId: string): string {
  return `${identityId} ${requestId}`
}

/** The cells whose verdict differs between two simulations of the same identities and requests. */
export function changedCells(before: Simulation, after: Simulation): ReadonlySet<string> {
  const was = new Map(before.cells.map((cell) => [cellKey(cell.identity, cell.request), cell]))
  return new Set(
    after.cells.flatMap((cell) => {
      const key = cellKey(cell.identity, cell.request)
      const old = was.get(key)
      return old && old.verdict !== cell.verdict ? [key] : []
    }),
  )
}

/** "3 cells changed by your last edit"; null when none did. */
export function sayChanged(count: number): string | null {
  if (count === 0) return null
  return `${count === 1 ? '1 cell' : `${count} cells`} changed by your last edit`
}

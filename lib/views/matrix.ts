import { once } from '@/lib/base/once'
import type { Design } from '@/lib/design'
import type { Cell, Simulation, Verdict } from '@/lib/simulation'
import { operationName, serviceOf } from './operation-name'
import type { MatrixCell, MatrixRow, MatrixView } from './types'

/** The word for a verdict, the same on every screen. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  allow: 'Allow',
  deny: 'Deny',
  undetermined: 'Undetermined',
}

/** Up to this many cells are put into words at once; of more, each row when it is looked at. */
const CELLS_AT_ONCE = 4_000

/** The matrix of requests and identities, ready to draw. */
export function toMatrix(design: Design, simulation: Simulation): MatrixView {
  const { identities, requests } = design
  const { cells } = simulation
  const counts = { allow: 0, deny: 0, undetermined: 0 }
  for (const { verdict } of cells) counts[verdict]++
  // Cells stand identity by identity, each with all requests in order.
  const cellsOf = (row: number, name: string) =>
    identities.flatMap((identity, index) => {
      const cell = cells[index * requests.length + row]
      return cell ? [matrixCell(cell, identity.name, name)] : []
    })
  const isLarge = cells.length > CELLS_AT_ONCE
  const { allow, deny, undetermined } = counts
  const say = (count: number) => (isLarge ? count.toLocaleString('en') : String(count))
  return {
    identities: identities.map(({ id, name, kind }) => ({ id, name, isGuest: kind === 'guest' })),
    rows: requests.map((request, row) => {
      const { id, name } = request
      const what = { requestId: id, name, operation: operationName(request), service: serviceOf(request) }
      return isLarge ? whenAsked(what, () => cellsOf(row, name)) : { ...what, cells: cellsOf(row, name) }
    }),
    summary: `${say(requests.length)} requests by ${identities.length} identities: ${say(allow)} allowed, ${say(deny)} denied${
      undetermined > 0 ? `, ${say(undetermined)} undetermined` : ''
    }.`,
  }
}

function whenAsked(what: Omit<MatrixRow, 'cells'>, make: () => MatrixRow['cells']): MatrixRow {
  const cells = once(make)
  return {
    ...what,
    get cells() {
      return cells()
    },
  }
}

function matrixCell(cell: Cell, identityName: string, requestName: string): MatrixCell {
  const word = VERDICT_WORDS[cell.verdict]
  const note = noteOf(cell)
  return {
    identityId: cell.identity,
    verdict: cell.verdict,
    step: cell.step,
    word,
    note,
    hasWarning: cell.hasVacuousCondition,
    isAssumed: cell.assumptions.length > 0,
    label: `${identityName}, ${requestName}: ${word}${note ? `, ${note}` : ''}`,
  }
}

function noteOf(cell: Cell): string | null {
  if (cell.step !== 6) return `no credentials: step ${cell.step}`
  if (cell.hasVacuousCondition) return 'by accident'
  return cell.isExplicit ? 'explicit' : null
}

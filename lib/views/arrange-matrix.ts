import { listed } from '@/lib/base/listed'
import type { MatrixCell, MatrixIdentity, MatrixRow, MatrixView } from './types'
import { type ArrangedColumn, type ArrangedMatrix, byService, type RowGroup } from './whole-matrix'

/** What a cell may have to be looked for. */
export type CellTrait = 'allow' | 'deny' | 'undetermined' | 'changed' | 'unmet' | 'assumed'

export type Grouping = 'service' | 'answers' | 'none'
export type Ordering = 'design' | 'name' | 'most-allowed' | 'fewest-allowed'

/** What of the matrix somebody wants to see, and in which order. It never changes the design. */
export interface MatrixQuery {
  /** Words that find requests, operations or identities. */
  readonly text: string
  /** Rows and columns with at least one such cell; empty: all. */
  readonly traits: readonly CellTrait[]
  /** A role, a provider, or whoever has no credentials; null: everybody. */
  readonly who: Who | null
  readonly groupBy: Grouping
  readonly rowOrder: Ordering
  readonly columnOrder: Ordering
}

export interface Who {
  readonly kind: 'role' | 'provider' | 'without-credentials'
  readonly name: string
}

/** Everything, as the design has it. */
export const WHOLE_MATRIX: MatrixQuery = {
  text: '',
  traits: [],
  who: null,
  groupBy: 'service',
  rowOrder: 'design',
  columnOrder: 'design',
}

/**
 * Which rows and columns does this query show, and in which order?
 *
 * A word of the text restricts the requests if some request has it, and the identities if some identity has it; a
 * word that nothing has leaves nothing. Sorting is stable: what is equal stays in the order of the design.
 *
 * @param isChanged tells whether the last edit changed a cell
 */
export function arrangeMatrix(
  matrix: MatrixView,
  query: MatrixQuery,
  isChanged: (identityId: string, requestId: string) => boolean = () => false,
): ArrangedMatrix {
  const { text, traits, who, groupBy, rowOrder, columnOrder } = query
  const all = matrix.identities.map((identity, index) => ({ ...identity, index }))
  const byWords = findByWords(matrix, text)
  let columns = all.filter((column) => byWords.hasColumn(column) && isOf(column, who))
  let rows = matrix.rows.filter(byWords.hasRow)
  if (traits.length > 0) {
    const hasTrait = (row: MatrixRow, { id, index }: ArrangedColumn) => {
      const cell = row.cells[index]
      return cell !== undefined && traits.some((trait) => shows(cell, trait, isChanged(id, row.requestId)))
    }
    const found = columns.filter((column) => rows.some((row) => hasTrait(row, column)))
    rows = rows.filter((row) => columns.some((column) => hasTrait(row, column)))
    columns = found
  }
  const ordered = sorted(rows, rowOrder)
  return {
    columns: sorted(columns, columnOrder),
    groups:
      groupBy === 'none'
        ? inOneGroup(ordered)
        : groupBy === 'service'
          ? byService(ordered)
          : byAnswers(ordered, columns),
    rowCount: rows.length,
  }
}

function findByWords(matrix: MatrixView, text: string) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const ofRow = (row: MatrixRow) => `${row.name} ${row.operation}`.toLowerCase()
  const rowWords = words.filter((word) => matrix.rows.some((row) => ofRow(row).includes(word)))
  const columnWords = words.filter((word) =>
    matrix.identities.some(({ name }) => name.toLowerCase().includes(word)),
  )
  const isInVain = words.some((word) => !rowWords.includes(word) && !columnWords.includes(word))
  return {
    hasRow: (row: MatrixRow) => !isInVain && rowWords.every((word) => ofRow(row).includes(word)),
    hasColumn: ({ name }: MatrixIdentity) =>
      !isInVain && columnWords.every((word) => name.toLowerCase().includes(word)),
  }
}

function isOf({ roleName, provider }: MatrixIdentity, who: Who | null): boolean {
  if (who === null) return true
  if (who.kind === 'without-credentials') return roleName === null
  return who.name === (who.kind === 'role' ? roleName : provider)
}

function shows(cell: MatrixCell, trait: CellTrait, isChanged: boolean): boolean {
  switch (trait) {
    case 'changed':
      return isChanged
    case 'unmet':
      return cell.expected?.isMet === false
    case 'assumed':
      return cell.isAssumed
    default:
      return cell.verdict === trait
  }
}

function sorted<Line extends { readonly name: string; readonly allowed: number }>(
  lines: readonly Line[],
  order: Ordering,
): readonly Line[] {
  if (order === 'design') return lines
  const byName = (left: Line, right: Line) =>
    left.name.localeCompare(right.name, 'en', { numeric: true, sensitivity: 'base' })
  if (order === 'name') return [...lines].sort(byName)
  const sign = order === 'most-allowed' ? -1 : 1
  return [...lines].sort((left, right) => sign * (left.allowed - right.allowed))
}

const inOneGroup = (rows: readonly MatrixRow[]): readonly RowGroup[] =>
  rows.length === 0 ? [] : [{ key: 'all', title: null, rows }]

function byAnswers(rows: readonly MatrixRow[], columns: readonly ArrangedColumn[]): readonly RowGroup[] {
  const groups = new Map<string, MatrixRow[]>()
  for (const row of rows) {
    const key = answersOf(row, columns)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups].map(([key, members]) => ({ key, title: sayAnswers(members, columns), rows: members }))
}

/** The answers of a row to everybody shown: rows with the same pattern belong together. */
function answersOf(row: MatrixRow, columns: readonly ArrangedColumn[]): string {
  return columns.map(({ index }) => row.cells[index]?.verdict ?? '').join(' ')
}

/** Names beyond these would make a heading of many lines. */
const NAMES_SHOWN = 4

/** "Allowed to Ana and Ben", "Allowed to nobody". */
function sayAnswers([row]: readonly MatrixRow[], columns: readonly ArrangedColumn[]): string {
  const has = (verdict: string) =>
    columns.filter(({ index }) => row?.cells[index]?.verdict === verdict).map(({ name }) => name)
  const allowed = has('allow')
  const unclear = has('undetermined')
  const first =
    allowed.length === 0
      ? 'Allowed to nobody'
      : allowed.length === columns.length
        ? 'Allowed to everybody'
        : `Allowed to ${namesOf(allowed)}`
  return unclear.length === 0 ? first : `${first}; undetermined for ${namesOf(unclear)}`
}

function namesOf(names: readonly string[]): string {
  if (names.length > NAMES_SHOWN) {
    return `${names.slice(0, NAMES_SHOWN).join(', ')} and ${names.length - NAMES_SHOWN} more`
  }
  return listed(names)
}

import type { KeyboardEvent } from 'react'

interface Position {
  readonly row: number
  readonly column: number
}

interface Size {
  readonly rows: number
  readonly columns: number
  /** Rows that PageUp and PageDown pass over. */
  readonly page: number
}

/** Where a key leads from one cell of a table; null for keys that lead nowhere. */
export function moveInGrid(
  {
    key,
    ctrlKey,
    metaKey,
    altKey,
    shiftKey,
  }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  { row, column }: Position,
  { rows, columns, page }: Size,
): Position | null {
  if (altKey || shiftKey) return null
  const isWhole = ctrlKey || metaKey
  const to = (wanted: number, at: number) => ({
    row: Math.max(0, Math.min(rows - 1, wanted)),
    column: Math.max(0, Math.min(columns - 1, at)),
  })
  switch (key) {
    case 'ArrowLeft':
      return to(row, column - 1)
    case 'ArrowRight':
      return to(row, column + 1)
    case 'ArrowUp':
      return to(row - 1, column)
    case 'ArrowDown':
      return to(row + 1, column)
    case 'PageUp':
      return to(row - page, column)
    case 'PageDown':
      return to(row + page, column)
    case 'Home':
      return to(isWhole ? 0 : row, 0)
    case 'End':
      return to(isWhole ? rows - 1 : row, columns - 1)
    default:
      return null
  }
}

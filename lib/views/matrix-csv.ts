import type { MatrixCell, MatrixView } from './types'

/**
 * The matrix as comma-separated values: a row for each request, a column for each identity.
 *
 * As RFC 4180 has it, with lines that end in CR LF. A name that a spreadsheet would take for a formula has an
 * apostrophe before it: a design may come from anywhere.
 *
 * @example toMatrixCsv(toMatrix(design, simulation))
 */
export function toMatrixCsv({ identities, rows }: MatrixView): string {
  const table = [
    ['Request', 'Operation', ...identities.map(({ name }) => name)],
    ...rows.map(({ name, operation, cells }) => [name, operation, ...cells.map(sayCell)]),
  ]
  return table.map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

/** "Deny", "Deny (explicit)", "Allow (expected deny, not met)". */
export function sayCell({ word, note, expected }: MatrixCell): string {
  const more = [note, expected && !expected.isMet && `expected ${expected.words}, not met`].filter(Boolean)
  return more.length > 0 ? `${word} (${more.join('; ')})` : word
}

function field(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

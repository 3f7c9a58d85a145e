import type { Design } from '@/lib/design'
import type { Simulation } from '@/lib/simulation'
import { flowOf, toMatrix } from '@/lib/views'

/** The flow of each identity and the matrix, as text for a terminal. */
export function simulationToText(design: Design, simulation: Simulation): string {
  const lines = [design.name]
  for (const identity of design.identities) {
    lines.push('', `${identity.name}`)
    for (const step of flowOf(design, simulation, identity.id, null)) {
      lines.push(`  ${step.number} ${step.status.padEnd(12)} ${step.title}: ${step.answered}`)
      if (step.status === 'refused' && step.decided) lines.push(`      ${step.decided}`)
    }
  }

  const matrix = toMatrix(design, simulation)
  const cellText = ({ word, note }: { word: string; note: string | null }) =>
    note ? `${word} (${note})` : word
  const first = Math.max(...matrix.rows.map((row) => row.name.length), 0)
  const widths = matrix.identities.map((identity, column) =>
    Math.max(
      identity.name.length,
      ...matrix.rows.map((row) => {
        const cell = row.cells[column]
        return cell ? cellText(cell).length : 0
      }),
    ),
  )
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(first)}  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()
  lines.push(
    '',
    row(
      '',
      matrix.identities.map((identity) => identity.name),
    ),
  )
  for (const { name, cells } of matrix.rows) lines.push(row(name, cells.map(cellText)))
  lines.push('', matrix.summary)

  const findings = simulation.documents.flatMap((document) =>
    document.diagnostics.map((diagnostic) => `${document.id}: ${diagnostic.severity}: ${diagnostic.message}`),
  )
  if (findings.length > 0) lines.push('', ...findings)
  return `${lines.join('\n')}\n`
}

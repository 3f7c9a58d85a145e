import type { Design } from '@/lib/design'
import { auditTrail, type Simulation } from '@/lib/simulation'
import { explainCell, flowOf, type MatrixCell, type MatrixView, toMatrix } from '@/lib/views'

/** Wider than this, a table wraps in most terminals: then each request lists who may and who may not. */
const WIDEST_TABLE = 120
/** Of more refusals than this the reasons would bury the answer; `--json` has all of them. */
const REASONS_SHOWN = 60

/** The flow of each identity, the matrix, why not, and who used which credentials: as text for a terminal. */
export function simulationToText(design: Design, simulation: Simulation): string {
  const matrix = toMatrix(design, simulation)
  const lines = [
    design.name,
    ...flowLines(design, simulation),
    '',
    ...matrixLines(matrix),
    '',
    matrix.summary,
    ...reasonLines(design, simulation),
    ...trailLines(design, simulation),
    ...findingLines(simulation),
  ]
  return `${lines.join('\n')}\n`
}

function flowLines(design: Design, simulation: Simulation): string[] {
  return design.identities.flatMap((identity) => [
    '',
    identity.name,
    ...flowOf(design, simulation, identity.id, null).flatMap((step) => [
      `  ${step.number} ${step.status.padEnd(12)} ${step.title}: ${step.answered}`,
      ...(step.status === 'refused' && step.decided ? [`      ${step.decided}`] : []),
    ]),
  ])
}

function matrixLines(matrix: MatrixView): string[] {
  const first = Math.max(...matrix.rows.map((row) => row.name.length), 0)
  const widths = matrix.identities.map((identity, column) =>
    Math.max(identity.name.length, ...matrix.rows.map((row) => cellText(row.cells[column]).length)),
  )
  const width = widths.reduce((sum, each) => sum + each + 2, first)
  if (width > WIDEST_TABLE) return listLines(matrix)
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(first)}  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()
  return [
    row(
      '',
      matrix.identities.map((identity) => identity.name),
    ),
    ...matrix.rows.map(({ name, cells }) => row(name, cells.map(cellText))),
  ]
}

/** By request: what is said of whom, the same words once. */
function listLines({ identities, rows }: MatrixView): string[] {
  return rows.flatMap(({ name, cells }) => {
    const groups = new Map<string, string[]>()
    for (const [column, cell] of cells.entries()) {
      const text = cellText(cell)
      groups.set(text, [...(groups.get(text) ?? []), identities[column]?.name ?? ''])
    }
    return [name, ...[...groups].map(([text, names]) => `  ${text}: ${names.join(', ')}`)]
  })
}

function cellText(cell: MatrixCell | undefined): string {
  if (!cell) return ''
  return cell.note ? `${cell.word} (${cell.note})` : cell.word
}

/** Why not: one line for each refused request, the same reason once. */
function reasonLines(design: Design, simulation: Simulation): string[] {
  const refused = simulation.cells.filter((cell) => cell.verdict !== 'allow' && cell.step === 6)
  const groups = new Map<string, string[]>()
  for (const cell of refused.slice(0, REASONS_SHOWN)) {
    const reason = explainCell(design, simulation, cell.identity, cell.request)?.reason ?? ''
    const request = design.requests.find(({ id }) => id === cell.request)?.name ?? cell.request
    const identity = design.identities.find(({ id }) => id === cell.identity)?.name ?? cell.identity
    groups.set(reason, [...(groups.get(reason) ?? []), `${identity}, ${request}`])
  }
  if (groups.size === 0) return []
  const rest = refused.length - REASONS_SHOWN
  return [
    '',
    'Why not:',
    ...[...groups].flatMap(([reason, who]) => [`  ${who.join('; ')}`, `    ${reason}`]),
    ...(rest > 0 ? [`  and ${rest} more: --json has all of them`] : []),
  ]
}

/** What CloudTrail would tell, joined by access key. */
function trailLines(design: Design, simulation: Simulation): string[] {
  const uses = auditTrail(design, simulation).filter(({ identity }) => identity !== null)
  if (uses.length === 0) return []
  const named = (id: string | null) => design.identities.find((one) => one.id === id)?.name ?? id
  return [
    '',
    'Who used which credentials (CloudTrail, data events included):',
    ...uses.map(({ accessKeyId, identity, used }) => {
      const counts = new Map<string, number>()
      for (const { record } of used) {
        const what = `${String(record.eventName)}${record.errorCode === undefined ? '' : ` (${String(record.errorCode)})`}`
        counts.set(what, (counts.get(what) ?? 0) + 1)
      }
      const calls = [...counts].map(([what, count]) => (count === 1 ? what : `${count} x ${what}`))
      return `  ${accessKeyId}  ${named(identity)}: ${calls.join(', ') || 'nothing'}`
    }),
  ]
}

function findingLines({ documents, poolFindings }: Simulation): string[] {
  const findings = [
    ...poolFindings.map(({ path, message }) => `identityPool.${path.join('.')}: error: ${message}`),
    ...documents.flatMap((document) =>
      document.diagnostics.map(({ severity, message }) => `${document.id}: ${severity}: ${message}`),
    ),
  ]
  return findings.length > 0 ? ['', ...findings] : []
}

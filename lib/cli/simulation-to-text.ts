import type { Design, Identity } from '@/lib/design'
import { auditTrail, type Cell, type Simulation, type Step } from '@/lib/simulation'
import { explainCell, flowOf, type MatrixCell, type MatrixView, toMatrix } from '@/lib/views'
import { plain } from './plain'

/** A wider table wraps in most terminals: then one with numbered columns, then lists, say the same. */
const WIDEST_TABLE = 120
/** Of more refusals than this the reasons would bury the answer; `--json` has all of them. */
const REASONS_SHOWN = 200

/**
 * Who can do what, why not, how each got credentials, and who used them: as text for a terminal.
 *
 * The answer comes first, its reasons after it.
 */
export function simulationToText(design: Design, simulation: Simulation): string {
  const matrix = toMatrix(design, simulation)
  const lines = [
    design.name,
    '',
    matrix.summary,
    '',
    ...matrixLines(matrix),
    ...reasonLines(design, simulation),
    '',
    'The six steps:',
    ...flowLines(design, simulation),
    ...trailLines(design, simulation),
    ...findingLines(simulation),
  ]
  return `${lines.map(plain).join('\n')}\n`
}

function matrixLines(matrix: MatrixView): string[] {
  const first = Math.max(...matrix.rows.map((row) => row.name.length), 0)
  const widths = matrix.identities.map((identity, column) =>
    Math.max(identity.name.length, ...matrix.rows.map((row) => cellText(row.cells[column]).length)),
  )
  const width = widths.reduce((sum, each) => sum + each + 2, first)
  if (width > WIDEST_TABLE) return numberedLines(matrix) ?? listLines(matrix)
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(first)}  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`
  return [
    row(
      '',
      matrix.identities.map((identity) => identity.name),
    ),
    ...matrix.rows.map(({ name, cells }) => row(name, cells.map(cellText))),
  ]
}

/** A row for each identity, a numbered column for each request; null when that is too wide as well. */
function numberedLines({ identities, rows }: MatrixView): string[] | null {
  const first = Math.max(...identities.map(({ name }) => name.length))
  const widths = rows.map(({ cells }, index) =>
    Math.max(
      String(index + 1).length,
      ...cells.filter(({ step }) => step === 6).map((cell) => cellText(cell).length),
    ),
  )
  if (widths.reduce((sum, each) => sum + each + 2, first) > WIDEST_TABLE) return null
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(first)}  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`
  return [
    ...rows.map(({ name }, index) => `${String(index + 1).padStart(String(rows.length).length)}  ${name}`),
    '',
    row(
      '',
      rows.map((_, index) => String(index + 1)),
    ),
    ...identities.map(({ name }, column) => {
      const cells = rows.map((each) => each.cells[column])
      const [stopped] = cells
      // Without credentials every request has the same answer.
      if (stopped && stopped.step !== 6) return `${name.padEnd(first)}  ${cellText(stopped)}`
      return row(name, cells.map(cellText))
    }),
  ]
}

/** By request: what is said of whom, the same words once. */
function listLines({ identities, rows }: MatrixView): string[] {
  return rows.flatMap(({ name, cells }) => {
    const groups = grouped(cells, cellText, (_, column) => identities[column]?.name ?? '')
    return [name, ...[...groups].map(([text, names]) => `  ${text}: ${names.join('; ')}`)]
  })
}

function cellText(cell: MatrixCell | undefined): string {
  if (!cell) return ''
  return cell.note ? `${cell.word} (${cell.note})` : cell.word
}

/** Why not: who got no credentials, then each reason once, with what it stopped and whom. */
function reasonLines(design: Design, simulation: Simulation): string[] {
  const refused = simulation.cells.filter((cell) => cell.verdict !== 'allow' && cell.step === 6)
  const inOrder = design.requests.flatMap(({ id }) => refused.filter((cell) => cell.request === id))
  const byReason = grouped(
    inOrder.slice(0, REASONS_SHOWN),
    (cell) => reasonOf(design, simulation, cell),
    (cell) => cell,
  )
  const lines = [
    ...design.identities.flatMap((identity) => stopLines(simulation, identity)),
    ...[...byReason].flatMap(([reason, cells]) => [...whatAndWhom(design, cells), `    ${reason}`]),
  ]
  if (lines.length === 0) return []
  const rest = inOrder.length - REASONS_SHOWN
  return ['', 'Why not:', ...lines, ...(rest > 0 ? [`  and ${rest} more: --json has all of them`] : [])]
}

/** A line for all requests that stopped the same identities. */
function whatAndWhom(design: Design, cells: readonly Cell[]): string[] {
  const requests = grouped(
    cells,
    ({ request }) => design.requests.find(({ id }) => id === request)?.name ?? request,
    ({ identity }) => design.identities.find(({ id }) => id === identity)?.name ?? identity,
  )
  const byNames = grouped(
    [...requests],
    ([, names]) => names.join('; '),
    ([request]) => request,
  )
  return [...byNames].map(([names, list]) => `  ${list.join('; ')}: ${names}`)
}

/** Where an identity that got no credentials was stopped, and why. */
function stopLines(simulation: Simulation, { id, name }: Identity): string[] {
  const run = simulation.runs.find(({ identityId }) => identityId === id)
  if (!run || run.session !== null) return []
  const step = run.steps.find(({ number }) => number === run.stoppedAt)
  return [
    `  No credentials, step ${run.stoppedAt}: ${name}`,
    ...(step?.decided ? [`    ${step.decided}`] : []),
  ]
}

/** The reason in words that fit everybody whom it stopped: their own identity id is `{{self}}`, as in requests. */
function reasonOf(design: Design, simulation: Simulation, cell: Cell): string {
  const reason = explainCell(design, simulation, cell.identity, cell.request)?.reason ?? ''
  const own = design.identities.find(({ id }) => id === cell.identity)?.identityId
  return own ? reason.replaceAll(own, '{{self}}') : reason
}

function flowLines(design: Design, simulation: Simulation): string[] {
  return design.identities.flatMap((identity) => {
    const steps = flowOf(design, simulation, identity.id, null)
    const reached = steps.filter(({ status }) => status !== 'not-reached')
    const role = simulation.runs.find(({ identityId }) => identityId === identity.id)?.session?.roleName
    const missed = steps.filter(({ status }) => status === 'not-reached')
    return [
      '',
      identity.name,
      ...reached.flatMap((step) => [
        `  ${step.number} ${step.status.padEnd(12)} ${titleOf(step, role)}: ${sayStep(step)}`,
        ...(step.status === 'refused' && step.decided ? [`      ${step.decided}`] : []),
      ]),
      ...(missed.length > 0 ? [`  ${missed.map(({ number }) => number).join(', ')} not reached`] : []),
    ]
  })
}

function titleOf({ number, title }: Step, role: string | undefined): string {
  return number === 3 && role !== undefined ? `${title} ${role}` : title
}

/** What a step brought; of the question to STS, whose answer is the next step, why it was asked for this role. */
function sayStep(step: Step): string {
  return step.number === 3 && step.status === 'passed' && step.decided ? step.decided : step.answered
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
  return findings.length > 0 ? ['', 'Findings:', ...findings.map((finding) => `  ${finding}`)] : []
}

/** Elements by what is said of them, both in the order in which they come. */
function grouped<Element, Kept>(
  elements: readonly Element[],
  wordsOf: (element: Element) => string,
  keep: (element: Element, index: number) => Kept,
): ReadonlyMap<string, readonly Kept[]> {
  const groups = new Map<string, Kept[]>()
  for (const [index, element] of elements.entries()) {
    const words = wordsOf(element)
    const group = groups.get(words)
    if (group) group.push(keep(element, index))
    else groups.set(words, [keep(element, index)])
  }
  return groups
}

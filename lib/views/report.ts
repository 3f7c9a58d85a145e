import { type Design, documentsOf } from '@/lib/design'
import { ASSUMPTIONS, type Simulation, type Step } from '@/lib/simulation'
import { explainCell } from './explanation'
import { flowOf } from './flow'
import { markdownBlock, markdownCode, markdownSentence, markdownTable, markdownText } from './markdown'
import { toMatrix } from './matrix'
import { sayCell } from './matrix-csv'
import { toSequence } from './sequence'

interface Chosen {
  readonly identityId: string
  readonly requestId: string | null
}

/** Of more cells than this a table helps nobody: the file with the matrix has them all. */
const CELLS_SHOWN = 2_000

/**
 * The design and what it brings about as a Markdown document: who may do what, the six steps of the chosen identity
 * with their picture, why the chosen cell says what it says, and every policy.
 *
 * Names in a design are text, whatever signs they hold.
 */
export function toReport(design: Design, simulation: Simulation, chosen: Chosen): string {
  const parts = [
    `# ${markdownText(design.name)}`,
    ...(design.description ? [markdownText(design.description)] : []),
    `Account ${markdownCode(design.account)}, region ${markdownCode(design.region)}, at ${design.now}. ` +
      'Simulated by the Identity Pool Playground.',
    '## Who may do what',
    ...matrixParts(design, simulation),
    ...expectationParts(design, simulation),
    ...flowParts(design, simulation, chosen),
    ...reasonParts(design, simulation, chosen),
    '## Policies',
    ...documentsOf(design).flatMap(({ id, text }) => [
      `### ${markdownText(id)}`,
      markdownBlock('json', text),
    ]),
    ...assumptionParts(simulation),
  ]
  return `${parts.join('\n\n')}\n`
}

function matrixParts(design: Design, simulation: Simulation): readonly string[] {
  const { identities, rows, summary } = toMatrix(design, simulation)
  if (simulation.cells.length > CELLS_SHOWN) return [summary]
  if (simulation.cells.length === 0) return [summary]
  const head = ['Request', 'Operation', ...identities.map(({ name }) => markdownText(name))]
  const table = rows.map(({ name, operation, cells }) => [
    markdownText(name),
    markdownCode(operation),
    ...cells.map((cell) => markdownText(sayCell(cell))),
  ])
  return [summary, markdownTable(head, table)]
}

function expectationParts(design: Design, { expectations }: Simulation): readonly string[] {
  if (expectations.length === 0) return []
  const named = (list: 'identities' | 'requests', id: string) =>
    markdownText(design[list].find((item) => item.id === id)?.name ?? id)
  const lines = expectations.map(({ identity, request, expected, actual, actualStep, isMet }) => {
    const what = `${named('identities', identity)}, ${named('requests', request)}: ${expected}`
    return isMet ? `- Met: ${what}` : `- **Not met**: ${what} expected, is ${actual} at step ${actualStep}`
  })
  return ['## Expectations', lines.join('\n')]
}

function flowParts(design: Design, simulation: Simulation, chosen: Chosen): readonly string[] {
  const identity = design.identities.find(({ id }) => id === chosen.identityId)
  if (!identity) return []
  const steps = flowOf(design, simulation, identity.id, chosen.requestId)
  return [
    `## The six steps for ${markdownText(identity.name)}`,
    markdownBlock('mermaid', toSequence(design, identity, steps).source),
    steps.map(sayStep).join('\n'),
  ]
}

const STATUS_WORDS: Readonly<Record<Step['status'], string>> = {
  passed: 'Passed',
  refused: 'Refused',
  skipped: 'Skipped',
  'not-reached': 'Not reached',
  undetermined: 'Undetermined',
}

function sayStep({ number, title, status, asked, answered, decided }: Step): string {
  const told = status === 'not-reached' ? [] : [asked, answered, decided]
  return [
    `${number}. **${markdownText(title)}: ${STATUS_WORDS[status]}.**`,
    ...told.filter((sentence) => sentence !== null).map((sentence) => markdownSentence(sentence)),
  ].join(' ')
}

function reasonParts(design: Design, simulation: Simulation, chosen: Chosen): readonly string[] {
  const { identityId, requestId } = chosen
  const cell = requestId === null ? null : explainCell(design, simulation, identityId, requestId)
  if (!cell) return []
  return [
    `## Why: ${markdownText(cell.headline)}`,
    markdownSentence(cell.reason),
    ...(cell.hiddenCause ? [`What AWS does not tell: ${markdownSentence(cell.hiddenCause)}`] : []),
    ...(cell.place ? [`Where to look: ${markdownText(cell.place.label)}.`] : []),
    ...(cell.warning ? [`**Allowed by accident.** ${markdownSentence(cell.warning)}`] : []),
    ...(cell.awsMessage ? ['AWS says:', markdownBlock('text', cell.awsMessage)] : []),
  ]
}

function assumptionParts({ cells }: Simulation): readonly string[] {
  const used = new Set(cells.flatMap(({ assumptions }) => assumptions))
  const found = [...used].sort().flatMap((id) => ASSUMPTIONS.get(id) ?? [])
  if (found.length === 0) return []
  const lines = found.map(({ says, source }) => `- ${markdownSentence(says)} <${source}>`)
  return ['## What these answers assume', lines.join('\n')]
}

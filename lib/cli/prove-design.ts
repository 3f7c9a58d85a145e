import { lineAndColumn } from '@/lib/base/source-range'
import { type Design, documentsOf } from '@/lib/design'
import {
  cellsOf,
  type IsolationCell,
  isMet,
  NOT_COVERED,
  REASONS,
  RESTS_ON,
  statementDiagnostics,
  topicsOf,
} from '@/lib/prover'
import { plain } from './plain'

/** Asks all that the design states about isolation, or what its policies make one ask. */
export function proveDesign(design: Design): readonly IsolationCell[] {
  return topicsOf(design).flatMap((topic) => [...cellsOf(design, topic)])
}

/** Does this cell fail the design: it is not as stated, or with nothing stated, a way through was found? */
export function isBad(cell: IsolationCell): boolean {
  const met = isMet(cell)
  return met === null ? cell.answer.verdict === 'counterexample' : !met
}

const WORDS = { proved: 'PROVED', counterexample: 'COUNTEREXAMPLE', unknown: 'UNKNOWN' } as const

/** What was asked: `read objects under photos/…: signed-in users with the role App`. */
export function questionOf({ topic, population, operation }: IsolationCell): string {
  return plain(`${operation} ${topic.says}: ${population.says}`)
}

/** With the answer: `PROVED  read objects under photos/…: signed-in users with the role App`. */
export function cellToLine(cell: IsolationCell): string {
  return `${WORDS[cell.answer.verdict]}  ${questionOf(cell)}`
}

/** What a person reads: a line for each cell, and with a way through, the request and the two identities. */
export function reportToText(cells: readonly IsolationCell[]): string {
  if (cells.length === 0) return 'nothing in this design looks like a thing of one’s own\n'
  const count = (verdict: IsolationCell['answer']['verdict']) =>
    cells.filter(({ answer }) => answer.verdict === verdict).length
  const lines = cells.flatMap((cell) => [cellToLine(cell), ...detailsOf(cell)])
  return [
    ...lines.map(plain),
    `${count('proved')} proved, ${count('counterexample')} refuted, ${count('unknown')} unknown`,
    `As long as: ${RESTS_ON.join(' ')}`,
    `Not covered: ${NOT_COVERED.join('; ')}.`,
    '',
  ].join('\n')
}

function detailsOf({ answer }: IsolationCell): readonly string[] {
  if (answer.verdict === 'proved') return []
  if (answer.verdict === 'unknown') return answer.reasons.map((reason) => `    ${REASONS[reason]}`)
  const { action, resource, asker, owner, keys, statement } = answer.found
  const said = (values: Readonly<Record<string, string>>) =>
    Object.entries(values)
      .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
      .join(', ')
  const carried = CARRIED.flatMap((key) =>
    keys[key] === undefined ? [] : [`${key} = ${JSON.stringify(keys[key])}`],
  )
  return [
    `    ${action} ${resource}${carried.length > 0 ? `, ${carried.join(', ')}` : ''}`,
    `    by ${said(asker)}`,
    `    of what belongs to ${said(owner)}`,
    ...(statement
      ? [`    allowed by ${statement.policy.name}, statement ${statement.source.index + 1}`]
      : []),
  ]
}

/** Keys that say what is asked for. */
const CARRIED = ['s3:prefix', 'dynamodb:LeadingKeys']

/** The same for programs. */
export function reportToJson(cells: readonly IsolationCell[]): object {
  return cells.map((cell) => {
    const { topic, population, operation, answer } = cell
    const common = {
      things: topic.says,
      operation,
      population: population.id,
      verdict: answer.verdict,
      expected: topic.expected,
      isMet: isMet(cell),
    }
    if (answer.verdict === 'unknown') return { ...common, reasons: answer.reasons }
    if (answer.verdict === 'proved') return common
    const { action, resource, asker, owner, keys, statement } = answer.found
    const place = statement && { document: statement.policy.id, statement: statement.source.index }
    return { ...common, counterexample: { action, resource, asker, owner, context: keys, allowedBy: place } }
  })
}

/** Statements of the roles' policies that do nothing; empty when each does something, or nobody can tell. */
export function statementsToText(design: Design): string {
  const found = statementDiagnostics(design)
  if (found.length === 0) return ''
  const texts = new Map(documentsOf(design).map(({ id, text }) => [id, text]))
  const lines = found.flatMap(({ documentId, diagnostic: { code, range, message, help } }) => {
    const { line, column } = lineAndColumn(texts.get(documentId) ?? '', range.start)
    return [`${documentId}:${line}:${column}: info: ${message} [${code}]`, ...(help ? [`    ${help}`] : [])]
  })
  return ['Statements that do nothing:', ...lines.map(plain), ''].join('\n')
}

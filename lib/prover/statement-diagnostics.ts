import type { Design } from '@/lib/design'
import { type CompiledStatement, type Diagnostic, type Fix, removeItem } from '@/lib/iam'
import type { Budget } from './budget'
import { type StatementUse, statementsOfRoles, statementUse } from './question-statements'
import { reasonOf } from './statement-reasons'
import { hasNeighbours, helpWithIdle, IDLE_CODES, type IdleUse, sayIdle } from './statement-words'

/** A finding about a whole statement that only a proof can tell. */
export type StatementDiagnostic = Omit<Diagnostic, 'code'> & {
  readonly code: (typeof IDLE_CODES)[keyof typeof IDLE_CODES]
}

/** What a policy of a role is told, by the id of its document. */
export interface DocumentFinding {
  readonly documentId: string
  readonly diagnostic: StatementDiagnostic
}

/**
 * Which statements of the roles' access policies do nothing, and which change of the text takes one out?
 *
 * Asked of everybody whom the pool can give the role. What is not known is not said.
 *
 * @example
 * statementDiagnostics(design).map(({ diagnostic }) => diagnostic.code) // ['adds-nothing']
 */
export function statementDiagnostics(design: Design, budget?: () => Budget): readonly DocumentFinding[] {
  return [...eachStatementDiagnostic(design, budget)].flatMap((found) => found ?? [])
}

/**
 * The same one statement after another; null: nothing to say of this one.
 *
 * @param documentId the one policy that is asked about; left out: all of them
 */
export function* eachStatementDiagnostic(
  design: Design,
  budget?: () => Budget,
  documentId?: string,
): Generator<DocumentFinding | null> {
  for (const { populations, statement } of statementsOfRoles(design)) {
    if (documentId !== undefined && statement.policy.id !== documentId) continue
    const use = statementUse(design, populations, statement, budget?.())
    yield isIdle(use) ? findingOf(design, use, budget?.()) : null
  }
}

/** Does the statement surely do nothing? */
export function isIdle(use: StatementUse): use is IdleUse {
  return use.kind !== 'needed' && use.kind !== 'unknown'
}

function findingOf(design: Design, use: IdleUse, budget?: Budget): DocumentFinding {
  const reason = reasonOf(design, use, budget)
  const { statement } = use
  const fix = removalOf(statement)
  return {
    documentId: statement.policy.id,
    diagnostic: {
      code: IDLE_CODES[use.kind],
      severity: 'info',
      range: placeOf(statement),
      message: sayIdle(use, reason),
      help: helpWithIdle(use, reason),
      ...(fix ? { fix } : {}),
    },
  }
}

/** Takes the statement out of its list; undefined for the only one, since a policy without statements is none. */
function removalOf(statement: CompiledStatement): Fix | undefined {
  if (!hasNeighbours(statement)) return undefined
  const { policy, source } = statement
  return { ...removeItem('Remove this statement', policy.text, source.range), onlyAlone: true }
}

/** A whole statement is too much to mark: its Sid, or else where it begins. */
function placeOf({ source: { sid, range } }: CompiledStatement) {
  return sid?.range ?? { start: range.start, end: Math.min(range.start + 1, range.end) }
}

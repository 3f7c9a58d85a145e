import type { SourceRange } from '@/lib/base/source-range'
import type { ConditionTest, PolicyDocument, PolicyKind, Statement } from '../ast'
import type { DiagnosticCode, Particulars } from '../diagnostics/catalogue'
import type { Saver } from '../diagnostics/types'

/** What a rule looks at. */
export interface RuleInput {
  readonly document: PolicyDocument
  readonly kind: PolicyKind
  readonly text: string
  /** Where the policy would be saved; null where AWS's words are not known. */
  readonly saver: Saver | null
  /** The name that was probably meant; null when none is near, or after many wrong names in one document. */
  suggest(word: string, candidates: () => readonly string[]): string | null
}

export type Report = (
  code: DiagnosticCode,
  range: SourceRange,
  particulars?: Omit<Particulars, 'saver'>,
) => void

/** One thing to look for in a policy. Total and linear in the size of the document. */
export type Rule = (input: RuleInput, report: Report) => void

/** A rule about one statement at a time. */
export type StatementRule = (statement: Statement, input: RuleInput, report: Report) => void

/** All these rules on one statement after the other: what they read of its texts is remembered meanwhile. */
export function inEachStatement(rules: readonly StatementRule[]): Rule {
  return (input, report) => {
    for (const statement of input.document.statements)
      for (const rule of rules) rule(statement, input, report)
  }
}

/** Policies of a role or its session: who holds them came through an identity pool. */
export function isOfSession(kind: PolicyKind): boolean {
  return kind === 'identity' || kind === 'session' || kind === 'boundary'
}

/** How messages call a policy of this kind. */
export const KIND_NAMES: Readonly<Record<PolicyKind, string>> = {
  identity: 'an identity policy',
  trust: 'a trust policy',
  resource: 'a resource policy',
  session: 'a session policy',
  boundary: 'a permissions boundary',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  endpoint: 'an endpoint policy',
}

/** The first character of a range: the mark for what is missing in it. */
export function headOf(range: SourceRange): SourceRange {
  return { start: range.start, end: Math.min(range.start + 1, range.end) }
}

/** Every operator on every key, statement by statement. */
export function forEachTest(document: PolicyDocument, visit: (test: ConditionTest) => void): void {
  for (const statement of document.statements)
    for (const test of statement.condition?.tests ?? []) visit(test)
}

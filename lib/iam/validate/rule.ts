import type { SourceRange } from '@/lib/base/source-range'
import type { ConditionTest, PolicyDocument, PolicyKind } from '../ast'
import type { DiagnosticCode, Particulars } from '../diagnostics/catalogue'
import type { Saver } from '../diagnostics/types'

/** What a rule looks at. */
export interface RuleInput {
  readonly document: PolicyDocument
  readonly kind: PolicyKind
  readonly text: string
  /** Where the policy would be saved; null where AWS's words are not known. */
  readonly saver: Saver | null
}

export type Report = (
  code: DiagnosticCode,
  range: SourceRange,
  particulars?: Omit<Particulars, 'saver'>,
) => void

/** One thing to look for in a policy. Total and linear in the size of the document. */
export type Rule = (input: RuleInput, report: Report) => void

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

import type { CompiledStatement } from '@/lib/iam'

/** A statement as a screen names it: plain data, with the place where it stands. */
export interface StatementView {
  readonly documentId: string
  readonly title: string
  readonly effect: string
  readonly range: { readonly start: number; readonly end: number }
}

/** How a screen names a statement, and where it is. */
export function statementView({ policy, source }: CompiledStatement): StatementView {
  const sid = source.sid?.value
  return {
    documentId: policy.id,
    title: `${policy.name}, statement ${source.index + 1}${sid ? ` (${sid})` : ''}`,
    effect: source.effect?.value ?? '',
    range: { start: source.range.start, end: source.range.end },
  }
}

import type { Design } from '@/lib/design'
import { type StatementPlan, type StatementUseView, statementPlan, statementUseViews } from '@/lib/prover'
import { type Answering, allowance, oneByOne, type Turn } from './step-by-step'

export interface StatementsQuestion extends Turn {
  readonly design: Design
}

export type StatementsAnswer = Turn &
  (
    | { readonly kind: 'plan'; readonly plan: StatementPlan }
    | { readonly kind: 'use'; readonly use: StatementUseView }
    | { readonly kind: 'done' }
  )

/** What does each statement do? The uses come in the order of the plan. */
export const answerStatements: Answering<StatementsQuestion, StatementsAnswer> = async (
  { turn, design },
  tell,
  isOvertaken,
) => {
  tell({ turn, kind: 'plan', plan: statementPlan(design) })
  const uses = statementUseViews(design, allowance)
  if (await oneByOne(uses, (use) => tell({ turn, kind: 'use', use }), isOvertaken)) {
    tell({ turn, kind: 'done' })
  }
}

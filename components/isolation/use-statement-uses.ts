import { useMemo } from 'react'
import type { Design } from '@/lib/design'
import type { StatementPlan, StatementUseView } from '@/lib/prover'
import type { StatementsAnswer } from './answer-statements'
import { type Inquiry, useAnswers } from './use-answers'

/** What is known so far of what statements do. */
export interface StatementUses {
  readonly plan: StatementPlan
  /** In the order of the plan: shorter than that until all is known. */
  readonly uses: readonly StatementUseView[]
  readonly isDone: boolean
}

const INQUIRY: Inquiry<StatementsAnswer, StatementUses> = {
  toMessage: (question) => ({ proof: 'statements', ...question }),
  inPage: () => import('./answers').then(({ answerStatements }) => answerStatements),
  after(before, answer) {
    if (answer.kind === 'plan') return { plan: answer.plan, uses: [], isDone: false }
    if (before === null) return null
    if (answer.kind === 'done') return { ...before, isDone: true }
    return { ...before, uses: [...before.uses, answer.use] }
  },
}

/** What does each statement of the roles do? */
export function useStatementUses(design: Design): StatementUses | null {
  return useAnswers(
    INQUIRY,
    useMemo(() => ({ design }), [design]),
  )
}

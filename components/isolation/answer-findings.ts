import type { Design } from '@/lib/design'
import { eachStatementDiagnostic, type StatementDiagnostic } from '@/lib/prover'
import { type Answering, allowance, oneByOne, type Turn } from './step-by-step'

/** What the editor asks about the policy that it shows. */
export interface FindingsQuestion extends Turn {
  readonly design: Design
  readonly documentId: string
}

/** All findings at once, so that the list of problems grows once. */
export interface FindingsAnswer extends Turn {
  readonly findings: readonly StatementDiagnostic[]
}

/** Which statements of this policy do nothing? */
export const answerFindings: Answering<FindingsQuestion, FindingsAnswer> = async (
  { turn, design, documentId },
  tell,
  isOvertaken,
) => {
  const findings: StatementDiagnostic[] = []
  const each = eachStatementDiagnostic(design, allowance, documentId)
  if (await oneByOne(each, (found) => found && findings.push(found.diagnostic), isOvertaken)) {
    tell({ turn, findings })
  }
}

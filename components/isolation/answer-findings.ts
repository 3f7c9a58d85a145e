import type { Design } from '@/lib/design'
import { type DocumentFinding, eachStatementDiagnostic } from '@/lib/prover'
import { type Answering, allowance, oneByOne, type Turn } from './step-by-step'

/** What the editor asks about the policy that it shows, and the list of all problems about every policy. */
export interface FindingsQuestion extends Turn {
  readonly design: Design
  /** The one policy that is asked about; left out: all of them. */
  readonly documentId?: string | undefined
}

/** All findings at once, so that the list of problems grows once. */
export interface FindingsAnswer extends Turn {
  readonly findings: readonly DocumentFinding[]
}

/** Which statements do nothing? */
export const answerFindings: Answering<FindingsQuestion, FindingsAnswer> = async (
  { turn, design, documentId },
  tell,
  isOvertaken,
) => {
  const findings: DocumentFinding[] = []
  const each = eachStatementDiagnostic(design, allowance, documentId)
  if (await oneByOne(each, (found) => found && findings.push(found), isOvertaken)) {
    tell({ turn, findings })
  }
}

import { type Explanation, statementTitle } from '@/lib/iam'
import type { DecisivePlace } from './types'

/** Where to look for the reason of a decision: the element that failed, or the whole statement that settled it. */
export function placeOf({ focus }: Pick<Explanation, 'focus'>): DecisivePlace | null {
  if (focus === null) return null
  const { role, statement, element } = focus
  return {
    role,
    documentId: statement.policyId,
    label: `${statementTitle(statement)} of ${statement.policyName}`,
    range: element?.range ?? statement.range,
  }
}

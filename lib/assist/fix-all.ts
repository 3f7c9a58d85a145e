import { applyEdits } from '@/lib/base/text-edit'
import { type PolicyKind, parsePolicy, validatePolicy } from '@/lib/iam'

/** A mend may bring the next one to light; more rounds than this would be a circle. */
const MOST_ROUNDS = 20

/**
 * What does the text say once every finding of this kind is mended, as far as there are fixes?
 *
 * Fixes that overlap cannot be made at once: those that are left are looked for again. Total.
 *
 * @example
 * fixAll(text, 'identity', 'redundant-action')
 */
export function fixAll(text: string, kind: PolicyKind, code: string): string {
  let mended = text
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixes = validatePolicy(parsePolicy(mended), kind).flatMap((finding) =>
      finding.code === code && finding.fix ? finding.fix : [],
    )
    const next = applyEdits(mended, fixes)
    if (next === mended) break
    mended = next
  }
  return mended
}

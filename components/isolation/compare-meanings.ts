import { type AccessChangeView, accessChanges } from '@/lib/prover'
import type { CompareQuestion } from './compare-beside'

/** One question ends after this time with "nobody can tell". */
const LIMIT = 3_000
const STEPS = 400_000

export function compareMeanings({ before, after }: CompareQuestion): readonly AccessChangeView[] {
  const end = performance.now() + LIMIT
  return accessChanges(before, after, { steps: STEPS, isOver: () => performance.now() > end })
}

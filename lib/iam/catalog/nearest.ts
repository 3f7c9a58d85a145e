/** Longer words are not typing errors of anything; the bound keeps the work linear in the number of candidates. */
const LONGEST_WORD = 128

/**
 * Which of the candidates was probably meant by a word that is none of them.
 *
 * Counts letters left out, put in, changed or swapped with their neighbour, ignoring case, and answers with the
 * candidate that takes the fewest; of equals the first. More than one slip in four letters (three in all) is no slip,
 * and gives null, as does a word without candidates. Total.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-action
 * @example
 * nearest('s3:GetObjects', ['s3:GetObject', 's3:PutObject'])   // 's3:GetObject'
 * nearest('s3:Fly', ['s3:GetObject', 's3:PutObject'])          // null
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > LONGEST_WORD) return null
  const lower = word.toLowerCase()
  let best: string | null = null
  let allowed = Math.min(3, Math.floor(lower.length / 4))
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - lower.length) > allowed) continue
    const slips = countSlips(lower, candidate.toLowerCase(), allowed)
    if (slips > allowed) continue
    best = candidate
    allowed = slips - 1
    if (allowed < 0) break
  }
  return best
}

/** Damerau-Levenshtein distance (neighbours swapped count once), or more than `allowed` as soon as that is certain. */
function countSlips(one: string, other: string, allowed: number): number {
  let above: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1]
      let slips = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (isSame ? 0 : 1),
      )
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (row > 1 && column > 1 && isSwap) slips = Math.min(slips, (above[column - 2] as number) + 1)
      current.push(slips)
      least = Math.min(least, slips)
    }
    if (least > allowed) return least
    above = last
    last = current
  }
  return last[other.length] as number
}

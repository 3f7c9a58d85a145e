/** Longer names are no misspelling of the short names that are looked for. */
const LONGEST = 80

/**
 * Which of these names did the writer of this one probably mean?
 *
 * The one that differs in letter case alone, or else by fewest letters put in, left out, changed or swapped
 * with their neighbour, at most `most` of them. Null when none is that near.
 *
 * @example
 * nearest('statments', ['Statement', 'Effect'], 2) // 'Statement'
 */
export function nearest(name: string, candidates: Iterable<string>, most = 1): string | null {
  if (name.length > LONGEST) return null
  const typed = name.toLowerCase()
  let best: string | null = null
  let fewest = most + 1
  for (const candidate of candidates) {
    const distance = changesBetween(typed, candidate.toLowerCase(), fewest)
    if (distance < fewest) {
      best = candidate
      fewest = distance
    }
  }
  return best
}

/** Letters to change; any number from `limit` on when there are at least that many. */
function changesBetween(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (row > 1 && column > 1 && isSwap) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      current.push(cost)
    }
    beforeLast = last
    last = current
  }
  return last[right.length] ?? limit
}

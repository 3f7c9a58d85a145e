/** Yes, no, or cannot be told. Rule of truth: what is not understood never turns into an allow or a silent deny. */
export type Trilean = 'yes' | 'no' | 'unknown'

/** A sure no wins over everything, then what cannot be told. */
export function both(left: Trilean, right: Trilean): Trilean {
  if (left === 'no' || right === 'no') return 'no'
  return left === 'unknown' ? left : right
}

/** A sure yes wins over everything, then what cannot be told. */
export function either(left: Trilean, right: Trilean): Trilean {
  if (left === 'yes' || right === 'yes') return 'yes'
  return left === 'unknown' ? left : right
}

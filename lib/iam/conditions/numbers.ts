/**
 * A decimal number, exact: sign x 0.d1d2d3... x 10^magnitude, with no zero at either end of its digits.
 * Zero has the sign 0 and no digits.
 */
export interface Decimal {
  readonly sign: -1 | 0 | 1
  readonly digits: string
  readonly magnitude: number
}

/** Exponents of more digits than any number in a policy has. */
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/

/**
 * Which number does this text stand for? Null when it is none.
 *
 * Exact however long: nothing is rounded to what a machine word holds, so `9007199254740993` differs from
 * `9007199254740992`, and `1`, `1.0` and `10e-1` are the same.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
 * @example
 * parseDecimal('-0.50') // { sign: -1, digits: '5', magnitude: 0 }
 */
export function parseDecimal(text: string): Decimal | null {
  const found = NUMBER.exec(text)
  if (found === null) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = found
  if (whole === '' && fraction === '') return null
  const all = whole + fraction
  let first = 0
  while (first < all.length && all.charCodeAt(first) === ZERO) first++
  let end = all.length
  while (end > first && all.charCodeAt(end - 1) === ZERO) end--
  if (first === end) return { sign: 0, digits: '', magnitude: 0 }
  return {
    sign: sign === '-' ? -1 : 1,
    digits: all.slice(first, end),
    magnitude: whole.length - first + Number(exponent),
  }
}

const ZERO = 48

/** Negative when the left one is smaller, 0 when they are equal, positive when it is greater. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  if (left.sign !== right.sign) return left.sign - right.sign
  if (left.magnitude !== right.magnitude) return left.sign * (left.magnitude - right.magnitude)
  // Digits without trailing zeros compare as texts do: a prefix is the smaller one.
  if (left.digits === right.digits) return 0
  return left.digits < right.digits ? -left.sign : left.sign
}

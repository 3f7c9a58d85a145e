/** A truth value as written in a policy or a request; null when the text is none. Letter case is ignored. */
export function parseBoolean(text: string): boolean | null {
  if (text === 'true') return true
  if (text === 'false') return false
  const lower = text.length <= 5 ? text.toLowerCase() : ''
  return lower === 'true' ? true : lower === 'false' ? false : null
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/**
 * The bytes that a base64 text stands for, as a text that is equal exactly when the bytes are; null when it
 * is not base64. Padding may be left out; bits behind the last byte do not count.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
 * @example
 * canonicalBase64('QQ==') === canonicalBase64('QR') // true: both are the one byte `A`
 */
export function canonicalBase64(text: string): string | null {
  if (!BASE64.test(text)) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  if (padding > 0 && text.length % 4 !== 0) return null
  const digits = text.slice(0, text.length - padding)
  const rest = digits.length % 4
  if (rest === 1) return null
  if (rest === 0) return digits
  const last = ALPHABET.indexOf(digits.at(-1) as string)
  return digits.slice(0, -1) + ALPHABET[rest === 2 ? last & ~15 : last & ~3]
}

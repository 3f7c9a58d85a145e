/**
 * Pieces of a design's text that stand in every second line: each becomes one character on the way into a link.
 *
 * The first 32 characters of Unicode stand for them, in this order: a JSON text never holds those as they are.
 *
 * FROZEN, like everything in this folder.
 */
export const WORDS_V1: readonly string[] = [
  '","name":"',
  '{"kind":"user-pool-user","id":"',
  '","userPool":"',
  '","username":"',
  '","sub":"',
  '","identityId":"',
  '"},{"id":"',
  '","service":"s3","operation":"',
  '","service":"dynamodb","operation":"',
  '","bucket":"',
  '","table":"',
  '","key":"',
  '","prefix":"',
  '","request":"',
  '","body":"',
  '{{self}}',
  'GetObject',
  'arn:aws:s3:::',
  '${cognito-identity.amazonaws.com:sub}',
  '\\n    },\\n    {\\n      \\"',
  '\\",\\n      \\"',
  '\\",\\n        \\"',
  '\\"\\n      ',
  '\\"Resource\\": ',
  '},{"',
  'amazonaws.com',
  '\\": {\\n',
  '\\": [\\n        \\"',
  '\\"s3:',
  '\\": \\"',
  '":"',
]

/** The longest first: a short word within a long one waits for its turn. */
const LONGEST_FIRST = WORDS_V1.map((word, index) => ({ word, sign: String.fromCharCode(index) })).sort(
  (one, other) => other.word.length - one.word.length,
)

/** A JSON text with signs in place of words. */
export function withSigns(text: string): string {
  return LONGEST_FIRST.reduce((rest, { word, sign }) => rest.replaceAll(word, sign), text)
}

/** The text again; null when it would be longer than `limit`. */
export function withoutSigns(text: string, limit: number): string | null {
  let length = text.length
  for (let index = 0; index < text.length; index++) {
    length += (WORDS_V1[text.charCodeAt(index)] ?? ' ').length - 1
  }
  if (length > limit) return null
  return text.replaceAll(SIGN, (sign) => WORDS_V1[sign.charCodeAt(0)] ?? sign)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: signs are control characters, which JSON does not hold
const SIGN = /[\u0000-\u001e]/g

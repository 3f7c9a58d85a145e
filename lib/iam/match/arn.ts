import { compileGlob, type Glob, type GlobToken } from './glob'

/**
 * Builds the matcher of an ARN pattern as `ArnLike` and `ArnEquals` compare: both sides in six parts, split
 * at their first five colons, each part matched by itself. What has fewer parts is no ARN and matches nothing.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 * @example
 * compileArnGlob([{ kind: 'text', text: 'arn:aws:s3:::' }, { kind: 'star' }])('arn:aws:s3:::b') // true
 */
export function compileArnGlob(tokens: readonly GlobToken[]): Glob {
  const parts: GlobToken[][] = [[]]
  for (const token of tokens) {
    if (token.kind !== 'text') {
      parts.at(-1)?.push(token)
      continue
    }
    let { text } = token
    for (let colon = text.indexOf(':'); colon >= 0 && parts.length < 6; colon = text.indexOf(':')) {
      parts.at(-1)?.push({ kind: 'text', text: text.slice(0, colon) })
      parts.push([])
      text = text.slice(colon + 1)
    }
    parts.at(-1)?.push({ kind: 'text', text })
  }
  if (parts.length !== 6) return () => false
  const globs = parts.map(compileGlob)
  return (value) => {
    let start = 0
    for (let index = 0; index < 5; index++) {
      const end = value.indexOf(':', start)
      if (end < 0 || !globs[index]?.(value.slice(start, end))) return false
      start = end + 1
    }
    return globs[5]?.(value.slice(start)) ?? false
  }
}

/** Has this text the six parts of an ARN? */
export function isInSixParts(text: string): boolean {
  let found = 0
  for (let at = text.indexOf(':'); at >= 0 && found < 5; at = text.indexOf(':', at + 1)) found++
  return found === 5
}

/**
 * The account in an ARN; null when there is none, as in those of S3.
 *
 * @example
 * accountOfArn('arn:aws:dynamodb:us-east-1:111122223333:table/T') // '111122223333'
 */
export function accountOfArn(arn: string): string | null {
  let start = 0
  for (let colons = 0; colons < 4; colons++) {
    start = arn.indexOf(':', start) + 1
    if (start === 0) return null
  }
  if (arn.indexOf(':', start) !== start + 12) return null
  for (let index = start; index < start + 12; index++) {
    const digit = arn.charCodeAt(index)
    if (digit < 48 || digit > 57) return null
  }
  return arn.slice(start, start + 12)
}

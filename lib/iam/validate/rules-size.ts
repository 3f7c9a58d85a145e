import type { SourceRange } from '@/lib/base/source-range'
import { replaceBy, withoutBlanks } from './mend'
import { headOf, type Report, type Rule, type RuleInput } from './rule'

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MANAGED = 6_144
const INLINE_OF_ROLE = 10_240
const TRUST = 2_048
const TRUST_AT_MOST = 8_192
const SESSION = 2_048
const ORGANIZATION = 5_120
const RESOURCE_BYTES = 20_480
const ENDPOINT = 20_480

const textIsTaken: Rule = (input, report) => {
  const { kind, text, document } = input
  const place = headOf(document.range)
  if (kind === 'resource' || kind === 'endpoint') {
    reportLengthElsewhere(input, place, report)
    return
  }
  const { length, isWide } = measure(text)
  if (kind === 'identity' && length > INLINE_OF_ROLE)
    report('inline-policy-too-long', place, { subject: grouped(length) })
  else if (kind === 'identity' && length > MANAGED)
    report('managed-policy-too-long', place, { subject: grouped(length) })
  else if (kind === 'boundary' && length > MANAGED)
    report('boundary-too-long', place, { subject: grouped(length) })
  else if (kind === 'trust' && length > TRUST) {
    const severity = length > TRUST_AT_MOST ? 'error' : 'warning'
    report('trust-policy-too-long', place, { subject: grouped(length), severity })
  } else if (kind === 'session' && text.length > SESSION) {
    report('session-policy-too-long', place, withPacking(text, SESSION))
  } else if ((kind === 'scp' || kind === 'rcp') && text.length > ORGANIZATION) {
    report('organization-policy-too-long', place, withPacking(text, ORGANIZATION))
  }
  if (isWide) reportUnsupported(text, report)
}

function reportLengthElsewhere(
  { document, kind, text, saver }: RuleInput,
  place: SourceRange,
  report: Report,
): void {
  // No character takes more than three bytes for each of its code units.
  if (text.length <= RESOURCE_BYTES / 3) return
  if (kind === 'endpoint') {
    if (text.length > ENDPOINT) report('endpoint-policy-too-long', place, withPacking(text, ENDPOINT))
  } else if (saver === 's3') {
    const bytes = countBytes(withoutBlanks(text))
    if (bytes > RESOURCE_BYTES) report('bucket-policy-too-long', place, { subject: grouped(bytes) })
  } else if (isOfDynamoDB(document.statements) && countBytes(text) > RESOURCE_BYTES) {
    report('table-policy-too-long', place, withPacking(text, RESOURCE_BYTES, countBytes))
  }
}

/** Where blanks count, leaving them out may be enough. */
function withPacking(text: string, limit: number, lengthOf = (part: string) => part.length) {
  const fix = () => {
    const packed = withoutBlanks(text)
    if (lengthOf(packed) > limit) return undefined
    return replaceBy('Remove the blanks', { start: 0, end: text.length }, packed)
  }
  return { subject: grouped(lengthOf(text)), fix }
}

function isOfDynamoDB(statements: readonly { action: { values: readonly { value: string }[] } | null }[]) {
  return statements.some(({ action }) => action?.values.some(({ value }) => /^dynamodb:/i.test(value)))
}

/** Characters besides blanks, which is how IAM counts, and whether some are beyond U+00FF. One walk for both. */
function measure(text: string): { length: number; isWide: boolean } {
  let length = 0
  let isWide = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    // JSON holds no other characters up to the blank than the blanks.
    if (code <= 32) continue
    length++
    if (code > 0xff) isWide = true
  }
  return { length, isWide }
}

function countBytes(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    // Either half of a surrogate pair makes two of its four bytes.
    count += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3
  }
  return count
}

/** Kinds that IAM or Organizations keeps take no other characters; other services may. */
const UNSUPPORTED = /[^\t\n\r\u0020-\u00ff]+/g
const MOST_CHARACTERS_SHOWN = 5

function reportUnsupported(text: string, report: Report): void {
  const runs: SourceRange[] = []
  for (const match of text.matchAll(UNSUPPORTED)) {
    runs.push({ start: match.index, end: match.index + match[0].length })
  }
  const shown = runs.length > MOST_CHARACTERS_SHOWN ? MOST_CHARACTERS_SHOWN - 1 : runs.length
  for (const run of runs.slice(0, shown)) {
    report('unsupported-character', run, { subject: nameOfRun(text.slice(run.start, run.end)) })
  }
  const next = runs[shown]
  if (next === undefined) return
  const later = grouped(runs.length - shown - 1)
  report('unsupported-character', next, { subject: `what stands here and in ${later} later places` })
}

/** The character with its number; of several the first, and how many there are. */
function nameOfRun(run: string): string {
  const first = String.fromCodePoint(run.codePointAt(0) ?? 0)
  const number = `U+${(run.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const shown = /\p{C}|\p{M}|\p{Z}/u.test(first) ? number : `\`${first}\` (${number})`
  const others = run.length - first.length
  return others === 0 ? shown : `${shown} and what follows it`
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}

export const SIZE_RULES: readonly Rule[] = [textIsTaken]

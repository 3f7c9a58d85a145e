import type { SourceRange } from '@/lib/base/source-range'
import type { PolicyKind } from '../ast'
import { replaceBy, withoutBlanks } from './mend'
import { headOf, type Rule } from './rule'

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MANAGED = 6_144
const INLINE_OF_ROLE = 10_240
const TRUST = 2_048
const TRUST_AT_MOST = 8_192
const SESSION = 2_048
const ORGANIZATION = 5_120
const RESOURCE_BYTES = 20_480
const ENDPOINT = 20_480

const textIsNotTooLong: Rule = ({ document, kind, text, saver }, report) => {
  const place = headOf(document.range)
  switch (kind) {
    case 'identity': {
      const length = countBesidesBlanks(text, MANAGED)
      if (length > INLINE_OF_ROLE) report('inline-policy-too-long', place, { subject: grouped(length) })
      else if (length > MANAGED) report('managed-policy-too-long', place, { subject: grouped(length) })
      return
    }
    case 'boundary': {
      const length = countBesidesBlanks(text, MANAGED)
      if (length > MANAGED) report('boundary-too-long', place, { subject: grouped(length) })
      return
    }
    case 'trust': {
      const length = countBesidesBlanks(text, TRUST)
      const severity = length > TRUST_AT_MOST ? 'error' : 'warning'
      if (length > TRUST) report('trust-policy-too-long', place, { subject: grouped(length), severity })
      return
    }
    case 'session': {
      const length = text.length
      if (length <= SESSION) return
      report('session-policy-too-long', place, {
        subject: grouped(length),
        fix: () => fixByPacking(text, (packed) => packed.length <= SESSION),
      })
      return
    }
    case 'scp':
    case 'rcp': {
      const length = text.length
      if (length <= ORGANIZATION) return
      report('organization-policy-too-long', place, {
        subject: grouped(length),
        fix: () => fixByPacking(text, (packed) => packed.length <= ORGANIZATION),
      })
      return
    }
    case 'resource': {
      // No character takes more than three bytes for each of its code units.
      if (text.length <= RESOURCE_BYTES / 3) return
      if (saver === 's3') {
        const bytes = countBytes(withoutBlanks(text))
        if (bytes > RESOURCE_BYTES) report('bucket-policy-too-long', place, { subject: grouped(bytes) })
      } else if (isOfDynamoDB(document.statements)) {
        const bytes = countBytes(text)
        if (bytes <= RESOURCE_BYTES) return
        report('table-policy-too-long', place, {
          subject: grouped(bytes),
          fix: () => fixByPacking(text, (packed) => countBytes(packed) <= RESOURCE_BYTES),
        })
      }
      return
    }
    case 'endpoint': {
      const length = text.length
      if (length <= ENDPOINT) return
      report('endpoint-policy-too-long', place, {
        subject: grouped(length),
        fix: () => fixByPacking(text, (packed) => packed.length <= ENDPOINT),
      })
      return
    }
  }
}

function fixByPacking(text: string, fits: (packed: string) => boolean) {
  const packed = withoutBlanks(text)
  return fits(packed) ? replaceBy('Remove the blanks', { start: 0, end: text.length }, packed) : undefined
}

function isOfDynamoDB(statements: readonly { action: { values: readonly { value: string }[] } | null }[]) {
  return statements.some(({ action }) => action?.values.some(({ value }) => /^dynamodb:/i.test(value)))
}

/** Characters that IAM counts; not counted when the text is too short to have more than the limit. */
function countBesidesBlanks(text: string, limit: number): number {
  if (text.length <= limit) return 0
  let count = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) count++
  }
  return count
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

/** Kinds that IAM or Organizations keeps; other services take other characters too. */
const PLAIN_KINDS: ReadonlySet<PolicyKind> = new Set([
  'identity',
  'boundary',
  'session',
  'trust',
  'scp',
  'rcp',
])
const UNSUPPORTED = /[^\t\n\r\u0020-\u00ff]+/
const MOST_CHARACTERS_SHOWN = 5

/** Much faster than the expression, which only looks at texts that have some. */
function hasUnsupported(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 0xff || (code < 0x20 && code !== 9 && code !== 10 && code !== 13)) return true
  }
  return false
}

const charactersAreSupported: Rule = ({ kind, text }, report) => {
  if (!PLAIN_KINDS.has(kind) || !hasUnsupported(text)) return
  const runs: SourceRange[] = []
  for (const match of text.matchAll(new RegExp(UNSUPPORTED, 'g'))) {
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

export const SIZE_RULES: readonly Rule[] = [textIsNotTooLong, charactersAreSupported]

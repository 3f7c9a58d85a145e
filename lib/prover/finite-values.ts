import { type CompiledCondition, createRequestContext, parseInstant, parseIpRange } from '@/lib/iam'
import type { UnsureReason } from './formula'
import type { FiniteTest } from './language'

/** A text that is no number, no date, no address and no truth value. */
const UNREADABLE = 'x'

/**
 * The test of an operator that compares numbers, dates, addresses or truth values, by the few values that it can
 * tell apart: those named in the policy and one between each two neighbours.
 *
 * The engine's own operator decides about each of them, so there is nothing here that could mean something else.
 */
export function finiteTestOf(condition: CompiledCondition): FiniteTest | { readonly unsure: UnsureReason } {
  const { operator, values } = condition
  if (operator === null) return { unsure: 'unknown-operator' }
  if (values.some(({ variables }) => variables.length > 0)) return { unsure: 'variable-in-bool' }
  const { family } = operator
  const named = values.map(({ source }) => source)
  const found = representativesOf(family, named)
  if ('unsure' in found) return found
  const answers = new Map<string, boolean>()
  const holds = (value: string): boolean => {
    // An empty text is what no operator here can read; under ForAllValues it counts as no value, which is told apart.
    const asked = value === '' ? UNREADABLE : value
    let answer = answers.get(asked)
    if (answer === undefined) {
      answer =
        condition.test(createRequestContext({ [condition.source.key.value]: asked }), () => {}) === 'yes'
      answers.set(asked, answer)
    }
    return answer
  }
  return { family, named, holds }
}

/**
 * The few values that tests of one key can tell apart, all of them together: what lies between the values of two tests
 * is not seen by either of them alone. Null when the tests are of several kinds, which no few values cover.
 */
export function representativesFor(tests: readonly FiniteTest[]): readonly string[] | null {
  const [first] = tests
  if (!first || tests.some(({ family }) => family !== first.family)) return null
  const found = representativesOf(
    first.family,
    tests.flatMap(({ named }) => named),
  )
  return 'unsure' in found ? null : [...found.values, UNREADABLE, '']
}

/** The same of a key that counts something: whole numbers, none below zero, are all that it can hold. */
export function countsFor(tests: readonly FiniteTest[]): readonly string[] | null {
  const found = representativesFor(tests)?.filter((text) => PLAIN.test(text))
  if (!found) return null
  const counts = found.flatMap((text) => [Math.floor(Number(text)), Math.ceil(Number(text))])
  return [...new Set(counts)].filter((count) => count >= 0).map(String)
}

type Representatives = { readonly values: readonly string[] } | { readonly unsure: UnsureReason }

function representativesOf(family: string, named: readonly string[]): Representatives {
  switch (family) {
    case 'bool':
      return { values: ['true', 'false'] }
    case 'numeric':
      return numbers(named)
    case 'date':
      return dates(named)
    case 'ip':
      return { values: addresses(named) }
    case 'binary':
      // One that differs from all of them: it is longer.
      return { values: [...named, 'QUFB'.repeat(1 + Math.max(0, ...named.map(({ length }) => length)))] }
    default:
      return { unsure: 'unknown-operator' }
  }
}

const PLAIN = /^[+-]?(?:\d{1,12}(?:\.\d{0,6})?|\.\d{1,6})$/
const MILLION = 1_000_000n

/** In millionths, so that the arithmetic is exact. */
function numbers(named: readonly string[]): Representatives {
  const points: bigint[] = []
  for (const text of named) {
    // What is no number at all matches nothing, and needs no value of its own.
    if (!/[0-9]/.test(text)) continue
    if (!PLAIN.test(text)) return { unsure: 'number-too-long' }
    const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(text) ?? []
    const size = BigInt(whole === '' ? 0 : whole) * MILLION + BigInt(fraction.padEnd(6, '0'))
    points.push(sign === '-' ? -size : size)
  }
  return { values: around(points).map(decimalOf) }
}

/** The points, one between each two neighbours, one before and one behind all of them, in halves of the unit. */
function around(points: readonly bigint[]): readonly bigint[] {
  const sorted = [...new Set(points)].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0))
  const doubled = sorted.map((point) => point * 2n)
  const found: bigint[] = [...doubled]
  const first = doubled[0] ?? 0n
  const last = doubled.at(-1) ?? 0n
  found.push(last + 2n * MILLION, first - 2n * MILLION)
  for (let index = 1; index < doubled.length; index++) {
    found.push(((doubled[index - 1] as bigint) + (doubled[index] as bigint)) / 2n)
  }
  return found
}

/** From half millionths. */
function decimalOf(halves: bigint): string {
  const tenths = halves * 5n
  const size = tenths < 0n ? -tenths : tenths
  const unit = 10n * MILLION
  const fraction = String(size % unit)
    .padStart(7, '0')
    .replace(/0+$/, '')
  return `${tenths < 0n ? '-' : ''}${size / unit}${fraction === '' ? '' : `.${fraction}`}`
}

/** The years that a date of the language can name. */
const FIRST_MOMENT = -62_135_596_800_000
const LAST_MOMENT = 253_402_300_799_000

function dates(named: readonly string[]): Representatives {
  const moments: number[] = []
  for (const text of named) {
    const moment = parseInstant(text)
    if (moment === null) continue
    if (moment.fraction.length > 3) return { unsure: 'date-out-of-range' }
    const milliseconds = Number(moment.seconds) * 1000 + Number(moment.fraction.padEnd(3, '0'))
    if (milliseconds - 1000 < FIRST_MOMENT || milliseconds + 1000 > LAST_MOMENT)
      return { unsure: 'date-out-of-range' }
    moments.push(milliseconds)
  }
  const sorted = [...new Set(moments)].sort((left, right) => left - right)
  const found = [...sorted, (sorted.at(-1) ?? 0) + 1000, (sorted[0] ?? 0) - 1000]
  for (let index = 1; index < sorted.length; index++) {
    const [before, after] = [sorted[index - 1] as number, sorted[index] as number]
    if (after - before < 2) return { unsure: 'date-out-of-range' }
    found.push(Math.floor((before + after) / 2))
  }
  return { values: found.map((moment) => new Date(moment).toISOString()) }
}

/** Where a range begins and where one has just ended: every set of addresses that ranges cut out begins so. */
function addresses(named: readonly string[]): readonly string[] {
  const found = new Set<string>(['0.0.0.0', '0:0:0:0:0:0:0:0'])
  for (const text of named) {
    const range = parseIpRange(text)
    if (range === null) continue
    const bits = BigInt(range.groups.length * 16)
    const size = 1n << (bits - BigInt(range.prefix))
    const address = range.groups.reduce((sum, group) => sum * 65_536n + BigInt(group), 0n)
    const first = address - (address % size)
    found.add(addressOf(first, range.groups.length))
    if (first + size < 1n << bits) found.add(addressOf(first + size, range.groups.length))
  }
  return [...found]
}

function addressOf(value: bigint, groups: number): string {
  const parts: bigint[] = []
  const [count, base] = groups === 2 ? [4, 256n] : [8, 65_536n]
  for (let rest = value, index = 0; index < count; index++, rest /= base) parts.unshift(rest % base)
  return groups === 2 ? parts.join('.') : parts.map((part) => part.toString(16)).join(':')
}

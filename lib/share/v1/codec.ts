import { deflateSync } from 'fflate'
import { fingerprint } from '@/lib/base/fingerprint'
import { fail, type Result, succeed } from '@/lib/base/result'
import { inflateWithin } from '../inflate-within'
import { BASE_V1 } from './base'
import { DICTIONARY_V1 } from './dictionary'
import { withoutSigns, withSigns } from './words'

/*
 * Version 1: three bytes to check by, then the deflated text of a JSON object with the top-level members in which
 * the design differs from the base; null stands for one that only the base has. Before the text is deflated, its
 * commonest words become signs.
 *
 * FROZEN for reading. Links of version 1 are read for ever: see the fixtures in `tests/fixtures/share-links.v1.json`.
 */

const CHECK_BYTES = 3
/** Of characters, and of the bytes that are deflated: larger than any design that fits in an address. */
const MAX_SIZE = 4_000_000

const dictionary = new TextEncoder().encode(withSigns(DICTIONARY_V1))

/** Null when the design is too large for a link. */
export function packV1(design: object): Uint8Array | null {
  const text = JSON.stringify(differenceFromBase(design))
  if (text.length > MAX_SIZE) return null
  const bytes = new TextEncoder().encode(withSigns(text))
  if (bytes.length > MAX_SIZE) return null
  const packed = deflateSync(bytes, { level: 9, mem: 12, dictionary })
  const whole = new Uint8Array(CHECK_BYTES + packed.length)
  whole.set(checkOf(text))
  whole.set(packed, CHECK_BYTES)
  return whole
}

/** The text of the design that the bytes hold: whether it is one is for `lib/design` to say. */
export function unpackV1(bytes: Uint8Array): Result<string, 'damaged' | 'too-large'> {
  const inflated = inflateWithin(bytes.subarray(CHECK_BYTES), dictionary, MAX_SIZE)
  if (inflated === 'too-large') return fail('too-large')
  if (inflated === null) return fail('damaged')
  try {
    const signed = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(inflated)
    const text = withoutSigns(signed, MAX_SIZE)
    if (text === null) return fail('too-large')
    const isWhole = checkOf(text).every((byte, index) => byte === bytes[index])
    if (!isWhole) return fail('damaged')
    return succeed(JSON.stringify(onBase(JSON.parse(text))))
  } catch {
    // Not UTF-8, not JSON, or nested deeper than a reader can follow.
    return fail('damaged')
  }
}

function differenceFromBase(design: object): Record<string, unknown> {
  const difference: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(design)) {
    if (JSON.stringify(value) !== JSON.stringify(BASE_V1[name])) difference[name] = value
  }
  for (const name of Object.keys(BASE_V1)) {
    if (!Object.hasOwn(design, name)) difference[name] = null
  }
  return difference
}

function onBase(difference: unknown): unknown {
  if (typeof difference !== 'object' || difference === null || Array.isArray(difference)) return difference
  const members = Object.entries({ ...BASE_V1, ...difference })
  return Object.fromEntries(members.filter(([, value]) => value !== null))
}

/** A character that was lost or changed on the way would make another design, and nobody would notice. */
function checkOf(text: string): readonly number[] {
  const digits = fingerprint(text)
  return Array.from({ length: CHECK_BYTES }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  )
}

import { fail, type Result, succeed } from '@/lib/base/result'
import { type Design, decodeDesign } from '@/lib/design'
import { fromBase64Url, toBase64Url } from './base64url'
import { packV1, unpackV1 } from './v1/codec'

/** Why a link does not lead to a design. */
export interface ShareProblem {
  readonly code: 'not-a-link' | 'newer' | 'damaged' | 'too-large' | 'not-a-design'
  /** One sentence for people, lower-case start, no final stop. */
  readonly message: string
}

/** Longer than any link of ours; refused before it is read. */
const MAX_CHARACTERS = 100_000

/**
 * A design as a short text that can stand in an address: `v1.` and what differs from the design that the playground
 * opens with, compressed. Null when the design is too large for that; a file always works.
 *
 * The same design always gives the same text.
 *
 * @example toShareText(DEFAULT_DESIGN) // 'v1.…'
 */
export function toShareText(design: Design): string | null {
  const packed = packV1(design)
  if (packed === null) return null
  const text = `v1.${toBase64Url(packed)}`
  return text.length > MAX_CHARACTERS ? null : text
}

/**
 * Which design does this text stand for, and if none, why not?
 *
 * The text is not trusted. Total: any text gives a design or a problem, in bounded time and memory.
 *
 * @example
 * const read = readShareText(text)
 * if (read.ok) openDesign(read.value)
 */
export function readShareText(text: string): Result<Design, ShareProblem> {
  if (text.length > MAX_CHARACTERS) return refuse('too-large', 'it is longer than any link of the playground')
  // Who writes a link into a sentence may leave a full stop or a bracket behind it.
  const parts = /^v(\d{1,4})\.([\w-]*)[\s.,;:!?)\]>'"”’]*$/.exec(text.trim())
  if (!parts) return refuse('not-a-link', 'it holds no design of the playground')
  const [, version, body = ''] = parts
  if (Number(version) > 1) {
    return refuse(
      'newer',
      `it was made by a newer playground (links of version ${Number(version)}), and this one reads version 1`,
    )
  }
  if (version !== '1') return refuse('not-a-link', 'there never was a link of this version')
  const bytes = fromBase64Url(body)
  const unpacked = bytes === null ? fail('damaged' as const) : unpackV1(bytes)
  if (!unpacked.ok) {
    return unpacked.error === 'too-large'
      ? refuse('too-large', 'what it holds is larger than any design that fits in a link')
      : refuse('damaged', 'it was cut off or changed on its way')
  }
  const design = decodeDesign(unpacked.value)
  if (design.ok) return succeed(design.value)
  const [first] = design.error
  const where = first?.path ? `${first.path}: ` : ''
  return refuse('not-a-design', `what it holds is not a design: ${where}${first?.message ?? ''}`)
}

function refuse(code: ShareProblem['code'], message: string): Result<never, ShareProblem> {
  return fail({ code, message })
}

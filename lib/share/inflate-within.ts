import { Inflate } from 'fflate'

/** So few bytes at a time that what they become is at most a quarter of a megabyte more than was asked for. */
const STEP = 256

/**
 * What were these bytes before they were deflated? Null when they are not a whole deflate stream, or become more
 * than `limit` bytes.
 *
 * A few bytes can stand for very many: reading stops as soon as the limit is passed, so that neither time nor memory
 * depends on what a stranger has packed.
 */
export function inflateWithin(
  bytes: Uint8Array,
  dictionary: Uint8Array,
  limit: number,
): Uint8Array | 'too-large' | null {
  const pieces: Uint8Array[] = []
  let length = 0
  const stream = new Inflate({ dictionary }, (piece) => {
    length += piece.length
    // The library may use its buffer again.
    pieces.push(piece.slice())
  })
  try {
    for (let start = 0; start < bytes.length; start += STEP) {
      const end = start + STEP
      stream.push(bytes.slice(start, end), end >= bytes.length)
      if (length > limit) return 'too-large'
    }
  } catch {
    return null
  }
  return bytes.length === 0 ? null : joined(pieces, length)
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/**
 * A short, stable text made from another text, for ids that must look random yet never change.
 *
 * Four rounds of the 32-bit FNV-1a hash with different offsets: 32 lower-case hex digits. It spreads well
 * but is not a cryptographic hash, and nothing secret may rest on it.
 *
 * @example
 * fingerprint('ana') === fingerprint('ana') // true
 */
export function fingerprint(text: string): string {
  let digits = ''
  for (let round = 0; round < 4; round++) {
    let hash = (0x811c9dc5 ^ Math.imul(round, 0x9e3779b1)) >>> 0
    for (let index = 0; index < text.length; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
    }
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
    hash = (hash ^ (hash >>> 13)) >>> 0
    digits += hash.toString(16).padStart(8, '0')
  }
  return digits
}

/** A stable text in the shape of a version 4 UUID. @see fingerprint */
export function fingerprintUuid(text: string): string {
  const digits = fingerprint(text)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A stable text of capital letters and digits, as AWS uses in access key ids and role ids. @see fingerprint */
export function fingerprintBase32(text: string, length: number): string {
  let out = ''
  for (let block = 0; out.length < length; block++) {
    for (const pair of fingerprint(`${block}:${text}`).match(/../g) ?? []) {
      out += BASE32[Number.parseInt(pair, 16) % 32]
    }
  }
  return out.slice(0, length)
}

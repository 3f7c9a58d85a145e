import { ANY, between, type CharSet, charsOf, contains, union } from './letters'

/** A run of characters of one set: between `least` and `most` of them; null for any number. */
export interface Piece {
  readonly set: CharSet
  readonly least: number
  readonly most: number | null
}

/**
 * Which texts a value of an identity can be: runs of characters, one after another.
 *
 * Lengths above `maximum` are allowed in proofs, which makes them say more, and not in examples.
 */
export interface IdentityFormat {
  /** For people: `us-east-1:UUID`. */
  readonly says: string
  readonly pieces: readonly Piece[]
  readonly maximum?: number
}

export const LETTERS_AND_DIGITS = union(between('a', 'z'), between('A', 'Z'), between('0', '9'))
const HEX = union(between('0', '9'), between('a', 'f'))
/** Letters and spaces of all scripts, as far as one need tell them from the characters with a meaning. */
const OTHER_SCRIPTS: CharSet = [[0xa0, 0xffff]]
/** What STS takes in the value of a tag. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html */
export const TAG_CHARACTERS = union(LETTERS_AND_DIGITS, charsOf('_.:/=+-@ '), OTHER_SCRIPTS)

/** The identity ids that pools of a Region hand out: the Region and a UUID, all of one length. */
export function identityIdsOf(region: string): IdentityFormat {
  const dash = charsOf('-')
  const groups = [8, 4, 4, 4, 12].flatMap((length, index): Piece[] => [
    ...(index === 0 ? [] : [{ set: dash, least: 1, most: 1 }]),
    { set: HEX, least: length, most: length },
  ])
  return { says: `${region}:UUID`, pieces: [...literal(`${region}:`), ...groups] }
}

/** What AWS's API promises of the ids of a Region's pools: the Region, and no more of the rest than its characters. */
export function identityIdsIn(region: string): IdentityFormat {
  const rest = { set: union(HEX, charsOf('-')), least: 1, most: null }
  return { ...beginningWith(`${region}:`, rest), maximum: 55 }
}

/**
 * What AWS's API promises of identity ids, and no more.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 */
export const DOCUMENTED_IDS: IdentityFormat = {
  says: 'NAME:HEX, of any length',
  pieces: [
    { set: union(LETTERS_AND_DIGITS, charsOf('_-')), least: 1, most: null },
    { set: charsOf(':'), least: 1, most: 1 },
    { set: union(HEX, charsOf('-')), least: 1, most: null },
  ],
  maximum: 55,
}

/** Any value that STS takes for a tag: letters, digits, spaces and `_ . : / = + - @`. */
export const TAG_VALUES = textOf('any tag value', TAG_CHARACTERS, 256)

/** Any text with at least one character. */
export const ANY_TEXT = textOf('any text', ANY)

/** Texts of one set of characters, not empty. */
export function textOf(says: string, set: CharSet, maximum?: number): IdentityFormat {
  return { says, pieces: [{ set, least: 1, most: null }], ...(maximum === undefined ? {} : { maximum }) }
}

/** The format of exactly this text. */
export function exactly(text: string): IdentityFormat {
  return { says: text, pieces: literal(text) }
}

/** Texts that begin like this, and go on with anything or with characters of one set. */
export function beginningWith(
  text: string,
  rest: Piece = { set: ANY, least: 0, most: null },
): IdentityFormat {
  return { says: `${text}…`, pieces: [...literal(text), rest] }
}

function literal(text: string): readonly Piece[] {
  return [...Array(text.length).keys()].map((index) => ({
    set: charsOf(text[index] as string),
    least: 1,
    most: 1,
  }))
}

/** Has the text this format? Written without automata, since it checks what they found. */
export function fits(text: string, { pieces, maximum }: IdentityFormat): boolean {
  if (maximum !== undefined && text.length > maximum) return false
  // reachable[i]: the pieces so far can stand for exactly the first i characters.
  let reachable = new Set([0])
  for (const { set, least, most } of pieces) {
    const next = new Set<number>()
    for (const start of reachable) {
      const limit = most === null ? text.length : Math.min(text.length, start + most)
      if (least === 0) next.add(start)
      for (let end = start; end < limit && contains(set, text.charCodeAt(end)); end++) {
        if (end + 1 - start >= least) next.add(end + 1)
      }
    }
    reachable = next
  }
  return reachable.has(text.length)
}

/** Can a value of this format hold one of these characters? */
export function mayHold({ pieces }: IdentityFormat, characters: string): boolean {
  return pieces.some(
    ({ set, most }) => most !== 0 && [...characters].some((one) => contains(set, one.charCodeAt(0))),
  )
}

const READABLE = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:@+=* ?'

/**
 * The shortest texts of the format, each with another character where it can differ.
 *
 * @example sampleOf(TAG_VALUES, 1) // 'b'
 */
export function sampleOf({ pieces }: IdentityFormat, which: number): string {
  return pieces
    .map(({ set, least }) => {
      const choices = [...READABLE].filter((one) => contains(set, one.charCodeAt(0)))
      const fallback = String.fromCharCode(set[0]?.[0] ?? 97)
      return (choices[which % Math.max(1, choices.length)] ?? fallback).repeat(least)
    })
    .join('')
}

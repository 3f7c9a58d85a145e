import { fits, type IdentityFormat } from './identity-format'

/**
 * What is known of one key of a request before any policy is read.
 *
 * `is` absent: nothing says whether it is there. `one` value, `many`, or `either` when nobody knows.
 */
export interface KeyFacts {
  readonly is: 'always' | 'never' | 'maybe'
  readonly holds: 'one' | 'many' | 'either'
  /** What its values look like; left out: any text. */
  readonly format?: IdentityFormat
  /** Several shapes of values, in the place of one. */
  readonly formats?: readonly IdentityFormat[]
  /** Single values beside those of the format. */
  readonly also?: readonly string[]
  /** All values that it can have, when they are few. */
  readonly constants?: readonly string[]
  /** Its values are whole numbers, none below zero. */
  readonly isCount?: boolean
  /** It holds one value as a list, so that no variable can stand for it. */
  readonly isList?: boolean
  /** Of each of these lists some value has a shape, whatever the others are. Only for keys with many. */
  readonly among?: readonly (readonly IdentityFormat[])[]
  /** May it be there without any value? Only for keys with many. */
  readonly mayBeEmpty?: boolean
}

/** What is known of the keys of one kind of request, by name in lower case. Total: of any other key, nothing. */
export type KeyModel = (key: string) => KeyFacts

/** Can the key have this value, as far as its format goes? An empty text counts as no value. */
export function mayBeWorth(text: string, { format, also }: KeyFacts): boolean {
  return format === undefined || text === '' || fits(text, format) || also?.includes(text) === true
}

/** A key of which nothing is known: any text, perhaps several, perhaps absent. */
export const NOTHING_KNOWN: KeyFacts = { is: 'maybe', holds: 'either', mayBeEmpty: true }

/** The name under which the resource of a request is a key. */
export const RESOURCE = '@resource'

export const RESOURCE_FACTS: KeyFacts = { is: 'always', holds: 'one' }

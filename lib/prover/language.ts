import type { PatternToken } from '@/lib/iam'
import type { IdentityFormat } from './identity-format'
import { ANY, anyCaseOf, type CharSet, charsOf, NO_COLON } from './letters'

/**
 * A piece of a pattern whose variables stand for values that nobody has chosen yet.
 *
 * `set`: one character. `run`: any number of them. `slot`: the whole value of one variable of one identity, at
 * every place the same. `format`: some text of a format, by itself.
 */
export type Item =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'run'; readonly set: CharSet }
  | { readonly kind: 'slot'; readonly slot: Slot }
  | { readonly kind: 'format'; readonly format: IdentityFormat }

/** The value of one variable of one of the two identities: A asks, and things belong to B. */
export interface Slot {
  /** `A cognito-identity.amazonaws.com:sub`. */
  readonly id: string
  readonly of: 'A' | 'B'
  /** The condition key, in lower case. */
  readonly key: string
  readonly format: IdentityFormat
}

export type SymbolicPattern = readonly Item[]

/** A set of texts: those that fit one of the patterns, or with `isNegated` those that fit none. */
export interface Language {
  /** Numbered as they are made, so that questions about the same ones are answered once. */
  readonly id: number
  readonly patterns: readonly SymbolicPattern[]
  readonly isNegated: boolean
  /** Every beginning of a text that fits is in it too. */
  readonly isPrefix: boolean
  /** Tests of one finite list of values, in the place of patterns: numbers, dates, addresses, truth values. */
  readonly finite: FiniteTest | null
}

/** A test that tells apart only so many values: one of each kind stands for all. @see representativesFor */
export interface FiniteTest {
  /** `numeric`, `date`, `ip`, `bool` or `binary`. */
  readonly family: string
  /** The values that it is told in the policy: between them it changes. */
  readonly named: readonly string[]
  readonly holds: (value: string) => boolean
}

let made = 0

/** The texts that fit one of these patterns. */
export function languageOf(
  patterns: readonly SymbolicPattern[],
  options: { readonly isNegated?: boolean; readonly isPrefix?: boolean } = {},
): Language {
  const { isNegated = false, isPrefix = false } = options
  return { id: made++, patterns, isNegated, isPrefix, finite: null }
}

/** The values for which a finite test holds. */
export function finiteLanguageOf(finite: FiniteTest): Language {
  return { id: made++, patterns: [], isNegated: false, isPrefix: false, finite }
}

const opposites = new WeakMap<Language, Language>()

/** All texts that are not in the language; the opposite of the opposite is the language itself. */
export function complement(language: Language): Language {
  const known = opposites.get(language)
  if (known) return known
  const opposite = { ...language, id: made++, isNegated: !language.isNegated }
  opposites.set(language, opposite)
  opposites.set(opposite, language)
  return opposite
}

/** The slots that the language speaks of, each once. */
export function slotsIn(language: Language): readonly Slot[] {
  const found = new Map<string, Slot>()
  for (const pattern of language.patterns) {
    for (const item of pattern) if (item.kind === 'slot') found.set(item.slot.id, item.slot)
  }
  return [...found.values()]
}

const names = new WeakMap<object, string>()

/** Remembers the name of something that is not changed any more. */
function named<Thing extends object>(thing: Thing, nameOf: (thing: Thing) => string): string {
  let name = names.get(thing)
  if (name === undefined) {
    name = nameOf(thing)
    names.set(thing, name)
  }
  return name
}

/** A pattern in a text: those with the same name are the same pattern, wherever they were made. */
export function nameOfPattern(pattern: SymbolicPattern): string {
  return named(pattern, (items) => items.map(nameOfItem).join(''))
}

/** Characters up to this one stand between the parts of a name. */
const LAST_SEPARATOR = 3

/** Single characters stand for themselves; what else there is stands between two that are not among them. */
function nameOfItem(item: Item): string {
  if (item.kind === 'set') {
    const [[low, high]] = item.set as readonly [readonly [number, number]]
    if (low === high && item.set.length === 1 && low > LAST_SEPARATOR) return String.fromCharCode(low)
  }
  const what = 'set' in item ? item.set : item.kind === 'slot' ? item.slot : item.format
  return `\0${item.kind}${named(what, JSON.stringify)}\x01`
}

/** A text as a pattern that only it fits. */
export function textPattern(text: string): SymbolicPattern {
  return [...Array(text.length).keys()].map((index) => ({ kind: 'set', set: charsOf(text[index] as string) }))
}

/**
 * A text as a pattern for every text that is the same in lower case; null when the text has characters beyond
 * ASCII, whose cases are not one to one.
 */
export function textInAnyCase(text: string): SymbolicPattern | null {
  const lower = text.toLowerCase()
  if (!/^[\0-\x7f]*$/.test(lower)) return null
  return [...Array(lower.length).keys()].map((index) => ({
    kind: 'set',
    set: anyCaseOf(lower.charCodeAt(index)),
  }))
}

/** What a variable of a pattern is worth: an item for a slot, a text, or nothing, so that the pattern fits nothing. */
export type VariableItem = readonly Item[] | null

/**
 * A pattern of the engine with the values of its variables put in; null when one has none.
 *
 * @param itemsOf what to put in the place of a variable
 */
export function symbolicPattern(
  tokens: readonly PatternToken[],
  itemsOf: (variable: Extract<PatternToken, { kind: 'variable' }>) => VariableItem,
): SymbolicPattern | null {
  const items: Item[] = []
  for (const token of tokens) {
    switch (token.kind) {
      case 'text':
        items.push(...textPattern(token.text))
        break
      case 'star':
        items.push({ kind: 'run', set: ANY })
        break
      case 'segment-star':
        items.push({ kind: 'run', set: NO_COLON })
        break
      case 'any':
        items.push({ kind: 'set', set: ANY })
        break
      case 'variable': {
        const put = itemsOf(token)
        if (put === null) return null
        items.push(...put)
      }
    }
  }
  return items
}

import { type Language, languageOf, nameOfPattern, type SymbolicPattern } from './language'

/** What one text of a request has to be: in all of these languages, with what is known of the values in it. */
export interface WordQuestion {
  readonly languages: readonly Language[]
  /** What is asked of the value of a slot, wherever it stands: languages without slots. */
  readonly ofSlots: readonly { readonly slot: string; readonly language: Language }[]
  /** Two slots whose values have to differ. */
  readonly different: readonly [string, string] | null
}

/**
 * The languages with what is plain from their patterns as they stand there; null when that leaves no text at all.
 *
 * A pattern that must not fit is struck off those of which one has to, and all that must not fit is one language.
 */
export function simplified(languages: readonly Language[]): readonly Language[] | null {
  const wanted = languages.filter(({ isNegated }) => !isNegated)
  const refused = [false, true].map((isPrefix) => ({
    isPrefix,
    patterns: patternsOf(languages.filter((one) => one.isNegated && one.isPrefix === isPrefix)),
  }))
  const left = new Map<string, Language>()
  for (const one of wanted) {
    const { patterns: struck } = refused[one.isPrefix ? 1 : 0] as (typeof refused)[number]
    const patterns = one.patterns.filter((pattern) => !struck.has(nameOfPattern(pattern)))
    if (patterns.length === 0) return null
    const language = patterns.length === one.patterns.length ? one : { ...one, patterns }
    left.set(nameOfLanguage(language), language)
  }
  for (const { isPrefix, patterns } of refused) {
    const language = languageOf([...patterns.values()], { isNegated: true, isPrefix })
    if (patterns.size > 0) left.set(nameOfLanguage(language), language)
  }
  return [...left.values()]
}

function patternsOf(languages: readonly Language[]): ReadonlyMap<string, SymbolicPattern> {
  return new Map(
    languages.flatMap(({ patterns }) => patterns).map((pattern) => [nameOfPattern(pattern), pattern]),
  )
}

/** The question in a text: those with the same name have the same answer. */
export function nameOfQuestion({ languages, ofSlots, different }: WordQuestion): string {
  const ofEach = [...languages, ...ofSlots.map(({ language }) => language)].map(nameOfLanguage)
  return [...ofEach, JSON.stringify([ofSlots.map(({ slot }) => slot), different])].join('\x03')
}

function nameOfLanguage({ patterns, isNegated, isPrefix }: Language): string {
  return [isNegated, isPrefix, ...patterns.map(nameOfPattern)].join('\x02')
}

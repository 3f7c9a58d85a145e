import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePattern } from '@/lib/iam'
import { Meter } from '@/lib/prover/budget'
import { ANY_TEXT } from '@/lib/prover/identity-format'
import {
  type Language,
  languageOf,
  type Slot,
  type SymbolicPattern,
  symbolicPattern,
} from '@/lib/prover/language'
import { findWord, KnownWords } from '@/lib/prover/marked-word'
import type { WordQuestion } from '@/lib/prover/word-question'
import { runs } from '../../property/runs'

interface Told {
  readonly globs: readonly string[]
  readonly isNegated: boolean
  readonly isPrefix: boolean
}

/** A text that looks like the name of a pattern that fits all texts. */
const LIKE_A_NAME = '\0run[[0,65535]]\x01'
/** Few patterns, so that often one stands in two languages, or in one and what must not fit. */
const glob = fc.constantFrom('a', 'b', 'ab', '*', '?', '??', 'a*', '*b', '*a*', 'a?', '|', LIKE_A_NAME)
const told: fc.Arbitrary<Told> = fc.record({
  globs: fc.uniqueArray(glob, { maxLength: 3 }),
  isNegated: fc.boolean(),
  isPrefix: fc.boolean(),
})

const patternOf = (text: string): SymbolicPattern =>
  symbolicPattern(compilePattern(text, 'text-with-wildcards', '2008-10-17').tokens, () => null) ?? []
const languageFor = ({ globs, isNegated, isPrefix }: Told): Language =>
  languageOf(globs.map(patternOf), { isNegated, isPrefix })
const questionOf = (languages: readonly Language[], more: Partial<WordQuestion> = {}): WordQuestion => ({
  languages,
  ofSlots: [],
  different: null,
  ...more,
})
const meter = () => new Meter({ steps: 100_000 })

/** Among these texts is a shortest one of every question here that has any. */
const CHARACTERS = ['a', 'b', 'c', '|', '\0', 'r']
const PAIRS = CHARACTERS.flatMap((left) => CHARACTERS.map((right) => left + right))
const TEXTS = [
  ...['', ...CHARACTERS, ...PAIRS],
  ...['a', 'b', 'c'].flatMap((one) => PAIRS.map((pair) => one + pair)),
  ...[...LIKE_A_NAME].map((_, index) => LIKE_A_NAME.slice(0, index + 1)),
]

/** The same in plain words. */
function isIn(text: string, { globs, isNegated, isPrefix }: Told): boolean {
  const fits = globs.some((one) => {
    const source = [...one].map((sign) =>
      sign === '*' ? '[^]*' : sign === '?' ? '[^]' : `\\u{${hexOf(sign)}}`,
    )
    // A text is the beginning of one that fits when it fits a beginning of the pattern.
    const beginnings = isPrefix ? source.map((_, end) => source.slice(0, end + 1)).concat([[]]) : [source]
    return beginnings.some((each) => new RegExp(`^${each.join('')}$`, 'u').test(text))
  })
  return fits !== isNegated
}

const hexOf = (sign: string) => sign.charCodeAt(0).toString(16)

describe('the shortest text that is in several languages', () => {
  test('is the one that is found by trying all of them', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 4 }), (languages) => {
        const word = findWord(questionOf(languages.map(languageFor)), meter())
        const tried = TEXTS.filter((text) => languages.every((one) => isIn(text, one)))
        const shortest = tried.length === 0 ? null : Math.min(...tried.map(({ length }) => length))
        expect(word?.text.length ?? null).toBe(shortest)
        if (word) expect(languages.every((one) => isIn(word.text, one))).toBe(true)
      }),
      runs(400),
    )
  })

  test('is remembered for the same question only', () => {
    const words = new KnownWords()
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 3 }), (languages) => {
        const question = questionOf(languages.map(languageFor))
        const [fresh, kept] = [meter(), meter()]
        expect(words.find(question, kept)).toEqual(findWord(question, fresh))
        expect(kept.used).toBe(fresh.used)
      }),
      runs(400),
    )
  })

  test('depends on what is asked of the values in it', () => {
    const slot = (of: 'A' | 'B'): Slot => ({ id: `${of} x`, of, key: 'x', format: ANY_TEXT })
    const [mine, theirs] = (['A', 'B'] as const).map((of) =>
      languageOf([[{ kind: 'slot', slot: slot(of) }]]),
    ) as [Language, Language]
    const words = new KnownWords()
    const find = (more: Partial<WordQuestion>) =>
      words.find(questionOf([mine, theirs], more), meter())?.text ?? null
    const notA = languageOf([patternOf('a')], { isNegated: true })
    expect(find({})).toBe('a')
    expect(find({ different: ['A x', 'B x'] })).toBeNull()
    expect(find({ ofSlots: [{ slot: 'A x', language: notA }] })).toBe('b')
    expect(find({ ofSlots: [{ slot: 'A y', language: notA }] })).toBe('a')
  })
})

test('a pattern with the signs that stand between the parts of a name is not taken for several', () => {
  const words = new KnownWords()
  const textFor = (...globs: readonly string[]) =>
    words.find(questionOf([languageFor({ globs, isNegated: false, isPrefix: false })]), meter())?.text
  for (const sign of ['\x02', '\x03']) {
    expect(textFor(`a${sign}b`)).toBe(`a${sign}b`)
    expect(textFor('a', 'b')).toBe('a')
  }
})

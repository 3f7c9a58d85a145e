import type { Meter } from './budget'
import { countsFor, representativesFor } from './finite-values'
import type { Atom, UnsureReason } from './formula'
import { type IdentityFormat, sampleOf } from './identity-format'
import { type KeyFacts, type KeyModel, RESOURCE, RESOURCE_FACTS } from './key-model'
import { type Language, languageOf, type Slot, slotsIn, textPattern } from './language'
import { type KnownWords, type MarkedWord, MOST_SLOTS } from './marked-word'

/** What the keys of a request have to be, all at once: a box in the space of requests. */
export type Box = ReadonlyMap<string, readonly Atom[]>

export const EVERYTHING: Box = new Map()

/** What one key of a box can be: nothing at all, absent, or there with these values. */
export type KeyAnswer =
  | { readonly kind: 'impossible' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'values'; readonly words: readonly MarkedWord[] }

const IMPOSSIBLE: KeyAnswer = { kind: 'impossible' }

/** What boxes are about: the keys, and the values that identities bring along. */
export interface Frame {
  readonly model: KeyModel
  /** The variables of the one who asks that are open, by key. */
  readonly slots: ReadonlyMap<string, Slot>
  /** Two slots whose values differ. */
  readonly different: readonly [Slot, Slot] | null
  /** Values that a slot cannot have. */
  readonly excluded: readonly { readonly slot: string; readonly language: Language }[]
  /** What has been looked for before. */
  readonly words: KnownWords
}

/**
 * Answers which boxes have a request in them, key by key. An empty key surely means an empty box; keys that are
 * not empty may still not go together, which is why examples are always checked.
 */
export class Boxes {
  readonly frame: Frame
  /** What could not be looked at exactly. */
  readonly reasons = new Set<UnsureReason>()
  private readonly meter: Meter
  private readonly known = new Map<string, KeyAnswer>()

  constructor(frame: Frame, meter: Meter) {
    this.frame = frame
    this.meter = meter
  }

  /** The box with one more thing asked of it; null when nothing is left in it. */
  with(box: Box, added: readonly Atom[]): Box | null {
    const next = new Map(box)
    const touched = new Set<string>()
    for (const one of added) {
      const before = next.get(one.key) ?? []
      if (before.some((other) => isSame(one, other))) continue
      next.set(one.key, [...before, one])
      touched.add(one.key)
    }
    for (const key of touched) if (this.answer(next, key).kind === 'impossible') return null
    // What is asked of a variable's own key is asked of its value in every other key.
    if ([...touched].some((key) => this.frame.slots.has(key))) {
      for (const key of next.keys()) if (this.answer(next, key).kind === 'impossible') return null
    }
    return next
  }

  /** What can this key be? */
  answer(box: Box, key: string): KeyAnswer {
    const atoms = box.get(key) ?? []
    const languages = atoms.flatMap((one) => ('language' in one ? [one.language] : []))
    const inner = this.ofSlotsIn(box, key, languages)
    const name = `${key} ${atoms.map(nameOf).join()} ${inner.map(({ slot, language }) => `${slot} ${language.id}`).join()}`
    const known = this.known.get(name)
    if (known) return known
    const answer = this.work(key, atoms, inner)
    this.known.set(name, answer)
    return answer
  }

  private work(key: string, atoms: readonly Atom[], inner: Frame['excluded']): KeyAnswer {
    this.meter.tick()
    const facts = this.factsOf(key)
    const isAbsent = atoms.some(({ kind }) => kind === 'absent')
    const isPresent = atoms.some(({ kind }) => kind !== 'absent')
    if (isAbsent) return isPresent || facts.is === 'always' ? IMPOSSIBLE : { kind: 'absent' }
    if (facts.is === 'never') return isPresent ? IMPOSSIBLE : { kind: 'absent' }
    const languages = (kind: Atom['kind']) =>
      atoms.flatMap((one) => ('language' in one && one.kind === kind ? [one.language] : []))
    const every = languages('all')
    const some = languages('some')
    if (facts.holds === 'one') return this.oneValue(key, facts, [...every, ...some], inner)
    const { among = [], mayBeEmpty } = facts
    const own = this.ownLanguages(facts)
    const words: MarkedWord[] = []
    const isAny = some.length === 0 && among.length === 0 && !mayBeEmpty
    const questions = [
      ...(isAny ? [own] : some.map((one) => [one, ...own])),
      ...(every.length > 0 ? among.map((shapes) => [languageOfFormats(shapes)]) : []),
    ]
    for (const one of questions) {
      const word = this.word([...one, ...every], inner, facts)
      if (word === null) return IMPOSSIBLE
      words.push(word)
    }
    // Where nothing is asked of all values, one of each shape is no question.
    if (every.length === 0) for (const [shape] of among) words.push(...sampleWord(shape))
    return { kind: 'values', words }
  }

  private oneValue(
    key: string,
    facts: KeyFacts,
    languages: readonly Language[],
    inner: Frame['excluded'],
  ): KeyAnswer {
    const slot = this.frame.slots.get(key)
    // The value of a variable's own key is the value of its slot.
    const own = slot ? [languageOf([[{ kind: 'slot', slot }]])] : this.ownLanguages(facts)
    const word = this.word([...own, ...languages], inner, facts)
    return word === null ? IMPOSSIBLE : { kind: 'values', words: [word] }
  }

  /** What is known of a key's values, whatever is asked. */
  private ownLanguages({ constants, format, formats }: KeyFacts): readonly Language[] {
    if (constants) return [languageOf(constants.map(textPattern))]
    const shapes = formats ?? (format ? [format] : [])
    return shapes.length > 0 ? [languageOfFormats(shapes)] : []
  }

  private word(
    languages: readonly Language[],
    inner: Frame['excluded'],
    { constants, isCount }: KeyFacts,
  ): MarkedWord | null {
    const finite = languages.flatMap((one) =>
      one.finite ? [{ ...one.finite, isNegated: one.isNegated }] : [],
    )
    if (finite.length > 0) {
      const choices = constants ?? (isCount ? countsFor(finite) : representativesFor(finite))
      if (choices === null) {
        this.reasons.add('mixed-operators')
        return { text: '', values: [] }
      }
      const value = choices.find((one) => finite.every(({ holds, isNegated }) => holds(one) !== isNegated))
      if (value === undefined) return null
      // Texts and numbers asked of one key at once: only the numbers are looked at.
      const texts = languages.filter(({ finite }) => finite === null)
      if (texts.length > (constants ? 1 : 0)) this.reasons.add('mixed-operators')
      return { text: value, values: [] }
    }
    const slots = new Set(languages.flatMap((one) => (one.isNegated ? [] : slotsIn(one).map(({ id }) => id))))
    if (slots.size > MOST_SLOTS) {
      this.reasons.add('too-many-variables')
      return { text: '', values: [] }
    }
    const { different, words } = this.frame
    return words.find(
      { languages, ofSlots: inner, different: different && [different[0].id, different[1].id] },
      this.meter,
    )
  }

  /** What is asked of the values of the slots that stand in a key: by their own keys, and by what is excluded. */
  private ofSlotsIn(box: Box, key: string, languages: readonly Language[]): Frame['excluded'] {
    const { slots, excluded } = this.frame
    const ids = new Set(
      languages.filter(({ isNegated }) => !isNegated).flatMap((one) => slotsIn(one).map(({ id }) => id)),
    )
    const own = slots.get(key)
    if (own) ids.add(own.id)
    if (ids.size === 0) return NONE
    const found = excluded.filter(({ slot }) => ids.has(slot))
    for (const [name, slot] of slots) {
      if (name === key || !ids.has(slot.id)) continue
      for (const one of box.get(name) ?? []) {
        if (!('language' in one) || one.language.finite) continue
        if (one.language.patterns.every((pattern) => pattern.every(({ kind }) => kind !== 'slot'))) {
          found.push({ slot: slot.id, language: one.language })
        }
      }
    }
    return found
  }

  factsOf(key: string): KeyFacts {
    return key === RESOURCE ? RESOURCE_FACTS : this.frame.model(key)
  }
}

const NONE: Frame['excluded'] = []

function sampleWord(shape: IdentityFormat | undefined): readonly MarkedWord[] {
  return shape ? [{ text: sampleOf(shape, 0), values: [] }] : []
}

function languageOfFormats(shapes: readonly IdentityFormat[]): Language {
  return languageOf(shapes.map((one) => [{ kind: 'format', format: one }]))
}

function nameOf(one: Atom): string {
  return `${one.kind}${'language' in one ? one.language.id : ''}`
}

function isSame(left: Atom, right: Atom): boolean {
  return nameOf(left) === nameOf(right)
}

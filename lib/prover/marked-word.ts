import { Automaton, END, INNER, type Marks, markOf, OUTSIDE, START, WHOLE } from './automaton'
import type { Meter } from './budget'
import { type Language, type Slot, slotsIn } from './language'
import { Letters } from './letters'
import { nameOfQuestion, simplified, type WordQuestion } from './word-question'

/** A text with the places of the values in it. */
export interface MarkedWord {
  readonly text: string
  readonly values: readonly {
    readonly slot: Slot
    readonly text: string
    /** False: the text ends within the value, so this is only its beginning. */
    readonly isWhole: boolean
  }[]
}

/** More slots than this have no room in the marks of a letter. */
export const MOST_SLOTS = 8

/** Is the value of a slot still to come, being read, or over? */
const BEFORE = 0
const WITHIN = 1
const AFTER = 2

/** Where the reading of all slots is, in one number, two bits each. */
type Phases = number

function phaseOf(phases: Phases, slot: number): number {
  return (phases >> (2 * slot)) & 3
}

/** How two values that must differ have gone so far. */
const APART = 0
const TOGETHER = 1

/**
 * Finds the shortest text that is in all the languages, or null when there is none.
 *
 * Letters carry marks that say where the values of variables are: if the value of one variable has to be at two
 * places that the marks show to be the same, it is the same value, whatever it is. So one search speaks for all
 * values at once. It may find a word for which no values exist, and never misses one for which they do.
 */
export function findWord(question: WordQuestion, meter: Meter): MarkedWord | null {
  const languages = simplified(question.languages)
  return languages && new WordSearch({ ...question, languages }, meter).run()
}

/** Words that were looked for before: what several questions ask is worked out once, and counted each time. */
export class KnownWords {
  private readonly known = new Map<string, { readonly word: MarkedWord | null; readonly steps: number }>()

  /** @see findWord */
  find(question: WordQuestion, meter: Meter): MarkedWord | null {
    const name = nameOfQuestion(question)
    let found = this.known.get(name)
    if (found) {
      meter.add(found.steps)
      return found.word
    }
    const before = meter.used
    const word = findWord(question, meter)
    found = { word, steps: meter.used - before }
    this.known.set(name, found)
    return word
  }
}

interface Visit {
  readonly states: readonly number[]
  readonly phases: Phases
  readonly together: number
  /** State of the language of each slot's value, while it is read. */
  readonly inner: readonly number[]
  readonly from: Visit | null
  readonly letter: number
  readonly marks: Marks
}

class WordSearch {
  private readonly meter: Meter
  private readonly letters = new Letters()
  private readonly slots: Slot[] = []
  private readonly numbers = new Map<string, number>()
  /** Those of languages that say what has to be there come first. */
  private readonly automata: readonly Automaton[]
  private readonly positive: number
  private readonly ofSlots: readonly { readonly slot: number; readonly automaton: Automaton }[]
  /** Slots whose value may be cut off by the end of the text. */
  private readonly open = new Set<number>()
  private readonly left: number
  private readonly right: number

  constructor(question: WordQuestion, meter: Meter) {
    this.meter = meter
    const positive = question.languages.filter(({ isNegated }) => !isNegated)
    const negative = question.languages.filter(({ isNegated }) => isNegated)
    const pins = positive.map((language) => this.pin(language))
    this.positive = positive.length
    this.automata = [
      ...positive.map((language, index) => this.automaton(language, pins[index] as ReadonlySet<string>)),
      ...negative.map((language) => this.automaton(language, NOTHING)),
    ]
    this.ofSlots = question.ofSlots.flatMap(({ slot, language }) => {
      const number = this.numbers.get(slot)
      return number === undefined ? [] : [{ slot: number, automaton: this.automaton(language, NOTHING) }]
    })
    const [left, right] = question.different ?? []
    this.left = this.numbers.get(left ?? '') ?? -1
    this.right = this.numbers.get(right ?? '') ?? -1
  }

  /** The first language that speaks of a value says where it is. */
  private pin(language: Language): ReadonlySet<string> {
    const pinned = new Set<string>()
    for (const slot of slotsIn(language)) {
      if (this.numbers.has(slot.id)) continue
      const number = this.slots.push(slot) - 1
      this.numbers.set(slot.id, number)
      pinned.add(slot.id)
      if (language.isPrefix) this.open.add(number)
    }
    return pinned
  }

  private automaton(language: Language, pinned: ReadonlySet<string>): Automaton {
    return new Automaton(language, { numbers: this.numbers, pinned }, this.letters)
  }

  run(): MarkedWord | null {
    const start: Visit = {
      states: this.automata.map((automaton) => automaton.start),
      phases: 0,
      together: APART,
      inner: this.ofSlots.map(({ automaton }) => automaton.start),
      from: null,
      letter: -1,
      marks: 0,
    }
    if (start.states.some((state, index) => (this.automata[index] as Automaton).isDead(state))) return null
    const queue: Visit[] = [start]
    const seen = new Set<string>([nameOf(start)])
    for (const visit of queue) {
      if (this.isGoodEnd(visit)) return this.wordOf(visit)
      this.meter.tick()
      this.spread(visit, (next) => {
        const name = nameOf(next)
        if (seen.has(name)) return
        seen.add(name)
        queue.push(next)
      })
    }
    return null
  }

  private isGoodEnd({ states, phases }: Visit): boolean {
    return (
      states.every((state, index) => (this.automata[index] as Automaton).accepts(state)) &&
      this.slots.every((_, slot) => phaseOf(phases, slot) !== WITHIN || this.open.has(slot))
    )
  }

  /** Every letter, with every way to mark it. */
  private spread(visit: Visit, found: (next: Visit) => void): void {
    const markings = this.markingsAfter(visit.phases)
    for (const letter of this.lettersAfter(visit)) {
      for (const marking of markings) {
        const next = this.after(visit, letter, marking)
        if (next !== null) found(next)
      }
    }
  }

  /** The letters that may lead on; of several that nothing tells apart here, the first stands for all. */
  private lettersAfter({ states, inner }: Visit): readonly number[] {
    const { members, lettersIn, all } = this.letters.alphabet
    const telling: number[] = []
    let letters = all
    for (let index = 0; index < this.automata.length; index++) {
      const sets = (this.automata[index] as Automaton).setsAt(states[index] as number)
      const [only] = sets
      if (index < this.positive) {
        letters =
          letters === all && sets.length === 1
            ? (lettersIn[only as number] as readonly number[])
            : letters.filter((letter) => sets.some((set) => members[set]?.[letter] === 1))
        if (letters.length === 0) return letters
      }
      telling.push(...sets)
    }
    if (letters.length === 1) return letters
    for (const [index, { automaton }] of this.ofSlots.entries()) {
      telling.push(...automaton.setsAt(inner[index] as number))
    }
    const seen = new Set<string>()
    return letters.filter((letter) => {
      let name = ''
      for (const set of telling) name += members[set]?.[letter]
      return seen.size < seen.add(name).size
    })
  }

  private readonly markings = new Map<Phases, readonly Marking[]>()

  private markingsAfter(before: Phases): readonly Marking[] {
    const known = this.markings.get(before)
    if (known) return known
    let made: Marking[] = [{ marks: 0, phases: 0 }]
    for (const slot of this.slots.keys()) {
      const phase = phaseOf(before, slot)
      const choices = phase === BEFORE ? [OUTSIDE, START, WHOLE] : phase === WITHIN ? [INNER, END] : [OUTSIDE]
      made = made.flatMap(({ marks, phases }) =>
        choices.map((mark) => ({
          marks: marks | (mark << (3 * slot)),
          phases: phases | (phaseAfter(mark, phase) << (2 * slot)),
        })),
      )
    }
    this.markings.set(before, made)
    return made
  }

  private after(visit: Visit, letter: number, { marks, phases }: Marking): Visit | null {
    const states: number[] = []
    for (let index = 0; index < this.automata.length; index++) {
      const automaton = this.automata[index] as Automaton
      const state = automaton.step(visit.states[index] as number, letter, marks)
      if (automaton.isDead(state)) return null
      states.push(state)
    }
    const together = this.compare(visit.together, marks)
    if (together === null) return null
    const inner = this.readInner(visit.inner, letter, marks)
    if (inner === null) return null
    return { states, phases, together, inner, from: visit, letter, marks }
  }

  /** Null when the two values would be the same letters of the text. */
  private compare(before: number, marks: Marks): number | null {
    if (this.left < 0 || this.right < 0) return APART
    const left = markOf(marks, this.left)
    const right = markOf(marks, this.right)
    if (before === TOGETHER) {
      if (left === END && right === END) return null
      return left === INNER && right === INNER ? TOGETHER : APART
    }
    if (left === WHOLE && right === WHOLE) return null
    return left === START && right === START ? TOGETHER : APART
  }

  /** Null when a value is not one that its slot may have. */
  private readInner(before: readonly number[], letter: number, marks: Marks): readonly number[] | null {
    if (this.ofSlots.length === 0) return before
    const after: number[] = []
    for (let index = 0; index < this.ofSlots.length; index++) {
      const { slot, automaton } = this.ofSlots[index] as (typeof this.ofSlots)[number]
      const mark = markOf(marks, slot)
      if (mark === OUTSIDE) {
        after.push(before[index] as number)
        continue
      }
      const state = automaton.step(before[index] as number, letter, 0)
      if (automaton.isDead(state)) return null
      const isOver = mark === END || mark === WHOLE
      if (isOver && !automaton.accepts(state)) return null
      after.push(isOver ? automaton.start : state)
    }
    return after
  }

  private wordOf(last: Visit): MarkedWord {
    const visits: Visit[] = []
    for (let visit: Visit | null = last; visit?.from; visit = visit.from) visits.unshift(visit)
    const { representatives } = this.letters.alphabet
    const characters = visits.map(({ letter }) => String.fromCharCode(representatives[letter] as number))
    const values = this.slots.flatMap((slot, number) => {
      const phase = phaseOf(last.phases, number)
      if (phase === BEFORE) return []
      const text = characters
        .filter((_, index) => markOf(visits[index]?.marks ?? 0, number) !== OUTSIDE)
        .join('')
      return [{ slot, text, isWhole: phase === AFTER }]
    })
    return { text: characters.join(''), values }
  }
}

interface Marking {
  readonly marks: Marks
  readonly phases: Phases
}

const NOTHING: ReadonlySet<string> = new Set()

function phaseAfter(mark: number, before: number): number {
  if (mark === START || mark === INNER) return WITHIN
  if (mark === END || mark === WHOLE) return AFTER
  return before
}

function nameOf({ states, phases, together, inner }: Visit): string {
  return `${states.join()};${phases};${together};${inner.join()}`
}

import type { IdentityFormat } from './identity-format'
import { type Item, type Language, type SymbolicPattern, slotsIn } from './language'
import { ANY, type CharSet, type Letters } from './letters'

/**
 * How a letter of a marked word stands to the value of one slot: outside of it, its first letter, one within,
 * its last, or all of it.
 */
export const OUTSIDE = 0
export const START = 1
export const INNER = 2
export const END = 3
export const WHOLE = 4

const ALL_MARKS = 0b11111
const NOT_FIRST = ALL_MARKS & ~((1 << START) | (1 << WHOLE))
const NOT_LAST = ALL_MARKS & ~((1 << END) | (1 << WHOLE))

/** Which marks will do at the letters of a value: its first, the only one, one within, its last. */
type Reading = Readonly<Record<'first' | 'whole' | 'inner' | 'last', number>>

const UNMARKED: Reading = { first: ALL_MARKS, whole: ALL_MARKS, inner: ALL_MARKS, last: ALL_MARKS }
/** The value where its marks are. */
const ALIGNED: Reading = { first: 1 << START, whole: 1 << WHOLE, inner: 1 << INNER, last: 1 << END }
/**
 * The value anywhere else: as nobody compares the letters, any text of the format, but not beginning or ending where
 * the marked one does.
 */
const FREE: Reading = { first: NOT_FIRST, whole: NOT_FIRST & NOT_LAST, inner: ALL_MARKS, last: NOT_LAST }

/** Marks of all slots of a word in one number, three bits each. */
export type Marks = number

/** The mark of one slot. */
export function markOf(marks: Marks, slot: number): number {
  return (marks >> (3 * slot)) & 7
}

/** What an automaton does with the slots of its word. */
export interface SlotReading {
  /** The number of each slot that the word has, by its id. */
  readonly numbers: ReadonlyMap<string, number>
  /** Slots whose value is where this automaton reads it: it is the first to speak of them. */
  readonly pinned: ReadonlySet<string>
}

interface Edge {
  readonly to: number
  /** Number of the set in the alphabet. */
  readonly set: number
  /** The slot whose mark counts; -1: none. */
  readonly slot: number
  /** Which of its marks will do, a bit each. */
  readonly allowed: number
  /** Slots that have to be outside here. */
  readonly outside: Marks
}

/** All places that some word may have led to. */
interface State {
  readonly places: readonly number[]
  readonly next: Map<number, number>
  readonly accepts: boolean
  readonly isDead: boolean
  /** @see Automaton.setsAt */
  sets: number[] | null
}

/** The state without any place: the first one that is made. */
const NOWHERE = 0

/**
 * The automaton of a language, made deterministic while it runs: each state stands for all places of the patterns
 * that can be reached, and is made when somebody comes to it.
 *
 * A variable is read where the marks say that it stands. A language that says where a value has to be may read
 * one a second time anywhere else, as any text of its format: too much is let in, never too little. One that says
 * where it must not be reads marked places only, so that no word is lost that should stay.
 */
export class Automaton {
  readonly start: number
  private readonly edges: Edge[][] = []
  private readonly skips: number[][] = []
  private readonly ends = new Set<number>()
  /** Places from which everything is accepted. */
  private readonly forever = new Set<number>()
  private readonly states: State[] = []
  private readonly byName = new Map<string, number>()
  private readonly language: Language
  private readonly letters: Letters

  constructor(language: Language, reading: SlotReading, letters: Letters) {
    this.language = language
    this.letters = letters
    const entries = language.patterns.map((pattern) => this.addPattern(pattern, reading))
    this.intern([])
    this.start = this.intern(this.closure(entries.filter((entry) => entry !== null)))
  }

  /** Does the word end well here? */
  accepts(state: number): boolean {
    return this.at(state).accepts
  }

  /** Can no longer word end well? */
  isDead(state: number): boolean {
    return this.at(state).isDead
  }

  /** The state after one more letter. */
  step(state: number, letter: number, marks: Marks): number {
    const { places, next } = this.at(state)
    const name = letter * 2 ** 24 + marks
    const known = next.get(name)
    if (known !== undefined) return known
    const { members } = this.letters.alphabet
    const reached: number[] = []
    for (const place of places) {
      for (const { to, set, slot, allowed, outside } of this.edges[place] as Edge[]) {
        if ((members[set] as Uint8Array)[letter] !== 1) continue
        if (slot >= 0 && (allowed & (1 << markOf(marks, slot))) === 0) continue
        if ((marks & outside) !== 0) continue
        reached.push(to)
      }
    }
    const made = reached.length === 0 ? NOWHERE : this.intern(this.closure(reached))
    next.set(name, made)
    return made
  }

  /** The numbers of the sets that tell letters apart in a state; a letter in none of them leads nowhere. */
  setsAt(state: number): readonly number[] {
    const at = this.at(state)
    if (at.sets === null) {
      at.sets = []
      for (const place of at.places) {
        for (const { set } of this.edges[place] as Edge[]) if (!at.sets.includes(set)) at.sets.push(set)
      }
    }
    return at.sets
  }

  private at(state: number): State {
    return this.states[state] as State
  }

  private intern(places: readonly number[]): number {
    const name = places.join()
    const known = this.byName.get(name)
    if (known !== undefined) return known
    const { isNegated, isPrefix } = this.language
    const isIn = isPrefix ? places.length > 0 : places.some((place) => this.ends.has(place))
    const isDead = isNegated ? places.some((place) => this.forever.has(place)) : places.length === 0
    const made =
      this.states.push({ places, next: new Map(), accepts: isIn !== isNegated, isDead, sets: null }) - 1
    this.byName.set(name, made)
    return made
  }

  private closure(from: readonly number[]): readonly number[] {
    const [only] = from
    if (from.length === 1 && this.skips[only as number]?.length === 0) return from
    const found = new Set(from)
    for (const place of found) for (const next of this.skips[place] as number[]) found.add(next)
    return [...found].sort((left, right) => left - right)
  }

  private addPlace(): number {
    this.skips.push([])
    return this.edges.push([]) - 1
  }

  private addEdge(from: number, to: number, set: CharSet, edge: Partial<Edge> = {}): void {
    const { slot = -1, allowed = ALL_MARKS, outside = 0 } = edge
    const made: Edge = { to, set: this.letters.numberOf(set), slot, allowed, outside }
    ;(this.edges[from] as Edge[]).push(made)
  }

  /** The first place of the pattern; null when it fits no word. */
  private addPattern(pattern: SymbolicPattern, reading: SlotReading): number | null {
    const { numbers, pinned } = reading
    const isLost = (item: Item) => item.kind === 'slot' && !numbers.has(item.slot.id)
    // Where a value is not marked, nothing can be said of where it must not be.
    if (pattern.some(isLost)) return null
    let outside = 0
    for (const slot of slotsIn(this.language)) {
      if (pinned.has(slot.id)) outside |= 7 << (3 * (numbers.get(slot.id) as number))
    }
    const seen = new Set<string>()
    const first = this.addPlace()
    let place = first
    for (const item of pattern) {
      const next = this.addPlace()
      if (item.kind === 'set') this.addEdge(place, next, item.set, { outside })
      else if (item.kind === 'run') {
        ;(this.skips[place] as number[]).push(next)
        this.addEdge(next, next, item.set, { outside })
      } else if (item.kind === 'format') this.addFormat(place, next, item.format, UNMARKED, -1, outside)
      else {
        const number = numbers.get(item.slot.id) as number
        const isFirst = !seen.has(item.slot.id)
        seen.add(item.slot.id)
        if (isFirst || !pinned.has(item.slot.id))
          this.addFormat(place, next, item.slot.format, ALIGNED, number)
        const isFree = pinned.has(item.slot.id) ? !isFirst : !this.language.isNegated
        if (isFree) this.addFormat(place, next, item.slot.format, FREE, number)
      }
      place = next
    }
    this.ends.add(place)
    const isEndless = pattern.at(-1)?.kind === 'run' && (pattern.at(-1) as { set: CharSet }).set === ANY
    if (isEndless) this.forever.add(place)
    return first
  }

  /** A text of the format, with such marks of the slot (-1: of none). */
  private addFormat(
    entry: number,
    exit: number,
    format: IdentityFormat,
    { first, whole, inner, last }: Reading,
    slot: number,
    outside: Marks = 0,
  ): void {
    const { steps, count, isEnd, goesOn } = chainOf(format)
    const places = [entry, ...Array.from({ length: count - 1 }, () => this.addPlace())]
    for (const { from, to, set } of steps) {
      const source = places[from] as number
      const [onward, ending] = from === 0 ? [first, whole] : [inner, last]
      if (goesOn(to)) this.addEdge(source, places[to] as number, set, { slot, allowed: onward, outside })
      if (isEnd(to)) this.addEdge(source, exit, set, { slot, allowed: ending, outside })
    }
    // The value of a slot is never empty.
    if (slot < 0 && isEnd(0)) (this.skips[entry] as number[]).push(exit)
  }
}

/** A format as places: steps from one to the next, and those at which it may end. */
interface Chain {
  readonly steps: readonly { readonly from: number; readonly to: number; readonly set: CharSet }[]
  readonly count: number
  readonly isEnd: (place: number) => boolean
  /** Can another letter follow? Places where none can are reached by a last letter only. */
  readonly goesOn: (place: number) => boolean
}

const chains = new WeakMap<IdentityFormat, Chain>()

function chainOf(format: IdentityFormat): Chain {
  let chain = chains.get(format)
  if (!chain) {
    chain = makeChain(format)
    chains.set(format, chain)
  }
  return chain
}

function makeChain({ pieces }: IdentityFormat): Chain {
  const steps: { readonly from: number; readonly to: number; readonly set: CharSet }[] = []
  let count = 1
  /** Places that the pieces so far may end at. */
  let open: readonly number[] = [0]
  for (const { set, least, most } of pieces) {
    const ends: number[] = least === 0 ? [...open] : []
    let last = open
    const times = most ?? Math.max(1, least)
    for (let time = 1; time <= times; time++) {
      const place = count++
      for (const from of last) steps.push({ from, to: place, set })
      if (time >= least) ends.push(place)
      last = [place]
      if (time === times && most === null) steps.push({ from: place, to: place, set })
    }
    open = ends
  }
  const ends = new Set(open)
  const onward = new Set(steps.map(({ from }) => from))
  return { steps, count, isEnd: (place) => ends.has(place), goesOn: (place) => onward.has(place) }
}

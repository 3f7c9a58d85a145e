/** A set of characters (UTF-16 code units, as the engine compares them): ranges in order, both ends included. */
export type CharSet = readonly (readonly [number, number])[]

const LAST_CODE = 0xffff

/** Every character. */
export const ANY: CharSet = [[0, LAST_CODE]]
/** Every character but a colon: what a `*` inside one of the first five parts of an ARN runs over. */
export const NO_COLON: CharSet = without(ANY, ':')

/** The set of these characters. @example charsOf('ab') */
export function charsOf(characters: string): CharSet {
  if (characters.length === 1) return oneCharacter(characters.charCodeAt(0))
  return merge([...Array(characters.length).keys()].map((index) => single(characters.charCodeAt(index))))
}

const ones = new Map<number, CharSet>()

/** Patterns are made of the same few characters over and over. */
function oneCharacter(code: number): CharSet {
  let one = ones.get(code)
  if (!one) {
    one = [single(code)]
    if (ones.size < 2_000) ones.set(code, one)
  }
  return one
}

/** Characters from one to another. @example between('a', 'z') */
export function between(first: string, last: string): CharSet {
  return [[first.charCodeAt(0), last.charCodeAt(0)]]
}

/** All characters of several sets. */
export function union(...sets: readonly CharSet[]): CharSet {
  return merge(sets.flat())
}

/** A set without some characters. */
export function without(set: CharSet, characters: string): CharSet {
  let rest = set
  for (let index = 0; index < characters.length; index++) {
    const code = characters.charCodeAt(index)
    rest = rest.flatMap(([low, high]): (readonly [number, number])[] => {
      if (code < low || code > high) return [[low, high]]
      const parts: (readonly [number, number])[] = []
      if (low < code) parts.push([low, code - 1])
      if (code < high) parts.push([code + 1, high])
      return parts
    })
  }
  return rest
}

/** Is the character in the set? */
export function contains(set: CharSet, code: number): boolean {
  for (const [low, high] of set) if (code >= low && code <= high) return true
  return false
}

/**
 * The characters that become this one in lower case, which must be an ASCII character: `k` has three, with the
 * sign for kelvin.
 */
export function anyCaseOf(code: number): CharSet {
  const lower = String.fromCharCode(code)
  const upper = lower.toUpperCase().charCodeAt(0)
  return merge([single(code), single(upper), ...(lower === 'k' ? [single(KELVIN)] : [])])
}

const KELVIN = 0x212a

function single(code: number): readonly [number, number] {
  return [code, code]
}

function merge(ranges: readonly (readonly [number, number])[]): CharSet {
  const sorted = [...ranges].sort((left, right) => left[0] - right[0])
  const merged: [number, number][] = []
  for (const [low, high] of sorted) {
    const last = merged.at(-1)
    if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high)
    else merged.push([low, high])
  }
  return merged
}

/**
 * The characters cut into classes, so that no automaton of one question tells two characters of a class apart:
 * some sixty letters in the place of 65,536.
 */
export interface Alphabet {
  /** One character of each class; readable ones where there are any. */
  readonly representatives: readonly number[]
  /** The numbers of all classes. */
  readonly all: readonly number[]
  /** Which classes lie in a set: by class, for the set with this number. */
  readonly members: readonly Uint8Array[]
  /** The same as lists of the classes in a set. */
  readonly lettersIn: readonly (readonly number[])[]
}

/** Cuts all characters into classes that these sets do not cut any further. */
export function cutAlphabet(sets: readonly CharSet[]): Alphabet {
  const cuts = new Set<number>([0, LAST_CODE + 1])
  for (const set of sets) {
    for (const [low, high] of set) {
      cuts.add(low)
      cuts.add(high + 1)
    }
  }
  const starts = [...cuts].sort((left, right) => left - right)
  const places = new Map(starts.map((start, place) => [start, place]))
  /** For each piece between two cuts: the numbers of the sets that hold it. */
  const names = starts.slice(1).map(() => '')
  for (const [number, set] of sets.entries()) {
    for (const [low, high] of set) {
      const end = places.get(high + 1) as number
      for (let place = places.get(low) as number; place < end; place++) names[place] += `${number},`
    }
  }
  const classes = new Map<string, [number, number][]>()
  for (const [place, name] of names.entries()) {
    const range: [number, number] = [starts[place] as number, (starts[place + 1] as number) - 1]
    const ranges = classes.get(name)
    if (ranges) ranges.push(range)
    else classes.set(name, [range])
  }
  const letters = [...classes].map(([name, ranges]) => ({ name, code: readable(ranges) }))
  letters.sort((left, right) => rank(left.code) - rank(right.code))
  const members = sets.map(() => new Uint8Array(letters.length))
  const lettersIn = sets.map((): number[] => [])
  for (const [letter, { name }] of letters.entries()) {
    for (const number of name.split(',').slice(0, -1)) {
      ;(members[Number(number)] as Uint8Array)[letter] = 1
      lettersIn[Number(number)]?.push(letter)
    }
  }
  return { representatives: letters.map(({ code }) => code), all: [...letters.keys()], members, lettersIn }
}

/** The sets of one question, numbered, and the alphabet that they cut: once all of them are known. */
export class Letters {
  private readonly sets: CharSet[] = []
  private readonly numbers = new Map<CharSet | string, number>()
  private cut: Alphabet | null = null

  numberOf(set: CharSet): number {
    let number = this.numbers.get(set)
    if (number === undefined) {
      const name = set.join()
      number = this.numbers.get(name) ?? this.sets.push(set) - 1
      this.numbers.set(set, number).set(name, number)
    }
    return number
  }

  get alphabet(): Alphabet {
    this.cut ??= cutAlphabet(this.sets)
    return this.cut
  }
}

/** Characters in the order in which people like to see them in an example. */
const PREFERRED = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.@+=,/: '
const RANKS: ReadonlyMap<number, number> = new Map(
  [...PREFERRED].map((one, place) => [one.charCodeAt(0), place]),
)

function rank(code: number): number {
  return RANKS.get(code) ?? PREFERRED.length + code
}

/** The character of these ranges that reads best. */
function readable(ranges: CharSet): number {
  const [[low, high]] = ranges as readonly [readonly [number, number]]
  if (ranges.length === 1 && low === high) return low
  for (const code of RANKS.keys()) if (contains(ranges, code)) return code
  for (let code = 33; code < 127; code++) if (contains(ranges, code)) return code
  // Halves of surrogate pairs are no text; others come first.
  const whole = ranges.find(([first, last]) => last < 0xd800 || first > 0xdfff || first < 0xd800)
  return (whole ?? (ranges[0] as readonly [number, number]))[0]
}

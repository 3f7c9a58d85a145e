import type { Model } from './model'

/** What kind of word it is; words of one kind resemble each other. */
export type TextField = 1 | 2 | 3 | 4 | 5 | 6 | 7

/**
 * Codes one word of ASCII characters. `above` is the word before it in a sorted list, and `hint` a word in lower case
 * that this one may well repeat.
 */
export type TextCoder = (field: TextField, above: string, hint: string, value?: string) => string

/** The end of a word and the characters of the catalogue, the most frequent first: these take the fewest steps. */
const CHARACTERS =
  '\0etoiansrclumdpgyA:RbTPSI-Cvhf/D<>MkEFwxNLVKBGJOzUjW q${}2QH31.5_46897*()+0Z!"#%&\',;=?@XY[]'
/** Before each part of `BucketPolicy`, `s3:x-amz-acl` or `table/<TableName>`. */
const PART = /(?<=[a-z0-9:/<.-])(?=[A-Z:/<.-])/

/** Words and their letters repeat across services, so one coder remembers all that went through it. */
export function createTextCoder(model: Model, kind: number, sharedKind: number): TextCoder {
  /** All letters so far, in lower case, and after which four letters the place was last met. */
  const past: number[] = []
  const places = new Map<number, number>()
  /** By field: how many parts the last word had in common with the one above it. */
  const partsBefore = new Int32Array(8)

  /** How many letters the word has in common with the one above: so many whole parts, and so many letters of the next. */
  function shared(field: TextField, above: string, value: string): number {
    if (above === '') return 0
    const parts = above.split(PART)
    let count = 0
    let known = 0
    for (; count < parts.length; count++) {
      const part = parts[count] as string
      if (!value.startsWith(part, known)) break
      known += part.length
    }
    const before = partsBefore[field] as number
    const all = hash(parts.length, field)
    count = model.number(
      sharedKind,
      field,
      0,
      [
        hash(field, 1),
        all,
        hash(before, field),
        hash(before, all),
        hash(hashText(parts.at(-1) ?? ''), all),
        hash(hash(hashText(parts[0] ?? ''), before), all),
      ],
      count,
    )
    partsBefore[field] = count
    known = parts.slice(0, count).join('').length
    const part = parts[count]
    if (part === undefined) return known
    let letters = 0
    while (letters < part.length && value[known + letters] === part[letters]) letters++
    letters = model.number(
      sharedKind,
      8 + field,
      0,
      [
        hash(field, 2),
        hash(part.length, field),
        hash(hashText(part.slice(0, 3)), field),
        hash(hashText(part), 7),
        hash(count, all),
      ],
      letters,
    )
    return known + letters
  }

  return (field, above, hint, value = '') => {
    const known = shared(field, above, value)
    let out = ''
    /** Where we are in the hint; below 0: we have left it. */
    let hinted = 0
    /** Where the same letters were met before, and for how many letters that has held. */
    let place = -1
    let held = 0
    /** Hashes of the part of the word so far, and of the part before it. */
    let part = 0
    let partBefore = 0
    /** The last three letters in lower case. */
    let one = 0
    let two = 0
    let three = 0
    let wasUpper = false
    for (let at = 0; ; at++) {
      const fromPast = place < 0 ? -1 : (past[place] as number)
      const fromHint = hinted < 0 ? 0 : codeAt(hint, hinted)
      let code = at < known ? codeAt(above, at) : 0
      if (at >= known) {
        // What is not shared differs from what stands above.
        const fromAbove = at === known ? 1 + codeAt(above, at) : 0
        const contexts = [
          hash(hash(one, two), three),
          hash(part, 77),
          hash(hash(fromHint, Math.min(hinted, 3)), field),
          hash(one, hash(part, field)),
          hash(hash(fromAbove, field), fromPast),
          hash(hash(fromAbove, one), hash(fromPast, Math.min(held, 3))),
          hash(part, partBefore),
          hash(one, two),
        ]
        const start = at === 0 ? 3 : Math.min(2, at >> 1)
        const mode = Math.min(held, 7) + (hinted > 0 ? 8 : 0) + (at === known ? 16 : 0) + 32 * start
        const character = model.number(kind, mode, 2, contexts, CHARACTERS.indexOf(value[at] ?? '\0'))
        code = codeAt(CHARACTERS, character)
      }
      const isCapital = isUpper(code)
      const lower = isCapital ? code + 32 : code
      if (fromPast === lower) {
        place++
        held++
      } else {
        place = -1
        held = 0
      }
      past.push(lower)
      if (code === 0) return out
      const four = hash(hash(lower, one), hash(two, three))
      if (place < 0 && at >= 3) {
        place = places.get(four) ?? -1
        held = place < 0 ? 0 : 1
      }
      places.set(four, past.length)
      const isLetter = lower >= 97 && lower <= 122
      hinted = fromHint === lower ? hinted + 1 : -1
      if (!isLetter && !isDigit(code)) hinted = 0
      if (isLetter && (!isCapital || wasUpper)) part = hash(part, lower)
      else {
        if (part !== 0) partBefore = part
        part = isLetter ? hash(0, lower) : 0
      }
      three = two
      two = one
      one = lower
      wasUpper = isCapital
      out += String.fromCharCode(code)
    }
  }
}

/** Mixes two numbers into one, the same in every engine. */
export function hash(one: number, other: number): number {
  return (Math.imul(one ^ 0x5bd1e995, 0x01000193) + Math.imul(other + 0x7f4a7c15, 0x1e3779b1)) | 0
}

export function hashText(text: string): number {
  let mixed = 0
  for (let index = 0; index < text.length; index++) mixed = hash(mixed, text.charCodeAt(index))
  return mixed
}

/** 0 after the end. `charCodeAt` alone gives NaN there, for which engines throw away what they have compiled. */
function codeAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : 0
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

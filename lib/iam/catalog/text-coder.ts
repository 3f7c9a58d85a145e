import type { Model } from './model'

/** What kind of word it is; words of one kind resemble each other. */
export type TextField = 1 | 2 | 3 | 4 | 5 | 6 | 7

/**
 * Codes one word of ASCII characters. `scope` tells services apart, `above` is the word before it in a sorted list,
 * and `hint` a word in lower case that this one may well repeat.
 */
export type TextCoder = (
  field: TextField,
  scope: number,
  above: string,
  hint: string,
  value?: string,
) => string

/** Words and their letters repeat across services, so one coder remembers all that went through it. */
export function createTextCoder(model: Model, kind: number): TextCoder {
  /** All letters so far, in lower case, and after which four letters the place was last met. */
  const past: number[] = []
  const places = new Map<number, number>()

  return (field, scope, above, hint, value = '') => {
    let out = ''
    let isLikeAbove = true
    /** Where we are in the hint; below 0: we have left it. */
    let hinted = 0
    /** Where the same letters were met before, and for how many letters that has held. */
    let place = -1
    let held = 0
    let word = 0
    for (;;) {
      const at = out.length
      const one = hash(lowerAt(out, at - 1), 1)
      const two = hash(one, lowerAt(out, at - 2))
      const three = hash(two, lowerAt(out, at - 3))
      const fromAbove: number = isLikeAbove ? 1000 + (above.charCodeAt(at) || 0) : 0
      const fromPast = place >= 0 ? (past[place] as number) : -1
      const fromHint = hinted >= 0 ? hint.charCodeAt(hinted) || 1 : 0
      const contexts = [
        hash(one, field),
        two,
        three,
        hash(word, 77),
        hash(hash(fromAbove, field), at === 0 ? 0 : one),
        hash(hash(fromPast, Math.min(held, 12)), 0),
        hash(hash(fromHint, Math.min(hinted, 3)), field),
        hash(one, hash(word, field)),
        hash(hash(fromAbove, field), hash(fromPast, 1)),
        hash(hash(fromAbove, one), hash(fromPast, Math.min(held, 3))),
        hash(word, hash(field, scope)),
      ]
      const start = at === 0 ? 3 : Math.min(2, at >> 1)
      const mode = Math.min(held, 7) + (hinted > 0 ? 8 : 0) + (isLikeAbove ? 16 : 0) + 32 * start
      const code = model.number(kind, mode, 7, contexts, value.charCodeAt(at) || 0)

      const lower = toLower(code)
      if (fromPast === lower) {
        place++
        held++
      } else {
        place = -1
        held = 0
      }
      past.push(lower)
      if (code === 0) return out
      const four = hash(hash(lowerAt(out, at - 1), lower), hash(lowerAt(out, at - 2), lowerAt(out, at - 3)))
      if (place < 0 && at >= 3) {
        place = places.get(four) ?? -1
        held = place >= 0 ? 1 : 0
      }
      places.set(four, past.length)
      hinted = fromHint === lower ? hinted + 1 : -1
      if (!isLetter(code) && !isDigit(code)) hinted = 0
      isLikeAbove = isLikeAbove && fromAbove === 1000 + code
      const startsWord = isUpper(code) && !isUpper(out.charCodeAt(at - 1))
      if (startsWord) word = hash(0, lower)
      else word = isLetter(code) ? hash(word, lower) : 0
      out += String.fromCharCode(code)
    }
  }
}

/** Mixes two numbers into one, the same in every engine. */
export function hash(one: number, other: number): number {
  return (Math.imul(one ^ 0x5bd1e995, 0x01000193) + Math.imul(other + 0x7f4a7c15, 0x9e3779b1)) | 0
}

export function hashText(text: string): number {
  let mixed = 0
  for (let index = 0; index < text.length; index++) mixed = hash(mixed, text.charCodeAt(index))
  return mixed
}

function lowerAt(text: string, index: number): number {
  return index < 0 ? 0 : toLower(text.charCodeAt(index))
}

function toLower(code: number): number {
  return isUpper(code) ? code + 32 : code
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90
}

function isLetter(code: number): boolean {
  return isUpper(code) || (code >= 97 && code <= 122)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

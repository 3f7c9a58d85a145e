import type { SourceRange } from '@/lib/base/source-range'
import type { Fix } from '../diagnostics/types'

/**
 * The changes of a text that rules propose. Each leaves JSON as JSON: what is taken out of a list or an object
 * takes its comma with it.
 */

/** Puts another JSON text in place of a range. */
export function replaceBy(title: string, range: SourceRange, replacement: string): Fix {
  return { title, range, replacement }
}

/** Takes an item out of a list, or a member (name and value) out of an object. */
export function remove(title: string, text: string, item: SourceRange): Fix {
  return { title, range: withComma(text, item), replacement: '' }
}

/** Takes a member out of an object, given the place of its value; undefined when its name is not found. */
export function removeMember(title: string, text: string, name: string, value: SourceRange): Fix | undefined {
  const start = startOfMember(text, name, value)
  return start === null ? undefined : remove(title, text, { start, end: value.end })
}

/** Puts a member first into an object, spaced as its first member is now. */
export function insertMember(title: string, text: string, object: SourceRange, member: string): Fix {
  const start = object.start + 1
  const first = skipBlanks(text, start)
  const isEmpty = text[first] === '}'
  return {
    title,
    range: { start, end: start },
    replacement: `${text.slice(start, first)}${member}${isEmpty ? '' : ','}${first === start && !isEmpty ? ' ' : ''}`,
  }
}

/** Where the member with this value begins, at its name in quotes; null when the name is spelt with escapes. */
export function startOfMember(text: string, name: string, value: SourceRange): number | null {
  const colon = skipBlanksBack(text, value.start) - 1
  if (text[colon] !== ':') return null
  const end = skipBlanksBack(text, colon)
  const start = end - name.length - 2
  return text.slice(Math.max(0, start), end) === `"${name}"` ? start : null
}

/** JSON without the blanks between its parts. */
export function withoutBlanks(text: string): string {
  let packed = ''
  let taken = 0
  let isInText = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (isInText) {
      if (character === '\\') index++
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (isBlank(character)) {
      packed += text.slice(taken, index)
      taken = index + 1
    }
  }
  return packed + text.slice(taken)
}

function withComma(text: string, item: SourceRange): SourceRange {
  const after = skipBlanks(text, item.end)
  if (text[after] === ',') return { start: item.start, end: skipBlanks(text, after + 1) }
  const before = skipBlanksBack(text, item.start)
  if (text[before - 1] === ',') return { start: before - 1, end: item.end }
  return item
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t'
}

function skipBlanks(text: string, from: number): number {
  let index = from
  while (isBlank(text[index])) index++
  return index
}

function skipBlanksBack(text: string, to: number): number {
  let index = to
  while (isBlank(text[index - 1])) index--
  return index
}

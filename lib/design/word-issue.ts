import type * as v from 'valibot'
import { listed } from '@/lib/base/listed'

/** What JSON calls the types that the checker names. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'an object',
}

const LONGEST_QUOTE = 80

/** A value in a message: on one line, and no longer than one takes in. */
export function quoted(value: string): string {
  const text = value.replace(/^"|"$/gs, '')
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
  // Control characters, and line ends that JSON leaves as they are.
  return `\`${short.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').toWellFormed()}\``
}

/** The checker's finding in the words of all other messages. */
export function wordIssue({ kind, type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (type === 'strict_object' && expected === 'never') return `unknown field ${quoted(received)}`
  if (received === 'undefined') {
    return type === 'strict_object' && expected ? `${quoted(expected)} is missing` : 'this field is missing'
  }
  if (type === 'iso_timestamp') return `${quoted(received)} is not a time such as 2026-03-02T09:00:00Z`
  if (type === 'min_length') return 'must not be empty'
  if (type === 'max_length') return 'is too long'
  if (type === 'min_value') return `must be at least ${expected?.replace('>=', '')}`
  if (type === 'max_value') return `must be at most ${expected?.replace('<=', '')}`
  if (type === 'integer') return 'must be a whole number'
  // Without words of its own the schema has only the pattern to say.
  if (type === 'regex' && message.startsWith('Invalid format')) {
    return `${quoted(received)} does not match \`${expected}\``
  }
  if (kind === 'validation') return message
  const wanted = (expected ?? '')
    .replace(/^\(|\)$/g, '')
    .split(' | ')
    .map((each) => TYPE_WORDS[each] ?? quoted(each))
  return `${listed(wanted, 'or')} is expected here, not ${TYPE_WORDS[received] ?? quoted(received)}`
}

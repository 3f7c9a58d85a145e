import { attributeOf } from '../../values'
import { tokenize } from './tokens'

/** Words of the language: never the names of attributes. */
const KEYWORDS: ReadonlySet<string> = new Set([
  'AND',
  'OR',
  'NOT',
  'BETWEEN',
  'IN',
  'SET',
  'REMOVE',
  'ADD',
  'DELETE',
])

/**
 * Which attributes does this expression name, at the top level?
 *
 * `Address.City` is `Address`, and `#n` is what stands for it. Works for every kind of expression, and for
 * one that DynamoDB would not take: then it is the attributes as far as the text can be read.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 * @example
 * attributesIn('SET #w = :w, Address.City = :c', { '#w': 'wins' }) // ['wins', 'Address']
 */
export function attributesIn(
  expression: string | undefined,
  names: Readonly<Record<string, string>> | undefined,
): readonly string[] {
  if (expression === undefined) return []
  const whole = tokenize(expression, 'expression')
  const readable = whole.ok ? whole : tokenize(expression.slice(0, whole.error), 'expression')
  const tokens = readable.ok ? readable.value : []
  const found = new Set<string>()
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    if (before?.kind === 'sign' && before.text === '.') continue
    if (token.kind === 'name-placeholder') {
      const name = attributeOf(names ?? {}, token.text)
      if (name !== undefined) found.add(name)
    }
    if (token.kind !== 'word' || KEYWORDS.has(token.text.toUpperCase())) continue
    const after = tokens[index + 1]
    if (after?.kind === 'sign' && after.text === '(') continue
    found.add(token.text)
  }
  return [...found]
}

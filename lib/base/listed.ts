/**
 * Words one after the other, as they stand in a sentence.
 *
 * @example listed(['Ana', 'Ben', 'Guest']) // 'Ana, Ben and Guest'
 */
export function listed(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`
}

import { listed } from '@/lib/base/listed'

/** Marks a piece of a policy or request inside a sentence. */
export function code(text: string): string {
  return `\`${text}\``
}

/** Many names hide the one sentence that they stand in. */
export function listOrCount(items: readonly string[], what: string): string {
  return items.length > 8 ? `any of the ${items.length} ${what} named here` : list(items)
}

/** "a", "a or b", "a, b or c". */
export function list(items: readonly string[], conjunction: 'and' | 'or' = 'or'): string {
  return items.length === 0 ? 'nothing' : listed(items, conjunction)
}

/** The simple rival of lib/iam/match: patterns as regular expressions, which are right and may be slow. */

export interface PlaceRules {
  /** Does the place know `*` and `?`? */
  readonly wildcards: boolean
  /** In one of the first five parts of an ARN, a `*` stays there unless a colon or nothing follows it. */
  readonly isArn: boolean
  /** `${...}`: filled in, kept as plain text as in old documents, or no more than its characters. */
  readonly variables: 'filled' | 'plain' | 'none'
}

/** The value of a key, in lower case; null when the request has none. */
export type Lookup = (key: string) => string | null

const VARIABLE = /^\$\{\s*([^\s},'*?$](?:[^},'*?$]*[^\s},'*?$])?)\s*(?:,\s*'([^'}]*)'\s*)?\}$/
const quoted = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/**
 * A text of a policy as a regular expression: null when a variable has no value, `malformed` when it holds
 * `${` that is no variable.
 */
export function expressionOf(source: string, rules: PlaceRules, lookup: Lookup): string | null | 'malformed' {
  const { wildcards, isArn, variables } = rules
  let expression = ''
  let colons = 0
  let isMissing = false
  for (const { 0: piece, index } of source.matchAll(
    variables === 'none' ? /[\s\S]/g : /\$\{[^}]*\}?|[\s\S]/g,
  )) {
    if (piece.length > 1 && variables === 'filled') {
      const special = /^\$\{([*?$])\}$/.exec(piece)?.[1]
      const [, name, fallback] = VARIABLE.exec(piece) ?? []
      if (isArn && colons < 5) return 'malformed'
      if (special === undefined && name === undefined) return 'malformed'
      const value = name === undefined ? null : lookup(name.toLowerCase()) || (fallback ?? null)
      const isTag = /^aws:(principaltag|requesttag)\//i.test(name ?? '')
      if (special !== undefined) expression += quoted(special)
      else if (value === null) isMissing = true
      else if (isTag && wildcards) expression += matcherOf(value)
      else expression += quoted(value)
    } else if (wildcards && piece === '*') {
      const next = source[index + 1]
      const stays = isArn && colons < 5 && next !== undefined && next !== ':'
      expression += stays ? '[^:]*' : '[\\s\\S]*'
    } else if (wildcards && piece === '?') expression += '[\\s\\S]'
    else {
      if (piece === ':') colons++
      expression += quoted(piece)
    }
  }
  return isMissing ? null : expression
}

export function matchesWildcards(pattern: string, value: string, isArn = false): boolean {
  return fits(matcherOf(pattern, isArn), value)
}

export function fits(expression: string, value: string): boolean {
  return new RegExp(`^(?:${expression})$`).test(value)
}

function matcherOf(pattern: string, isArn = false): string {
  return expressionOf(pattern, { wildcards: true, isArn, variables: 'none' }, () => null) ?? ''
}

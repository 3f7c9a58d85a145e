/** The simple rival of the engine's patterns: they become regular expressions, which are right and may be slow. */

export interface PlaceRules {
  /** Does the place know `*` and `?`? */
  readonly wildcards: boolean
  /** May variables stand after the fifth colon only? */
  readonly isArn: boolean
  /** `${...}`: filled in, kept as plain text as in old documents, or no more than its characters. */
  readonly variables: 'filled' | 'plain' | 'none'
}

/** What a variable is worth; null when the request has no single value for it. */
export type Lookup = (key: string) => string | null | 'unreadable-key'

/** One character of a pattern; a live `*` or `?` is a wildcard. */
export interface Sign {
  readonly char: string
  readonly isLive: boolean
}

const VARIABLE = /^\$\{\s*([^\s},'*?$](?:[^},'*?$]*[^\s},'*?$])?)\s*(?:,\s*'([^'}]*)'\s*)?\}$/
const isTag = (key: string) => /^aws:(principaltag|requesttag)\//i.test(key)

/**
 * The pattern that a text of a policy stands for: `missing` when a variable has no value, `unreadable` when its
 * key holds something that is no value, `malformed` when there is a `${` that is no variable.
 */
export function patternOf(
  source: string,
  { wildcards, isArn, variables }: PlaceRules,
  lookup: Lookup,
): Sign[] | 'missing' | 'unreadable' | 'malformed' {
  const signs: Sign[] = []
  const add = (text: string, hasWildcards: boolean) => {
    for (const char of text.split('')) signs.push({ char, isLive: hasWildcards && '*?'.includes(char) })
  }
  const troubles = new Set<string>()
  for (const [piece] of source.matchAll(variables === 'none' ? /[\s\S]/g : /\$\{[^}]*\}?|[\s\S]/g)) {
    if (piece.length === 1) add(piece, wildcards)
    else if (variables === 'plain') add(piece, false)
    else {
      const special = /^\$\{([*?$])\}$/.exec(piece)?.[1]
      const [, name, fallback] = VARIABLE.exec(piece) ?? []
      if (isArn && signs.filter(({ char }) => char === ':').length < 5) return 'malformed'
      if (special !== undefined) add(special, false)
      else if (name === undefined) return 'malformed'
      else {
        const value = lookup(name.toLowerCase())
        if (value === 'unreadable-key') troubles.add('unreadable')
        else if (!value && fallback === undefined) troubles.add('missing')
        else add(value || (fallback ?? ''), wildcards && isTag(name))
      }
    }
  }
  if (troubles.has('missing')) return 'missing'
  return troubles.has('unreadable') ? 'unreadable' : signs
}

const quoted = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** In one of the first five parts of an ARN, a `*` stays there unless a colon or nothing follows it. */
export function fits(pattern: readonly Sign[], value: string, isArn = false): boolean {
  let colons = 0
  const expression = pattern.map(({ char, isLive }, index) => {
    if (char === ':') colons++
    if (!isLive) return quoted(char)
    const next = pattern[index + 1]?.char
    const stays = isArn && char === '*' && colons < 5 && next !== undefined && next !== ':'
    return stays ? '[^:]*' : char === '*' ? '[\\s\\S]*' : '[\\s\\S]'
  })
  return new RegExp(`^(?:${expression.join('')})$`).test(value)
}

export const textOf = (pattern: readonly Sign[]): string => pattern.map(({ char }) => char).join('')

export function matchesWildcards(text: string, value: string, isArn = false): boolean {
  const pattern = patternOf(text, { wildcards: true, isArn, variables: 'none' }, () => null)
  return typeof pattern !== 'string' && fits(pattern, value, isArn)
}

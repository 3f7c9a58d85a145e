import type { IamAssumptionId } from '../assumptions'
import type { PolicyVersion } from '../ast'
import type { RequestContext } from '../evaluate/request'
import { compileGlob, type Glob, type GlobToken } from './glob'

/** A piece of a pattern as written: what a glob knows, and variables to fill in. */
export type PatternToken = GlobToken | VariableToken

export interface VariableToken {
  readonly kind: 'variable'
  /** As written, for people. */
  readonly name: string
  /** In lower case, as contexts are keyed. */
  readonly key: string
  readonly fallback: string | null
}

/** Which characters of a text have a meaning; each place in a policy has its own rules. */
export type PatternRules = 'action' | 'resource' | 'text' | 'text-with-wildcards' | 'arn'

/** What became of one variable for one request. */
export interface ResolvedVariable {
  readonly name: string
  /** Null when the request has no such key and the variable no default. */
  readonly value: string | null
}

/** A pattern with its variables filled in for one request. */
export interface ResolvedPattern {
  /** The pattern as people read it, wildcards included. */
  readonly text: string
  readonly matches: Glob
}

/** A text from a policy, read once, that decides about values for any request. */
export interface Pattern {
  /** As written in the policy. */
  readonly source: string
  readonly variables: readonly VariableToken[]
  /** `${` that opens no variable: what it means is not known. */
  readonly malformed: string | null
  /** The pattern with this request's values; null when a variable has none, so that it matches nothing. */
  resolve(
    context: RequestContext,
    note: (assumption: IamAssumptionId | string) => void,
  ): ResolvedPattern | null
}

/**
 * Reads a text of a policy as a pattern: wildcards, variables, escapes.
 *
 * `resource` follows the rule for ARNs in `Resource`: variables only after the fifth colon; a `*` that ends
 * one of the first five parts may run on over colons, any other `*` there stays inside its part. In 2008
 * documents `${...}` is plain text.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 * @example
 * const own = compilePattern('arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*', 'resource', '2012-10-17')
 * own.resolve(createRequestContext({ 'cognito-identity.amazonaws.com:sub': 'us-east-1:1' }), () => {})?.text
 * // 'arn:aws:s3:::b/us-east-1:1/*'
 */
export function compilePattern(source: string, rules: PatternRules, version: PolicyVersion): Pattern {
  const { tokens, malformed } = tokenize(source, rules, version)
  const variables = tokens.filter((token) => token.kind === 'variable')
  if (variables.length === 0) {
    const fixed = tokens as GlobToken[]
    const resolved = { text: textOf(fixed), matches: compileGlob(fixed) }
    return { source, variables, malformed, resolve: () => resolved }
  }
  return { source, variables, malformed, resolve: createResolver(tokens, variables, rules) }
}

/** What a variable is worth in this request. @see Pattern.resolve */
export function variableValue(
  variable: VariableToken,
  context: RequestContext,
  note: (assumption: IamAssumptionId) => void,
): string | null {
  const entry = context.get(variable.key)
  // A key with several values has no one text to put in its place.
  if (entry === undefined || entry.multivalued) return variable.fallback
  const value = entry.values[0]
  if (value === undefined) return variable.fallback
  if (value === '') {
    note('empty-value-in-variable')
    return variable.fallback
  }
  return value
}

function createResolver(
  tokens: readonly PatternToken[],
  variables: readonly VariableToken[],
  rules: PatternRules,
) {
  // One identity asks many requests in a row, so the last answer is kept.
  let lastValues: readonly string[] = []
  let last: ResolvedPattern | null = null
  const values: string[] = variables.map(() => '')
  return (context: RequestContext, note: (assumption: string) => void): ResolvedPattern | null => {
    let isSame = last !== null
    for (let index = 0; index < variables.length; index++) {
      const variable = variables[index] as VariableToken
      const assumption = context.get(variable.key)?.assumption
      if (assumption) note(assumption)
      const value = variableValue(variable, context, note)
      if (value === null) return null
      if (actsAsWildcard(variable, value, rules)) note('wildcards-in-tag-values')
      if (lastValues[index] !== value) isSame = false
      values[index] = value
    }
    if (isSame && last !== null) return last
    const filled: GlobToken[] = []
    let next = 0
    for (const token of tokens) {
      if (token.kind !== 'variable') filled.push(token)
      else filled.push(...valueTokens(token, values[next++] as string, rules))
    }
    lastValues = values.slice()
    last = { text: textOf(filled), matches: compileGlob(filled) }
    return last
  }
}

function actsAsWildcard(variable: VariableToken, value: string, rules: PatternRules): boolean {
  const isTag = variable.key.startsWith('aws:principaltag/') || variable.key.startsWith('aws:requesttag/')
  return isTag && rules !== 'text' && /[*?]/.test(value)
}

function valueTokens(variable: VariableToken, value: string, rules: PatternRules): GlobToken[] {
  if (!actsAsWildcard(variable, value, rules)) return [{ kind: 'text', text: value }]
  return tokenize(value, 'text-with-wildcards', '2008-10-17').tokens as GlobToken[]
}

const VARIABLE = /^\$\{\s*([^},'*?$]+?)\s*(?:,\s*'([^']*)'\s*)?\}/
const ESCAPE = /^\$\{([*?$])\}/

function tokenize(
  source: string,
  rules: PatternRules,
  version: PolicyVersion,
): { tokens: PatternToken[]; malformed: string | null } {
  const tokens: PatternToken[] = []
  let malformed: string | null = null
  let text = ''
  let colons = 0
  const isArn = rules === 'resource' || rules === 'arn'
  const wildcards = rules !== 'text'
  const flush = () => {
    if (text !== '') tokens.push({ kind: 'text', text })
    text = ''
  }
  for (let index = 0; index < source.length; ) {
    const character = source[index] as string
    if (character === '$' && source[index + 1] === '{' && rules !== 'action') {
      const rest = source.slice(index, index + 600)
      const escaped = ESCAPE.exec(rest)
      const variable = escaped ? null : VARIABLE.exec(rest)
      const found = escaped?.[0] ?? variable?.[0]
      if (version === '2008-10-17' || found === undefined) {
        // Old documents know no variables: the text stands for itself, to its closing brace.
        const close = source.indexOf('}', index)
        const end = close < 0 ? source.length : close + 1
        text += source.slice(index, end)
        if (version !== '2008-10-17') malformed ??= source.slice(index, end)
        index = end
        continue
      }
      if (rules === 'resource' && colons < 5) malformed ??= found
      if (escaped) text += escaped[1]
      else if (variable) {
        flush()
        const name = variable[1] as string
        tokens.push({ kind: 'variable', name, key: name.toLowerCase(), fallback: variable[2] ?? null })
      }
      index += found.length
      continue
    }
    if (wildcards && character === '*') {
      flush()
      const next = source[index + 1]
      const confined = isArn && colons < 5 && next !== undefined && next !== ':'
      tokens.push({ kind: confined ? 'segment-star' : 'star' })
    } else if (wildcards && character === '?') {
      flush()
      tokens.push({ kind: 'any' })
    } else {
      if (character === ':') colons++
      text += character
    }
    index++
  }
  flush()
  return { tokens, malformed }
}

function textOf(tokens: readonly GlobToken[]): string {
  return tokens
    .map((token) => (token.kind === 'text' ? token.text : token.kind === 'any' ? '?' : '*'))
    .join('')
}

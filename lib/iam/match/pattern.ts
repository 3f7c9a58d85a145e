import type { IamAssumptionId } from '../assumptions'
import type { PolicyVersion } from '../ast'
import type { RequestContext } from '../evaluate/request'
import { compileArnGlob } from './arn'
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
  /** Tag values are put in place with their wildcards alive. */
  readonly isTag: boolean
}

/**
 * Which characters of a text have a meaning; each place in a policy has its own rules.
 *
 * `action`: wildcards. `resource`, `text-with-wildcards`, `arn`: wildcards and variables. `text`: variables.
 * `literal`: none.
 */
export type PatternRules = 'action' | 'resource' | 'text' | 'text-with-wildcards' | 'arn' | 'literal'

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
  /** Which characters have a meaning. */
  readonly rules: PatternRules
  /** The pieces as written, variables not filled in. */
  readonly tokens: readonly PatternToken[]
  /** `${` that opens no variable: what it means is not known. */
  readonly malformed: string | null
  /**
   * The pattern with this request's values; null when a variable has none, so that it matches nothing;
   * undefined when the value of one cannot be read, so that nobody can tell.
   */
  resolve(
    context: RequestContext,
    note: (assumption: IamAssumptionId | string) => void,
  ): ResolvedPattern | null | undefined
}

/**
 * Reads a text of a policy as a pattern: wildcards, variables, escapes.
 *
 * `resource` follows the rule for ARNs in `Resource`: variables only after the fifth colon; a `*` that ends
 * one of the first five parts may run on over colons, any other `*` there stays inside its part. `arn` is
 * the rule of the ARN operators: each of six parts by itself. In 2008 documents `${...}` is plain text.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 * @example
 * const own = compilePattern('arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*', 'resource', '2012-10-17')
 * own.resolve(createRequestContext({ 'cognito-identity.amazonaws.com:sub': 'us-east-1:1' }), () => {})?.text
 * // 'arn:aws:s3:::b/us-east-1:1/*'
 */
export function compilePattern(source: string, rules: PatternRules, version: PolicyVersion): Pattern {
  return new LazyPattern(source, rules, version)
}

/** What a variable is worth in this request; undefined when its key cannot be read. @see Pattern.resolve */
export function variableValue(
  variable: VariableToken,
  context: RequestContext,
  note: (assumption: string) => void,
): string | null | undefined {
  const entry = context.get(variable.key)
  if (entry?.isUnreadable) return undefined
  // A key with several values has no one text to put in its place.
  if (entry === undefined || entry.multivalued) {
    const assumption = entry ? undefined : context.absentBy?.(variable.key)
    if (assumption !== undefined) note(assumption)
    return variable.fallback
  }
  if (entry.assumption !== null) note(entry.assumption)
  const value = entry.values[0]
  if (value === undefined) return variable.fallback
  if (value === '') {
    note('empty-value-in-variable' satisfies IamAssumptionId)
    return variable.fallback
  }
  return value
}

/** Most texts of a policy are never asked about, so a pattern is taken apart at its first use. */
class LazyPattern implements Pattern {
  readonly source: string
  readonly rules: PatternRules
  private readonly version: PolicyVersion
  private parts: ReturnType<typeof tokenize> | null = null
  /** One identity asks many requests in a row, so the last answer is kept, with the values it is good for. */
  private last: ResolvedPattern | null = null
  private lastValues: readonly string[] = NONE

  constructor(source: string, rules: PatternRules, version: PolicyVersion) {
    this.source = source
    this.rules = rules
    this.version = version
  }

  get variables(): readonly VariableToken[] {
    return this.tokenized().variables
  }

  get tokens(): readonly PatternToken[] {
    return this.tokenized().tokens
  }

  get malformed(): string | null {
    return this.tokenized().malformed
  }

  resolve(context: RequestContext, note: (assumption: string) => void): ResolvedPattern | null | undefined {
    const { variables } = this.tokenized()
    if (variables.length === 0) {
      this.last ??= this.fill(NONE)
      return this.last
    }
    let values: string[] | null = null
    let isUnreadable = false
    for (let index = 0; index < variables.length; index++) {
      const variable = variables[index] as VariableToken
      const value = variableValue(variable, context, note)
      // A variable without a value settles it, wherever the others stand.
      if (value === null) return null
      if (value === undefined) {
        isUnreadable = true
        continue
      }
      if (this.actsAsWildcard(variable, value)) note('wildcards-in-tag-values' satisfies IamAssumptionId)
      if (values === null && this.lastValues[index] === value) continue
      values ??= this.lastValues.slice(0, index)
      values[index] = value
    }
    if (isUnreadable) return undefined
    if (values === null && this.last !== null) return this.last
    this.lastValues = values ?? this.lastValues
    this.last = this.fill(this.lastValues)
    return this.last
  }

  private tokenized(): ReturnType<typeof tokenize> {
    this.parts ??= tokenize(this.source, this.rules, this.version)
    return this.parts
  }

  private fill(values: readonly string[]): ResolvedPattern {
    const { tokens, variables } = this.tokenized()
    if (variables.length === 0) return new Filled(tokens as readonly GlobToken[], this.rules)
    const filled: GlobToken[] = []
    let next = 0
    for (const token of tokens) {
      if (token.kind !== 'variable') {
        filled.push(token)
        continue
      }
      const value = values[next++] as string
      if (this.actsAsWildcard(token, value)) {
        filled.push(...(tokenize(value, 'text-with-wildcards', '2008-10-17').tokens as GlobToken[]))
      } else filled.push({ kind: 'text', text: value })
    }
    return new Filled(filled, this.rules)
  }

  private actsAsWildcard(variable: VariableToken, value: string): boolean {
    return variable.isTag && this.rules !== 'text' && /[*?]/.test(value)
  }
}

/** Only people want to read a pattern: its text is put together when asked for. */
class Filled implements ResolvedPattern {
  readonly matches: Glob
  private readonly tokens: readonly GlobToken[]

  constructor(tokens: readonly GlobToken[], rules: PatternRules) {
    this.tokens = tokens
    this.matches = rules === 'arn' ? compileArnGlob(tokens) : compileGlob(tokens)
  }

  get text(): string {
    return textOf(this.tokens)
  }
}

const NONE: readonly string[] = []

/** The name begins and ends with what is no blank, so that blanks around it can be read in one way only. */
const VARIABLE = /^\$\{\s*([^\s},'*?$](?:[^},'*?$]*[^\s},'*?$])?)\s*(?:,\s*'([^']*)'\s*)?\}/
const ESCAPE = /^\$\{([*?$])\}/

const TAGS = /^aws:(principaltag|requesttag)\//
const SPECIAL = /[$*?]/

function tokenize(
  source: string,
  rules: PatternRules,
  version: PolicyVersion,
): {
  readonly tokens: readonly PatternToken[]
  readonly variables: readonly VariableToken[]
  readonly malformed: string | null
} {
  if (rules === 'literal' || !SPECIAL.test(source))
    return { tokens: [{ kind: 'text', text: source }], variables: [], malformed: null }
  const variables: VariableToken[] = []
  const tokens: PatternToken[] = []
  let malformed: string | null = null
  let text = ''
  let colons = 0
  /** Where the plain characters begin that are not in `text` yet. */
  let from = 0
  const wildcards = rules !== 'text'
  const flush = (end: number) => {
    text += source.slice(from, end)
    if (text !== '') tokens.push({ kind: 'text', text })
    text = ''
  }
  for (let index = 0; index < source.length; ) {
    const character = source.charCodeAt(index)
    if (character === DOLLAR && source.charCodeAt(index + 1) === BRACE && rules !== 'action') {
      const rest = source.slice(index, index + 600)
      const escaped = ESCAPE.exec(rest)
      const variable = escaped ? null : VARIABLE.exec(rest)
      const found = escaped?.[0] ?? variable?.[0]
      if (version === '2008-10-17' || found === undefined) {
        // Old documents know no variables: the text stands for itself, to its closing brace.
        const close = source.indexOf('}', index)
        const end = close < 0 ? source.length : close + 1
        if (version !== '2008-10-17') malformed ??= source.slice(index, end)
        index = end
        continue
      }
      if (rules === 'resource' && colons < 5) malformed ??= found
      if (escaped) text += source.slice(from, index) + escaped[1]
      else if (variable) {
        flush(index)
        const name = variable[1] as string
        const key = name.toLowerCase()
        const token: VariableToken = {
          kind: 'variable',
          name,
          key,
          fallback: variable[2] ?? null,
          isTag: TAGS.test(key),
        }
        tokens.push(token)
        variables.push(token)
      }
      index += found.length
      from = index
      continue
    }
    if (character === COLON) colons++
    else if (wildcards && (character === STAR || character === QUESTION)) {
      flush(index)
      from = index + 1
      const next = source.charCodeAt(index + 1)
      const confined = rules === 'resource' && colons < 5 && from < source.length && next !== COLON
      tokens.push({ kind: character === QUESTION ? 'any' : confined ? 'segment-star' : 'star' })
    }
    index++
  }
  flush(source.length)
  return { tokens, variables, malformed }
}

const DOLLAR = 36
const STAR = 42
const COLON = 58
const QUESTION = 63
const BRACE = 123

const WRITTEN = { star: '*', 'segment-star': '*', any: '?' } as const

function textOf(tokens: readonly GlobToken[]): string {
  return tokens.map((token) => (token.kind === 'text' ? token.text : WRITTEN[token.kind])).join('')
}

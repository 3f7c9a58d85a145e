import { fail, type Result, succeed } from '@/lib/base/result'

export type TokenKind =
  | 'word'
  | 'name-placeholder'
  | 'value-placeholder'
  | 'number'
  | 'text'
  | 'quoted'
  | 'sign'
  | 'end'

/** A word of an expression or a PartiQL statement. */
export interface Token {
  readonly kind: TokenKind
  /** Without quotes. */
  readonly text: string
  /** Where it begins. */
  readonly at: number
}

const WORD = String.raw`([A-Za-z_]\w*)`
const NUMBER = String.raw`(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)`
const SIGN = String.raw`(<=|>=|<>|!=|<<|>>|[=<>()\[\]{},.+\-*?:;])`
/** One word or gap at a time; `(?!)` stands for a kind that the language does not have. */
const EXPRESSION = new RegExp(`\\s+|${WORD}|(#\\w+)|(:\\w+)|${NUMBER}|((?!))|((?!))|${SIGN}`, 'y')
const STATEMENT = new RegExp(
  `\\s+|${WORD}|((?!))|((?!))|${NUMBER}|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|${SIGN}`,
  'y',
)
const KINDS: readonly TokenKind[] = [
  'word',
  'name-placeholder',
  'value-placeholder',
  'number',
  'text',
  'quoted',
  'sign',
]

/**
 * The words of a text, with an `end` behind the last one.
 *
 * Total and linear: what is no word gives the place where it stands.
 */
export function tokenize(
  text: string,
  language: 'expression' | 'statement',
): Result<readonly Token[], number> {
  const pattern = language === 'expression' ? EXPRESSION : STATEMENT
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found === null || found[0] === '') return fail(at)
    const group = found.findIndex((part, index) => index > 0 && part !== undefined && part !== '')
    const isEmptyQuote = group < 0 && /^['"]/.test(found[0])
    if (isEmptyQuote) tokens.push({ kind: found[0][0] === '"' ? 'quoted' : 'text', text: '', at })
    const kind = KINDS[group - 1]
    if (kind !== undefined) tokens.push({ kind, text: unquote(found[group] ?? '', kind), at })
    at = pattern.lastIndex
  }
  tokens.push({ kind: 'end', text: '', at: text.length })
  return succeed(tokens)
}

function unquote(text: string, kind: TokenKind): string {
  if (kind === 'text') return text.replaceAll("''", "'")
  return kind === 'quoted' ? text.replaceAll('""', '"') : text
}

/** Reads tokens one after the other. */
export class TokenReader {
  private readonly tokens: readonly Token[]
  private next = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  peek(ahead = 0): Token {
    return (this.tokens[this.next + ahead] ?? this.tokens.at(-1)) as Token
  }

  take(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.next++
    return token
  }

  /** Takes this sign if it comes next. */
  takeSign(sign: string): boolean {
    const token = this.peek()
    if (token.kind !== 'sign' || token.text !== sign) return false
    this.take()
    return true
  }

  /** Takes this keyword, in any case, if it comes next. */
  takeKeyword(keyword: string): boolean {
    if (!this.isKeyword(keyword)) return false
    this.take()
    return true
  }

  isKeyword(keyword: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'word' && token.text.toUpperCase() === keyword
  }

  isAtEnd(): boolean {
    return this.peek().kind === 'end'
  }
}

/** What DynamoDB says of a word that can't stand where it stands. */
export function syntaxError(text: string): string {
  return text === '' ? 'Syntax error; token: "<EOF>"' : `Syntax error; token: "${text}"`
}

/** DynamoDB takes expressions of 4 KB and statements of 8,192 characters at most. */
const LONGEST = { expression: 4_096, statement: 8_192 } as const

/**
 * A reader of the words of a text; a text that is too long or holds what is no word gives what DynamoDB says.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
export function readerOf(text: string, language: 'expression' | 'statement'): Result<TokenReader, string> {
  if (text.length > LONGEST[language]) {
    return fail(`Expression size has exceeded the maximum allowed size; expression size: ${text.length}`)
  }
  const tokens = tokenize(text, language)
  return tokens.ok ? succeed(new TokenReader(tokens.value)) : fail(syntaxError(text.charAt(tokens.error)))
}

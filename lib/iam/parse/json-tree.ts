import { createScanner } from 'jsonc-parser'
import type { SourceRange } from '@/lib/base/source-range'

/** JSON with the place of every part; an object keeps its members in order, repeated names included. */
export type JsonNode =
  | { readonly kind: 'object'; readonly range: SourceRange; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly range: SourceRange; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly range: SourceRange; readonly value: string }
  | { readonly kind: 'number'; readonly range: SourceRange; readonly value: number; readonly text: string }
  | { readonly kind: 'boolean'; readonly range: SourceRange; readonly value: boolean }
  | { readonly kind: 'null'; readonly range: SourceRange }

export interface JsonMember {
  readonly name: string
  readonly nameRange: SourceRange
  /** Null where the text has no value for the name. */
  readonly value: JsonNode | null
}

/** Where the text stops being JSON, and what was expected there. */
export interface JsonError {
  readonly range: SourceRange
  readonly message: string
  /** What to write at a place to mend it, where that is plain. */
  readonly mend?: { readonly range: SourceRange; readonly replacement: '' | ',' }
}

/**
 * What does this text say, read as JSON, and where is it not JSON?
 *
 * Reads on after an error, so that several mistakes are found at once and the rest of the tree is there.
 * Total: any text gives a tree or null, and a list of errors in order; nothing is thrown.
 *
 * @example
 * parseJson('{"a": }').errors[0].range // { start: 6, end: 7 }
 */
export function parseJson(text: string): {
  readonly root: JsonNode | null
  readonly errors: readonly JsonError[]
} {
  return new Reader(text).document()
}

/** Deeper than any policy or design can use; keeps the recursive reader off the end of the stack. */
const MAX_DEPTH = 200

/** The scanner's tokens, by its numbers. @see https://github.com/microsoft/node-jsonc-parser */
const Token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  trivia: 15,
  unknown: 16,
  end: 17,
} as const

const OPEN_QUOTE = 2

/** What is wrong inside a token, by the scanner's numbers. */
const SCAN_ERRORS: Readonly<Record<number, string>> = {
  2: 'this text has no closing quote',
  3: 'this number is not complete',
  4: 'this is not a valid `\\u` escape',
  5: 'this is not a valid escape',
  6: 'this character may not stand in a JSON text',
}

/** Reads by recursive descent; `token` is always the next one that counts. */
class Reader {
  private readonly scanner
  private readonly errors: JsonError[] = []
  private token: number = Token.end
  private readonly text: string
  /** Where the last token that counted ended: missing marks belong there. */
  private previousEnd = 0
  private isAfterOpenQuote = false
  private depth = 0
  private isTooDeep = false

  constructor(text: string) {
    this.text = text
    this.scanner = createScanner(text, false)
    this.next()
  }

  document(): { root: JsonNode | null; errors: readonly JsonError[] } {
    const root = this.token === Token.end ? null : this.value()
    if (root !== null && this.token !== Token.end && !this.isTooDeep) {
      this.report('nothing may follow the end of the document', this.here())
    }
    // Half a tree would be read as a whole document.
    return this.isTooDeep ? { root: null, errors: this.errors } : { root, errors: this.errors }
  }

  private value(): JsonNode | null {
    const range = this.here()
    switch (this.token) {
      case Token.openBrace:
        return this.nested(() => this.object(range.start))
      case Token.openBracket:
        return this.nested(() => this.array(range.start))
      case Token.string: {
        const value = this.scanner.getTokenValue()
        this.next()
        return { kind: 'string', range, value }
      }
      case Token.number: {
        const text = this.scanner.getTokenValue()
        this.next()
        return { kind: 'number', range, value: Number(text), text }
      }
      case Token.true:
      case Token.false: {
        const value = this.token === Token.true
        this.next()
        return { kind: 'boolean', range, value }
      }
      case Token.null:
        this.next()
        return { kind: 'null', range }
      case Token.unknown:
        this.report(
          this.text.startsWith('\uFEFF', range.start)
            ? 'an invisible byte order mark stands before this'
            : 'this is not a JSON value',
          range,
        )
        this.next()
        return null
      default:
        this.report('a value is expected here', range)
        return null
    }
  }

  private nested(read: () => JsonNode): JsonNode | null {
    if (this.depth >= MAX_DEPTH) {
      if (!this.isTooDeep) this.report(`more than ${MAX_DEPTH} levels of nesting`, this.here())
      this.isTooDeep = true
      this.token = Token.end
      return null
    }
    this.depth++
    const node = read()
    this.depth--
    return node
  }

  private object(start: number): JsonNode {
    const members: JsonMember[] = []
    this.elements(Token.closeBrace, 'a closing brace `}` is expected here', () => {
      const member = this.member()
      if (member) members.push(member)
    })
    return { kind: 'object', range: { start, end: this.previousEnd }, members }
  }

  private array(start: number): JsonNode {
    const items: JsonNode[] = []
    this.elements(Token.closeBracket, 'a closing bracket `]` is expected here', () => {
      const item = this.value()
      if (item) items.push(item)
    })
    return { kind: 'array', range: { start, end: this.previousEnd }, items }
  }

  /** What stands between two brackets, with commas between: reads on to the closing one. */
  private elements(close: number, missing: string, read: () => void): void {
    this.next()
    let isCommaDue = false
    while (this.token !== close && this.token !== Token.end) {
      if (this.token === Token.closeBrace || this.token === Token.closeBracket) break
      if (this.token === Token.comma) {
        const comma = this.here()
        if (!isCommaDue) this.report('nothing stands before this comma', comma, '')
        this.next()
        if (this.token === close) {
          this.report('no comma may stand before the closing bracket', comma, '')
        }
        isCommaDue = false
        continue
      }
      // After an open quote the rest of the line is lost, its comma too: that is one mistake.
      if (isCommaDue && !this.isAfterOpenQuote) this.report('a comma is expected here', this.before(), ',')
      const position = this.scanner.getTokenOffset()
      read()
      isCommaDue = true
      // Nothing was taken, so this token fits nowhere here.
      if (this.token !== Token.end && this.scanner.getTokenOffset() === position) this.next()
    }
    if (this.token === close) this.next()
    else if (!this.isTooDeep) {
      this.report(missing, this.before())
      // The bracket of another kind closes this one too, when nothing outside could take it.
      if (this.token !== Token.end && this.depth === 1) this.next()
    }
  }

  private member(): JsonMember | null {
    const nameRange = this.here()
    if (!this.is(Token.string)) {
      this.report('a name in double quotes is expected here', nameRange)
      // Take what stands in its place, with a value if there is one, so that one mistake is told once.
      if (this.is(Token.unknown)) this.next()
      else if (!this.is(Token.colon)) this.value()
      if (this.is(Token.colon)) {
        this.next()
        if (!this.is(Token.comma, Token.closeBrace, Token.end)) this.value()
      }
      return null
    }
    const name = this.scanner.getTokenValue()
    this.next()
    if (this.is(Token.colon)) this.next()
    else {
      this.report('a colon is expected here', this.before())
      if (this.is(Token.comma, Token.closeBrace, Token.end)) return { name, nameRange, value: null }
    }
    return { name, nameRange, value: this.value() }
  }

  private next(): void {
    this.previousEnd = this.token === Token.end ? this.previousEnd : this.scanner.getPosition()
    this.isAfterOpenQuote = this.scanner.getTokenError() === OPEN_QUOTE
    for (;;) {
      const token = this.scanner.scan()
      if (token === Token.lineBreak || token === Token.trivia) continue
      if (token === Token.lineComment || token === Token.blockComment) {
        this.report('JSON has no comments', this.here(), '')
        continue
      }
      this.token = token
      const message = SCAN_ERRORS[this.scanner.getTokenError()]
      if (message !== undefined && token !== Token.unknown) this.report(message, this.here())
      return
    }
  }

  private is(...tokens: readonly number[]): boolean {
    return tokens.includes(this.token)
  }

  private here(): SourceRange {
    const start = this.scanner.getTokenOffset()
    return { start, end: start + this.scanner.getTokenLength() }
  }

  /** The last character before the present token: where something is missing. */
  private before(): SourceRange {
    return { start: Math.max(0, this.previousEnd - 1), end: this.previousEnd }
  }

  /** `mend` is what to write in place of the range, or behind it when that is a comma. */
  private report(message: string, range: SourceRange, mend?: '' | ','): void {
    // At the very end there is no character to mark: mark the last one.
    const end = Math.min(Math.max(range.end, range.start + 1), this.text.length)
    const start = Math.max(0, Math.min(range.start, end - 1))
    this.errors.push({
      range: { start, end },
      message,
      ...(mend === undefined
        ? {}
        : { mend: { range: mend === ',' ? { start: end, end } : { start, end }, replacement: mend } }),
    })
  }
}

import { printParseErrorCode, visit } from 'jsonc-parser'
import type { SourceRange } from '@/lib/base/source-range'

/** JSON with the place of every part; an object keeps its members in order, repeated names included. */
export type JsonNode =
  | { readonly kind: 'object'; range: SourceRange; readonly members: JsonMember[] }
  | { readonly kind: 'array'; range: SourceRange; readonly items: JsonNode[] }
  | { readonly kind: 'string'; readonly range: SourceRange; readonly value: string }
  | { readonly kind: 'number'; readonly range: SourceRange; readonly value: number; readonly text: string }
  | { readonly kind: 'boolean'; readonly range: SourceRange; readonly value: boolean }
  | { readonly kind: 'null'; readonly range: SourceRange }

export interface JsonMember {
  readonly name: string
  readonly nameRange: SourceRange
  value: JsonNode | null
}

/** Where the text stops being JSON, and what was expected there. */
export interface JsonError {
  readonly range: SourceRange
  readonly message: string
}

/** Deeper than any policy or design can use; keeps the recursive reader off the end of the stack. */
const MAX_DEPTH = 200

/** By the names that jsonc-parser gives its errors. */
const MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is not a JSON value',
  InvalidNumberFormat: 'this is not a JSON number',
  PropertyNameExpected: 'a name in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing brace `}` is expected here',
  CloseBracketExpected: 'a closing bracket `]` is expected here',
  EndOfFileExpected: 'nothing may follow the end of the document',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'this text has no closing quote',
  UnexpectedEndOfNumber: 'this number is not complete',
  InvalidUnicode: 'this is not a valid `\\u` escape',
  InvalidEscapeCharacter: 'this is not a valid escape',
  InvalidCharacter: 'this character may not stand in a JSON text',
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
  const tooDeep = offsetBeyondDepth(text, MAX_DEPTH)
  if (tooDeep !== null) {
    const range = { start: tooDeep, end: tooDeep + 1 }
    return { root: null, errors: [{ range, message: `more than ${MAX_DEPTH} levels of nesting` }] }
  }

  const errors: JsonError[] = []
  const open: Extract<JsonNode, { kind: 'object' | 'array' }>[] = []
  let root: JsonNode | null = null

  const place = (node: JsonNode) => {
    const parent = open[open.length - 1]
    if (parent === undefined) root ??= node
    else if (parent.kind === 'array') parent.items.push(node)
    else {
      const member = parent.members[parent.members.length - 1]
      if (member && member.value === null) member.value = node
    }
  }
  const enter = (node: Extract<JsonNode, { kind: 'object' | 'array' }>) => {
    place(node)
    open.push(node)
  }
  const leave = (offset: number, length: number) => {
    const node = open.pop()
    if (node) node.range = { start: node.range.start, end: offset + length }
  }

  visit(
    text,
    {
      onObjectBegin: (offset, length) => {
        enter({ kind: 'object', range: { start: offset, end: offset + length }, members: [] })
      },
      onObjectEnd: leave,
      onArrayBegin: (offset, length) => {
        enter({ kind: 'array', range: { start: offset, end: offset + length }, items: [] })
      },
      onArrayEnd: leave,
      onObjectProperty: (name, offset, length) => {
        const parent = open[open.length - 1]
        if (parent?.kind === 'object') {
          parent.members.push({ name, nameRange: { start: offset, end: offset + length }, value: null })
        }
      },
      onLiteralValue: (value: unknown, offset, length) => {
        const range = { start: offset, end: offset + length }
        if (typeof value === 'string') place({ kind: 'string', range, value })
        else if (typeof value === 'number') {
          place({ kind: 'number', range, value, text: text.slice(range.start, range.end) })
        } else if (typeof value === 'boolean') place({ kind: 'boolean', range, value })
        else place({ kind: 'null', range })
      },
      onError: (code, offset, length) => {
        const name = printParseErrorCode(code)
        errors.push({
          range: errorRange(text, name, offset, length),
          message: MESSAGES[name] ?? 'this is not JSON',
        })
      },
    },
    { disallowComments: true },
  )
  // A container that is never closed reaches to the end of the text.
  for (const node of open) node.range = { start: node.range.start, end: text.length }
  return { root, errors }
}

/** Marks that are missing belong right after what stands before them, not before what comes next. */
const MISSING_MARKS: ReadonlySet<string> = new Set([
  'CommaExpected',
  'ColonExpected',
  'CloseBraceExpected',
  'CloseBracketExpected',
])

/** At least one character wide wherever the text has one, so that the marker can be seen. */
function errorRange(text: string, name: string, offset: number, length: number): SourceRange {
  let end = offset + length
  let start = offset
  if (MISSING_MARKS.has(name)) {
    end = text.slice(0, offset).trimEnd().length
    start = end - 1
  } else if (length === 0) end = offset + 1
  end = Math.min(Math.max(end, 0), text.length)
  return { start: Math.max(0, Math.min(start, end === 0 ? 0 : end - 1)), end }
}

function offsetBeyondDepth(text: string, limit: number): number | null {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === 92) index++
      else if (code === 34 || code === 10) inString = false
    } else if (code === 34) inString = true
    else if (code === 123 || code === 91) {
      depth++
      if (depth > limit) return index
    } else if (code === 125 || code === 93) depth = Math.max(0, depth - 1)
  }
  return null
}

import { fail, type Result, succeed } from '@/lib/base/result'
import { attributeOf, type Value } from '../../values'
import type { Placeholders } from '../operations'
import { type Path, parsePath } from './paths'
import { readerOf, syntaxError, type TokenReader } from './tokens'

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>='

export type Operand =
  | { readonly kind: 'path' | 'size'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: Value }

/** A condition on an item. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | {
      readonly kind: 'compare'
      readonly operator: Comparator
      readonly left: Operand
      readonly right: Operand
    }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly options: readonly Operand[] }
  | { readonly kind: 'exists'; readonly path: Path; readonly isWanted: boolean }
  | {
      readonly kind: 'begins_with' | 'contains' | 'attribute_type'
      readonly path: Path
      readonly argument: Operand
    }

/** How a language writes values and paths. */
export interface OperandParser {
  parseOperand(reader: TokenReader): Result<Operand, string>
  readonly names: Readonly<Record<string, string>>
}

const COMPARATORS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>='])
/** More parentheses and NOTs within each other than anybody writes. */
const DEEPEST = 50

/**
 * What does this condition, filter or key condition expression say?
 *
 * Total: a text that is none gives what DynamoDB says of it, without the name of the parameter before it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 * @example
 * parseCondition('attribute_not_exists(id)', {}) // { ok: true, value: { kind: 'exists', path: ['id'], isWanted: false } }
 */
export function parseCondition(text: string, placeholders: Placeholders): Result<Condition, string> {
  const opened = readerOf(text, 'expression')
  if (!opened.ok) return opened
  const reader = opened.value
  if (reader.isAtEnd()) return fail('The expression can not be empty;')
  const condition = readCondition(reader, expressionOperands(placeholders))
  if (!condition.ok) return condition
  return reader.isAtEnd() ? condition : fail(syntaxError(reader.peek().text))
}

/** Values are `:v`; everything else is a path or the size of one. */
export function expressionOperands({
  expressionAttributeNames: names = {},
  expressionAttributeValues: values = {},
}: Placeholders): OperandParser {
  return {
    names,
    parseOperand: (reader) => {
      const token = reader.peek()
      if (token.kind === 'value-placeholder') {
        reader.take()
        const value = attributeOf(values, token.text)
        return value === undefined
          ? fail(
              `An expression attribute value used in expression is not defined; attribute value: ${token.text}`,
            )
          : succeed({ kind: 'value', value })
      }
      if (token.kind === 'word' && token.text === 'size' && reader.peek(1).text === '(') {
        reader.take()
        reader.take()
        const path = parsePath(reader, names)
        if (!path.ok) return path
        return reader.takeSign(')')
          ? succeed({ kind: 'size', path: path.value })
          : fail(syntaxError(reader.peek().text))
      }
      const path = parsePath(reader, names)
      return path.ok ? succeed({ kind: 'path', path: path.value }) : path
    },
  }
}

/** Reads a condition up to where it ends. */
export function readCondition(
  reader: TokenReader,
  operands: OperandParser,
  depth = 0,
): Result<Condition, string> {
  return readParts(reader, 'OR', 'or', () =>
    readParts(reader, 'AND', 'and', () => readTerm(reader, operands, depth)),
  )
}

function readParts(
  reader: TokenReader,
  keyword: string,
  kind: 'and' | 'or',
  readPart: () => Result<Condition, string>,
): Result<Condition, string> {
  const parts: Condition[] = []
  do {
    const part = readPart()
    if (!part.ok) return part
    parts.push(part.value)
  } while (reader.takeKeyword(keyword))
  return succeed(parts.length === 1 ? (parts[0] as Condition) : { kind, parts })
}

function readTerm(reader: TokenReader, operands: OperandParser, depth: number): Result<Condition, string> {
  if (depth > DEEPEST) return fail('The expression contains too many levels of nesting')
  if (reader.takeKeyword('NOT')) {
    const part = readTerm(reader, operands, depth + 1)
    return part.ok ? succeed({ kind: 'not', part: part.value }) : part
  }
  if (reader.takeSign('(')) {
    const inner = readCondition(reader, operands, depth + 1)
    if (!inner.ok) return inner
    return reader.takeSign(')') ? inner : fail(syntaxError(reader.peek().text))
  }
  if (reader.peek().kind === 'word' && reader.peek(1).text === '(' && reader.peek().text !== 'size') {
    return readFunction(reader, operands)
  }
  const left = operands.parseOperand(reader)
  if (!left.ok) return left
  return readComparison(reader, operands, left.value)
}

function readFunction(reader: TokenReader, operands: OperandParser): Result<Condition, string> {
  const name = reader.take().text
  reader.take()
  const path = parsePath(reader, operands.names)
  if (!path.ok) return path
  let argument: Operand | null = null
  if (reader.takeSign(',')) {
    const read = operands.parseOperand(reader)
    if (!read.ok) return read
    argument = read.value
  }
  if (!reader.takeSign(')')) return fail(syntaxError(reader.peek().text))
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists':
      return argument === null
        ? succeed({ kind: 'exists', path: path.value, isWanted: name === 'attribute_exists' })
        : fail(`Incorrect number of operands for operator or function; operator or function: ${name}`)
    case 'begins_with':
    case 'contains':
    case 'attribute_type':
      return argument === null
        ? fail(`Incorrect number of operands for operator or function; operator or function: ${name}`)
        : succeed({ kind: name, path: path.value, argument })
    default:
      return fail(`Invalid function name; function: ${name}`)
  }
}

function readComparison(
  reader: TokenReader,
  operands: OperandParser,
  left: Operand,
): Result<Condition, string> {
  if (reader.takeKeyword('BETWEEN')) {
    const low = operands.parseOperand(reader)
    if (!low.ok) return low
    if (!reader.takeKeyword('AND')) return fail(syntaxError(reader.peek().text))
    const high = operands.parseOperand(reader)
    return high.ok ? succeed({ kind: 'between', operand: left, low: low.value, high: high.value }) : high
  }
  if (reader.takeKeyword('IN')) return readOptions(reader, operands, left)
  const sign = reader.take()
  const operator = sign.text === '!=' ? '<>' : sign.text
  if (sign.kind !== 'sign' || !COMPARATORS.has(operator)) return fail(syntaxError(sign.text))
  const right = operands.parseOperand(reader)
  return right.ok
    ? succeed({ kind: 'compare', operator: operator as Comparator, left, right: right.value })
    : right
}

function readOptions(
  reader: TokenReader,
  operands: OperandParser,
  operand: Operand,
): Result<Condition, string> {
  const close = reader.takeSign('(') ? ')' : reader.takeSign('[') ? ']' : null
  if (close === null) return fail(syntaxError(reader.peek().text))
  const options: Operand[] = []
  do {
    const option = operands.parseOperand(reader)
    if (!option.ok) return option
    options.push(option.value)
  } while (reader.takeSign(','))
  return reader.takeSign(close)
    ? succeed({ kind: 'in', operand, options })
    : fail(syntaxError(reader.peek().text))
}

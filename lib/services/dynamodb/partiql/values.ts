import { fail, type Result, succeed } from '@/lib/base/result'
import { recordOf, type Value } from '../../values'
import type { OperandParser } from '../expressions/condition'
import { parsePath } from '../expressions/paths'
import { syntaxError, type TokenReader } from '../expressions/tokens'

const DEEPEST = 32
const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['TRUE', true],
  ['FALSE', false],
  ['NULL', null],
])

/** The parameters of a statement, taken in turn by each `?`. */
export class Parameters {
  private readonly values: readonly Value[]
  private next = 0

  constructor(values: readonly Value[]) {
    this.values = values
  }

  take(): Result<Value, string> {
    const value = this.values[this.next++]
    return value === undefined
      ? fail('Number of parameters in request and statement don’t match.')
      : succeed(value)
  }

  /** Have all been taken? */
  isUsedUp(): boolean {
    return this.next >= this.values.length
  }
}

/** How PartiQL writes values and paths: texts in single quotes, names bare or in double quotes. */
export function statementOperands(parameters: Parameters): OperandParser {
  return {
    names: {},
    parseOperand: (reader) => {
      if (startsValue(reader)) {
        const value = readValue(reader, parameters)
        return value.ok ? succeed({ kind: 'value', value: value.value }) : value
      }
      if (reader.isKeyword('SIZE') && reader.peek(1).text === '(') {
        reader.take()
        reader.take()
        const path = parsePath(reader, {})
        if (!path.ok) return path
        return reader.takeSign(')')
          ? succeed({ kind: 'size', path: path.value })
          : fail(syntaxError(reader.peek().text))
      }
      const path = parsePath(reader, {})
      return path.ok ? succeed({ kind: 'path', path: path.value }) : path
    },
  }
}

function startsValue(reader: TokenReader): boolean {
  const { kind, text } = reader.peek()
  if (kind === 'text' || kind === 'number') return true
  if (kind === 'word') return WORDS.has(text.toUpperCase())
  return kind === 'sign' && ['?', '-', '[', '{', '<<'].includes(text)
}

/** Reads a value: a text, a number, a parameter, a list, a set or a map. */
export function readValue(reader: TokenReader, parameters: Parameters, depth = 0): Result<Value, string> {
  if (depth > DEEPEST) return fail('Nesting Levels have exceeded supported limits')
  const token = reader.take()
  if (token.kind === 'text') return succeed(token.text)
  if (token.kind === 'number') return succeed(Number(token.text))
  if (token.kind === 'word') {
    const value = WORDS.get(token.text.toUpperCase())
    return value === undefined ? fail(syntaxError(token.text)) : succeed(value)
  }
  if (token.kind !== 'sign') return fail(syntaxError(token.text))
  switch (token.text) {
    case '?':
      return parameters.take()
    case '-': {
      const number = reader.take()
      return number.kind === 'number' ? succeed(-Number(number.text)) : fail(syntaxError(number.text))
    }
    case '[':
      return readList(reader, parameters, ']', depth)
    case '<<':
      return readList(reader, parameters, '>>', depth)
    case '{':
      return readMap(reader, parameters, depth)
    default:
      return fail(syntaxError(token.text))
  }
}

function readList(
  reader: TokenReader,
  parameters: Parameters,
  close: string,
  depth: number,
): Result<Value, string> {
  const list: Value[] = []
  if (reader.takeSign(close)) return succeed(list)
  do {
    const value = readValue(reader, parameters, depth + 1)
    if (!value.ok) return value
    list.push(value.value)
  } while (reader.takeSign(','))
  return reader.takeSign(close) ? succeed(list) : fail(syntaxError(reader.peek().text))
}

function readMap(
  reader: TokenReader,
  parameters: Parameters,
  depth: number,
): Result<Readonly<Record<string, Value>>, string> {
  const entries = new Map<string, Value>()
  if (reader.takeSign('}')) return succeed({})
  do {
    const name = reader.take()
    if (name.kind !== 'text' && name.kind !== 'quoted') return fail(syntaxError(name.text))
    if (!reader.takeSign(':')) return fail(syntaxError(reader.peek().text))
    const value = readValue(reader, parameters, depth + 1)
    if (!value.ok) return value
    entries.set(name.text, value.value)
  } while (reader.takeSign(','))
  return reader.takeSign('}') ? succeed(recordOf(entries)) : fail(syntaxError(reader.peek().text))
}

import { fail, type Result, succeed } from '@/lib/base/result'
import { type Item, isList, type Value } from '../../values'
import { isSameValue } from '../attribute-values'
import type { Placeholders } from '../operations'
import { expressionOperands, type Operand, type OperandParser } from './condition'
import { type Path, parsePath, valueAt, withValueAt } from './paths'
import { readerOf, syntaxError, type TokenReader } from './tokens'

/** What a SET puts in place: a value, one with a default, a sum, or two lists joined. */
export type UpdateValue =
  | Operand
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: Operand }
  | { readonly kind: 'list_append'; readonly left: UpdateValue; readonly right: UpdateValue }
  | { readonly kind: 'plus' | 'minus'; readonly left: UpdateValue; readonly right: UpdateValue }

/** One change of an item. */
export type Update =
  | { readonly kind: 'set'; readonly path: Path; readonly value: UpdateValue }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'add' | 'delete'; readonly path: Path; readonly operand: Operand }

const CLAUSES = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const
const DEEPEST = 20

/**
 * Which changes does this update expression make?
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
export function parseUpdate(text: string, placeholders: Placeholders): Result<readonly Update[], string> {
  const opened = readerOf(text, 'expression')
  if (!opened.ok) return opened
  const reader = opened.value
  const operands = expressionOperands(placeholders)
  if (reader.isAtEnd()) return fail('The expression can not be empty;')
  const updates: Update[] = []
  const seen = new Set<string>()
  while (!reader.isAtEnd()) {
    const clause = CLAUSES.find((keyword) => reader.takeKeyword(keyword))
    if (clause === undefined) return fail(syntaxError(reader.peek().text))
    if (seen.has(clause))
      return fail(`The "${clause}" section can only be used once in an update expression;`)
    seen.add(clause)
    do {
      const update = readUpdate(reader, clause, operands)
      if (!update.ok) return update
      updates.push(update.value)
    } while (reader.takeSign(','))
  }
  return succeed(updates)
}

function readUpdate(
  reader: TokenReader,
  clause: (typeof CLAUSES)[number],
  operands: OperandParser,
): Result<Update, string> {
  const path = parsePath(reader, operands.names)
  if (!path.ok) return path
  if (clause === 'REMOVE') return succeed({ kind: 'remove', path: path.value })
  if (clause === 'SET') {
    if (!reader.takeSign('=')) return fail(syntaxError(reader.peek().text))
    const value = readUpdateValue(reader, operands)
    return value.ok ? succeed({ kind: 'set', path: path.value, value: value.value }) : value
  }
  const operand = operands.parseOperand(reader)
  if (!operand.ok) return operand
  return succeed({ kind: clause === 'ADD' ? 'add' : 'delete', path: path.value, operand: operand.value })
}

/** Reads what stands behind the `=` of a SET. */
export function readUpdateValue(
  reader: TokenReader,
  operands: OperandParser,
  depth = 0,
): Result<UpdateValue, string> {
  const left = readSummand(reader, operands, depth)
  if (!left.ok) return left
  const kind = reader.takeSign('+') ? 'plus' : reader.takeSign('-') ? 'minus' : null
  if (kind === null) return left
  const right = readSummand(reader, operands, depth)
  return right.ok ? succeed({ kind, left: left.value, right: right.value }) : right
}

function readSummand(
  reader: TokenReader,
  operands: OperandParser,
  depth: number,
): Result<UpdateValue, string> {
  const name = reader.peek().text
  const isCall = reader.peek(1).text === '(' && (name === 'if_not_exists' || name === 'list_append')
  if (!isCall) return operands.parseOperand(reader)
  if (depth > DEEPEST) return fail('The expression contains too many levels of nesting')
  reader.take()
  reader.take()
  if (name === 'if_not_exists') {
    const path = parsePath(reader, operands.names)
    if (!path.ok) return path
    if (!reader.takeSign(',')) return fail(syntaxError(reader.peek().text))
    const otherwise = operands.parseOperand(reader)
    if (!otherwise.ok) return otherwise
    return reader.takeSign(')')
      ? succeed({ kind: 'if_not_exists', path: path.value, otherwise: otherwise.value })
      : fail(syntaxError(reader.peek().text))
  }
  const left = readUpdateValue(reader, operands, depth + 1)
  if (!left.ok) return left
  if (!reader.takeSign(',')) return fail(syntaxError(reader.peek().text))
  const right = readUpdateValue(reader, operands, depth + 1)
  if (!right.ok) return right
  return reader.takeSign(')')
    ? succeed({ kind: 'list_append', left: left.value, right: right.value })
    : fail(syntaxError(reader.peek().text))
}

const WRONG_TYPE = 'An operand in the update expression has an incorrect data type'
const NOWHERE = 'The document path provided in the update expression is invalid for update'
const NO_ATTRIBUTE = 'The provided expression refers to an attribute that does not exist in the item'

/** The item after these changes; every value is taken from the item as it was before. */
export function applyUpdates(item: Item, updates: readonly Update[]): Result<Item, string> {
  let after = item
  for (const update of updates) {
    const next = applyUpdate(item, after, update)
    if (!next.ok) return next
    after = next.value
  }
  return succeed(after)
}

function applyUpdate(before: Item, item: Item, update: Update): Result<Item, string> {
  const { path } = update
  const put = (value: Value | undefined): Result<Item, string> => {
    const changed = withValueAt(item, path, value)
    return changed === null ? fail(NOWHERE) : succeed(changed)
  }
  if (update.kind === 'remove') return valueAt(item, path) === undefined ? succeed(item) : put(undefined)
  if (update.kind === 'set') {
    const value = updateValue(update.value, before)
    return value.ok ? put(value.value) : value
  }
  const operand = updateValue(update.operand, before)
  if (!operand.ok) return operand
  const old = valueAt(before, path)
  const given = operand.value
  if (update.kind === 'add' && typeof given === 'number') {
    return old === undefined || typeof old === 'number' ? put((old ?? 0) + given) : fail(WRONG_TYPE)
  }
  if (!isList(given) || (old !== undefined && !isList(old))) return fail(WRONG_TYPE)
  const members: readonly Value[] = old ?? []
  const isIn = (list: readonly Value[], value: Value) => list.some((member) => isSameValue(member, value))
  if (update.kind === 'add') return put([...members, ...given.filter((value) => !isIn(members, value))])
  if (old === undefined) return succeed(item)
  const left = members.filter((value) => !isIn(given, value))
  return put(left.length === 0 ? undefined : left)
}

function updateValue(value: UpdateValue, item: Item): Result<Value, string> {
  switch (value.kind) {
    case 'value':
      return succeed(value.value)
    case 'path': {
      const found = valueAt(item, value.path)
      return found === undefined ? fail(NO_ATTRIBUTE) : succeed(found)
    }
    case 'size':
      return fail('Invalid function name; function: size')
    case 'if_not_exists': {
      const found = valueAt(item, value.path)
      return found === undefined ? updateValue(value.otherwise, item) : succeed(found)
    }
    default: {
      const left = updateValue(value.left, item)
      if (!left.ok) return left
      const right = updateValue(value.right, item)
      if (!right.ok) return right
      return combine(value.kind, left.value, right.value)
    }
  }
}

function combine(kind: 'plus' | 'minus' | 'list_append', left: Value, right: Value): Result<Value, string> {
  if (kind === 'list_append') {
    return isList(left) && isList(right) ? succeed([...left, ...right]) : fail(WRONG_TYPE)
  }
  if (typeof left !== 'number' || typeof right !== 'number') return fail(WRONG_TYPE)
  return succeed(kind === 'plus' ? left + right : left - right)
}

import { fail, type Result, succeed } from '@/lib/base/result'
import { isMap } from '../../values'
import { type Condition, readCondition } from '../expressions/condition'
import { type Path, parsePath } from '../expressions/paths'
import { readerOf, syntaxError, type TokenReader } from '../expressions/tokens'
import { readUpdateValue, type Update } from '../expressions/update'
import type { ReturnValues, StatementText } from '../operations'
import type { PartiqlStatement } from './statement'
import { Parameters, readValue, statementOperands } from './values'

/**
 * What does this PartiQL statement say?
 *
 * Reads SELECT, INSERT, UPDATE and DELETE on one table or index, with WHERE, `?` and RETURNING. What it does
 * not read, such as ORDER BY and EXISTS, gives a sentence that names the word. Total: nothing is thrown.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
 * @example
 * parseStatement({ statement: `SELECT * FROM "T" WHERE id = ?`, parameters: ['1'] })
 */
export function parseStatement({
  statement,
  parameters = [],
}: StatementText): Result<PartiqlStatement, string> {
  const opened = readerOf(statement, 'statement')
  if (!opened.ok) return opened
  const reader = opened.value
  const values = new Parameters(parameters)
  const parsed = readStatement(reader, values)
  if (!parsed.ok) return parsed
  reader.takeSign(';')
  if (!reader.isAtEnd()) return fail(syntaxError(reader.peek().text))
  return values.isUsedUp() ? parsed : fail('Number of parameters in request and statement don’t match.')
}

function readStatement(reader: TokenReader, parameters: Parameters): Result<PartiqlStatement, string> {
  if (reader.takeKeyword('SELECT')) return readSelect(reader, parameters)
  if (reader.takeKeyword('INSERT')) return readInsert(reader, parameters)
  if (reader.takeKeyword('UPDATE')) return readUpdate(reader, parameters)
  if (reader.takeKeyword('DELETE')) return readDelete(reader, parameters)
  return fail(syntaxError(reader.peek().text))
}

function readSelect(reader: TokenReader, parameters: Parameters): Result<PartiqlStatement, string> {
  const paths: Path[] = []
  const isWhole = reader.takeSign('*')
  if (!isWhole) {
    do {
      const path = parsePath(reader, {})
      if (!path.ok) return path
      paths.push(path.value)
    } while (reader.takeSign(','))
  }
  if (!reader.takeKeyword('FROM')) return fail(syntaxError(reader.peek().text))
  const table = readName(reader)
  if (!table.ok) return table
  let index: string | undefined
  if (reader.takeSign('.')) {
    const name = readName(reader)
    if (!name.ok) return name
    index = name.value
  }
  const where = readWhere(reader, parameters)
  if (!where.ok) return where
  return succeed({
    kind: 'select',
    table: table.value,
    index,
    paths: isWhole ? null : paths,
    where: where.value,
  })
}

function readInsert(reader: TokenReader, parameters: Parameters): Result<PartiqlStatement, string> {
  if (!reader.takeKeyword('INTO')) return fail(syntaxError(reader.peek().text))
  const table = readName(reader)
  if (!table.ok) return table
  if (!reader.takeKeyword('VALUE')) return fail(syntaxError(reader.peek().text))
  const item = readValue(reader, parameters)
  if (!item.ok) return item
  return isMap(item.value)
    ? succeed({ kind: 'insert', table: table.value, item: item.value })
    : fail('Unsupported clause: VALUE takes one item')
}

function readUpdate(reader: TokenReader, parameters: Parameters): Result<PartiqlStatement, string> {
  const table = readName(reader)
  if (!table.ok) return table
  const updates: Update[] = []
  for (;;) {
    const kind = reader.takeKeyword('SET') ? 'set' : reader.takeKeyword('REMOVE') ? 'remove' : null
    if (kind === null) break
    do {
      const path = parsePath(reader, {})
      if (!path.ok) return path
      if (kind === 'remove') {
        updates.push({ kind, path: path.value })
        continue
      }
      if (!reader.takeSign('=')) return fail(syntaxError(reader.peek().text))
      const value = readUpdateValue(reader, statementOperands(parameters))
      if (!value.ok) return value
      updates.push({ kind, path: path.value, value: value.value })
    } while (reader.takeSign(','))
  }
  if (updates.length === 0) return fail(syntaxError(reader.peek().text))
  const where = readWhere(reader, parameters)
  if (!where.ok) return where
  const returning = readReturning(reader)
  return returning.ok
    ? succeed({ kind: 'update', table: table.value, updates, where: where.value, returning: returning.value })
    : returning
}

function readDelete(reader: TokenReader, parameters: Parameters): Result<PartiqlStatement, string> {
  if (!reader.takeKeyword('FROM')) return fail(syntaxError(reader.peek().text))
  const table = readName(reader)
  if (!table.ok) return table
  const where = readWhere(reader, parameters)
  if (!where.ok) return where
  const returning = readReturning(reader)
  return returning.ok
    ? succeed({ kind: 'delete', table: table.value, where: where.value, returning: returning.value })
    : returning
}

function readName(reader: TokenReader): Result<string, string> {
  const token = reader.take()
  return token.kind === 'quoted' || token.kind === 'word'
    ? succeed(token.text)
    : fail(syntaxError(token.text))
}

function readWhere(reader: TokenReader, parameters: Parameters): Result<Condition | null, string> {
  return reader.takeKeyword('WHERE') ? readCondition(reader, statementOperands(parameters)) : succeed(null)
}

/** `RETURNING ALL OLD *` and its three relatives. */
function readReturning(reader: TokenReader): Result<ReturnValues, string> {
  if (!reader.takeKeyword('RETURNING')) return succeed('NONE')
  const what = reader.takeKeyword('ALL') ? 'ALL' : reader.takeKeyword('MODIFIED') ? 'UPDATED' : null
  const when = reader.takeKeyword('OLD') ? 'OLD' : reader.takeKeyword('NEW') ? 'NEW' : null
  return what !== null && when !== null && reader.takeSign('*')
    ? succeed(`${what}_${when}` as const)
    : fail(syntaxError(reader.peek().text))
}

import type { ServiceData, Table } from '../../data'
import type { Answered, Caller, ServiceAnswer } from '../../plan'
import { counted } from '../../text'
import { attributeOf, type Item, recordOf, type Value } from '../../values'
import { typedItem } from '../attribute-values'
import { conditionFailed, dynamoDbError, tableNotFound, validationError } from '../errors'
import type { Condition } from '../expressions/condition'
import { holds } from '../expressions/evaluate-condition'
import { project } from '../expressions/projection'
import { equalityOn } from '../partition-equality'
import { only } from '../read-items'
import { returned, updateItem } from '../single-items'
import { findIndex, itemAt, itemProblem, keyNames, tableTarget, withItem } from '../table-target'
import type { PartiqlStatement } from './statement'

/** What a statement answers, and the data after it. */
export function runStatement(statement: PartiqlStatement, data: ServiceData, caller: Caller): Answered {
  const target = tableTarget(statement.table, data, caller)
  const { table } = target
  const stay = (answer: ServiceAnswer): Answered => ({ answer, data })
  if (!table) return stay(tableNotFound())
  if (statement.kind === 'select') return stay(select(statement, table))
  if (statement.kind === 'insert') {
    const problem = itemProblem(statement.item, table)
    if (problem !== null) return stay(validationError(problem))
    if (itemAt(table, statement.item)) {
      const type = 'com.amazonaws.dynamodb.v20120810#DuplicateItemException'
      return stay(dynamoDbError(type, 'Duplicate primary key exists in table'))
    }
    return { answer: items([], '200, stored'), data: withItem(target, statement.item, statement.item) }
  }
  const key = keyOf(statement.where, table)
  if (key === null) {
    const message = 'Where clause does not contain a mandatory equality on all key attributes'
    return stay(validationError(message))
  }
  const before = itemAt(table, key)
  if (!before || (statement.where && !holds(statement.where, before))) {
    // A DELETE of an item that is not there does nothing; an UPDATE has nothing to change.
    return stay(
      statement.kind === 'delete' && !before ? items([], '200, no such item') : conditionFailed(undefined),
    )
  }
  if (statement.kind === 'delete') {
    const shown = returned({ before, after: undefined, touched: [] }, statement.returning)
    return { answer: items(shown ? [shown] : [], '200, deleted'), data: withItem(target, key, undefined) }
  }
  const result = updateItem(before, statement.updates, keyNames(table))
  if (!result.ok) return stay(validationError(result.error))
  const touched = statement.updates.map(({ path }) => path[0])
  const shown = returned({ before, after: result.value, touched }, statement.returning)
  return {
    answer: items(shown ? [shown] : [], '200, updated'),
    data: withItem(target, key, result.value),
  }
}

function select(statement: Extract<PartiqlStatement, { kind: 'select' }>, table: Table): ServiceAnswer {
  const { index: name, where, paths } = statement
  const index = findIndex(table, name)
  if (name !== undefined && !index) {
    return validationError(`The table does not have the specified index: ${name}`)
  }
  const projected = (item: Item) => {
    if (!index || index.projection === 'ALL') return item
    const more = index.projection === 'KEYS_ONLY' ? [] : index.projection.include
    return only(item, [...new Set([...keyNames(table), ...keyNames(index), ...more])])
  }
  const found = table.items
    .filter((item) => keyNames(index ?? table).every((key) => attributeOf(item, key) !== undefined))
    .map(projected)
    .filter((item) => where === null || holds(where, item))
    .map((item) => (paths === null ? item : project(item, paths)))
  return items(found, `200, ${counted(found.length, 'item')}`)
}

function items(found: readonly Item[], summary: string): ServiceAnswer {
  return { status: 200, summary, body: { Items: found.map(typedItem) } }
}

/** The primary key that a WHERE clause names; null when it leaves a part of it open. */
function keyOf(where: Condition | null, table: Table): Item | null {
  if (where === null) return null
  const entries: (readonly [string, Value])[] = []
  for (const name of keyNames(table)) {
    const values = equalityOn(where, name)
    if (values?.length !== 1) return null
    entries.push([name, values[0] as Value])
  }
  return recordOf(entries)
}

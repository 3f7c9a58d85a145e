import { fail, type Result, succeed } from '@/lib/base/result'
import type { Index, ServiceData, Table } from '../data'
import type { Caller, OperationPlan, ServiceAnswer } from '../plan'
import { counted } from '../text'
import { attributeOf, type Item, type Value } from '../values'
import { compareValues, typedItem } from './attribute-values'
import { tableNotFound, validationError } from './errors'
import { parseCondition } from './expressions/condition'
import { compare, holds } from './expressions/evaluate-condition'
import { attributesIn } from './expressions/names'
import type { Query, Scan } from './operations'
import { equalityOn } from './partition-equality'
import { planFor } from './plan-for'
import { cutOf, only } from './read-items'
import {
  attributes,
  capacityKeys,
  leadingKeys,
  NO_RETURN_VALUES,
  OF_INDEX,
  selectOf,
  wantedAttributes,
} from './request-keys'
import { findIndex, isSameKeyValue, keyNames, tableCheck, tableTarget } from './table-target'

/**
 * How are items searched, by a Query or a Scan?
 *
 * With an index, the index alone is what policies are asked about. A Query carries its one partition key
 * value, that of the index when it has one; a Scan names none, so the key is absent and ForAllValues tests on
 * it are true.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function planSearch(operation: Query | Scan, data: ServiceData, caller: Caller): OperationPlan {
  const target = tableTarget(operation.table, data, caller)
  const { table } = target
  const { indexName, expressionAttributeNames: names } = operation
  const index = findIndex(table, indexName)
  const isQuery = operation.operation === 'Query'
  const partitionKey = index?.partitionKey ?? table?.partitionKey
  const isOwnKey = index !== undefined && index.partitionKey !== table?.partitionKey
  const check = tableCheck(
    target,
    operation.operation,
    () => ({
      ...(isQuery ? leadingKeys([partitionValueOf(operation, partitionKey)], isOwnKey ? OF_INDEX : {}) : {}),
      ...attributes(
        isQuery ? keyAttributes(operation, partitionKey ?? 'id', index?.sortKey ?? table?.sortKey) : [],
        wantedAttributes(operation),
        attributesIn(operation.filterExpression, names),
      ),
      'dynamodb:Select': selectOf(operation),
      ...NO_RETURN_VALUES,
      ...capacityKeys(operation.returnConsumedCapacity),
    }),
    { index: indexName },
  )
  return planFor(data, [check], () => ({ answer: search(operation, table, index), data }))
}

function keyAttributes(
  operation: Query,
  partitionKey: string,
  sortKey: string | undefined,
): readonly string[] {
  const { keyConditionExpression, expressionAttributeNames, sortKeyCondition } = operation
  if (keyConditionExpression !== undefined)
    return attributesIn(keyConditionExpression, expressionAttributeNames)
  return sortKeyCondition === undefined || sortKey === undefined ? [partitionKey] : [partitionKey, sortKey]
}

/** The value that a Query compares the partition key with. */
function partitionValueOf(operation: Query, partitionKey: string | undefined): Value | undefined {
  if (operation.keyConditionExpression === undefined) return operation.partitionKeyValue
  const condition = parseCondition(operation.keyConditionExpression, operation)
  if (!condition.ok) return undefined
  return equalityOn(condition.value, partitionKey)?.[0]
}

function search(operation: Query | Scan, table: Table | undefined, index: Index | undefined): ServiceAnswer {
  if (!table) return tableNotFound()
  if (operation.indexName !== undefined && !index) {
    return validationError(`The table does not have the specified index: ${operation.indexName}`)
  }
  const cut = cutOf(operation)
  if (!cut.ok) return validationError(cut.error)
  const view = viewOf(operation, table, index)
  if (!view.ok) return validationError(view.error)
  const matches = matcherOf(operation, index ?? table)
  if (!matches.ok) return validationError(matches.error)
  const passes = filterOf(operation)
  if (!passes.ok) return validationError(passes.error)

  const inIndex = (item: Item) =>
    keyNames(index ?? table).every((name) => attributeOf(item, name) !== undefined)
  const candidates = table.items.filter((item) => inIndex(item) && matches.value(item))
  const sorted = operation.operation === 'Query' ? inOrder(candidates, operation, index ?? table) : candidates
  const { limit } = operation
  const read = limit !== undefined && limit > 0 ? sorted.slice(0, limit) : sorted
  const found = read.filter(passes.value)
  const isCounted = operation.select === 'COUNT'
  return {
    status: 200,
    summary: `200, ${counted(found.length, 'item')}`,
    body: {
      Count: found.length,
      ScannedCount: read.length,
      ...(isCounted ? {} : { Items: found.map((item) => typedItem(cut.value(view.value(item)))) }),
      ...(read.length < sorted.length ? { LastEvaluatedKey: lastKey(read, table) } : {}),
    },
  }
}

function lastKey(read: readonly Item[], table: Table) {
  return typedItem(only(read.at(-1) ?? {}, keyNames(table)))
}

/** What an item is in the index: all of it, or its keys and what the index projects. */
function viewOf(
  operation: Query | Scan,
  table: Table,
  index: Index | undefined,
): Result<(item: Item) => Item, string> {
  const whole = (item: Item) => item
  if (!index || index.projection === 'ALL') return succeed(whole)
  const projected = [
    ...keyNames(table),
    ...keyNames(index),
    ...(index.projection === 'KEYS_ONLY' ? [] : index.projection.include),
  ]
  const isLocal = index.partitionKey === table.partitionKey
  const wanted = wantedAttributes(operation)
  if (isLocal && (operation.select === 'ALL_ATTRIBUTES' || wanted.length > 0)) return succeed(whole)
  if (operation.select === 'ALL_ATTRIBUTES') {
    return fail(
      `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    )
  }
  const outside = wanted.filter((name) => !projected.includes(name))
  if (outside.length > 0) {
    return fail(
      `One or more parameter values were invalid: Global secondary index ${index.name} does not project [${outside.join(', ')}]`,
    )
  }
  return succeed((item) => only(item, [...new Set(projected)]))
}

/** Which items a Query is about; a Scan is about all. */
function matcherOf(
  operation: Query | Scan,
  keys: Pick<Table, 'partitionKey' | 'sortKey'>,
): Result<(item: Item) => boolean, string> {
  if (operation.operation === 'Scan') return succeed(() => true)
  const { keyConditionExpression, partitionKeyValue, sortKeyCondition } = operation
  if (keyConditionExpression !== undefined) {
    const condition = parseCondition(keyConditionExpression, operation)
    if (!condition.ok) return fail(`Invalid KeyConditionExpression: ${condition.error}`)
    if (equalityOn(condition.value, keys.partitionKey)?.length !== 1) {
      return fail(`Query condition missed key schema element: ${keys.partitionKey}`)
    }
    return succeed((item) => holds(condition.value, item))
  }
  if (partitionKeyValue === undefined) {
    return fail(`Query condition missed key schema element: ${keys.partitionKey}`)
  }
  const { sortKey } = keys
  if (sortKeyCondition !== undefined && sortKey === undefined) {
    return fail('Query key condition not supported')
  }
  return succeed((item) => {
    if (!isSameKeyValue(attributeOf(item, keys.partitionKey), partitionKeyValue)) return false
    if (sortKeyCondition === undefined || sortKey === undefined) return true
    const value = attributeOf(item, sortKey)
    const { operator, values } = sortKeyCondition
    const [first, second] = values
    if (operator === 'BETWEEN') return compare('>=', value, first) && compare('<=', value, second)
    if (operator !== 'begins_with') return compare(operator, value, first)
    return typeof value === 'string' && typeof first === 'string' && value.startsWith(first)
  })
}

function filterOf(operation: Query | Scan): Result<(item: Item) => boolean, string> {
  if (operation.filterExpression === undefined) return succeed(() => true)
  const condition = parseCondition(operation.filterExpression, operation)
  return condition.ok
    ? succeed((item) => holds(condition.value, item))
    : fail(`Invalid FilterExpression: ${condition.error}`)
}

function inOrder(items: readonly Item[], query: Query, { sortKey }: Pick<Table, 'sortKey'>): readonly Item[] {
  if (sortKey === undefined) return items
  const sorted = [...items].sort(
    (left, right) => compareValues(attributeOf(left, sortKey), attributeOf(right, sortKey)) ?? 0,
  )
  return query.scanIndexForward === false ? sorted.reverse() : sorted
}

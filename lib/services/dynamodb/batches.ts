import type { ServiceData } from '../data'
import type { Caller, OperationPlan } from '../plan'
import { counted } from '../text'
import { type Json, recordOf } from '../values'
import { typedItem } from './attribute-values'
import { tableNotFound, validationError } from './errors'
import type { BatchGetRequest, BatchOperation, BatchWriteRequest } from './operations'
import { planFor } from './plan-for'
import { cutOf } from './read-items'
import {
  attributes,
  capacityKeys,
  derivedSelect,
  leadingKeys,
  namesOf,
  wantedAttributes,
} from './request-keys'
import { applyWrite } from './single-items'
import { itemAt, keyProblem, partitionValue, type TableTarget, tableCheck, tableTarget } from './table-target'

const WHOLE = { assumption: 'batch-refused-as-a-whole' } as const

/**
 * How are items of one or more tables read or written in one call?
 *
 * Each table is one authorisation of the batch's own action, with the keys of all its items. One refusal
 * refuses the whole call.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function planBatch(operation: BatchOperation, data: ServiceData, caller: Caller): OperationPlan {
  return operation.operation === 'BatchGetItem'
    ? planBatchGet(operation, data, caller)
    : planBatchWrite(operation, data, caller)
}

function planBatchGet(
  operation: Extract<BatchOperation, { operation: 'BatchGetItem' }>,
  data: ServiceData,
  caller: Caller,
): OperationPlan {
  const requests = Object.entries(operation.requestItems).map(([reference, request]) => ({
    reference,
    target: tableTarget(reference, data, caller),
    request,
  }))
  const checks = requests.map(({ target, request }) =>
    tableCheck(
      target,
      'BatchGetItem',
      {
        ...leadingKeys(request.keys.map((key) => partitionValue(target, key))),
        ...attributes(request.keys.flatMap(namesOf), wantedAttributes(request)),
        ...derivedSelect(request),
        ...capacityKeys(operation.returnConsumedCapacity),
      },
      requests.length > 1 ? WHOLE : {},
    ),
  )
  return planFor(data, checks, () => {
    let count = 0
    const responses: [string, Json][] = []
    for (const { reference, target, request } of requests) {
      const found = readAll(target, request)
      if (typeof found === 'string') return { answer: validationError(found), data }
      if (found === null) return { answer: tableNotFound(), data }
      count += found.length
      responses.push([reference, found])
    }
    const body = { Responses: recordOf(responses), UnprocessedKeys: {} }
    return { answer: { status: 200, summary: `200, ${counted(count, 'item')}`, body }, data }
  })
}

/** The items of one table; null when it is not there, a text when the request is wrong. */
function readAll({ table }: TableTarget, request: BatchGetRequest): readonly Json[] | string | null {
  if (!table) return null
  const cut = cutOf(request)
  if (!cut.ok) return cut.error
  const found: Json[] = []
  for (const key of request.keys) {
    const problem = keyProblem(key, table)
    if (problem !== null) return problem
    const item = itemAt(table, key)
    if (item) found.push(typedItem(cut.value(item)))
  }
  return found
}

function planBatchWrite(
  operation: Extract<BatchOperation, { operation: 'BatchWriteItem' }>,
  data: ServiceData,
  caller: Caller,
): OperationPlan {
  const requests = Object.entries(operation.requestItems)
  const named = (request: BatchWriteRequest) => ('put' in request ? request.put.item : request.delete.key)
  const checks = requests.map(([reference, writes]) => {
    const target = tableTarget(reference, data, caller)
    return tableCheck(
      target,
      'BatchWriteItem',
      {
        ...leadingKeys(writes.map((write) => partitionValue(target, named(write)))),
        ...attributes(writes.flatMap((write) => namesOf(named(write)))),
        ...capacityKeys(operation.returnConsumedCapacity),
      },
      requests.length > 1 ? WHOLE : {},
    )
  })
  return planFor(data, checks, () => {
    let after = data
    let count = 0
    for (const [reference, writes] of requests) {
      for (const write of writes) {
        const result = applyWrite(
          tableTarget(reference, after, caller),
          'put' in write ? { kind: 'put', item: write.put.item } : { kind: 'delete', key: write.delete.key },
        )
        if (result.kind === 'refused') return { answer: result.answer, data }
        after = result.data
        count++
      }
    }
    const summary = `200, ${counted(count, 'item')} written or deleted`
    return { answer: { status: 200, summary, body: { UnprocessedItems: {} } }, data: after }
  })
}

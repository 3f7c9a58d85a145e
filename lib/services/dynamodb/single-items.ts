import type { Result } from '@/lib/base/result'
import type { ContextKeys } from '@/lib/iam'
import type { ServiceData } from '../data'
import type { AuthorizationCheck, Caller, OperationPlan, ServiceAnswer } from '../plan'
import type { Item } from '../values'
import { typedItem } from './attribute-values'
import { conditionFailed, tableNotFound, validationError } from './errors'
import { parseCondition } from './expressions/condition'
import { holds } from './expressions/evaluate-condition'
import { attributesIn } from './expressions/names'
import { applyUpdates, parseUpdate, type Update } from './expressions/update'
import type { DeleteItem, GetItem, Placeholders, PutItem, ReturnValues, UpdateItem } from './operations'
import { planFor } from './plan-for'
import { cutOf, only } from './read-items'
import {
  attributes,
  capacityKeys,
  derivedSelect,
  leadingKeys,
  namesOf,
  returnValuesKeys,
  wantedAttributes,
} from './request-keys'
import {
  itemAt,
  itemProblem,
  keyNames,
  keyProblem,
  partitionValue,
  type TableTarget,
  tableCheck,
  tableTarget,
  withItem,
} from './table-target'

/** How is one item read? */
export function planGetItem(operation: GetItem, data: ServiceData, caller: Caller): OperationPlan {
  const target = tableTarget(operation.table, data, caller)
  const check = tableCheck(target, 'GetItem', () => ({
    ...getKeys(target, operation),
    ...capacityKeys(operation.returnConsumedCapacity),
  }))
  return planFor(data, [check], () => ({ answer: getOne(target, operation), data }))
}

/** The keys of a read of one item, without those of the whole call. */
export function getKeys(
  target: TableTarget,
  read: Pick<GetItem, 'key' | 'projectionExpression' | 'attributesToGet' | 'expressionAttributeNames'>,
): ContextKeys {
  return {
    ...leadingKeys([partitionValue(target, read.key)]),
    ...attributes(namesOf(read.key), wantedAttributes(read)),
    ...derivedSelect(read),
  }
}

/** What a read of one item answers. */
export function getOne(
  { table }: TableTarget,
  read: Pick<GetItem, 'key' | 'projectionExpression' | 'attributesToGet' | 'expressionAttributeNames'>,
): ServiceAnswer {
  if (!table) return tableNotFound()
  const problem = keyProblem(read.key, table)
  if (problem !== null) return validationError(problem)
  const cut = cutOf(read)
  if (!cut.ok) return validationError(cut.error)
  const found = itemAt(table, read.key)
  return {
    status: 200,
    summary: found ? '200, 1 item' : '200, no such item',
    body: found ? { Item: typedItem(cut.value(found)) } : {},
  }
}

/** A write of one item, as it stands alone and in a batch or transaction. */
export type ItemWrite =
  | ({ readonly kind: 'put'; readonly item: Item } & WriteOptions)
  | ({ readonly kind: 'delete'; readonly key: PutItem['item'] } & WriteOptions)
  | ({
      readonly kind: 'update'
      readonly key: PutItem['item']
      readonly updateExpression?: string | undefined
    } & WriteOptions)
  | ({ readonly kind: 'check'; readonly key: PutItem['item'] } & WriteOptions)

interface WriteOptions extends Placeholders {
  readonly conditionExpression?: string | undefined
}

const ACTIONS = {
  put: 'PutItem',
  delete: 'DeleteItem',
  update: 'UpdateItem',
  check: 'ConditionCheckItem',
} as const

/** How is one item put, changed or deleted? */
export function planWriteItem(
  operation: PutItem | UpdateItem | DeleteItem,
  data: ServiceData,
  caller: Caller,
): OperationPlan {
  const target = tableTarget(operation.table, data, caller)
  const write = writeOf(operation)
  const check = writeCheck(target, write, {
    ...returnValuesKeys(operation.returnValues, write.kind === 'update'),
    ...capacityKeys(operation.returnConsumedCapacity),
  })
  return planFor(data, [check], () => {
    const result = applyWrite(target, write)
    if (result.kind === 'refused') return { answer: result.answer, data }
    return { answer: written(write, result, operation.returnValues ?? 'NONE'), data: result.data }
  })
}

function writeOf(operation: PutItem | UpdateItem | DeleteItem): ItemWrite {
  switch (operation.operation) {
    case 'PutItem':
      return { ...operation, kind: 'put' }
    case 'UpdateItem':
      return { ...operation, kind: 'update' }
    case 'DeleteItem':
      return { ...operation, kind: 'delete' }
  }
}

/** The right to write one item, with the keys that every kind of call fills in the same way. */
export function writeCheck(target: TableTarget, write: ItemWrite, keys: ContextKeys): AuthorizationCheck {
  const named = write.kind === 'put' ? write.item : write.key
  const names = write.expressionAttributeNames
  return tableCheck(target, ACTIONS[write.kind], () => ({
    ...leadingKeys([partitionValue(target, named)]),
    ...attributes(
      namesOf(named),
      write.kind === 'update' ? attributesIn(write.updateExpression, names) : [],
      attributesIn(write.conditionExpression, names),
    ),
    ...keys,
  }))
}

/** What a write did, or why it was not done. */
export type WriteResult =
  | {
      readonly kind: 'done'
      readonly before: Item | undefined
      readonly after: Item | undefined
      readonly touched: readonly string[]
      readonly data: ServiceData
    }
  | { readonly kind: 'refused'; readonly answer: ServiceAnswer; readonly before: Item | undefined }

/** Writes one item, unless its key is wrong, its condition fails or an expression can't be read. */
export function applyWrite(target: TableTarget, write: ItemWrite): WriteResult {
  const { table, data } = target
  const refused = (answer: ServiceAnswer, before?: Item): WriteResult => ({ kind: 'refused', answer, before })
  if (!table) return refused(tableNotFound())
  const key = write.kind === 'put' ? write.item : write.key
  const problem =
    write.kind === 'put' ? itemProblem(write.item, table) : keyProblem(write.key as never, table)
  if (problem !== null) return refused(validationError(problem))
  const before = itemAt(table, key)
  if (write.conditionExpression !== undefined) {
    const condition = parseCondition(write.conditionExpression, write)
    if (!condition.ok) return refused(validationError(`Invalid ConditionExpression: ${condition.error}`))
    if (!holds(condition.value, before ?? {})) return refused(conditionFailed(undefined), before)
  }
  const done = (after: Item | undefined, touched: readonly string[]): WriteResult => ({
    kind: 'done',
    before,
    after,
    touched,
    data: withItem(target, key, after),
  })
  switch (write.kind) {
    case 'put':
      return done(write.item, Object.keys(write.item))
    case 'delete':
      return done(undefined, [])
    case 'check':
      return { kind: 'done', before, after: before, touched: [], data }
    case 'update': {
      const updates: Result<readonly Update[], string> =
        write.updateExpression === undefined
          ? { ok: true, value: [] }
          : parseUpdate(write.updateExpression, write)
      if (!updates.ok) return refused(validationError(`Invalid UpdateExpression: ${updates.error}`))
      const result = updateItem(before ?? write.key, updates.value, keyNames(table))
      if (!result.ok) return refused(validationError(result.error))
      return done(
        result.value,
        updates.value.map(({ path }) => path[0]),
      )
    }
  }
}

/** The item with these changes, none of which may be of its key. */
export function updateItem(
  item: Item,
  updates: readonly Update[],
  keys: readonly string[],
): Result<Item, string> {
  const ofKey = updates.find(({ path }) => keys.includes(path[0]))
  if (ofKey) {
    const error = `One or more parameter values were invalid: Cannot update attribute ${ofKey.path[0]}. This attribute is part of the key`
    return { ok: false, error }
  }
  return applyUpdates(item, updates)
}

const SUMMARIES = { put: '200, stored', update: '200, updated', delete: '200, deleted', check: '200, holds' }

function written(
  write: ItemWrite,
  result: Extract<WriteResult, { kind: 'done' }>,
  wanted: ReturnValues,
): ServiceAnswer {
  const shown = returned(result, wanted)
  return {
    status: 200,
    summary: SUMMARIES[write.kind],
    body: shown === undefined ? {} : { Attributes: typedItem(shown) },
  }
}

/** What ReturnValues asks to see. */
export function returned(
  { before, after, touched }: Pick<Extract<WriteResult, { kind: 'done' }>, 'before' | 'after' | 'touched'>,
  wanted: ReturnValues,
): Item | undefined {
  const updated = [...new Set(touched)]
  switch (wanted) {
    case 'NONE':
      return undefined
    case 'ALL_OLD':
      return before
    case 'ALL_NEW':
      return after
    case 'UPDATED_OLD':
      return before && only(before, updated)
    case 'UPDATED_NEW':
      return after && only(after, updated)
  }
}

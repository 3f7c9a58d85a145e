import type { ServiceData } from '../data'
import type { AuthorizationCheck, Caller, OperationPlan, ServiceAnswer } from '../plan'
import { counted } from '../text'
import type { Item, Json } from '../values'
import { typedItem } from './attribute-values'
import { dynamoDbError } from './errors'
import type { TransactOperation, TransactWriteItem } from './operations'
import { planFor } from './plan-for'
import { capacityKeys, enclosedIn, returnValuesKeys } from './request-keys'
import { applyWrite, getKeys, getOne, type ItemWrite, writeCheck } from './single-items'
import { tableCheck, tableTarget } from './table-target'

/**
 * How are items read or written in a transaction?
 *
 * Each element is one authorisation of the action on a single item, with `dynamodb:EnclosingOperation`. There
 * is no action called TransactGetItems or TransactWriteItems.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export function planTransaction(
  operation: TransactOperation,
  data: ServiceData,
  caller: Caller,
): OperationPlan {
  const common = {
    ...capacityKeys(operation.returnConsumedCapacity),
    ...enclosedIn(operation.operation),
  }
  if (operation.operation === 'TransactGetItems') {
    const reads = operation.transactItems.map(({ get }) => get)
    const checks = reads.map((get) => {
      const target = tableTarget(get.table, data, caller)
      return ofMany(reads, tableCheck(target, 'GetItem', { ...getKeys(target, get), ...common }))
    })
    return planFor(data, checks, () => {
      const answers = reads.map((get) => getOne(tableTarget(get.table, data, caller), get))
      const wrong = answers.find(({ error }) => error)
      if (wrong) return { answer: wrong, data }
      const body = { Responses: answers.map((answer) => answer.body) }
      return { answer: { status: 200, summary: `200, ${counted(reads.length, 'answer')}`, body }, data }
    })
  }
  const elements = operation.transactItems.map(elementOf)
  const checks = elements.map(({ table, write, onFailure }) => {
    const isUpdate = write.kind === 'update'
    const values =
      write.kind === 'check' ? returnValuesKeys(onFailure, false) : returnValuesKeys(undefined, isUpdate)
    return ofMany(elements, writeCheck(tableTarget(table, data, caller), write, { ...values, ...common }))
  })
  return planFor(data, checks, () => {
    let after = data
    const failures: (Failure | null)[] = elements.map(({ table, write, onFailure }) => {
      const result = applyWrite(tableTarget(table, after, caller), write)
      if (result.kind === 'done') {
        after = result.data
        return null
      }
      return { answer: result.answer, item: onFailure === 'ALL_OLD' ? result.before : undefined }
    })
    const isDone = failures.every((failure) => failure === null)
    const summary = `200, ${counted(elements.length, 'element')} done`
    return isDone
      ? { answer: { status: 200, summary, body: {} }, data: after }
      : { answer: cancelled(failures), data }
  })
}

/** Denial of one element refuses the whole call: inferred, so a call of several says so. */
function ofMany(elements: readonly unknown[], check: AuthorizationCheck): AuthorizationCheck {
  return elements.length > 1 && check.assumption === undefined
    ? { ...check, assumption: 'batch-refused-as-a-whole' }
    : check
}

interface Element {
  readonly table: string
  readonly write: ItemWrite
  readonly onFailure: 'NONE' | 'ALL_OLD' | undefined
}

function elementOf(item: TransactWriteItem): Element {
  const of = (write: ItemWrite, element: { readonly table: string } & OnFailure): Element => ({
    table: element.table,
    write,
    onFailure: element.returnValuesOnConditionCheckFailure,
  })
  if ('put' in item) return of({ ...item.put, kind: 'put' }, item.put)
  if ('update' in item) return of({ ...item.update, kind: 'update' }, item.update)
  if ('delete' in item) return of({ ...item.delete, kind: 'delete' }, item.delete)
  return of({ ...item.conditionCheck, kind: 'check' }, item.conditionCheck)
}

interface OnFailure {
  readonly returnValuesOnConditionCheckFailure?: 'NONE' | 'ALL_OLD' | undefined
}

interface Failure {
  readonly answer: ServiceAnswer
  readonly item: Item | undefined
}

/** How DynamoDB tells which elements cancelled a transaction. */
export function cancelled(failures: readonly (Failure | null)[]): ServiceAnswer {
  const codes = failures.map((failure) => codeOf(failure))
  const reasons = failures.map((failure, index): Json => {
    if (failure === null) return { Code: 'None' }
    return {
      Code: codes[index],
      Message: failure.answer.error?.message,
      ...(failure.item === undefined ? {} : { Item: typedItem(failure.item) }),
    }
  })
  return dynamoDbError(
    'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
    { CancellationReasons: reasons },
  )
}

function codeOf(failure: Failure | null): string {
  if (failure === null) return 'None'
  const code = failure.answer.error?.code ?? ''
  return code === 'ConditionalCheckFailedException'
    ? 'ConditionalCheckFailed'
    : code.replace(/Exception$/, '')
}

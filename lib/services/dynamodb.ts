import { assertNever } from '@/lib/base/invariant'
import type { ContextKeys } from '@/lib/iam'
import type { Json, OperationOf, OperationPlan, Scalar, ServiceAnswer, ServiceData } from './types'

const WHOLE_ITEMS = { value: 'ALL_ATTRIBUTES', assumption: 'dynamodb-select-default' } as const
const NO_CAPACITY = { value: 'NONE', assumption: 'dynamodb-consumed-capacity-default' } as const
const NO_VALUES = { value: 'NONE', assumption: 'put-item-return-values-default' } as const

/**
 * Which authorisation does this DynamoDB operation need, with which condition keys, and what does it answer?
 *
 * `dynamodb:LeadingKeys` holds the partition key values that the request names. A Scan names none, so the
 * key is absent, and ForAllValues tests on it are true.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function planDynamoDb(operation: OperationOf<'dynamodb'>, data: ServiceData): OperationPlan {
  const table = data.tables.find((candidate) => candidate.name === operation.table)
  const partitionKey = table?.partitionKey ?? 'id'
  const plan = (
    keys: ContextKeys,
    answer: (known: NonNullable<typeof table>) => ServiceAnswer,
  ): OperationPlan => ({
    checks: [
      {
        action: `dynamodb:${operation.operation}`,
        resource: `arn:aws:dynamodb:${data.region}:${data.account}:table/${operation.table}`,
        keys: { ...keys, 'dynamodb:ReturnConsumedCapacity': NO_CAPACITY },
      },
    ],
    answer: () => (table ? answer(table) : tableNotFound()),
  })

  switch (operation.operation) {
    case 'GetItem': {
      const { key } = operation
      const keys = {
        'dynamodb:LeadingKeys': leadingKeys(attribute(key, partitionKey)),
        'dynamodb:Attributes': Object.keys(key),
        'dynamodb:Select': WHOLE_ITEMS,
      }
      return plan(keys, ({ items }) => {
        const found = items.find((item) =>
          Object.entries(key).every(([name, value]) => String(attribute(item, name)) === value),
        )
        return {
          status: 200,
          summary: found ? '200, 1 item' : '200, no such item',
          body: found ? { Item: typed(found) } : {},
        }
      })
    }
    case 'Query': {
      const { partitionKeyValue } = operation
      const keys = {
        'dynamodb:LeadingKeys': [partitionKeyValue],
        'dynamodb:Attributes': [partitionKey],
        'dynamodb:Select': WHOLE_ITEMS,
        'dynamodb:ReturnValues': undefined,
      }
      return plan(keys, ({ items }) =>
        itemsAnswer(items.filter((item) => String(attribute(item, partitionKey)) === partitionKeyValue)),
      )
    }
    case 'PutItem': {
      const { item } = operation
      const keys = {
        'dynamodb:LeadingKeys': leadingKeys(attribute(item, partitionKey)),
        'dynamodb:Attributes': Object.keys(item),
        'dynamodb:ReturnValues': NO_VALUES,
      }
      return plan(keys, () =>
        attribute(item, partitionKey) === undefined
          ? failure(
              'com.amazon.coral.validate#ValidationException',
              'One of the required keys was not given a value',
            )
          : { status: 200, summary: '200, stored', body: {} },
      )
    }
    case 'Scan':
      return plan({ 'dynamodb:Select': WHOLE_ITEMS }, ({ items }) => itemsAnswer(items))
    default:
      return assertNever(operation)
  }
}

/** How DynamoDB writes a refusal: HTTP 400, and a capital M in `Message`. */
export function dynamoDbRefusal(message: string): ServiceAnswer {
  return failure('com.amazon.coral.service#AccessDeniedException', message)
}

/** An attribute of the item itself: every object knows names such as `toString` besides. */
function attribute<Value>(item: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined
}

function leadingKeys(value: string | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value]
}

function itemsAnswer(items: readonly Readonly<Record<string, Scalar>>[]): ServiceAnswer {
  return {
    status: 200,
    summary: `200, ${items.length === 1 ? '1 item' : `${items.length} items`}`,
    body: { Count: items.length, ScannedCount: items.length, Items: items.map(typed) },
  }
}

/** Items as DynamoDB writes them: each value with the letter of its type. */
function typed(item: Readonly<Record<string, Scalar>>): Json {
  const typedValue = (value: Scalar): Json => {
    if (typeof value === 'number') return { N: String(value) }
    return typeof value === 'boolean' ? { BOOL: value } : { S: value }
  }
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, typedValue(value)]))
}

function tableNotFound(): ServiceAnswer {
  return failure('com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', 'Requested resource not found')
}

function failure(type: string, message: string): ServiceAnswer {
  const code = type.slice(type.indexOf('#') + 1)
  return {
    status: 400,
    summary: `400 ${code}`,
    error: { code, message },
    body: { __type: type, Message: message },
  }
}

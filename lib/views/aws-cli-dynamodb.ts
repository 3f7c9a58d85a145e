import type { Design } from '@/lib/design'
import { type DynamoDbOperation, type Item, typedItem, type Value } from '@/lib/services'
import { awsCommand, type CliOption, cliName, remark } from './aws-command'

type Operation<Name extends DynamoDbOperation['operation']> = Extract<DynamoDbOperation, { operation: Name }>
type World = Pick<Design, 'account' | 'region' | 'tables'>

/** Operations that tell what they used up when they are asked to. */
const COUNTED: ReadonlySet<string> = new Set([
  ...['GetItem', 'Query', 'Scan', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchGetItem', 'BatchWriteItem'],
  ...[
    'TransactGetItems',
    'TransactWriteItems',
    'ExecuteStatement',
    'BatchExecuteStatement',
    'ExecuteTransaction',
  ],
])

/** Streams are a service of their own for the CLI. */
const OF_STREAMS: ReadonlySet<string> = new Set([
  'ListStreams',
  'DescribeStream',
  'GetRecords',
  'GetShardIterator',
])

/** The command for an operation of DynamoDB. */
export function dynamoDbCli(operation: DynamoDbOperation, world: World): string {
  const { operation: name } = operation
  const options: CliOption[] = [
    ...ownOptions(operation, world),
    ['--return-consumed-capacity', COUNTED.has(name) ? operation.returnConsumedCapacity : undefined],
    ['--region', world.region],
  ]
  const command = awsCommand(OF_STREAMS.has(name) ? 'dynamodbstreams' : 'dynamodb', cliName(name), options)
  return remarksOn(operation).map(remark).join('') + command
}

function ownOptions(operation: DynamoDbOperation, world: World): readonly CliOption[] {
  switch (operation.operation) {
    case 'GetItem':
      return [
        ...table(operation),
        ['--key', typed(operation.key)],
        ...wanted(operation),
        ...placeholders(operation),
      ]
    case 'Query':
      return queryOptions(operation, world)
    case 'Scan':
      return [...search(operation), ...placeholders(operation)]
    case 'PutItem':
      return [...table(operation), ['--item', typed(operation.item)], ...write(operation)]
    case 'UpdateItem':
      return [
        ...table(operation),
        ['--key', typed(operation.key)],
        ['--update-expression', operation.updateExpression],
        ...write(operation),
      ]
    case 'DeleteItem':
      return [...table(operation), ['--key', typed(operation.key)], ...write(operation)]
    case 'BatchGetItem':
      return [['--request-items', batchGet(operation)]]
    case 'BatchWriteItem':
      return [['--request-items', batchWrite(operation)]]
    case 'TransactGetItems':
      return [['--transact-items', operation.transactItems.map(({ get }) => ({ Get: structure(get) }))]]
    case 'TransactWriteItems':
      return [['--transact-items', operation.transactItems.map(transactWrite)]]
    case 'ExecuteStatement':
      return [
        ['--statement', operation.statement],
        ['--parameters', typedList(operation.parameters)],
      ]
    case 'BatchExecuteStatement':
      return [['--statements', operation.statements.map(statement)]]
    case 'ExecuteTransaction':
      return [['--transact-statements', operation.transactStatements.map(statement)]]
    case 'GetResourcePolicy':
    case 'DeleteResourcePolicy':
      return [['--resource-arn', tableArn(operation.table, world)]]
    case 'PutResourcePolicy':
      return [
        ['--resource-arn', tableArn(operation.table, world)],
        ['--policy', operation.policy],
      ]
    case 'UpdateTable':
      return [...table(operation), ['--billing-mode', 'PAY_PER_REQUEST']]
    case 'UpdateTimeToLive':
      return [
        ...table(operation),
        ['--time-to-live-specification', { Enabled: true, AttributeName: 'expiresAt' }],
      ]
    case 'CreateTable':
      return createTable(operation)
    case 'DescribeStream':
      return [['--stream-arn', streamArn(operation, world)]]
    case 'GetShardIterator':
      return [
        ['--stream-arn', streamArn(operation, world)],
        ['--shard-id', 'SHARD_ID'],
        ['--shard-iterator-type', 'TRIM_HORIZON'],
      ]
    case 'GetRecords':
      return [['--shard-iterator', 'SHARD_ITERATOR']]
    case 'DescribeTable':
    case 'DeleteTable':
    case 'DescribeTimeToLive':
    case 'DescribeContinuousBackups':
      return table(operation)
    case 'ListTables':
    case 'DescribeLimits':
    case 'DescribeEndpoints':
    case 'ListStreams':
      return []
  }
}

/** An item is always an object of typed values. */
const typed = (item: Item) => typedItem(item) as Readonly<Record<string, unknown>>

const table = (operation: { readonly table: string }): readonly CliOption[] => [
  ['--table-name', operation.table],
]

interface Wanted {
  readonly projectionExpression?: string | undefined
  readonly attributesToGet?: readonly string[] | undefined
}

const wanted = ({ projectionExpression, attributesToGet }: Wanted): readonly CliOption[] => [
  ['--projection-expression', projectionExpression],
  ['--attributes-to-get', attributesToGet],
]

interface Placeholders {
  readonly expressionAttributeNames?: Readonly<Record<string, string>> | undefined
  readonly expressionAttributeValues?: Readonly<Record<string, Value>> | undefined
}

const placeholders = ({
  expressionAttributeNames,
  expressionAttributeValues,
}: Placeholders): readonly CliOption[] => [
  ['--expression-attribute-names', unlessEmpty(expressionAttributeNames)],
  [
    '--expression-attribute-values',
    unlessEmpty(expressionAttributeValues && typed(expressionAttributeValues)),
  ],
]

/** The service refuses empty placeholders. */
function unlessEmpty(value: object | undefined): object | undefined {
  return value && Object.keys(value).length > 0 ? value : undefined
}

const write = (
  operation: Placeholders & {
    readonly conditionExpression?: string | undefined
    readonly returnValues?: string | undefined
  },
): readonly CliOption[] => [
  ['--condition-expression', operation.conditionExpression],
  ...placeholders(operation),
  ['--return-values', operation.returnValues],
]

const search = (operation: Operation<'Query'> | Operation<'Scan'>): readonly CliOption[] => [
  ...table(operation),
  ['--index-name', operation.indexName],
  ...wanted(operation),
  ['--filter-expression', operation.filterExpression],
  ['--select', operation.select],
  ['--limit', operation.limit],
]

/** A Query of the design may name the values of its keys alone: the CLI wants an expression. */
function queryOptions(operation: Operation<'Query'>, world: World): readonly CliOption[] {
  const { keyConditionExpression, scanIndexForward } = operation
  const written =
    keyConditionExpression === undefined
      ? keyCondition(operation, world)
      : { ...operation, keyConditionExpression }
  return [
    ...search(operation),
    ['--key-condition-expression', written.keyConditionExpression],
    ...placeholders(written),
    ['--scan-index-forward', scanIndexForward],
  ]
}

function keyCondition(operation: Operation<'Query'>, { tables }: World) {
  const { partitionKeyValue, sortKeyCondition, expressionAttributeNames, expressionAttributeValues } =
    operation
  const held = tables.find(({ name }) => name === tableNameOf(operation.table))
  const keys = held?.indexes?.find(({ name }) => name === operation.indexName) ?? held
  const names: Record<string, string> = { '#pk': keys?.partitionKey ?? 'PARTITION_KEY' }
  const values: Record<string, Value> = { ':pk': partitionKeyValue ?? '' }
  let expression = '#pk = :pk'
  if (sortKeyCondition !== undefined) {
    const { operator, values: [first = '', second = ''] = [] } = sortKeyCondition
    names['#sk'] = keys?.sortKey ?? 'SORT_KEY'
    values[':sk'] = first
    if (operator === 'BETWEEN') values[':end'] = second
    expression += ` AND ${
      operator === 'begins_with'
        ? 'begins_with(#sk, :sk)'
        : operator === 'BETWEEN'
          ? '#sk BETWEEN :sk AND :end'
          : `#sk ${operator} :sk`
    }`
  }
  return {
    keyConditionExpression: expression,
    expressionAttributeNames: { ...expressionAttributeNames, ...names },
    expressionAttributeValues: { ...expressionAttributeValues, ...values },
  }
}

/** Keys, items and placeholders as the API writes them inside a larger structure. */
function structure({
  table,
  key,
  item,
  ...rest
}: Wanted &
  Placeholders & {
    readonly table?: string
    readonly key?: Readonly<Record<string, Value>>
    readonly item?: Readonly<Record<string, Value>>
    readonly conditionExpression?: string | undefined
    readonly updateExpression?: string
    readonly returnValuesOnConditionCheckFailure?: string | undefined
  }): object {
  return {
    TableName: table,
    Key: key && typed(key),
    Item: item && typed(item),
    UpdateExpression: rest.updateExpression,
    ConditionExpression: rest.conditionExpression,
    ProjectionExpression: rest.projectionExpression,
    AttributesToGet: rest.attributesToGet,
    ExpressionAttributeNames: unlessEmpty(rest.expressionAttributeNames),
    ExpressionAttributeValues: unlessEmpty(
      rest.expressionAttributeValues && typed(rest.expressionAttributeValues),
    ),
    ReturnValuesOnConditionCheckFailure: rest.returnValuesOnConditionCheckFailure,
  }
}

function batchGet({ requestItems }: Operation<'BatchGetItem'>): object {
  return mapValues(requestItems, ({ keys, ...rest }) => ({ Keys: keys.map(typed), ...structure(rest) }))
}

function batchWrite({ requestItems }: Operation<'BatchWriteItem'>): object {
  return mapValues(requestItems, (writes) =>
    writes.map((one) =>
      'put' in one
        ? { PutRequest: { Item: typed(one.put.item) } }
        : { DeleteRequest: { Key: typed(one.delete.key) } },
    ),
  )
}

function transactWrite(one: Operation<'TransactWriteItems'>['transactItems'][number]): object {
  if ('put' in one) return { Put: structure(one.put) }
  if ('update' in one) return { Update: structure(one.update) }
  if ('delete' in one) return { Delete: structure(one.delete) }
  return { ConditionCheck: structure(one.conditionCheck) }
}

interface StatementText {
  readonly statement: string
  readonly parameters?: readonly Value[] | undefined
}

function statement({ statement, parameters }: StatementText): object {
  return { Statement: statement, Parameters: typedList(parameters) }
}

function typedList(values: readonly Value[] | undefined): readonly unknown[] | undefined {
  if (values === undefined || values.length === 0) return undefined
  return values.map((value) => typed({ value }).value)
}

function createTable({
  table: name,
  partitionKey,
  sortKey,
  tags,
}: Operation<'CreateTable'>): readonly CliOption[] {
  const keys = sortKey === undefined ? [partitionKey] : [partitionKey, sortKey]
  const types = ['HASH', 'RANGE']
  return [
    ['--table-name', name],
    ['--attribute-definitions', keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' }))],
    ['--key-schema', keys.map((AttributeName, index) => ({ AttributeName, KeyType: types[index] }))],
    ['--billing-mode', 'PAY_PER_REQUEST'],
    ['--tags', tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))],
  ]
}

function tableNameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn.slice(nameOrArn.indexOf('/') + 1) : nameOrArn
}

function tableArn(nameOrArn: string, { account, region }: World): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn : `arn:aws:dynamodb:${region}:${account}:table/${nameOrArn}`
}

function streamArn(
  operation: { readonly table: string; readonly streamLabel: string },
  world: World,
): string {
  return `${tableArn(operation.table, world)}/stream/${operation.streamLabel}`
}

function mapValues<Held>(record: Readonly<Record<string, Held>>, change: (held: Held) => unknown): object {
  return Object.fromEntries(Object.entries(record).map(([name, held]) => [name, change(held)]))
}

function remarksOn({ operation }: DynamoDbOperation): readonly string[] {
  switch (operation) {
    case 'UpdateTable':
    case 'UpdateTimeToLive':
      return ['What is updated is an example: the design does not say it.']
    case 'GetShardIterator':
      return ['SHARD_ID is one that describe-stream lists.']
    case 'GetRecords':
      return ['SHARD_ITERATOR is what get-shard-iterator answers.']
    case 'CreateTable':
      return ['The keys are taken to be strings: the design does not say it.']
    default:
      return []
  }
}

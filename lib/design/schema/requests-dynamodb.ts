import * as v from 'valibot'
import { attributeValue, id, name, scalar, tags, template } from './common'

/** What identities may ask of DynamoDB, with the parameters that choose resources or fill condition keys. */

const text = v.optional(v.string())
const request = { id, name, service: v.literal('dynamodb') } as const
const counted = {
  ...request,
  returnConsumedCapacity: v.optional(v.picklist(['NONE', 'TOTAL', 'INDEXES'])),
} as const
const table = {
  ...counted,
  table: v.pipe(v.string(), v.description('A name of the caller’s own account, or an ARN')),
}
const key = v.record(v.string(), v.union([template, v.number(), v.boolean()]))
const item = v.record(v.string(), attributeValue)
const placeholders = {
  expressionAttributeNames: v.optional(v.record(v.string(), v.string())),
  expressionAttributeValues: v.optional(v.record(v.string(), attributeValue)),
}
const wanted = { projectionExpression: text, attributesToGet: v.optional(v.array(v.string())) }
const search = {
  ...table,
  ...wanted,
  ...placeholders,
  indexName: text,
  filterExpression: text,
  select: v.optional(
    v.picklist(['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT']),
  ),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
}
const write = {
  ...table,
  ...placeholders,
  conditionExpression: text,
  returnValues: v.optional(v.picklist(['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'])),
}
const transactWrite = {
  ...placeholders,
  table: v.string(),
  conditionExpression: text,
  returnValuesOnConditionCheckFailure: v.optional(v.picklist(['NONE', 'ALL_OLD'])),
}
const statement = { statement: template, parameters: v.optional(v.array(attributeValue)) }
const stream = { ...table, streamLabel: v.string() }

const operation = <Name extends string, Entries extends v.ObjectEntries>(called: Name, entries: Entries) =>
  v.strictObject({ ...request, operation: v.literal(called), ...entries })

export const dynamoDbRequest = v.variant('operation', [
  operation('GetItem', { ...table, ...wanted, ...placeholders, key }),
  operation('Query', {
    ...search,
    partitionKeyValue: v.optional(v.union([template, v.number(), v.boolean()])),
    sortKeyCondition: v.optional(
      v.strictObject({
        operator: v.picklist(['=', '<', '<=', '>', '>=', 'BETWEEN', 'begins_with']),
        values: v.array(scalar),
      }),
    ),
    keyConditionExpression: text,
    scanIndexForward: v.optional(v.boolean()),
  }),
  operation('Scan', search),
  operation('PutItem', { ...write, item }),
  operation('UpdateItem', { ...write, key, updateExpression: text }),
  operation('DeleteItem', { ...write, key }),
  operation('BatchGetItem', {
    ...counted,
    requestItems: v.record(v.string(), v.strictObject({ ...wanted, ...placeholders, keys: v.array(key) })),
  }),
  operation('BatchWriteItem', {
    ...counted,
    requestItems: v.record(
      v.string(),
      v.array(
        v.union([
          v.strictObject({ put: v.strictObject({ item }) }),
          v.strictObject({ delete: v.strictObject({ key }) }),
        ]),
      ),
    ),
  }),
  operation('TransactGetItems', {
    ...counted,
    transactItems: v.array(
      v.strictObject({ get: v.strictObject({ ...wanted, ...placeholders, table: v.string(), key }) }),
    ),
  }),
  operation('TransactWriteItems', {
    ...counted,
    transactItems: v.array(
      v.union([
        v.strictObject({ put: v.strictObject({ ...transactWrite, item }) }),
        v.strictObject({ update: v.strictObject({ ...transactWrite, key, updateExpression: v.string() }) }),
        v.strictObject({ delete: v.strictObject({ ...transactWrite, key }) }),
        v.strictObject({ conditionCheck: v.strictObject({ ...transactWrite, key }) }),
      ]),
    ),
  }),
  operation('ExecuteStatement', { ...counted, ...statement }),
  operation('BatchExecuteStatement', { ...counted, statements: v.array(v.strictObject(statement)) }),
  operation('ExecuteTransaction', { ...counted, transactStatements: v.array(v.strictObject(statement)) }),
  operation('DescribeTable', table),
  operation('UpdateTable', table),
  operation('DeleteTable', table),
  operation('DescribeTimeToLive', table),
  operation('UpdateTimeToLive', table),
  operation('DescribeContinuousBackups', table),
  operation('GetResourcePolicy', table),
  operation('PutResourcePolicy', { ...table, policy: v.string() }),
  operation('DeleteResourcePolicy', table),
  operation('CreateTable', {
    ...table,
    partitionKey: name,
    sortKey: v.optional(name),
    tags: v.optional(tags),
  }),
  operation('ListTables', counted),
  operation('DescribeLimits', counted),
  operation('DescribeEndpoints', counted),
  operation('ListStreams', counted),
  operation('DescribeStream', stream),
  operation('GetRecords', stream),
  operation('GetShardIterator', stream),
])

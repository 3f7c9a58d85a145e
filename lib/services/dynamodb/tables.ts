import type { ServiceData, Table } from '../data'
import type { Answered, AuthorizationCheck, Caller, OperationPlan, ServiceAnswer } from '../plan'
import { isPublicPolicyText } from '../public-policy'
import { counted } from '../text'
import { dynamoDbError, tableNotFound, validationError } from './errors'
import type { TableOperation } from './operations'
import { planFor } from './plan-for'
import { type TableTarget, tableCheck, tableTarget, withTable } from './table-target'

/** How are tables and streams looked at, made, changed and deleted? */
export function planTable(operation: TableOperation, data: ServiceData, caller: Caller): OperationPlan {
  switch (operation.operation) {
    case 'ListTables':
    case 'DescribeLimits':
    case 'DescribeEndpoints':
    case 'ListStreams':
      return planOnAccount(operation.operation, data, caller)
    case 'DescribeStream':
    case 'GetRecords':
    case 'GetShardIterator': {
      const target = tableTarget(operation.table, data, caller)
      const resource = `${target.arn}/stream/${operation.streamLabel}`
      const check: AuthorizationCheck = {
        ...tableCheck(target, operation.operation, {}),
        resource,
        policyOf: { kind: 'stream', name: resource },
      }
      return planFor(data, [check], () => ({
        answer: target.table ? { status: 200, summary: '200', body: {} } : tableNotFound(),
        data,
      }))
    }
    case 'CreateTable': {
      const target = tableTarget(operation.table, data, caller)
      const tags = Object.entries(operation.tags ?? {})
      const { assumption: _none, ...check } = tableCheck(target, 'CreateTable', {
        ...Object.fromEntries(tags.map(([name, value]) => [`aws:RequestTag/${name}`, value])),
        ...(tags.length === 0 ? {} : { 'aws:TagKeys': tags.map(([name]) => name) }),
      })
      return planFor(data, [{ ...check, policyOf: null }], () => createTable(operation, target))
    }
    default: {
      const target = tableTarget(operation.table, data, caller)
      const isPolicy = operation.operation === 'PutResourcePolicy'
      const options = isPolicy ? { assumption: 'public-table-policy-error' } : {}
      return planFor(data, [tableCheck(target, operation.operation, {}, options)], () =>
        target.table ? run(operation, target, target.table) : { answer: tableNotFound(), data },
      )
    }
  }
}

function planOnAccount(
  operation: 'ListTables' | 'DescribeLimits' | 'DescribeEndpoints' | 'ListStreams',
  data: ServiceData,
  caller: Caller,
): OperationPlan {
  const account = caller.account ?? data.account
  const check: AuthorizationCheck = {
    action: `dynamodb:${operation}`,
    resource: '*',
    resourceAccount: account,
    policyOf: null,
    keys: () => ({}),
    onRefusal: 'refuse-all',
  }
  return planFor(data, [check], () => {
    if (operation !== 'ListTables') return { answer: { status: 200, summary: '200', body: {} }, data }
    const names = data.tables
      .filter((table) => (table.account ?? data.account) === account)
      .map(({ name }) => name)
    const body = { TableNames: names }
    return { answer: { status: 200, summary: `200, ${counted(names.length, 'table')}`, body }, data }
  })
}

type OnOneTable = Exclude<
  TableOperation,
  {
    operation:
      | 'ListTables'
      | 'DescribeLimits'
      | 'DescribeEndpoints'
      | 'ListStreams'
      | 'DescribeStream'
      | 'GetRecords'
      | 'GetShardIterator'
      | 'CreateTable'
  }
>

function createTable(
  operation: Extract<TableOperation, { operation: 'CreateTable' }>,
  { data, name, account, table }: TableTarget,
): Answered {
  if (table) {
    const type = 'com.amazonaws.dynamodb.v20120810#ResourceInUseException'
    return { answer: dynamoDbError(type, `Table already exists: ${name}`), data }
  }
  const { partitionKey, sortKey, indexes, tags } = operation
  const made: Table = {
    name,
    partitionKey,
    items: [],
    ...(account === data.account ? {} : { account }),
    ...(sortKey === undefined ? {} : { sortKey }),
    ...(indexes === undefined ? {} : { indexes }),
    ...(tags === undefined ? {} : { tags }),
  }
  return { answer: described(made, '200, table made'), data: { ...data, tables: [...data.tables, made] } }
}

function run(operation: OnOneTable, target: TableTarget, table: Table): Answered {
  const { data } = target
  const done: ServiceAnswer = { status: 200, summary: '200', body: {} }
  switch (operation.operation) {
    case 'DescribeTable':
      return { answer: described(table, `200, ${counted(table.items.length, 'item')}`), data }
    case 'DeleteTable':
      return {
        answer: described(table, '200, table deleted'),
        data: { ...data, tables: data.tables.filter((other) => other !== table) },
      }
    case 'GetResourcePolicy':
      return table.policy
        ? { answer: { status: 200, summary: '200, a policy', body: { Policy: table.policy } }, data }
        : { answer: policyNotFound(), data }
    case 'PutResourcePolicy':
      return isPublicPolicyText(operation.policy, 'dynamodb')
        ? {
            answer: validationError(
              'The resource-based policy would grant public access, which Block Public Access prevents',
            ),
            data,
          }
        : { answer: done, data: withTable(data, table, { ...table, policy: operation.policy }) }
    case 'DeleteResourcePolicy':
      return { answer: done, data: withTable(data, table, { ...table, policy: null }) }
    default:
      return { answer: done, data }
  }
}

function policyNotFound(): ServiceAnswer {
  return dynamoDbError(
    'com.amazonaws.dynamodb.v20120810#PolicyNotFoundException',
    'Resource-based policy not found for the provided ResourceArn',
  )
}

function described(table: Table, summary: string): ServiceAnswer {
  const keys = [
    { AttributeName: table.partitionKey, KeyType: 'HASH' },
    ...(table.sortKey === undefined ? [] : [{ AttributeName: table.sortKey, KeyType: 'RANGE' }]),
  ]
  return {
    status: 200,
    summary,
    body: {
      Table: {
        TableName: table.name,
        KeySchema: keys,
        ItemCount: table.items.length,
        ...(table.indexes && table.indexes.length > 0
          ? { GlobalSecondaryIndexes: table.indexes.map(({ name }) => ({ IndexName: name })) }
          : {}),
      },
    },
  }
}

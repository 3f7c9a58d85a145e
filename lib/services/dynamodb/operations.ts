import type { Index, Tags } from '../data'
import type { Item, Scalar, Value } from '../values'

export type Key = Readonly<Record<string, Scalar>>

export type Select = 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'SPECIFIC_ATTRIBUTES' | 'COUNT'
export type ReturnValues = 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW'
export type ReturnConsumedCapacity = 'NONE' | 'TOTAL' | 'INDEXES'

/** What stands for names and values in expressions. */
export interface Placeholders {
  readonly expressionAttributeNames?: Readonly<Record<string, string>> | undefined
  readonly expressionAttributeValues?: Readonly<Record<string, Value>> | undefined
}

/** Which attributes are wanted. */
export interface Wanted {
  readonly projectionExpression?: string | undefined
  /** The older way to say it. */
  readonly attributesToGet?: readonly string[] | undefined
}

interface Counted {
  readonly service: 'dynamodb'
  readonly returnConsumedCapacity?: ReturnConsumedCapacity | undefined
}

interface OnTable extends Counted {
  /** A name, which is always one of the caller's own account, or the ARN of a table. */
  readonly table: string
}

export type GetItem = OnTable & Wanted & Placeholders & { readonly operation: 'GetItem'; readonly key: Key }

interface Search extends OnTable, Wanted, Placeholders {
  readonly indexName?: string | undefined
  readonly filterExpression?: string | undefined
  readonly select?: Select | undefined
  readonly limit?: number | undefined
}

/** A condition on the sort key, for a Query that is not written as an expression. */
export interface SortKeyCondition {
  readonly operator: '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with'
  /** One value; two for BETWEEN. */
  readonly values: readonly Scalar[]
}

export type Query = Search & {
  readonly operation: 'Query'
  /** The partition key value, or else `keyConditionExpression`. */
  readonly partitionKeyValue?: Scalar | undefined
  readonly sortKeyCondition?: SortKeyCondition | undefined
  readonly keyConditionExpression?: string | undefined
  readonly scanIndexForward?: boolean | undefined
}

export type Scan = Search & { readonly operation: 'Scan' }

interface Write extends OnTable, Placeholders {
  readonly conditionExpression?: string | undefined
  readonly returnValues?: ReturnValues | undefined
}

export type PutItem = Write & { readonly operation: 'PutItem'; readonly item: Item }
export type DeleteItem = Write & { readonly operation: 'DeleteItem'; readonly key: Key }
export type UpdateItem = Write & {
  readonly operation: 'UpdateItem'
  readonly key: Key
  readonly updateExpression?: string | undefined
}

/** One table of a BatchGetItem. */
export type BatchGetRequest = Wanted & Placeholders & { readonly keys: readonly Key[] }

/** One element of a BatchWriteItem. */
export type BatchWriteRequest =
  | { readonly put: { readonly item: Item } }
  | { readonly delete: { readonly key: Key } }

export type BatchOperation =
  | (Counted & {
      readonly operation: 'BatchGetItem'
      /** By table. */
      readonly requestItems: Readonly<Record<string, BatchGetRequest>>
    })
  | (Counted & {
      readonly operation: 'BatchWriteItem'
      readonly requestItems: Readonly<Record<string, readonly BatchWriteRequest[]>>
    })

interface TransactWrite extends Placeholders {
  readonly table: string
  readonly conditionExpression?: string | undefined
  readonly returnValuesOnConditionCheckFailure?: 'NONE' | 'ALL_OLD' | undefined
}

/** One element of a TransactWriteItems. */
export type TransactWriteItem =
  | { readonly put: TransactWrite & { readonly item: Item } }
  | { readonly update: TransactWrite & { readonly key: Key; readonly updateExpression: string } }
  | { readonly delete: TransactWrite & { readonly key: Key } }
  | { readonly conditionCheck: TransactWrite & { readonly key: Key } }

export type TransactGet = Wanted & Placeholders & { readonly table: string; readonly key: Key }

export type TransactOperation =
  | (Counted & {
      readonly operation: 'TransactGetItems'
      readonly transactItems: readonly { readonly get: TransactGet }[]
    })
  | (Counted & {
      readonly operation: 'TransactWriteItems'
      readonly transactItems: readonly TransactWriteItem[]
    })

/** A PartiQL statement; each `?` stands for the next parameter. */
export interface StatementText {
  readonly statement: string
  readonly parameters?: readonly Value[] | undefined
}

export type PartiqlOperation =
  | (Counted & StatementText & { readonly operation: 'ExecuteStatement' })
  | (Counted & { readonly operation: 'BatchExecuteStatement'; readonly statements: readonly StatementText[] })
  | (Counted & {
      readonly operation: 'ExecuteTransaction'
      readonly transactStatements: readonly StatementText[]
    })

export type TableOperation =
  | (OnTable & {
      readonly operation:
        | 'DescribeTable'
        | 'UpdateTable'
        | 'DeleteTable'
        | 'DescribeTimeToLive'
        | 'UpdateTimeToLive'
        | 'DescribeContinuousBackups'
        | 'GetResourcePolicy'
        | 'DeleteResourcePolicy'
    })
  | (OnTable & { readonly operation: 'PutResourcePolicy'; readonly policy: string })
  | (OnTable & {
      readonly operation: 'CreateTable'
      readonly partitionKey: string
      readonly sortKey?: string | undefined
      readonly indexes?: readonly Index[] | undefined
      readonly tags?: Tags | undefined
    })
  | (Counted & {
      readonly operation: 'ListTables' | 'DescribeLimits' | 'DescribeEndpoints' | 'ListStreams'
    })
  | (OnTable & {
      readonly operation: 'DescribeStream' | 'GetRecords' | 'GetShardIterator'
      /** The stream's label, a time stamp. */
      readonly streamLabel: string
    })

/** A DynamoDB operation with its parameters, named as AWS names them. */
export type DynamoDbOperation =
  | GetItem
  | Query
  | Scan
  | PutItem
  | UpdateItem
  | DeleteItem
  | BatchOperation
  | TransactOperation
  | PartiqlOperation
  | TableOperation

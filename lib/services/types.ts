import type { DynamoDbOperation } from './dynamodb/operations'
import type { OtherOperation } from './other/operation'
import type { S3Operation } from './s3/operations'

/** An operation that a client may call, with its parameters. */
export type Operation = S3Operation | DynamoDbOperation | OtherOperation

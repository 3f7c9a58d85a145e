import type { Bucket, ServiceData, Table } from './data'
import type { DynamoDbOperation } from './dynamodb/operations'
import { findObject } from './s3/objects'
import type { S3Operation } from './s3/operations'
import type { Operation } from './types'

/**
 * Would this operation ask the same of the policies, although the services hold something else?
 *
 * A plan depends on the settings of its bucket or table, and on the one object that it reads; what else lies
 * beside does not matter. `false` says only that it may ask something else.
 *
 * @example
 * asksTheSame({ service: 's3', operation: 'ListObjectsV2', bucket: 'b' }, before, afterAPut) // true
 */
export function asksTheSame(operation: Operation, before: ServiceData, after: ServiceData): boolean {
  return reachOf(operation, before, after) !== 'question'
}

/** Would it also be answered the same? `false` says only that it may not. */
export function answersTheSame(operation: Operation, before: ServiceData, after: ServiceData): boolean {
  return reachOf(operation, before, after) === 'nothing'
}

/** What of an operation a change of the data may reach: the answer alone, or already what is asked. */
type Reach = 'nothing' | 'answer' | 'question'

function reachOf(operation: Operation, before: ServiceData, after: ServiceData): Reach {
  if (before === after) return 'nothing'
  if (before.account !== after.account || before.region !== after.region) return 'question'
  switch (operation.service) {
    case 'other':
      return 'nothing'
    case 's3':
      return before.buckets === after.buckets ? 'nothing' : reachOfBuckets(operation, before, after)
    case 'dynamodb':
      return before.tables === after.tables ? 'nothing' : reachOfTables(operation, before, after)
  }
}

function reachOfBuckets(operation: S3Operation, before: ServiceData, after: ServiceData): Reach {
  switch (operation.operation) {
    case 'ListObjects':
    case 'ListObjectsV2':
    case 'ListObjectVersions':
    case 'PutObject': {
      const { bucket } = operation
      return hasSameSettings(bucketIn(before, bucket), bucketIn(after, bucket)) ? 'answer' : 'question'
    }
    case 'GetObject':
    case 'HeadObject':
    case 'GetObjectAttributes':
      return seesTheSameObject(operation, before, after) ? 'nothing' : 'question'
    default:
      return 'question'
  }
}

function reachOfTables({ operation }: DynamoDbOperation, before: ServiceData, after: ServiceData): Reach {
  switch (operation) {
    case 'GetItem':
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
    case 'Query':
    case 'Scan':
      return tablesHaveSameSettings(before.tables, after.tables) ? 'answer' : 'question'
    default:
      return 'question'
  }
}

function seesTheSameObject(
  { bucket, key, versionId }: { bucket: string; key: string; versionId?: string | undefined },
  before: ServiceData,
  after: ServiceData,
): boolean {
  const one = bucketIn(before, bucket)
  const other = bucketIn(after, bucket)
  return hasSameSettings(one, other) && findObject(one, key, versionId) === findObject(other, key, versionId)
}

function bucketIn({ buckets }: ServiceData, name: string): Bucket | undefined {
  return buckets.find((bucket) => bucket.name === name)
}

const CONTENTS: ReadonlySet<string> = new Set(['objects', 'uploads', 'items'])

/** Puts and deletes replace a bucket's contents and hand on the rest. */
function hasSameSettings(before: Bucket | Table | undefined, after: Bucket | Table | undefined): boolean {
  if (before === after) return true
  if (before === undefined || after === undefined) return false
  return isPartOf(before, after) && isPartOf(after, before)
}

function isPartOf(settings: Bucket | Table, whole: Bucket | Table): boolean {
  for (const name in settings) {
    const setting = name as keyof typeof settings
    if (!CONTENTS.has(name) && settings[setting] !== whole[setting]) return false
  }
  return true
}

/** A table may be named in several ways: all are compared. */
function tablesHaveSameSettings(before: readonly Table[], after: readonly Table[]): boolean {
  return (
    before.length === after.length && before.every((table, index) => hasSameSettings(table, after[index]))
  )
}

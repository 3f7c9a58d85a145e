import type { ContextKeys } from '@/lib/iam'
import type { Bucket, ServiceData, StoredObject } from '../data'
import type { Answered, AuthorizationCheck, Caller, OperationPlan, ServiceAnswer } from '../plan'
import { counted } from '../text'
import { aclProblem, ownershipOf } from './access-lists'
import { s3Error } from './errors'
import { changeObject, findObject, withBucket } from './objects'
import type { ObjectPartOperation } from './operations'
import { planOn } from './plan'
import { learnThatItIsMissing, missing } from './read-objects'
import { aclKeys, existingTagKeys, lockKeys, requestTagKeys } from './request-keys'
import { objectCheck, targetOf, versioned, versionKeys } from './target'

/**
 * How is what belongs to an object besides its body read and written: tags, ACL, locks?
 *
 * The action is called like the operation; with a version `Object` becomes `ObjectVersion` for tags and ACLs.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html
 */
export function planObjectPart(
  operation: ObjectPartOperation,
  data: ServiceData,
  caller: Caller,
): OperationPlan {
  const target = targetOf(operation, data, caller)
  const { key, versionId } = operation
  const object = findObject(target.bucket, key, versionId)
  const isVersioned = /Tagging|Acl/.test(operation.operation)
  const action = isVersioned ? versioned(operation.operation, versionId) : operation.operation
  const keys = { ...keysOf(operation, object), ...versionKeys(versionId) }
  const check = objectCheck(target, action, key, keys, object)
  const isMissing = target.bucket !== undefined && object === undefined
  return planOn(target, operation, {
    checks: isMissing ? [check, learnThatItIsMissing(target)] : [check],
    run: (bucket) => {
      if (!object) return missing(key, versionId)
      const change = (after: StoredObject, answer: ServiceAnswer): Answered => ({
        answer,
        data: withBucket(data, changeObject(bucket, object, after)),
      })
      return run(operation, bucket, object, target.account, check, caller, change)
    },
  })
}

function keysOf(operation: ObjectPartOperation, object: StoredObject | undefined): ContextKeys {
  switch (operation.operation) {
    case 'GetObjectTagging':
    case 'DeleteObjectTagging':
    case 'GetObjectAcl':
      return existingTagKeys(object?.tags)
    case 'PutObjectTagging':
      return { ...existingTagKeys(object?.tags), ...requestTagKeys(operation.tagging) }
    case 'PutObjectAcl':
      return { ...existingTagKeys(object?.tags), ...aclKeys(operation) }
    case 'PutObjectRetention':
      return lockKeys({ ...operation, objectLockLegalHold: undefined })
    case 'PutObjectLegalHold':
      return { 's3:object-lock-legal-hold': operation.objectLockLegalHold }
    default:
      return {}
  }
}

const DONE: ServiceAnswer = { status: 200, summary: '200, done', body: '' }

function run(
  operation: ObjectPartOperation,
  bucket: Bucket,
  object: StoredObject,
  account: string,
  check: AuthorizationCheck,
  caller: Caller,
  change: (after: StoredObject, answer: ServiceAnswer) => Answered,
): Answered | ServiceAnswer {
  switch (operation.operation) {
    case 'GetObjectTagging': {
      const tags = Object.entries(object.tags ?? {})
      return {
        status: 200,
        summary: `200, ${counted(tags.length, 'tag')}`,
        body: { TagSet: tags.map(([name, value]) => ({ Key: name, Value: value })) },
      }
    }
    case 'PutObjectTagging':
      return change({ ...object, tags: operation.tagging }, DONE)
    case 'DeleteObjectTagging':
      return change({ ...object, tags: {} }, { status: 204, summary: '204, tags deleted', body: '' })
    case 'GetObjectAcl': {
      const isOwners = ownershipOf(bucket) === 'BucketOwnerEnforced'
      return {
        status: 200,
        summary: '200, an ACL',
        body: {
          Owner: { ID: isOwners ? account : (object.ownedBy ?? account) },
          CannedAcl: isOwners ? 'private' : (object.acl ?? 'private'),
        },
      }
    }
    case 'PutObjectAcl': {
      const problem = aclProblem(operation, bucket, caller, check)
      return problem ?? change({ ...object, acl: operation.acl ?? object.acl }, DONE)
    }
    case 'GetObjectRetention':
      return object.retention
        ? {
            status: 200,
            summary: `200, ${object.retention.mode}`,
            body: { Mode: object.retention.mode, RetainUntilDate: object.retention.retainUntilDate },
          }
        : noLock()
    case 'PutObjectRetention': {
      const { objectLockMode: mode, objectLockRetainUntilDate: retainUntilDate } = operation
      return change({ ...object, retention: { mode, retainUntilDate } }, DONE)
    }
    case 'GetObjectLegalHold':
      return object.legalHold
        ? { status: 200, summary: `200, ${object.legalHold}`, body: { Status: object.legalHold } }
        : noLock()
    case 'PutObjectLegalHold':
      return change({ ...object, legalHold: operation.objectLockLegalHold }, DONE)
    case 'RestoreObject':
      return object.storageClass === 'GLACIER' || object.storageClass === 'DEEP_ARCHIVE'
        ? { status: 202, summary: '202, being restored', body: '' }
        : s3Error(403, 'InvalidObjectState', "Restore is not allowed for the object's current storage class")
  }
}

function noLock(): ServiceAnswer {
  return s3Error(
    404,
    'NoSuchObjectLockConfiguration',
    'The specified object does not have a ObjectLock configuration',
  )
}

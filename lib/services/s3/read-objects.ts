import type { ServiceData, StoredObject } from '../data'
import { keysIn, type LazyKeys } from '../lazy-keys'
import type { AuthorizationCheck, Caller, Guard, OperationPlan, ServiceAnswer } from '../plan'
import { byteLength, counted } from '../text'
import { encryptionOfStored, isManagedKeyOfOthers, keyChecks } from './encryption'
import { noSuchKey, noSuchVersion } from './errors'
import { entityTag, findObject } from './objects'
import type { ReadOperation } from './operations'
import { planOn } from './plan'
import { existingTagKeys } from './request-keys'
import { bucketCheck, objectCheck, type Target, targetOf, versionKeys } from './target'

/**
 * How is an object, or what is known of it, read?
 *
 * HeadObject and GetObjectAttributes ask for `s3:GetObject`: there is no action of their own name. With a
 * version it is `s3:GetObjectVersion` instead. Of an object that is not there, only those learn it who may
 * list the bucket; everybody else is refused. SelectObjectContent answers the whole object: its SQL is not played.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
export function planReadObject(operation: ReadOperation, data: ServiceData, caller: Caller): OperationPlan {
  const target = targetOf(operation, data, caller)
  const { key } = operation
  const versionId = 'versionId' in operation ? operation.versionId : undefined
  const object = findObject(target.bucket, key, versionId)
  const hasTags = operation.operation === 'GetObject' || operation.operation === 'HeadObject'
  const read = readCheck(target, key, versionId, object, hasTags ? () => existingTagKeys(object?.tags) : {})
  const wanted = (operation.operation === 'GetObject' && operation.alsoWanted) || []
  const also = wanted.map((what) => objectCheck(target, ALSO[what], key, {}, object))
  if (!object) {
    return planOn(target, operation, {
      checks: target.bucket ? [read, ...also, learnThatItIsMissing(target)] : [read, ...also],
      run: () => missing(key, versionId),
    })
  }
  const encryption = encryptionOfStored(object, target.bucket)
  return planOn(target, operation, {
    checks: [read, ...also, ...keyChecks(encryption, 'Decrypt', target, key)],
    guards: managedKeyGuard(isManagedKeyOfOthers(encryption, target)),
    run: () => found(operation, object),
  })
}

const ALSO = {
  'tag-count': 'GetObjectTagging',
  'legal-hold': 'GetObjectLegalHold',
  retention: 'GetObjectRetention',
} as const

/** The right to read one object, in the version that is asked for. */
export function readCheck(
  target: Target,
  key: string,
  versionId: string | undefined,
  object: StoredObject | undefined,
  keys: LazyKeys,
): AuthorizationCheck {
  const action = versionId === undefined ? 'GetObject' : 'GetObjectVersion'
  return objectCheck(target, action, key, () => ({ ...keysIn(keys), ...versionKeys(versionId) }), object)
}

/** Whoever may not list the bucket is not told that an object does not exist. */
export function learnThatItIsMissing(target: Target): AuthorizationCheck {
  return bucketCheck(target, 'ListBucket', {}, { assumption: 'list-right-for-missing-object' })
}

/** What is answered for a key, or a version of it, that is not there. */
export function missing(key: string, versionId: string | undefined): ServiceAnswer {
  return versionId === undefined ? noSuchKey(key) : noSuchVersion(key, versionId)
}

/** The refusal of a caller who never gets the key of another account's S3. */
export function managedKeyGuard(isRefused: boolean): readonly Guard[] {
  return isRefused
    ? [{ check: 0, setting: 'aws-managed-key', kind: 'implicit-deny', message: 'Access Denied' }]
    : []
}

function found(operation: ReadOperation, object: StoredObject): ServiceAnswer {
  const size = counted(byteLength(object.body), 'byte')
  const version = object.versionId === undefined ? {} : { VersionId: object.versionId }
  switch (operation.operation) {
    case 'HeadObject':
      return { status: 200, summary: `200, an object of ${size}`, body: '' }
    case 'GetObjectAttributes':
      return {
        status: 200,
        summary: `200, ${size}`,
        body: { ETag: entityTag(object), ObjectSize: byteLength(object.body), ...version },
      }
    default:
      return { status: 200, summary: `200, ${size}`, body: object.body }
  }
}

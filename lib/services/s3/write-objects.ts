import { once } from '@/lib/base/once'
import type { ContextKeys } from '@/lib/iam'
import type { Bucket, ServiceData, StoredObject } from '../data'
import type { Answered, AuthorizationCheck, Caller, OperationPlan, ServiceAnswer } from '../plan'
import { byteLength, counted } from '../text'
import { aclProblem, ownerOfNew } from './access-lists'
import {
  encryptionOfNew,
  encryptionOfStored,
  encryptionProblem,
  isManagedKeyOfOthers,
  keyChecks,
} from './encryption'
import { entityTag, findObject, matchProblem, storeObject, withBucket } from './objects'
import type { CopyObject, MatchHeaders, ObjectHeaders, PutObject } from './operations'
import { planOn, unchanged } from './plan'
import { learnThatItIsMissing, managedKeyGuard, missing, readCheck } from './read-objects'
import { hasAclHeaders, objectHeaderKeys } from './request-keys'
import { bucketTarget, objectCheck, type Target, targetOf } from './target'

/**
 * The rights that making an object needs: `s3:PutObject`, and one more for an ACL, tags and each kind of lock.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export function writeChecks(
  target: Target,
  key: string,
  headers: ObjectHeaders & MatchHeaders,
  more: ContextKeys = {},
): readonly AuthorizationCheck[] {
  const keys = once(() => ({ ...objectHeaderKeys(headers), ...more }))
  const further = (action: FurtherRight) =>
    objectCheck(target, action, key, () => keysOfFurther(keys(), OWN_KEYS[action]))
  const checks = [objectCheck(target, 'PutObject', key, keys)]
  if (hasAclHeaders(headers)) checks.push(further('PutObjectAcl'))
  if (headers.tagging !== undefined) checks.push(further('PutObjectTagging'))
  if (headers.objectLockMode !== undefined || headers.objectLockRetainUntilDate !== undefined) {
    checks.push(further('PutObjectRetention'))
  }
  if (headers.objectLockLegalHold !== undefined) checks.push(further('PutObjectLegalHold'))
  return checks
}

type FurtherRight = keyof typeof OWN_KEYS

/** The keys that AWS publishes with each right that a write may need besides `s3:PutObject`. */
const OWN_KEYS = {
  PutObjectAcl: /^s3:x-amz-(?:acl|grant-|storage-class)/,
  PutObjectTagging: /^s3:RequestObjectTag/,
  PutObjectRetention: /^s3:object-lock-(?:mode|retain)/,
  PutObjectLegalHold: /^s3:object-lock-legal-hold/,
} as const

/**
 * The keys of a further right of one request: what the request says, also where AWS does not publish the key
 * with that right. Then it rests on an assumption.
 */
export function keysOfFurther(keys: ContextKeys, own: RegExp): ContextKeys {
  const asked = { assumption: 'keys-of-further-rights' }
  return Object.fromEntries(
    Object.entries(keys).map(([name, stated]) => {
      if (own.test(name)) return [name, stated]
      const value = typeof stated === 'object' && 'assumption' in stated ? stated.value : stated
      return [name, { value, ...asked }]
    }),
  )
}

/** The key that says whether a call makes the object itself, which a part of an upload does not. */
export function creationKey(isCreated: boolean): ContextKeys {
  return { 's3:ObjectCreationOperation': { value: isCreated, assumption: 'object-creation-operation' } }
}

/** How is an object stored? */
export function planPutObject(operation: PutObject, data: ServiceData, caller: Caller): OperationPlan {
  const target = targetOf(operation, data, caller)
  const { key, body } = operation
  const encryption = encryptionOfNew(operation, target)
  const checks = [
    ...writeChecks(target, key, operation, creationKey(true)),
    ...keyChecks(encryption, 'GenerateDataKey', target, key),
  ]
  return planOn(target, operation, {
    checks,
    guards: managedKeyGuard(isManagedKeyOfOthers(encryption, target)),
    run: (bucket) => {
      const stored: StoredObject = { key, body, ...propertiesOf(operation, bucket, target) }
      const said = (object: StoredObject): ServiceAnswer => ({
        status: 200,
        summary: `200, stored ${counted(byteLength(body), 'byte')}`,
        body: '',
        headers: { ETag: entityTag(object), ...versionHeader(object) },
      })
      return write(target, bucket, operation, stored, checks[0], said)
    },
  })
}

/**
 * How is an object copied?
 *
 * It is read from its source and written to its destination, each with its own rights. The tags of a tagged
 * source come along unless the request sets its own, and need the rights to read and write them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
export function planCopyObject(operation: CopyObject, data: ServiceData, caller: Caller): OperationPlan {
  const target = targetOf(operation, data, caller)
  const { key, metadataDirective, taggingDirective = 'COPY' } = operation
  const from = parseCopySource(operation.copySource)
  const source = bucketTarget(from.bucket, operation, data, caller)
  const original = findObject(source.bucket, from.key, from.versionId)
  const isTagCopied = taggingDirective === 'COPY'
  const isTagged = isTagCopied && original?.tags !== undefined && Object.keys(original.tags).length > 0
  const headers: ObjectHeaders & MatchHeaders = isTagCopied ? { ...operation, tagging: undefined } : operation
  const encryption = encryptionOfNew(operation, target)
  const isSourceKnown = source.bucket !== undefined && original === undefined
  const read = readCheck(source, from.key, from.versionId, original, {})
  const readEncryption = original ? encryptionOfStored(original, source.bucket) : 'SSE-S3'
  const writes = writeChecks(target, key, headers, {
    ...creationKey(true),
    's3:x-amz-copy-source': from.written,
    's3:x-amz-metadata-directive': metadataDirective,
  })
  const checks = [
    read,
    ...(isSourceKnown ? [learnThatItIsMissing(source)] : []),
    ...(isTagged ? [objectCheck(source, 'GetObjectTagging', from.key, {}, original)] : []),
    ...keyChecks(readEncryption, 'Decrypt', source, from.key),
    ...(isTagCopied && original && !isTagged ? writes.map(asUntagged) : writes),
    ...(isTagged
      ? [
          objectCheck(target, 'PutObjectTagging', key, () =>
            keysOfFurther(writes[0]?.keys() ?? {}, OWN_KEYS.PutObjectTagging),
          ),
        ]
      : []),
    ...keyChecks(encryption, 'GenerateDataKey', target, key),
  ]
  return planOn(target, operation, {
    checks,
    sources: [source],
    guards: managedKeyGuard(
      isManagedKeyOfOthers(encryption, target) || isManagedKeyOfOthers(readEncryption, source),
    ),
    run: (bucket) => {
      if (!original) return missing(from.key, from.versionId)
      const stored: StoredObject = {
        key,
        body: original.body,
        ...propertiesOf(headers, bucket, target),
        ...(isTagged ? { tags: original.tags } : {}),
      }
      const said = (object: StoredObject): ServiceAnswer => ({
        status: 200,
        summary: `200, copied ${counted(byteLength(object.body), 'byte')}`,
        body: { CopyObjectResult: { ETag: entityTag(object) } },
        headers: versionHeader(object),
      })
      return write(target, bucket, operation, stored, writes[0], said)
    },
  })
}

function asUntagged(check: AuthorizationCheck): AuthorizationCheck {
  return { assumption: 'copy-of-untagged-source', ...check }
}

/** Stores an object, unless its ACL or the conditions of the request forbid it. */
export function write(
  target: Target,
  bucket: Bucket,
  headers: ObjectHeaders & MatchHeaders,
  object: StoredObject,
  check: AuthorizationCheck | undefined,
  said: (object: StoredObject) => ServiceAnswer,
): Answered {
  const { caller } = target
  const asked = check ?? { action: 's3:PutObject', resource: target.arn }
  const problem =
    aclProblem(headers, bucket, caller, asked) ??
    encryptionProblem(headers, bucket, caller, asked) ??
    matchProblem(headers, findObject(bucket, object.key))
  if (problem) return unchanged(problem, target.data)
  const after = storeObject(bucket, object)
  return { answer: said(after.object), data: withBucket(target.data, after.bucket) }
}

/** What the headers of a request say about the object that it makes. */
export function propertiesOf(
  headers: ObjectHeaders,
  bucket: Bucket,
  target: Target,
): Partial<Omit<StoredObject, 'key' | 'body' | 'versionId'>> {
  const { tagging, acl, storageClass, objectLockMode, objectLockRetainUntilDate, objectLockLegalHold } =
    headers
  const encryption = encryptionOfNew(headers, target)
  const ownedBy = ownerOfNew(bucket, target.account, target.caller, acl)
  return {
    ...(tagging === undefined ? {} : { tags: tagging }),
    ...(acl === undefined ? {} : { acl }),
    ...(storageClass === undefined ? {} : { storageClass }),
    ...(encryption === 'SSE-S3' ? {} : { encryption }),
    ...(ownedBy === undefined ? {} : { ownedBy }),
    ...(objectLockMode === undefined || objectLockRetainUntilDate === undefined
      ? {}
      : { retention: { mode: objectLockMode, retainUntilDate: objectLockRetainUntilDate } }),
    ...(objectLockLegalHold === undefined ? {} : { legalHold: objectLockLegalHold }),
  }
}

export function versionHeader({ versionId }: StoredObject): Readonly<Record<string, string>> {
  return versionId === undefined ? {} : { 'x-amz-version-id': versionId }
}

/** `bucket/key?versionId=v`, with or without a slash before it, encoded for a URL or not. */
export function parseCopySource(text: string): {
  readonly bucket: string
  readonly key: string
  readonly versionId: string | undefined
  /** As policies write it. */
  readonly written: string
} {
  const [, path = '', version] = /^\/?(.*?)(?:\?versionId=(.*))?$/s.exec(text) ?? []
  const decoded = decode(path)
  const slash = decoded.indexOf('/')
  return {
    bucket: slash < 0 ? decoded : decoded.slice(0, slash),
    key: slash < 0 ? '' : decoded.slice(slash + 1),
    versionId: version,
    written: decoded,
  }
}

/** A text that is no encoding of another stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

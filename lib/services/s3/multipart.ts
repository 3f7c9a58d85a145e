import { fingerprintBase32 } from '@/lib/base/fingerprint'
import type { ContextKeys } from '@/lib/iam'
import type { Bucket, ServiceData, StoredObject, Upload } from '../data'
import type { Answered, AuthorizationCheck, Caller, OperationPlan, ServiceAnswer } from '../plan'
import { byteLength, counted } from '../text'
import { aclProblem } from './access-lists'
import {
  encryptionOfNew,
  encryptionOfStored,
  encryptionProblem,
  isManagedKeyOfOthers,
  keyChecks,
} from './encryption'
import { noSuchUpload, s3Error } from './errors'
import { entityTag, findObject, matchProblem, storeObject, withBucket } from './objects'
import type { MultipartOperation } from './operations'
import { planOn, unchanged } from './plan'
import { learnThatItIsMissing, managedKeyGuard, missing, readCheck } from './read-objects'
import { existingTagKeys, matchKeys } from './request-keys'
import { bucketCheck, bucketTarget, objectCheck, type Target, targetOf } from './target'
import { creationKey, parseCopySource, propertiesOf, versionHeader, writeChecks } from './write-objects'

type On<Name extends MultipartOperation['operation']> = Extract<MultipartOperation, { operation: Name }>

/**
 * How is an object uploaded in parts?
 *
 * Every step but listing and aborting needs `s3:PutObject`. Whoever began an upload may list its parts and
 * abort it without any policy, unless one denies it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
 */
export function planMultipart(
  operation: MultipartOperation,
  data: ServiceData,
  caller: Caller,
): OperationPlan {
  const target = targetOf(operation, data, caller)
  switch (operation.operation) {
    case 'CreateMultipartUpload':
      return planCreate(operation, target)
    case 'UploadPart':
    case 'UploadPartCopy':
      return planPart(operation, target)
    case 'CompleteMultipartUpload':
      return planComplete(operation, target)
    case 'AbortMultipartUpload':
    case 'ListParts':
      return planOnUpload(operation, target)
    case 'ListMultipartUploads':
      return planOn(target, operation, {
        checks: [bucketCheck(target, 'ListBucketMultipartUploads')],
        run: ({ uploads = [] }) => {
          const open = uploads.filter(({ isAborted }) => !isAborted)
          return {
            status: 200,
            summary: `200, ${counted(open.length, 'upload')}`,
            body: { Uploads: open.map(({ key, uploadId }) => ({ Key: key, UploadId: uploadId })) },
          }
        },
      })
  }
}

function planCreate(operation: On<'CreateMultipartUpload'>, target: Target): OperationPlan {
  const { key } = operation
  const encryption = encryptionOfNew(operation, target)
  const writes = writeChecks(target, key, operation, creationKey(false))
  return planOn(target, operation, {
    checks: [...writes, ...keyChecks(encryption, 'GenerateDataKey', target, key)],
    guards: managedKeyGuard(isManagedKeyOfOthers(encryption, target)),
    run: (bucket) => {
      const [first] = writes
      const problem =
        first &&
        (aclProblem(operation, bucket, target.caller, first) ??
          encryptionProblem(operation, bucket, target.caller, first))
      if (problem) return problem
      const uploads = bucket.uploads ?? []
      const taken = uploads.map((upload) => upload.uploadId).join(' ')
      const uploadId = fingerprintBase32(`${bucket.name} ${key} ${bucket.objects.length} ${taken}`, 32)
      const object = propertiesOf(operation, bucket, target)
      const { serverSideEncryption } = operation
      const upload: Upload = {
        uploadId,
        key,
        initiator: target.caller.arn,
        parts: [],
        object,
        ...(serverSideEncryption === undefined ? {} : { serverSideEncryption }),
      }
      return {
        answer: {
          status: 200,
          summary: '200, upload begun',
          body: { Bucket: bucket.name, Key: key, UploadId: uploadId },
        },
        data: withBucket(target.data, { ...bucket, uploads: [...uploads, upload] }),
      }
    },
  })
}

function planPart(operation: On<'UploadPart' | 'UploadPartCopy'>, target: Target): OperationPlan {
  const { key, uploadId, partNumber } = operation
  if (operation.operation === 'UploadPart') {
    return planOn(target, operation, {
      checks: [
        objectCheck(target, 'PutObject', key, {
          ...creationKey(false),
          ...carriedOn(findUpload(target.bucket, key, uploadId)),
        }),
      ],
      run: (bucket) =>
        withUpload(target, bucket, key, uploadId, (upload) =>
          addPart(target, bucket, upload, partNumber, operation.body),
        ),
    })
  }
  const from = parseCopySource(operation.copySource)
  const source = bucketTarget(from.bucket, operation, target.data, target.caller)
  const original = findObject(source.bucket, from.key, from.versionId)
  const encryption = original ? encryptionOfStored(original, source.bucket) : 'SSE-S3'
  const write = objectCheck(target, 'PutObject', key, {
    ...creationKey(false),
    ...carriedOn(findUpload(target.bucket, key, uploadId)),
    's3:x-amz-copy-source': from.written,
  })
  return planOn(target, operation, {
    sources: [source],
    checks: [
      readCheck(source, from.key, from.versionId, original, existingTagKeys(original?.tags)),
      ...(source.bucket && !original ? [learnThatItIsMissing(source)] : []),
      ...keyChecks(encryption, 'Decrypt', source, from.key),
      write,
    ],
    guards: managedKeyGuard(isManagedKeyOfOthers(encryption, source)),
    run: (bucket) => {
      if (!original) return missing(from.key, from.versionId)
      return withUpload(target, bucket, key, uploadId, (upload) =>
        addPart(target, bucket, upload, partNumber, original.body),
      )
    },
  })
}

function planComplete(operation: On<'CompleteMultipartUpload'>, target: Target): OperationPlan {
  const { key, uploadId } = operation
  const upload = findUpload(target.bucket, key, uploadId)
  const encryption = upload?.object?.encryption ?? 'SSE-S3'
  return planOn(target, operation, {
    checks: [
      objectCheck(target, 'PutObject', key, {
        ...matchKeys(operation),
        ...creationKey(true),
        ...carriedOn(upload),
      }),
      ...keyChecks(encryption, 'Decrypt', target, key),
    ],
    guards: managedKeyGuard(isManagedKeyOfOthers(encryption, target)),
    run: (bucket) =>
      withUpload(target, bucket, key, uploadId, (known) => {
        const problem = matchProblem(operation, findObject(bucket, key))
        if (problem) return unchanged(problem, target.data)
        if (known.parts.length === 0) {
          const message =
            'The XML you provided was not well-formed or did not validate against our published schema'
          return unchanged(s3Error(400, 'MalformedXML', message), target.data)
        }
        const parts = [...known.parts].sort((left, right) => left.partNumber - right.partNumber)
        const whole: StoredObject = { key, body: parts.map(({ body }) => body).join(''), ...known.object }
        const stored = storeObject(bucket, whole)
        const uploads = (bucket.uploads ?? []).filter((other) => other !== known)
        return {
          answer: {
            status: 200,
            summary: `200, stored ${counted(byteLength(whole.body), 'byte')}`,
            body: { Bucket: bucket.name, Key: key, ETag: entityTag(whole) },
            headers: versionHeader(stored.object),
          },
          data: withBucket(target.data, { ...stored.bucket, uploads }),
        }
      }),
  })
}

function planOnUpload(operation: On<'AbortMultipartUpload' | 'ListParts'>, target: Target): OperationPlan {
  const { key, uploadId } = operation
  const isAbort = operation.operation === 'AbortMultipartUpload'
  const upload = (target.bucket?.uploads ?? []).find(
    (candidate) => candidate.uploadId === uploadId && candidate.key === key,
  )
  const isInitiator = upload?.initiator !== undefined && upload.initiator === target.caller.arn
  const check: AuthorizationCheck = {
    ...objectCheck(target, isAbort ? 'AbortMultipartUpload' : 'ListMultipartUploadParts', key),
    ...(isInitiator ? { grantedBy: 'initiator' } : {}),
  }
  return planOn(target, operation, {
    checks: [check],
    run: (bucket) =>
      withUpload(target, bucket, key, uploadId, (known) => {
        if (isAbort) {
          const aborted: Upload = { ...known, isAborted: true, parts: [] }
          return {
            answer: { status: 204, summary: '204, aborted', body: '' },
            data: withBucket(target.data, replaceUpload(bucket, known, aborted)),
          }
        }
        const parts = known.parts.map(({ partNumber, body }) => ({
          PartNumber: partNumber,
          Size: byteLength(body),
        }))
        const answer: ServiceAnswer = {
          status: 200,
          summary: `200, ${counted(parts.length, 'part')}`,
          body: { Key: key, UploadId: uploadId, Parts: parts },
        }
        return unchanged(answer, target.data)
      }),
  })
}

/** SSE-S3, once asked for, is a key of all later steps; observed, and not so for other kinds of encryption. */
function carriedOn(upload: Upload | undefined): ContextKeys {
  return upload?.serverSideEncryption === 'AES256' ? { 's3:x-amz-server-side-encryption': 'AES256' } : {}
}

function findUpload(bucket: Bucket | undefined, key: string, uploadId: string): Upload | undefined {
  return bucket?.uploads?.find(
    (candidate) => candidate.uploadId === uploadId && candidate.key === key && !candidate.isAborted,
  )
}

/** Only whoever began an upload learns that it was aborted; the others of the account are refused. */
function withUpload(
  { data, caller }: Target,
  bucket: Bucket,
  key: string,
  uploadId: string,
  run: (upload: Upload) => Answered,
): Answered {
  const upload = findUpload(bucket, key, uploadId)
  if (upload) return run(upload)
  const aborted = bucket.uploads?.find(
    (candidate) =>
      candidate.uploadId === uploadId && candidate.isAborted && candidate.initiator !== undefined,
  )
  const isHidden = aborted !== undefined && aborted.initiator !== caller.arn
  return unchanged(isHidden ? s3Error(403, 'AccessDenied', 'Access Denied') : noSuchUpload(uploadId), data)
}

function addPart(
  { data }: Target,
  bucket: Bucket,
  upload: Upload,
  partNumber: number,
  body: string,
): Answered {
  const others = upload.parts.filter((part) => part.partNumber !== partNumber)
  const after = { ...upload, parts: [...others, { partNumber, body }] }
  return {
    answer: {
      status: 200,
      summary: `200, part ${partNumber} stored`,
      body: '',
      headers: { ETag: entityTag({ body }) },
    },
    data: withBucket(data, replaceUpload(bucket, upload, after)),
  }
}

function replaceUpload(bucket: Bucket, before: Upload, after: Upload): Bucket {
  return {
    ...bucket,
    uploads: (bucket.uploads ?? []).map((upload) => (upload === before ? after : upload)),
  }
}

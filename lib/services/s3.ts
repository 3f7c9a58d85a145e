import { assertNever } from '@/lib/base/invariant'
import type { OperationOf, OperationPlan, ServiceAnswer, ServiceData } from './types'

/** Keys that every signed request over TLS carries. @see https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html */
const SIGNED_REQUEST = {
  's3:authType': 'REST-HEADER',
  's3:signatureversion': 'AWS4-HMAC-SHA256',
  's3:TlsVersion': '1.3',
} as const

/** A listing without `max-keys` asks for this many, and the key says so. */
const DEFAULT_MAX_KEYS = 1_000

/**
 * Which authorisations does this S3 operation need, and what does S3 answer once it has them?
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export function planS3(operation: OperationOf<'s3'>, data: ServiceData): OperationPlan {
  const bucket = data.buckets.find((candidate) => candidate.name === operation.bucket)
  const keys = { ...SIGNED_REQUEST, 's3:ResourceAccount': data.account }
  const bucketArn = `arn:aws:s3:::${operation.bucket}`
  switch (operation.operation) {
    case 'ListObjectsV2': {
      const { prefix } = operation
      const check = {
        action: 's3:ListBucket',
        resource: bucketArn,
        keys: { ...keys, 's3:prefix': prefix, 's3:max-keys': DEFAULT_MAX_KEYS },
      }
      return {
        checks: [check],
        answer: () => (bucket ? list(bucket.objects, prefix) : noSuchBucket()),
      }
    }
    case 'GetObject': {
      const { key } = operation
      const object = bucket?.objects.find((candidate) => candidate.key === key)
      const read = { action: 's3:GetObject', resource: `${bucketArn}/${key}`, keys }
      // Whoever may not list the bucket is not told that the object does not exist.
      const learnThatItIsMissing = {
        action: 's3:ListBucket',
        resource: bucketArn,
        keys,
        assumption: 'list-right-for-missing-object',
      }
      return {
        checks: bucket && !object ? [read, learnThatItIsMissing] : [read],
        answer: () => {
          if (!bucket) return noSuchBucket()
          if (!object) return failure(404, 'NoSuchKey', 'The specified key does not exist.')
          return { status: 200, summary: `200, ${size(object.body)}`, body: object.body }
        },
      }
    }
    case 'PutObject': {
      const { key, body } = operation
      const check = { action: 's3:PutObject', resource: `${bucketArn}/${key}`, keys }
      return {
        checks: [check],
        answer: () =>
          bucket ? { status: 200, summary: `200, stored ${size(body)}`, body: '' } : noSuchBucket(),
      }
    }
    default:
      return assertNever(operation)
  }
}

/** How S3 writes a refusal. @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export function s3Refusal(message: string): ServiceAnswer {
  return failure(403, 'AccessDenied', message)
}

function list(objects: readonly { key: string; body: string }[], prefix: string | undefined): ServiceAnswer {
  const found = objects.filter((object) => object.key.startsWith(prefix ?? ''))
  return {
    status: 200,
    summary: `200, ${found.length === 1 ? '1 object' : `${found.length} objects`}`,
    body: {
      KeyCount: found.length,
      MaxKeys: DEFAULT_MAX_KEYS,
      ...(prefix === undefined ? {} : { Prefix: prefix }),
      Contents: found.map((object) => ({ Key: object.key, Size: byteLength(object.body) })),
    },
  }
}

function noSuchBucket(): ServiceAnswer {
  return failure(404, 'NoSuchBucket', 'The specified bucket does not exist')
}

function failure(status: number, code: string, message: string): ServiceAnswer {
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return {
    status,
    summary: `${status} ${code}`,
    error: { code, message },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escaped}</Message></Error>`,
  }
}

function size(body: string): string {
  const bytes = byteLength(body)
  return bytes === 1 ? '1 byte' : `${bytes} bytes`
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

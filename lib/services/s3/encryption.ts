import type { Bucket, Encryption, StoredObject } from '../data'
import type { AuthorizationCheck, Caller, ServiceAnswer } from '../plan'
import { s3Error } from './errors'
import type { ObjectHeaders } from './operations'
import type { Target } from './target'
import { objectArn } from './target'

const MANAGED = ':alias/aws/s3'

/** How an object is encrypted that is written with these headers: as they say, or else as the bucket does. */
export function encryptionOfNew(headers: ObjectHeaders, target: Target): Encryption {
  const { serverSideEncryption, kmsKeyId, customerAlgorithm } = headers
  if (customerAlgorithm !== undefined || serverSideEncryption === 'AES256') return 'SSE-S3'
  const byDefault = target.bucket?.encryption ?? 'SSE-S3'
  if (serverSideEncryption === undefined) return byDefault
  if (kmsKeyId !== undefined) return { kmsKeyArn: keyArn(kmsKeyId, target) }
  return byDefault === 'SSE-S3' ? { kmsKeyArn: keyArn('alias/aws/s3', target) } : byDefault
}

/** How an object that is stored was encrypted. */
export function encryptionOfStored(object: StoredObject, bucket: Bucket | undefined): Encryption {
  return object.encryption ?? bucket?.encryption ?? 'SSE-S3'
}

function keyArn(id: string, { data, account }: Target): string {
  if (id.startsWith('arn:')) return id
  const prefix = `arn:aws:kms:${data.region}:${account}:`
  return id.startsWith('alias/') ? `${prefix}${id}` : `${prefix}key/${id}`
}

/**
 * What else an operation needs on the KMS key: asked of the same caller, through S3.
 *
 * Nothing for S3's own keys, and nothing for the AWS managed key `aws/s3`, which everybody of its account may
 * use through S3.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function keyChecks(
  encryption: Encryption,
  action: 'Decrypt' | 'GenerateDataKey',
  target: Target,
  key: string,
): readonly AuthorizationCheck[] {
  if (encryption === 'SSE-S3' || encryption.kmsKeyArn.endsWith(MANAGED)) return []
  const { kmsKeyArn } = encryption
  const { caller, data } = target
  return [
    {
      action: `kms:${action}`,
      resource: kmsKeyArn,
      resourceAccount: kmsKeyArn.split(':')[4] ?? target.account,
      policyOf: { kind: 'key', name: kmsKeyArn },
      keys: () => ({
        'kms:ViaService': `s3.${data.region}.amazonaws.com`,
        'kms:CallerAccount': caller.account ?? undefined,
        'kms:EncryptionContext:aws:s3:arn': {
          value: objectArn(target, key),
          assumption: 's3-encryption-context',
        },
        'aws:CalledVia': ['s3.amazonaws.com'],
        'aws:CalledViaFirst': 's3.amazonaws.com',
        'aws:CalledViaLast': 's3.amazonaws.com',
      }),
      onRefusal: 'refuse-all',
    },
  ]
}

/** The key `aws/s3` serves only its own account: somebody of another one never gets through. */
export function isManagedKeyOfOthers(encryption: Encryption, { caller }: Target): boolean {
  if (encryption === 'SSE-S3' || !encryption.kmsKeyArn.endsWith(MANAGED)) return false
  return encryption.kmsKeyArn.split(':')[4] !== caller.account
}

/**
 * Why an upload is refused for the way in which it wants to be encrypted; null: it is not.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
export function encryptionProblem(
  { customerAlgorithm }: ObjectHeaders,
  bucket: Bucket,
  caller: Caller,
  { action, resource }: Pick<AuthorizationCheck, 'action' | 'resource'>,
): ServiceAnswer | null {
  if (customerAlgorithm === undefined || !bucket.blocksCustomerKeys) return null
  const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: "${resource}" because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). Please specify a different server-side encryption type`
  return s3Error(403, 'AccessDenied', message)
}

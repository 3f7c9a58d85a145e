import type { ContextKeys } from '@/lib/iam'
import type { Tags } from '../data'
import type { Caller } from '../plan'
import type { AclHeaders, MatchHeaders, ObjectHeaders, S3Operation } from './operations'

/** The SHA-256 of nothing: what a request without a body says of its payload. */
const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** In the place of the hash of a body: one hash is as good as another, since no policy names one. */
const HASH_OF_A_BODY = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

const SIGNATURE = {
  's3:signatureversion': 'AWS4-HMAC-SHA256',
  's3:authType': 'REST-HEADER',
  's3:signatureAge': { value: 0, assumption: 'signature-age-of-signed-headers' },
  's3:TlsVersion': '1.3',
} as const
/** What nearly every request carries, made once. */
const SIGNED: ContextKeys = { ...SIGNATURE, 's3:x-amz-content-sha256': HASH_OF_NOTHING }
const SIGNED_BODY: ContextKeys = {
  ...SIGNATURE,
  's3:x-amz-content-sha256': { value: HASH_OF_A_BODY, assumption: 'payload-hash-stand-in' },
}

/**
 * The condition keys that say how a request was signed and sent.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html
 */
export function signingKeys(operation: S3Operation, caller: Caller): ContextKeys {
  const { presigned, postForm, signatureAge, tlsVersion = '1.3', contentSha256 } = operation
  const isPlain = !presigned && !postForm && signatureAge === undefined && contentSha256 === undefined
  if (isPlain && caller.account !== null && tlsVersion === '1.3') {
    return 'body' in operation && operation.body !== '' ? SIGNED_BODY : SIGNED
  }
  const tls = { 's3:TlsVersion': tlsVersion === 'none' ? undefined : tlsVersion }
  if (tlsVersion === 'none') {
    return { ...signatureOf(), 's3:TlsVersion': { value: undefined, assumption: 'tls-version-without-tls' } }
  }
  return { ...signatureOf(), ...tls }

  function signatureOf(): ContextKeys {
    if (caller.account === null) return {}
    const signed = { 's3:signatureversion': 'AWS4-HMAC-SHA256' }
    if (presigned || postForm) {
      return {
        ...signed,
        's3:authType': postForm ? 'POST' : 'REST-QUERY-STRING',
        's3:signatureAge': signatureAge ?? 0,
      }
    }
    return {
      ...signed,
      's3:authType': 'REST-HEADER',
      's3:signatureAge': { value: signatureAge ?? 0, assumption: 'signature-age-of-signed-headers' },
      's3:x-amz-content-sha256': contentSha256 ?? payloadHash(operation),
    }
  }
}

/** The hash of the body; a stand-in of the right shape for a body that holds something. */
function payloadHash(operation: S3Operation): ContextKeys[string] {
  const body = 'body' in operation ? operation.body : ''
  if (body === '') return HASH_OF_NOTHING
  return { value: HASH_OF_A_BODY, assumption: 'payload-hash-stand-in' }
}

/** Keys that mirror the ACL headers; absent without them. */
export function aclKeys(headers: AclHeaders): ContextKeys {
  return {
    's3:x-amz-acl': headers.acl,
    's3:x-amz-grant-read': headers.grantRead,
    's3:x-amz-grant-read-acp': headers.grantReadAcp,
    's3:x-amz-grant-write': headers.grantWrite,
    's3:x-amz-grant-write-acp': headers.grantWriteAcp,
    's3:x-amz-grant-full-control': headers.grantFullControl,
  }
}

/** Was an ACL asked for? */
export function hasAclHeaders(headers: AclHeaders): boolean {
  return Object.values(aclKeys(headers)).some((value) => value !== undefined)
}

/** The tags that a request sets. */
export function requestTagKeys(tags: Tags | undefined): ContextKeys {
  if (tags === undefined) return {}
  return { ...prefixed('s3:RequestObjectTag/', tags), 's3:RequestObjectTagKeys': Object.keys(tags) }
}

/** The tags of the object as it is stored. */
export function existingTagKeys(tags: Tags | undefined): ContextKeys {
  return prefixed('s3:ExistingObjectTag/', tags ?? {})
}

/** `{a: '1'}` to `{'PREFIXa': '1'}`. */
export function prefixed(prefix: string, tags: Tags): ContextKeys {
  return Object.fromEntries(Object.entries(tags).map(([name, value]) => [`${prefix}${name}`, value]))
}

/** Keys of the headers of a conditional write. */
export function matchKeys({ ifMatch, ifNoneMatch }: MatchHeaders): ContextKeys {
  return { 's3:if-match': ifMatch, 's3:if-none-match': ifNoneMatch }
}

/** Keys of object lock. */
export function lockKeys(
  headers: Pick<ObjectHeaders, 'objectLockMode' | 'objectLockRetainUntilDate' | 'objectLockLegalHold'>,
): ContextKeys {
  return {
    's3:object-lock-mode': headers.objectLockMode,
    's3:object-lock-retain-until-date': headers.objectLockRetainUntilDate,
    's3:object-lock-legal-hold': headers.objectLockLegalHold,
  }
}

/**
 * The keys of the headers with which an object is made. Each mirrors its header: what the bucket's default
 * encryption or the standard storage class fill in is not among them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export function objectHeaderKeys(headers: ObjectHeaders & MatchHeaders): ContextKeys {
  return {
    ...aclKeys(headers),
    ...requestTagKeys(headers.tagging),
    ...lockKeys(headers),
    ...matchKeys(headers),
    's3:x-amz-server-side-encryption': headers.serverSideEncryption ?? {
      value: undefined,
      assumption: 'encryption-key-mirrors-header',
    },
    's3:x-amz-server-side-encryption-aws-kms-key-id': headers.kmsKeyId,
    's3:x-amz-server-side-encryption-customer-algorithm': headers.customerAlgorithm,
    's3:x-amz-storage-class': headers.storageClass ?? {
      value: undefined,
      assumption: 'storage-class-mirrors-header',
    },
    's3:x-amz-website-redirect-location': headers.websiteRedirectLocation,
  }
}

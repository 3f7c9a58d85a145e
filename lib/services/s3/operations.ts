import type { BlockPublicAccess, Ownership, Tags } from '../data'

/** How the request was signed and sent; everything left out: signed in its headers, over TLS 1.3. */
export interface S3Request {
  readonly service: 's3'
  /** A presigned URL: the signature is in the query string. */
  readonly presigned?: boolean | undefined
  /** A form upload with a signed policy. */
  readonly postForm?: boolean | undefined
  /** Milliseconds since the signature was made. */
  readonly signatureAge?: number | undefined
  readonly tlsVersion?: '1.2' | '1.3' | 'none' | undefined
  /** The header `x-amz-content-sha256`: `UNSIGNED-PAYLOAD`, or a hash. */
  readonly contentSha256?: string | undefined
}

interface OnBucket extends S3Request {
  readonly bucket: string
  /** Name of the access point that the request goes through. */
  readonly accessPoint?: string | undefined
}

interface OnObject extends OnBucket {
  readonly key: string
}

interface OnVersion extends OnObject {
  readonly versionId?: string | undefined
}

/** Headers that set an ACL. */
export interface AclHeaders {
  /** The canned ACL. */
  readonly acl?: string | undefined
  readonly grantRead?: string | undefined
  readonly grantReadAcp?: string | undefined
  readonly grantWrite?: string | undefined
  readonly grantWriteAcp?: string | undefined
  readonly grantFullControl?: string | undefined
}

/** Headers of the operations that make an object. */
export interface ObjectHeaders extends AclHeaders {
  readonly tagging?: Tags | undefined
  readonly storageClass?: string | undefined
  readonly serverSideEncryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse' | undefined
  readonly kmsKeyId?: string | undefined
  readonly customerAlgorithm?: string | undefined
  readonly websiteRedirectLocation?: string | undefined
  readonly objectLockMode?: 'GOVERNANCE' | 'COMPLIANCE' | undefined
  readonly objectLockRetainUntilDate?: string | undefined
  readonly objectLockLegalHold?: 'ON' | 'OFF' | undefined
}

/** Headers by which a write is conditional. */
export interface MatchHeaders {
  readonly ifMatch?: string | undefined
  readonly ifNoneMatch?: string | undefined
}

interface ListParameters {
  readonly prefix?: string | undefined
  readonly delimiter?: string | undefined
  readonly maxKeys?: number | undefined
}

interface CopyParameters {
  /** `bucket/key`, with `?versionId=` for a version. */
  readonly copySource: string
}

export type ListOperation = OnBucket &
  ListParameters &
  (
    | { readonly operation: 'ListObjectsV2' | 'ListObjects'; readonly fetchOwner?: boolean | undefined }
    | { readonly operation: 'ListObjectVersions' }
  )

export type ReadOperation =
  | (OnVersion & {
      readonly operation: 'GetObject'
      /** What else the caller wants to read with the object. */
      readonly alsoWanted?: readonly ('tag-count' | 'legal-hold' | 'retention')[] | undefined
    })
  | (OnVersion & { readonly operation: 'HeadObject' | 'GetObjectAttributes' })
  | (OnObject & { readonly operation: 'SelectObjectContent' })

export type PutObject = OnObject &
  ObjectHeaders &
  MatchHeaders & { readonly operation: 'PutObject'; readonly body: string }

export type CopyObject = OnObject &
  ObjectHeaders &
  MatchHeaders &
  CopyParameters & {
    readonly operation: 'CopyObject'
    readonly metadataDirective?: 'COPY' | 'REPLACE' | undefined
    readonly taggingDirective?: 'COPY' | 'REPLACE' | undefined
  }

export type DeleteOperation =
  | (OnVersion &
      MatchHeaders & {
        readonly operation: 'DeleteObject'
        readonly bypassGovernanceRetention?: boolean | undefined
      })
  | (OnBucket & {
      readonly operation: 'DeleteObjects'
      readonly objects: readonly { readonly key: string; readonly versionId?: string | undefined }[]
      readonly bypassGovernanceRetention?: boolean | undefined
    })

export type MultipartOperation =
  | (OnObject & ObjectHeaders & { readonly operation: 'CreateMultipartUpload' })
  | (OnObject & {
      readonly operation: 'UploadPart'
      readonly uploadId: string
      readonly partNumber: number
      readonly body: string
    })
  | (OnObject &
      CopyParameters & {
        readonly operation: 'UploadPartCopy'
        readonly uploadId: string
        readonly partNumber: number
      })
  | (OnObject & MatchHeaders & { readonly operation: 'CompleteMultipartUpload'; readonly uploadId: string })
  | (OnObject & { readonly operation: 'AbortMultipartUpload' | 'ListParts'; readonly uploadId: string })
  | (OnBucket & { readonly operation: 'ListMultipartUploads' })

/** Operations on what belongs to an object besides its body. */
export type ObjectPartOperation =
  | (OnVersion & { readonly operation: 'GetObjectTagging' | 'DeleteObjectTagging' })
  | (OnVersion & { readonly operation: 'PutObjectTagging'; readonly tagging: Tags })
  | (OnVersion & { readonly operation: 'GetObjectAcl' })
  | (OnVersion & AclHeaders & { readonly operation: 'PutObjectAcl' })
  | (OnVersion & { readonly operation: 'GetObjectRetention' | 'GetObjectLegalHold' })
  | (OnVersion & {
      readonly operation: 'PutObjectRetention'
      readonly objectLockMode: 'GOVERNANCE' | 'COMPLIANCE'
      readonly objectLockRetainUntilDate: string
    })
  | (OnVersion & { readonly operation: 'PutObjectLegalHold'; readonly objectLockLegalHold: 'ON' | 'OFF' })
  | (OnVersion & { readonly operation: 'RestoreObject' })

/** Operations on a bucket as a whole. */
export type BucketOperation =
  | (S3Request & { readonly operation: 'ListBuckets' })
  | (OnBucket &
      AclHeaders & {
        readonly operation: 'CreateBucket'
        readonly locationConstraint?: string | undefined
        readonly objectOwnership?: Ownership | undefined
        readonly objectLockEnabled?: boolean | undefined
      })
  | (OnBucket & { readonly operation: 'HeadBucket' | 'DeleteBucket' | 'GetBucketLocation' })
  | (OnBucket & { readonly operation: 'GetBucketPolicy' | 'DeleteBucketPolicy' | 'GetBucketPolicyStatus' })
  | (OnBucket & { readonly operation: 'PutBucketPolicy'; readonly policy: string })
  | (OnBucket & { readonly operation: 'GetBucketAcl' })
  | (OnBucket & AclHeaders & { readonly operation: 'PutBucketAcl' })
  | (OnBucket & { readonly operation: 'PutPublicAccessBlock'; readonly settings: BlockPublicAccess })
  | (OnBucket & { readonly operation: 'PutBucketOwnershipControls'; readonly objectOwnership: Ownership })
  | (OnBucket & { readonly operation: 'PutBucketVersioning'; readonly status: 'Enabled' | 'Suspended' })
  | (OnBucket & {
      readonly operation: PlainConfigurationOperation
      /** What is stored, as text. */
      readonly content?: string | undefined
    })

/** Operations on a configuration of the bucket that fills no condition key. */
export type PlainConfigurationOperation = keyof typeof CONFIGURATION_ACTIONS

/**
 * The action of each configuration operation; several are not named like the operation.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export const CONFIGURATION_ACTIONS = {
  GetBucketCors: 'GetBucketCORS',
  PutBucketCors: 'PutBucketCORS',
  DeleteBucketCors: 'PutBucketCORS',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
  PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
  DeleteBucketLifecycle: 'PutLifecycleConfiguration',
  GetBucketEncryption: 'GetEncryptionConfiguration',
  PutBucketEncryption: 'PutEncryptionConfiguration',
  DeleteBucketEncryption: 'PutEncryptionConfiguration',
  GetBucketReplication: 'GetReplicationConfiguration',
  PutBucketReplication: 'PutReplicationConfiguration',
  DeleteBucketReplication: 'PutReplicationConfiguration',
  GetBucketTagging: 'GetBucketTagging',
  PutBucketTagging: 'PutBucketTagging',
  DeleteBucketTagging: 'PutBucketTagging',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
  GetBucketOwnershipControls: 'GetBucketOwnershipControls',
  DeleteBucketOwnershipControls: 'PutBucketOwnershipControls',
  GetBucketVersioning: 'GetBucketVersioning',
  GetBucketWebsite: 'GetBucketWebsite',
  PutBucketWebsite: 'PutBucketWebsite',
  DeleteBucketWebsite: 'DeleteBucketWebsite',
  GetBucketLogging: 'GetBucketLogging',
  PutBucketLogging: 'PutBucketLogging',
  GetBucketNotificationConfiguration: 'GetBucketNotification',
  PutBucketNotificationConfiguration: 'PutBucketNotification',
} as const

/** An S3 operation with its parameters, named as AWS names them. */
export type S3Operation =
  | ListOperation
  | ReadOperation
  | PutObject
  | CopyObject
  | DeleteOperation
  | MultipartOperation
  | ObjectPartOperation
  | BucketOperation

/** An S3 operation that names its bucket: all but ListBuckets. */
export type BucketBoundOperation = Extract<S3Operation, { readonly bucket: string }>

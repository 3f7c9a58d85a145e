import type { Item } from './values'

/**
 * What the account holds: buckets and tables with their contents and settings.
 *
 * Everything but names and contents may be left out; then it is as AWS makes new buckets and tables.
 */
export interface ServiceData {
  readonly account: string
  readonly region: string
  readonly buckets: readonly Bucket[]
  readonly tables: readonly Table[]
}

/** The four settings of S3 Block Public Access. All are on for new buckets since April 2023. */
export interface BlockPublicAccess {
  readonly blockPublicAcls: boolean
  readonly ignorePublicAcls: boolean
  readonly blockPublicPolicy: boolean
  readonly restrictPublicBuckets: boolean
}

export type Ownership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter'

/** How an object is encrypted at rest. */
export type Encryption = 'SSE-S3' | { readonly kmsKeyArn: string }

export type Tags = Readonly<Record<string, string>>

export interface StoredObject {
  readonly key: string
  readonly body: string
  readonly tags?: Tags | undefined
  /** In a bucket with versioning; of several entries of one key the last is the current version. */
  readonly versionId?: string | undefined
  /** A version that says that the object was deleted. */
  readonly isDeleteMarker?: boolean | undefined
  /** The account that owns the object; left out: that of the bucket. Counts only while ACLs do. */
  readonly ownedBy?: string | undefined
  /** The canned ACL; left out: `private`. */
  readonly acl?: string | undefined
  /** Left out: what the bucket's default says. */
  readonly encryption?: Encryption | undefined
  readonly storageClass?: string | undefined
  readonly retention?: { readonly mode: string; readonly retainUntilDate: string } | undefined
  readonly legalHold?: 'ON' | 'OFF' | undefined
}

/** A multipart upload that is under way, or was aborted. */
export interface Upload {
  readonly uploadId: string
  readonly key: string
  /** ARN of whoever began it. */
  readonly initiator?: string | undefined
  readonly isAborted?: boolean | undefined
  readonly parts: readonly { readonly partNumber: number; readonly body: string }[]
  /** The encryption header of CreateMultipartUpload: later steps carry SSE-S3 on without sending it again. */
  readonly serverSideEncryption?: string | undefined
  /** What CreateMultipartUpload said about the object. */
  readonly object?: Partial<Omit<StoredObject, 'key' | 'body' | 'versionId'>> | undefined
}

export interface Bucket {
  readonly name: string
  /** The account that owns it; left out: the account of the data. */
  readonly account?: string | undefined
  readonly objects: readonly StoredObject[]
  readonly uploads?: readonly Upload[] | undefined
  readonly versioning?: 'Enabled' | 'Suspended' | undefined
  /** Left out: BucketOwnerEnforced. */
  readonly ownership?: Ownership | undefined
  /** Left out: all four are on. */
  readonly blockPublicAccess?: BlockPublicAccess | undefined
  /** Left out: SSE-S3. */
  readonly encryption?: Encryption | undefined
  /** Are uploads with keys of the customer (SSE-C) blocked? Left out: they are taken. */
  readonly blocksCustomerKeys?: boolean | undefined
  readonly acl?: string | undefined
  readonly tags?: Tags | undefined
  /** Do the tags of the bucket count in policies? */
  readonly abac?: boolean | undefined
  /** The bucket policy as typed; null or left out: none. */
  readonly policy?: string | null | undefined
  /** What the other configuration operations stored, by name: `Cors`, `LifecycleConfiguration`. */
  readonly configuration?: Readonly<Record<string, string>> | undefined
}

export interface Index {
  readonly name: string
  readonly partitionKey: string
  readonly sortKey?: string | undefined
  readonly projection: 'ALL' | 'KEYS_ONLY' | { readonly include: readonly string[] }
}

export interface Table {
  readonly name: string
  /** The account that owns it; left out: the account of the data. */
  readonly account?: string | undefined
  readonly partitionKey: string
  readonly sortKey?: string | undefined
  readonly items: readonly Item[]
  readonly indexes?: readonly Index[] | undefined
  readonly tags?: Tags | undefined
  /** Do the tags of the table count in policies? */
  readonly abac?: boolean | undefined
  /** The resource-based policy as typed; null or left out: none. */
  readonly policy?: string | null | undefined
}

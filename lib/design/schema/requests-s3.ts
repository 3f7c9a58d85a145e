import * as v from 'valibot'
import { id, name, tags, template } from './common'

/** What identities may ask of S3, with the parameters that choose resources or fill condition keys. */

const request = { id, name, service: v.literal('s3') } as const
const text = v.optional(v.string())
const flag = v.optional(v.boolean())

/** How the request is signed and sent. */
const sending = {
  presigned: flag,
  postForm: flag,
  signatureAge: v.optional(v.number()),
  tlsVersion: v.optional(v.picklist(['1.2', '1.3', 'none'])),
  contentSha256: text,
}
const bucket = { ...request, ...sending, bucket: v.string(), accessPoint: text }
const object = { ...bucket, key: template }
const version = { ...object, versionId: text }
const upload = { ...object, uploadId: v.string() }
const part = { ...upload, partNumber: v.pipe(v.number(), v.integer(), v.minValue(1)) }
const listing = { prefix: v.optional(template), delimiter: text, maxKeys: v.optional(v.number()) }
const acl = {
  acl: text,
  grantRead: text,
  grantReadAcp: text,
  grantWrite: text,
  grantWriteAcp: text,
  grantFullControl: text,
}
const headers = {
  ...acl,
  tagging: v.optional(tags),
  storageClass: text,
  serverSideEncryption: v.optional(v.picklist(['AES256', 'aws:kms', 'aws:kms:dsse'])),
  kmsKeyId: text,
  customerAlgorithm: text,
  websiteRedirectLocation: text,
  objectLockMode: v.optional(v.picklist(['GOVERNANCE', 'COMPLIANCE'])),
  objectLockRetainUntilDate: text,
  objectLockLegalHold: v.optional(v.picklist(['ON', 'OFF'])),
}
const matching = { ifMatch: text, ifNoneMatch: text }
const body = v.optional(v.string(), '')
const directive = v.optional(v.picklist(['COPY', 'REPLACE']))
const bypassGovernanceRetention = flag
const ownership = v.picklist(['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'])

const operation = <Name extends string, Entries extends v.ObjectEntries>(called: Name, entries: Entries) =>
  v.strictObject({ ...request, operation: v.literal(called), ...entries })

/** Operations on a configuration of the bucket that take no parameters of their own. */
const CONFIGURATIONS = [
  ...(['GetBucketCors', 'PutBucketCors', 'DeleteBucketCors', 'GetBucketLifecycleConfiguration'] as const),
  ...(['PutBucketLifecycleConfiguration', 'DeleteBucketLifecycle', 'GetBucketEncryption'] as const),
  ...([
    'PutBucketEncryption',
    'DeleteBucketEncryption',
    'GetBucketReplication',
    'PutBucketReplication',
  ] as const),
  ...(['DeleteBucketReplication', 'GetBucketTagging', 'PutBucketTagging', 'DeleteBucketTagging'] as const),
  ...(['GetPublicAccessBlock', 'DeletePublicAccessBlock', 'GetBucketOwnershipControls'] as const),
  ...([
    'DeleteBucketOwnershipControls',
    'GetBucketVersioning',
    'GetBucketWebsite',
    'PutBucketWebsite',
  ] as const),
  ...(['DeleteBucketWebsite', 'GetBucketLogging', 'PutBucketLogging'] as const),
  ...(['GetBucketNotificationConfiguration', 'PutBucketNotificationConfiguration'] as const),
] as const

export const s3Request = v.variant('operation', [
  operation('ListObjectsV2', { ...bucket, ...listing, fetchOwner: flag }),
  operation('ListObjects', { ...bucket, ...listing, fetchOwner: flag }),
  operation('ListObjectVersions', { ...bucket, ...listing }),
  operation('GetObject', {
    ...version,
    alsoWanted: v.optional(v.array(v.picklist(['tag-count', 'legal-hold', 'retention']))),
  }),
  operation('HeadObject', version),
  operation('GetObjectAttributes', version),
  operation('SelectObjectContent', object),
  operation('PutObject', { ...object, ...headers, ...matching, body }),
  operation('CopyObject', {
    ...object,
    ...headers,
    ...matching,
    copySource: template,
    metadataDirective: directive,
    taggingDirective: directive,
  }),
  operation('DeleteObject', { ...version, ...matching, bypassGovernanceRetention }),
  operation('DeleteObjects', {
    ...bucket,
    objects: v.array(v.strictObject({ key: template, versionId: text })),
    bypassGovernanceRetention,
  }),
  operation('CreateMultipartUpload', { ...object, ...headers }),
  operation('UploadPart', { ...part, body }),
  operation('UploadPartCopy', { ...part, copySource: template }),
  operation('CompleteMultipartUpload', { ...upload, ...matching }),
  operation('AbortMultipartUpload', upload),
  operation('ListParts', upload),
  operation('ListMultipartUploads', bucket),
  operation('GetObjectTagging', version),
  operation('PutObjectTagging', { ...version, tagging: tags }),
  operation('DeleteObjectTagging', version),
  operation('GetObjectAcl', version),
  operation('PutObjectAcl', { ...version, ...acl }),
  operation('GetObjectRetention', version),
  operation('PutObjectRetention', {
    ...version,
    objectLockMode: v.picklist(['GOVERNANCE', 'COMPLIANCE']),
    objectLockRetainUntilDate: v.string(),
  }),
  operation('GetObjectLegalHold', version),
  operation('PutObjectLegalHold', { ...version, objectLockLegalHold: v.picklist(['ON', 'OFF']) }),
  operation('RestoreObject', version),
  operation('ListBuckets', { ...request, ...sending }),
  operation('CreateBucket', {
    ...bucket,
    ...acl,
    locationConstraint: text,
    objectOwnership: v.optional(ownership),
    objectLockEnabled: flag,
  }),
  operation('HeadBucket', bucket),
  operation('DeleteBucket', bucket),
  operation('GetBucketLocation', bucket),
  operation('GetBucketPolicy', bucket),
  operation('PutBucketPolicy', { ...bucket, policy: v.string() }),
  operation('DeleteBucketPolicy', bucket),
  operation('GetBucketPolicyStatus', bucket),
  operation('GetBucketAcl', bucket),
  operation('PutBucketAcl', { ...bucket, ...acl }),
  operation('PutPublicAccessBlock', {
    ...bucket,
    settings: v.strictObject({
      blockPublicAcls: v.boolean(),
      ignorePublicAcls: v.boolean(),
      blockPublicPolicy: v.boolean(),
      restrictPublicBuckets: v.boolean(),
    }),
  }),
  operation('PutBucketOwnershipControls', { ...bucket, objectOwnership: ownership }),
  operation('PutBucketVersioning', { ...bucket, status: v.picklist(['Enabled', 'Suspended']) }),
  v.strictObject({ ...request, operation: v.picklist(CONFIGURATIONS), ...bucket, content: text }),
])

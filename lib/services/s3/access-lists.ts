import type { BlockPublicAccess, Bucket, Ownership, StoredObject } from '../data'
import type { AuthorizationCheck, Caller, ServiceAnswer } from '../plan'
import { s3Error } from './errors'
import type { AclHeaders } from './operations'
import { hasAclHeaders } from './request-keys'

/** All four settings, as new buckets have them. */
const ALL_BLOCKED: BlockPublicAccess = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export function blockPublicAccessOf(bucket: Bucket | undefined): BlockPublicAccess {
  return bucket?.blockPublicAccess ?? ALL_BLOCKED
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html */
export function ownershipOf(bucket: Bucket | undefined): Ownership {
  return bucket?.ownership ?? 'BucketOwnerEnforced'
}

const EVERYBODY = 'http://acs.amazonaws.com/groups/global/'
const PUBLIC_CANNED = new Set(['public-read', 'public-read-write', 'authenticated-read'])

/** Does this ACL give something to everybody, or to everybody with an AWS account? */
export function isPublicAcl(headers: AclHeaders): boolean {
  if (headers.acl !== undefined && PUBLIC_CANNED.has(headers.acl)) return true
  const { grantRead, grantReadAcp, grantWrite, grantWriteAcp, grantFullControl } = headers
  return [grantRead, grantReadAcp, grantWrite, grantWriteAcp, grantFullControl].some((grant) =>
    grant?.includes(EVERYBODY),
  )
}

/**
 * What is wrong with setting this ACL, once the policies allow it? Null: nothing.
 *
 * A bucket without ACLs takes none but `bucket-owner-full-control`. One that blocks public ACLs takes no
 * public one.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html
 */
export function aclProblem(
  headers: AclHeaders,
  bucket: Bucket,
  caller: Caller,
  check: Pick<AuthorizationCheck, 'action' | 'resource'>,
): ServiceAnswer | null {
  if (!hasAclHeaders(headers)) return null
  if (ownershipOf(bucket) === 'BucketOwnerEnforced' && !isOwnersFullControl(headers)) {
    return s3Error(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs')
  }
  if (blockPublicAccessOf(bucket).blockPublicAcls && isPublicAcl(headers)) {
    return s3Error(403, 'AccessDenied', blockedMessage(caller, check, 'public ACLs', 'BlockPublicAcls'))
  }
  return null
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html */
export function blockedMessage(
  caller: Caller,
  { action, resource }: Pick<AuthorizationCheck, 'action' | 'resource'>,
  what: 'public ACLs' | 'public policies',
  setting: keyof typeof SETTINGS,
): string {
  return `User: ${caller.arn} is not authorized to perform: ${action} on resource: "${resource}" because ${what} are prevented by the ${setting} setting in S3 Block Public Access.`
}

const SETTINGS = { BlockPublicAcls: true, BlockPublicPolicy: true } as const

function isOwnersFullControl(headers: AclHeaders): boolean {
  const { grantRead, grantReadAcp, grantWrite, grantWriteAcp, grantFullControl, acl } = headers
  const grants = [grantRead, grantReadAcp, grantWrite, grantWriteAcp, grantFullControl]
  return acl === 'bucket-owner-full-control' && grants.every((grant) => grant === undefined)
}

/** Who owns an object that is written now? */
export function ownerOfNew(
  bucket: Bucket,
  account: string,
  caller: Caller,
  acl: string | undefined,
): string | undefined {
  const ownership = ownershipOf(bucket)
  if (ownership === 'BucketOwnerEnforced' || caller.account === null || caller.account === account) {
    return undefined
  }
  return ownership === 'BucketOwnerPreferred' && acl === 'bucket-owner-full-control'
    ? undefined
    : caller.account
}

const READS = new Set(['GetObject', 'GetObjectVersion'])

/**
 * Whose is the object, as far as the caller's rights go, and does its ACL grant the caller what is asked?
 *
 * Where ACLs are live, an object may belong to another account than its bucket. That account's word counts
 * then, and of the bucket's policy only the denies. An ACL that gives the bucket's owner full control makes
 * the object the owner's to use.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-auth-workflow-object-operation.html
 */
export function grantToCaller(
  { account, caller }: { readonly account: string; readonly caller: Caller },
  bucket: Bucket,
  object: StoredObject,
  action: string,
): { readonly owner: string; readonly isGranted: boolean } {
  if (ownershipOf(bucket) === 'BucketOwnerEnforced') return { owner: account, isGranted: false }
  const { acl } = object
  const gaveAway = acl === 'bucket-owner-full-control' || (acl === 'bucket-owner-read' && READS.has(action))
  const owner = gaveAway ? account : (object.ownedBy ?? account)
  const isPublicRead = acl === 'public-read' || acl === 'public-read-write'
  const counts = !blockPublicAccessOf(bucket).ignorePublicAcls && READS.has(action)
  const isGranted = counts && (isPublicRead || (acl === 'authenticated-read' && caller.account !== null))
  return { owner, isGranted }
}

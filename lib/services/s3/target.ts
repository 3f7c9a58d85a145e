import type { ContextKeys } from '@/lib/iam'
import type { Bucket, ServiceData, StoredObject } from '../data'
import type { AuthorizationCheck, Caller, PolicyHolder } from '../plan'
import { grantToCaller } from './access-lists'
import type { BucketBoundOperation } from './operations'
import { prefixed, signingKeys } from './request-keys'

/** The bucket that an operation is about, with what every check on it has in common. */
export interface Target {
  readonly data: ServiceData
  readonly caller: Caller
  readonly name: string
  /** Undefined when there is no such bucket. */
  readonly bucket: Bucket | undefined
  readonly account: string
  /** The bucket in policies: its ARN, or that of the access point. */
  readonly arn: string
  /** What stands between `arn` and an object's key. */
  readonly separator: string
  readonly keys: ContextKeys
}

/** Which bucket does this operation act on? */
export function targetOf(operation: BucketBoundOperation, data: ServiceData, caller: Caller): Target {
  const { accessPoint } = operation
  const target = bucketTarget(operation.bucket, operation, data, caller)
  if (accessPoint === undefined) return target
  const arn = `arn:aws:s3:${data.region}:${target.account}:accesspoint/${accessPoint}`
  return {
    ...target,
    arn,
    separator: '/object/',
    keys: {
      ...target.keys,
      's3:DataAccessPointArn': arn,
      's3:DataAccessPointAccount': target.account,
      's3:AccessPointNetworkOrigin': 'Internet',
    },
  }
}

/** A bucket by its name, such as the source of a copy. */
export function bucketTarget(
  name: string,
  operation: BucketBoundOperation,
  data: ServiceData,
  caller: Caller,
): Target {
  const bucket = data.buckets.find((candidate) => candidate.name === name)
  const account = bucket?.account ?? data.account
  const tags = bucket?.abac && bucket.tags ? bucket.tags : {}
  return {
    data,
    caller,
    name,
    bucket,
    account,
    arn: `arn:aws:s3:::${name}`,
    separator: '/',
    keys: {
      ...signingKeys(operation, caller),
      's3:ResourceAccount': account,
      ...prefixed('s3:BucketTag/', tags),
      ...prefixed('aws:ResourceTag/', tags),
    },
  }
}

const NOBODYS = { assumption: 'missing-bucket-before-policies' }

/** An authorisation on the bucket itself. */
export function bucketCheck(
  target: Target,
  action: string,
  keys: ContextKeys = {},
  asked: { readonly assumption?: string } = {},
): AuthorizationCheck {
  return {
    action: `s3:${action}`,
    resource: target.arn,
    resourceAccount: target.account,
    policyOf: policyHolder(target),
    keys: { ...target.keys, ...keys },
    ...(target.bucket ? asked : { ...NOBODYS, ...asked }),
    onRefusal: 'refuse-all',
  }
}

/** An authorisation on an object, or on the key under which there is none yet. */
export function objectCheck(
  target: Target,
  action: string,
  key: string,
  keys: ContextKeys = {},
  object?: StoredObject,
): AuthorizationCheck {
  const check = { ...bucketCheck(target, action, keys), resource: objectArn(target, key) }
  const { bucket } = target
  if (!bucket || !object) return check
  const { owner, isGranted } = grantToCaller(target, bucket, object, action)
  return {
    ...check,
    ...(owner === target.account
      ? {}
      : { resourceAccount: owner, policyOf: { ...policyHolder(target), onlyDenies: true } }),
    ...(isGranted ? { grantedBy: 'acl' } : {}),
  }
}

/** The object in policies. */
export function objectArn(target: Target, key: string): string {
  return `${target.arn}${target.separator}${key}`
}

function policyHolder({ name }: Target): PolicyHolder {
  return { kind: 'bucket', name }
}

/** The action on a version has a name of its own, and stands in the place of the other. */
export function versioned(action: string, versionId: string | undefined): string {
  if (versionId === undefined) return action
  return action.startsWith('GetObject') || action.startsWith('PutObject') || action.startsWith('DeleteObject')
    ? action.replace('Object', 'ObjectVersion')
    : action
}

export function versionKeys(versionId: string | undefined): ContextKeys {
  return { 's3:versionid': versionId }
}

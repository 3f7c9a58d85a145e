import { once } from '@/lib/base/once'
import type { ContextKeys } from '@/lib/iam'
import type { Bucket, ServiceData, StoredObject } from '../data'
import { keysIn, type LazyKeys } from '../lazy-keys'
import type { AuthorizationCheck, Caller } from '../plan'
import { grantToCaller, ownershipOf } from './access-lists'
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
  readonly keys: () => ContextKeys
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
    keys: once(() => ({
      ...target.keys(),
      's3:DataAccessPointArn': arn,
      's3:DataAccessPointAccount': target.account,
      's3:AccessPointNetworkOrigin': 'Internet',
    })),
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
  return {
    data,
    caller,
    name,
    bucket,
    account,
    arn: `arn:aws:s3:::${name}`,
    separator: '/',
    keys: once(() => {
      const own = { ...signingKeys(operation, caller), 's3:ResourceAccount': account }
      if (!bucket?.abac || !bucket.tags) return own
      const { tags } = bucket
      return { ...own, ...prefixed('s3:BucketTag/', tags), ...prefixed('aws:ResourceTag/', tags) }
    }),
  }
}

/** An authorisation on the bucket itself. */
export function bucketCheck(
  target: Target,
  action: string,
  keys: LazyKeys = NO_KEYS,
  asked?: { readonly assumption: string },
): AuthorizationCheck {
  return checkOn(target, target.arn, action, keys, asked)
}

/** An authorisation on an object, or on the key under which there is none yet. */
export function objectCheck(
  target: Target,
  action: string,
  key: string,
  keys: LazyKeys = NO_KEYS,
  object?: StoredObject,
): AuthorizationCheck {
  const resource = objectArn(target, key)
  const { bucket } = target
  if (!bucket || !object || ownershipOf(bucket) === 'BucketOwnerEnforced') {
    return checkOn(target, resource, action, keys)
  }
  const { owner, isGranted } = grantToCaller(target, bucket, object, action)
  const check = checkOn(target, resource, action, keys)
  return {
    ...check,
    ...(owner === target.account
      ? {}
      : { resourceAccount: owner, policyOf: { kind: 'bucket', name: target.name, onlyDenies: true } }),
    ...(isGranted ? { grantedBy: 'acl' } : {}),
  }
}

const NO_KEYS: ContextKeys = {}
const NOBODYS = { assumption: 'missing-bucket-before-policies' }

function checkOn(
  target: Target,
  resource: string,
  action: string,
  keys: LazyKeys,
  asked: { readonly assumption: string } | undefined = target.bucket ? undefined : NOBODYS,
): AuthorizationCheck {
  return {
    action: `s3:${action}`,
    resource,
    resourceAccount: target.account,
    policyOf: { kind: 'bucket', name: target.name },
    ...asked,
    onRefusal: 'refuse-all',
    keys: once(() => ({ ...target.keys(), ...keysIn(keys) })),
  }
}

/** The object in policies. */
export function objectArn(target: Target, key: string): string {
  return `${target.arn}${target.separator}${key}`
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

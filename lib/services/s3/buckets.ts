import { wholeResource } from '@/lib/iam'
import { createPlan } from '../create-plan'
import type { Bucket, ServiceData } from '../data'
import type { Answered, AuthorizationCheck, Caller, OperationPlan, ServiceAnswer } from '../plan'
import { isPublicPolicyText } from '../public-policy'
import { counted } from '../text'
import { aclProblem, blockedMessage, blockPublicAccessOf, isPublicAcl, ownershipOf } from './access-lists'
import { s3Error, s3Refusal } from './errors'
import { currentObjects, withBucket } from './objects'
import { type BucketOperation, CONFIGURATION_ACTIONS, type PlainConfigurationOperation } from './operations'
import { planOn } from './plan'
import { aclKeys, hasAclHeaders, signingKeys } from './request-keys'
import { bucketCheck, type Target, targetOf } from './target'
import { keysOfFurther } from './write-objects'

type On<Name extends BucketOperation['operation']> = Extract<BucketOperation, { operation: Name }>

/**
 * How are buckets listed, made, looked at and configured?
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export function planBucket(operation: BucketOperation, data: ServiceData, caller: Caller): OperationPlan {
  if (operation.operation === 'ListBuckets') return planListBuckets(operation, data, caller)
  if (operation.operation === 'CreateBucket') return planCreateBucket(operation, data, caller)
  const target = targetOf(operation, data, caller)
  const keys = operation.operation === 'PutBucketAcl' ? aclKeys(operation) : {}
  const check = bucketCheck(target, actionOf(operation), keys, assumptionOf(operation))
  return planOn(target, operation, {
    checks: [check],
    run: (bucket) => run(operation, bucket, target, check),
  })
}

type OnOneBucket = Exclude<BucketOperation, { operation: 'ListBuckets' | 'CreateBucket' }>

function actionOf({ operation }: OnOneBucket): string {
  if (operation === 'HeadBucket') return 'ListBucket'
  if (operation === 'PutPublicAccessBlock') return 'PutBucketPublicAccessBlock'
  return isPlain(operation) ? CONFIGURATION_ACTIONS[operation] : operation
}

function assumptionOf({ operation }: OnOneBucket): { readonly assumption: string } | undefined {
  return operation === 'HeadBucket' ? { assumption: 'list-keys-of-head-bucket' } : undefined
}

function isPlain(operation: string): operation is PlainConfigurationOperation {
  return Object.hasOwn(CONFIGURATION_ACTIONS, operation)
}

function planListBuckets(operation: On<'ListBuckets'>, data: ServiceData, caller: Caller): OperationPlan {
  const account = caller.account ?? data.account
  const check: AuthorizationCheck = {
    action: 's3:ListAllMyBuckets',
    resource: wholeResource('s3:ListAllMyBuckets'),
    assumption: 'resource-of-all-buckets',
    resourceAccount: account,
    policyOf: null,
    keys: () => ({ ...signingKeys(operation, caller), 's3:ResourceAccount': account }),
    onRefusal: 'refuse-all',
  }
  return createPlan({
    data,
    checks: [check],
    refuse: (refused, message) => s3Refusal(operation, refused, message),
    run: () => {
      const own = data.buckets.filter((bucket) => (bucket.account ?? data.account) === account)
      const body = { Buckets: own.map(({ name }) => ({ Name: name })) }
      return { answer: { status: 200, summary: `200, ${counted(own.length, 'bucket')}`, body }, data }
    },
  })
}

function planCreateBucket(operation: On<'CreateBucket'>, data: ServiceData, caller: Caller): OperationPlan {
  const { bucket: name, locationConstraint, objectOwnership, objectLockEnabled } = operation
  const target = targetOf(operation, data, caller)
  const account = caller.account ?? data.account
  const keys = {
    ...aclKeys(operation),
    's3:locationconstraint': locationConstraint,
    's3:x-amz-object-ownership': objectOwnership,
    's3:ResourceAccount': account,
  }
  const check = (action: string, own?: RegExp): AuthorizationCheck => {
    const asked = own === undefined ? keys : keysOfFurther(keys, own)
    const { assumption: _none, ...rest } = bucketCheck(target, action, asked)
    // The bucket is not there yet: it has no policy, and will be the caller's.
    return { ...rest, policyOf: null, resourceAccount: account }
  }
  return createPlan({
    data,
    checks: [
      check('CreateBucket'),
      ...(hasAclHeaders(operation)
        ? [check('PutBucketAcl', /^s3:x-amz-(?:acl|grant-)|ResourceAccount/)]
        : []),
      ...(objectOwnership === undefined ? [] : [check('PutBucketOwnershipControls', /ResourceAccount/)]),
      ...(objectLockEnabled
        ? [
            check('PutBucketObjectLockConfiguration', /ResourceAccount/),
            check('PutBucketVersioning', /ResourceAccount/),
          ]
        : []),
    ],
    refuse: (refused, message) => s3Refusal(operation, refused, message),
    run: () => {
      if (target.bucket) {
        const isOwn = target.account === account
        return { answer: isOwn ? alreadyOwned(name) : alreadyTaken(name), data }
      }
      if ((objectOwnership ?? 'BucketOwnerEnforced') === 'BucketOwnerEnforced' && hasAclHeaders(operation)) {
        const answer = s3Error(
          400,
          'InvalidBucketAclWithObjectOwnership',
          "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
        )
        return { answer, data }
      }
      const bucket: Bucket = {
        name,
        objects: [],
        ...(account === data.account ? {} : { account }),
        ...(objectOwnership === undefined ? {} : { ownership: objectOwnership }),
        ...(objectLockEnabled ? { versioning: 'Enabled' } : {}),
      }
      return {
        answer: { status: 200, summary: '200, bucket made', body: '', headers: { Location: `/${name}` } },
        data: withBucket(data, bucket),
      }
    },
  })
}

function alreadyOwned(name: string): ServiceAnswer {
  const message = 'Your previous request to create the named bucket succeeded and you already own it.'
  return s3Error(409, 'BucketAlreadyOwnedByYou', message, { BucketName: name })
}

function alreadyTaken(name: string): ServiceAnswer {
  const message =
    'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.'
  return s3Error(409, 'BucketAlreadyExists', message, { BucketName: name })
}

const DONE: ServiceAnswer = { status: 200, summary: '200, done', body: '' }
const GONE: ServiceAnswer = { status: 204, summary: '204, deleted', body: '' }

function run(
  operation: OnOneBucket,
  bucket: Bucket,
  target: Target,
  check: AuthorizationCheck,
): Answered | ServiceAnswer {
  const { data, caller } = target
  const change = (after: Partial<Bucket>, answer: ServiceAnswer): Answered => ({
    answer,
    data: withBucket(data, { ...bucket, ...after }),
  })
  switch (operation.operation) {
    case 'HeadBucket':
      return { status: 200, summary: '200, the bucket is there', body: '' }
    case 'DeleteBucket':
      return currentObjects(bucket).length > 0 || bucket.objects.length > 0
        ? s3Error(409, 'BucketNotEmpty', 'The bucket you tried to delete is not empty')
        : { answer: GONE, data: { ...data, buckets: data.buckets.filter((other) => other !== bucket) } }
    case 'GetBucketLocation': {
      const location = data.region === 'us-east-1' ? null : data.region
      return { status: 200, summary: `200, ${data.region}`, body: { LocationConstraint: location } }
    }
    case 'GetBucketPolicy':
      return bucket.policy
        ? { status: 200, summary: '200, a policy', body: bucket.policy }
        : s3Error(404, 'NoSuchBucketPolicy', 'The bucket policy does not exist')
    case 'GetBucketPolicyStatus': {
      if (!bucket.policy) return s3Error(404, 'NoSuchBucketPolicy', 'The bucket policy does not exist')
      const isPublic = isPublicPolicyText(bucket.policy, 's3')
      return {
        status: 200,
        summary: isPublic ? '200, public' : '200, not public',
        body: { PolicyStatus: { IsPublic: isPublic } },
      }
    }
    case 'PutBucketPolicy': {
      const { policy } = operation
      if (blockPublicAccessOf(bucket).blockPublicPolicy && isPublicPolicyText(policy, 's3')) {
        const message = blockedMessage(caller, check, 'public policies', 'BlockPublicPolicy')
        return s3Error(403, 'AccessDenied', message)
      }
      return change({ policy }, { status: 204, summary: '204, policy stored', body: '' })
    }
    case 'DeleteBucketPolicy':
      return change({ policy: null }, GONE)
    case 'GetBucketAcl':
      return {
        status: 200,
        summary: '200, an ACL',
        body: { Owner: { ID: target.account }, CannedAcl: bucket.acl ?? 'private' },
      }
    case 'PutBucketAcl': {
      const problem = aclProblem(operation, bucket, caller, check)
      return problem ?? change({ acl: operation.acl ?? bucket.acl }, DONE)
    }
    case 'PutPublicAccessBlock':
      return change({ blockPublicAccess: operation.settings }, DONE)
    case 'PutBucketOwnershipControls':
      return operation.objectOwnership === 'BucketOwnerEnforced' && isPublicAcl({ acl: bucket.acl })
        ? s3Error(
            400,
            'InvalidBucketAclWithObjectOwnership',
            "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
          )
        : change({ ownership: operation.objectOwnership }, DONE)
    case 'PutBucketVersioning':
      return change({ versioning: operation.status }, DONE)
    default:
      return runConfiguration(operation, bucket, change)
  }
}

/** What Get, Put and Delete do with a configuration that is no more to the playground than its text. */
function runConfiguration(
  {
    operation,
    content = '',
  }: { readonly operation: PlainConfigurationOperation; readonly content?: string | undefined },
  bucket: Bucket,
  change: (after: Partial<Bucket>, answer: ServiceAnswer) => Answered,
): Answered | ServiceAnswer {
  if (operation === 'GetPublicAccessBlock') {
    const settings = blockPublicAccessOf(bucket)
    const body = { PublicAccessBlockConfiguration: { ...settings } }
    return { status: 200, summary: '200, four settings', body }
  }
  if (operation === 'DeletePublicAccessBlock') {
    const off = {
      blockPublicAcls: false,
      ignorePublicAcls: false,
      blockPublicPolicy: false,
      restrictPublicBuckets: false,
    }
    return change({ blockPublicAccess: off }, GONE)
  }
  if (operation === 'GetBucketOwnershipControls') {
    return {
      status: 200,
      summary: `200, ${ownershipOf(bucket)}`,
      body: { ObjectOwnership: ownershipOf(bucket) },
    }
  }
  if (operation === 'GetBucketVersioning') {
    return {
      status: 200,
      summary: `200, ${bucket.versioning ?? 'never enabled'}`,
      body: bucket.versioning === undefined ? {} : { Status: bucket.versioning },
    }
  }
  const [, verb = '', name = ''] =
    /^(Get|Put|Delete)(?:Bucket)?(.*?)(?:Configuration)?$/.exec(operation) ?? []
  const configuration = bucket.configuration ?? {}
  if (verb === 'Put') return change({ configuration: { ...configuration, [name]: content } }, DONE)
  if (verb === 'Delete') {
    return change(
      { configuration: Object.fromEntries(Object.entries(configuration).filter(([key]) => key !== name)) },
      GONE,
    )
  }
  const stored = Object.hasOwn(configuration, name) ? configuration[name] : undefined
  return stored === undefined
    ? s3Error(404, `NoSuch${name}Configuration`, `The ${name} configuration does not exist`)
    : { status: 200, summary: `200, ${name}`, body: stored }
}

import { createPlan } from '../create-plan'
import type { Bucket, ServiceData } from '../data'
import type { Answered, AuthorizationCheck, Guard, OperationPlan, ServiceAnswer } from '../plan'
import { isPublicPolicyText } from '../public-policy'
import { blockPublicAccessOf } from './access-lists'
import { noSuchBucket, s3Refusal, toHead } from './errors'
import type { S3Operation } from './operations'
import type { Target } from './target'

/** A way to say what an S3 operation asks for and does. */
export interface S3Parts {
  readonly checks: readonly AuthorizationCheck[]
  /** Other buckets that are read: the source of a copy. */
  readonly sources?: readonly Target[]
  readonly guards?: readonly Guard[]
  /** Runs on a bucket that is there. */
  readonly run: (bucket: Bucket, isAllowed: (check: number) => boolean) => Answered | ServiceAnswer
}

/**
 * The plan of an operation on a bucket.
 *
 * A bucket that is not there answers NoSuchBucket whatever the policies say: no account owns it, so no policy
 * speaks for it.
 */
export function planOn(target: Target, operation: S3Operation, parts: S3Parts): OperationPlan {
  const { data } = target
  const { checks, sources = [], run } = parts
  const missing = [...sources, target].find(({ bucket }) => bucket === undefined)
  if (missing) {
    return {
      guards: [],
      checks,
      answer: () => ({ answer: toHead(operation, noSuchBucket(missing.name)), data }),
    }
  }
  return createPlan({
    data,
    checks,
    guards: [...(parts.guards ?? []), ...[...sources, target].flatMap((each) => restrictions(each, checks))],
    refuse: (check, message) => s3Refusal(operation, check, message),
    run: (isAllowed) => {
      const result = run(target.bucket as Bucket, isAllowed)
      const { answer, data: after } = isAnswered(result) ? result : { answer: result, data }
      return { answer: answer.error ? toHead(operation, answer) : answer, data: after }
    },
  })
}

function isAnswered(result: Answered | ServiceAnswer): result is Answered {
  return 'data' in result
}

/** An answer that changes nothing. */
export function unchanged(answer: ServiceAnswer, data: ServiceData): Answered {
  return { answer, data }
}

/**
 * A bucket whose policy is public lets in nobody of another account while RestrictPublicBuckets is on, not
 * even those whom a statement of the policy names.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
function restrictions(target: Target, checks: readonly AuthorizationCheck[]): readonly Guard[] {
  const { bucket, caller, account } = target
  if (!bucket?.policy || caller.account === account) return []
  if (!blockPublicAccessOf(bucket).restrictPublicBuckets || !isPublicPolicyText(bucket.policy, 's3'))
    return []
  const check = checks.findIndex(
    ({ policyOf }) => policyOf?.kind === 'bucket' && policyOf.name === target.name,
  )
  if (check < 0) return []
  // Nobody outside the account is told the reason.
  return [{ check, setting: 'RestrictPublicBuckets', kind: 'explicit-deny', message: 'Access Denied' }]
}

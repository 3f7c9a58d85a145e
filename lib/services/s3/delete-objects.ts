import type { ContextKeys } from '@/lib/iam'
import type { Bucket, ServiceData } from '../data'
import type { Answered, AuthorizationCheck, Caller, OperationPlan, ServiceAnswer } from '../plan'
import { counted, escapeXml } from '../text'
import { findObject, matchProblem, removeObject, withBucket } from './objects'
import type { DeleteOperation } from './operations'
import { planOn, unchanged } from './plan'
import { matchKeys } from './request-keys'
import { objectCheck, type Target, targetOf, versionKeys } from './target'

/**
 * How are objects deleted?
 *
 * A version needs `s3:DeleteObjectVersion` instead of `s3:DeleteObject`. Whether the object is there is told
 * to nobody: a key without an object is deleted like any other. DeleteObjects answers 200 and names each key
 * that was refused.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
 */
export function planDeleteObjects(
  operation: DeleteOperation,
  data: ServiceData,
  caller: Caller,
): OperationPlan {
  const target = targetOf(operation, data, caller)
  const { bypassGovernanceRetention: bypass } = operation
  if (operation.operation === 'DeleteObject') {
    const { key, versionId } = operation
    return planOn(target, operation, {
      checks: deleteChecks(target, key, versionId, bypass, matchKeys(operation)),
      run: (bucket) => {
        const problem = matchProblem(operation, findObject(bucket, key, versionId))
        return problem
          ? unchanged(problem, data)
          : deleteOne(target, bucket, key, versionId, operation.ifMatch !== undefined)
      },
    })
  }
  // Each key has one check, or two where retention is bypassed.
  const parts = operation.objects.map(({ key, versionId }) =>
    deleteChecks(target, key, versionId, bypass, {}).map(
      (check): AuthorizationCheck => ({
        ...check,
        onRefusal: 'refuse-part',
        assumption: check.assumption ?? 'delete-objects-message',
      }),
    ),
  )
  return planOn(target, operation, {
    checks: parts.flat(),
    run: (bucket, isAllowed) => {
      let first = 0
      const refused = parts.map((checks) => {
        const from = first
        first += checks.length
        return !checks.every((_, index) => isAllowed(from + index))
      })
      return deleteMany(target, bucket, operation.objects, refused)
    },
  })
}

function deleteChecks(
  target: Target,
  key: string,
  versionId: string | undefined,
  bypass: boolean | undefined,
  keys: ContextKeys,
): readonly AuthorizationCheck[] {
  const action = versionId === undefined ? 'DeleteObject' : 'DeleteObjectVersion'
  const own = { ...keys, ...versionKeys(versionId) }
  const checks = [objectCheck(target, action, key, own)]
  return bypass ? [...checks, objectCheck(target, 'BypassGovernanceRetention', key, own)] : checks
}

function deleteOne(
  target: Target,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
  wasThere: boolean,
): Answered {
  const { bucket: after, markerId } = removeObject(bucket, key, versionId)
  const answer: ServiceAnswer = {
    status: 204,
    summary: wasThere ? '204, deleted' : '204, deleted if it was there',
    body: '',
    ...(markerId === null
      ? {}
      : { headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': markerId } }),
  }
  return { answer, data: after === bucket ? target.data : withBucket(target.data, after) }
}

function deleteMany(
  target: Target,
  bucket: Bucket,
  objects: readonly { readonly key: string; readonly versionId?: string | undefined }[],
  refused: readonly boolean[],
): Answered {
  let after = bucket
  const lines = objects.map(({ key, versionId }, index) => {
    const version = versionId === undefined ? '' : `<VersionId>${escapeXml(versionId)}</VersionId>`
    const name = `<Key>${escapeXml(key)}</Key>${version}`
    if (refused[index]) {
      return `<Error>${name}<Code>AccessDenied</Code><Message>Access Denied</Message></Error>`
    }
    after = removeObject(after, key, versionId).bucket
    return `<Deleted>${name}</Deleted>`
  })
  const failures = refused.filter(Boolean).length
  const deleted = objects.length - failures
  return {
    answer: {
      status: 200,
      summary: `200, ${counted(deleted, 'key')} deleted${failures > 0 ? `, ${failures} refused` : ''}`,
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<DeleteResult>${lines.join('')}</DeleteResult>`,
    },
    data: after === bucket ? target.data : withBucket(target.data, after),
  }
}

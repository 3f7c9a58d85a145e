import type { ContextKeys } from '@/lib/iam'
import type { Bucket, ServiceData, StoredObject } from '../data'
import { answerWith } from '../lazy-body'
import type { AuthorizationCheck, Caller, OperationPlan, ServiceAnswer } from '../plan'
import { byteLength, counted } from '../text'
import type { Json } from '../values'
import { currentObjects, entityTag } from './objects'
import type { ListOperation } from './operations'
import { planOn } from './plan'
import { bucketCheck, targetOf } from './target'

/** A listing without `max-keys` asks for this many, and the key says so. */
const DEFAULT_MAX_KEYS = 1_000

/**
 * How are the objects of a bucket listed?
 *
 * The keys `s3:prefix` and `s3:delimiter` hold what was sent, an empty text too, and are absent when nothing
 * was. `s3:max-keys` is always there.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/walkthrough1.html
 */
export function planListObjects(operation: ListOperation, data: ServiceData, caller: Caller): OperationPlan {
  const target = targetOf(operation, data, caller)
  const { prefix, delimiter, maxKeys = DEFAULT_MAX_KEYS } = operation
  const keys: ContextKeys = { 's3:prefix': prefix, 's3:delimiter': delimiter, 's3:max-keys': maxKeys }
  if (operation.operation === 'ListObjectVersions') {
    return planOn(target, operation, {
      checks: [bucketCheck(target, 'ListBucketVersions', keys)],
      run: ({ objects }) => listVersions(objects, operation),
    })
  }
  const checks: AuthorizationCheck[] = [bucketCheck(target, 'ListBucket', keys)]
  if (operation.fetchOwner) {
    const owners = bucketCheck(target, 'GetObjectAcl', {}, { assumption: 'owners-in-listing' })
    checks.push({ ...owners, resource: `${target.arn}${target.separator}*` })
  }
  return planOn(target, operation, {
    checks,
    run: (bucket) => list(bucket, operation, target.account),
  })
}

type Listing = Exclude<ListOperation, { operation: 'ListObjectVersions' }>

function list(bucket: Bucket, operation: Listing, account: string): ServiceAnswer {
  const { prefix, delimiter, maxKeys = DEFAULT_MAX_KEYS, fetchOwner } = operation
  const limit = Number.isFinite(maxKeys) ? Math.min(Math.max(0, Math.trunc(maxKeys)), DEFAULT_MAX_KEYS) : 0
  let count = 0
  const { groups, isTruncated } = walk(bucket, operation, limit, () => count++)
  const counts = `${counted(count, 'object')}${groups.size > 0 ? ` and ${counted(groups.size, 'common prefix').replace('prefixs', 'prefixes')}` : ''}`
  return answerWith({ status: 200, summary: `200, ${counts}` }, () => {
    const contents: Json[] = []
    walk(bucket, operation, limit, (object) =>
      contents.push(entry(object, fetchOwner ? (object.ownedBy ?? account) : null)),
    )
    return {
      ...(operation.operation === 'ListObjectsV2' ? { KeyCount: count + groups.size } : {}),
      MaxKeys: limit,
      ...(isTruncated ? { IsTruncated: true } : {}),
      ...(prefix === undefined ? {} : { Prefix: prefix }),
      ...(delimiter === undefined ? {} : { Delimiter: delimiter }),
      Contents: contents,
      ...(groups.size > 0 ? { CommonPrefixes: [...groups].map((group) => ({ Prefix: group })) } : {}),
    }
  })
}

const NO_GROUPS: ReadonlySet<string> = new Set()

/** Goes through what a listing tells, up to its limit: the objects one by one, and the groups that it names. */
function walk(
  bucket: Bucket,
  { prefix = '', delimiter }: Listing,
  limit: number,
  visit: (object: StoredObject) => void,
): { readonly groups: ReadonlySet<string>; readonly isTruncated: boolean } {
  const groups = delimiter === undefined ? null : new Set<string>()
  let told = 0
  for (const object of currentObjects(bucket)) {
    if (!object.key.startsWith(prefix)) continue
    const group = groupOf(object.key, prefix, delimiter)
    if (group !== null && groups?.has(group)) continue
    if (told >= limit) return { groups: groups ?? NO_GROUPS, isTruncated: true }
    told++
    if (group !== null) groups?.add(group)
    else visit(object)
  }
  return { groups: groups ?? NO_GROUPS, isTruncated: false }
}

/** Keys that go on behind the delimiter are told as one, up to it. */
function groupOf(key: string, prefix: string, delimiter: string | undefined): string | null {
  if (delimiter === undefined || delimiter === '') return null
  const at = key.indexOf(delimiter, prefix.length)
  return at < 0 ? null : key.slice(0, at + delimiter.length)
}

const entries = new WeakMap<StoredObject, Json>()

function entry(object: StoredObject, owner: string | null): Json {
  if (owner !== null) return { ...describe(object), Owner: { ID: owner } }
  // In a listing after a listing the same objects stand: they need not be held twice.
  const before = entries.get(object)
  if (before) return before
  const described = describe(object)
  entries.set(object, described)
  return described
}

const describe = (object: StoredObject) => ({ Key: object.key, Size: byteLength(object.body) })

function listVersions(objects: readonly StoredObject[], { prefix = '' }: { prefix?: string | undefined }) {
  const found = objects.filter(({ key }) => key.startsWith(prefix))
  const last = new Map(found.map((object) => [object.key, object]))
  const versions = found.filter(({ isDeleteMarker }) => !isDeleteMarker)
  const markers = found.filter(({ isDeleteMarker }) => isDeleteMarker)
  const tell = (object: StoredObject) => ({
    Key: object.key,
    VersionId: object.versionId ?? 'null',
    IsLatest: last.get(object.key) === object,
  })
  return {
    status: 200,
    summary: `200, ${counted(versions.length, 'version')}`,
    body: {
      Versions: versions.map((object) => ({
        ...tell(object),
        ETag: entityTag(object),
        Size: byteLength(object.body),
      })),
      DeleteMarkers: markers.map(tell),
    },
  } satisfies ServiceAnswer
}

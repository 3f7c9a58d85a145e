import { fingerprint, fingerprintBase32 } from '@/lib/base/fingerprint'
import type { Bucket, ServiceData, StoredObject } from '../data'
import type { ServiceAnswer } from '../plan'
import { preconditionFailed } from './errors'
import type { MatchHeaders } from './operations'

/** The object that this key, or this version of it, names. Undefined for a delete marker too. */
export function findObject(
  bucket: Bucket | undefined,
  key: string,
  versionId?: string | undefined,
): StoredObject | undefined {
  const objects = bucket?.objects ?? []
  // Asked for every cell, so a loop without a closure.
  for (let index = objects.length - 1; index >= 0; index--) {
    const object = objects[index] as StoredObject
    if (object.key !== key || (versionId !== undefined && object.versionId !== versionId)) continue
    return object.isDeleteMarker ? undefined : object
  }
  return undefined
}

const known = new WeakMap<readonly StoredObject[], readonly StoredObject[]>()

/** The objects that are there now: of each key the last version, unless that says it was deleted. */
export function currentObjects({ objects }: Bucket): readonly StoredObject[] {
  // Many requests find the bucket as one left it.
  const before = known.get(objects)
  if (before) return before
  const last = new Map<string, StoredObject>()
  for (const object of objects) last.set(object.key, object)
  const current = [...last.values()].filter((object) => !object.isDeleteMarker).sort(byKey)
  known.set(objects, current)
  return current
}

/** S3 lists keys in the order of their UTF-8 bytes, which is that of code points. */
function byKey(left: StoredObject, right: StoredObject): number {
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0
}

/** The data with another state of one bucket. */
export function withBucket(data: ServiceData, bucket: Bucket): ServiceData {
  const isThere = data.buckets.some(({ name }) => name === bucket.name)
  return {
    ...data,
    buckets: isThere
      ? data.buckets.map((other) => (other.name === bucket.name ? bucket : other))
      : [...data.buckets, bucket],
  }
}

/** The bucket once this object is stored in it: a new version, or in the place of what was there. */
export function storeObject(bucket: Bucket, object: StoredObject): { bucket: Bucket; object: StoredObject } {
  if (bucket.versioning === 'Enabled') {
    const stored = { ...object, versionId: newVersionId(bucket, object.key) }
    return { bucket: { ...bucket, objects: [...bucket.objects, stored] }, object: stored }
  }
  const isSuspended = bucket.versioning === 'Suspended'
  const stored = isSuspended ? { ...object, versionId: 'null' } : object
  const isReplaced = (other: StoredObject) =>
    other.key === object.key && (!isSuspended || other.versionId === undefined || other.versionId === 'null')
  return {
    bucket: { ...bucket, objects: [...bucket.objects.filter((other) => !isReplaced(other)), stored] },
    object: stored,
  }
}

/** What DeleteObject leaves: without a version a delete marker where there are versions, or nothing. */
export function removeObject(
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
): { bucket: Bucket; markerId: string | null } {
  if (versionId === undefined && bucket.versioning !== undefined) {
    const marker = storeObject(bucket, { key, body: '', isDeleteMarker: true })
    return { bucket: marker.bucket, markerId: marker.object.versionId ?? null }
  }
  const objects = bucket.objects.filter(
    (object) => object.key !== key || (versionId !== undefined && object.versionId !== versionId),
  )
  return {
    bucket: objects.length === bucket.objects.length ? bucket : { ...bucket, objects },
    markerId: null,
  }
}

/** The bucket with another state of one object, the very one that was found in it. */
export function changeObject(bucket: Bucket, before: StoredObject, after: StoredObject): Bucket {
  return { ...bucket, objects: bucket.objects.map((object) => (object === before ? after : object)) }
}

/** Ids of versions look random; each comes from the key and what the bucket held. */
function newVersionId(bucket: Bucket, key: string): string {
  const taken = new Set(bucket.objects.map(({ versionId }) => versionId))
  for (let turn = bucket.objects.length; ; turn++) {
    const id = fingerprintBase32(`${bucket.name} ${key} ${turn}`, 32)
    if (!taken.has(id)) return id
  }
}

/** A stand-in for the MD5 of the body: the same for the same body. */
export function entityTag({ body }: Pick<StoredObject, 'body'>): string {
  return `"${fingerprint(body)}"`
}

/** Why a conditional write is not done; null: it is. */
export function matchProblem(
  { ifMatch, ifNoneMatch }: MatchHeaders,
  object: StoredObject | undefined,
): ServiceAnswer | null {
  if (ifNoneMatch !== undefined && object && (ifNoneMatch === '*' || isTag(ifNoneMatch, object))) {
    return preconditionFailed('If-None-Match')
  }
  if (ifMatch !== undefined && !(object && (ifMatch === '*' || isTag(ifMatch, object)))) {
    return preconditionFailed('If-Match')
  }
  return null
}

function isTag(written: string, object: StoredObject): boolean {
  const tag = entityTag(object)
  return written === tag || `"${written}"` === tag
}

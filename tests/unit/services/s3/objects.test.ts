import { describe, expect, test } from 'vitest'
import { allowAll, type Operation, planOperation, type ServiceData } from '@/lib/services'
import { parseCopySource } from '@/lib/services/s3/write-objects'

const start: ServiceData = {
  account: '111122223333',
  region: 'eu-west-1',
  buckets: [
    { name: 'b', objects: ['z', 'a/1', 'a/2', 'a/b/3', 'm'].map((key) => ({ key, body: key })) },
    { name: 'v', versioning: 'Enabled', objects: [{ key: 'k', body: 'unversioned' }] },
  ],
  tables: [],
}
const run = (operation: Operation, data = start) => {
  const plan = planOperation(operation, data)
  return plan.answer(allowAll(plan))
}
const list = (more: object, data = start) =>
  run({ service: 's3', operation: 'ListObjectsV2', bucket: 'b', ...more }, data).answer.body

describe('a listing', () => {
  test('is in the order of keys', () => {
    expect(list({})).toEqual({
      KeyCount: 5,
      MaxKeys: 1000,
      Contents: ['a/1', 'a/2', 'a/b/3', 'm', 'z'].map((Key) => ({ Key, Size: Key.length })),
    })
  })

  test('tells what lies behind the delimiter as one', () => {
    expect(list({ delimiter: '/' })).toMatchObject({
      KeyCount: 3,
      Contents: [{ Key: 'm' }, { Key: 'z' }],
      CommonPrefixes: [{ Prefix: 'a/' }],
    })
    expect(list({ delimiter: '/', prefix: 'a/' })).toMatchObject({
      Contents: [{ Key: 'a/1' }, { Key: 'a/2' }],
      CommonPrefixes: [{ Prefix: 'a/b/' }],
    })
  })

  test('ends after as many keys as were asked for', () => {
    expect(list({ maxKeys: 2 })).toMatchObject({ KeyCount: 2, IsTruncated: true, MaxKeys: 2 })
    expect(list({ maxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: true })
    expect(list({ maxKeys: 5 })).not.toHaveProperty('IsTruncated')
    expect(list({ maxKeys: 1, delimiter: '/' })).toMatchObject({
      CommonPrefixes: [{ Prefix: 'a/' }],
      Contents: [],
    })
  })
})

describe('versions', () => {
  const put = (body: string, data: ServiceData) =>
    run({ service: 's3', operation: 'PutObject', bucket: 'v', key: 'k', body }, data)
  const get = (data: ServiceData, versionId?: string) =>
    run({ service: 's3', operation: 'GetObject', bucket: 'v', key: 'k', versionId }, data).answer

  test('are kept side by side, and each is got by its id', () => {
    const first = put('one', start)
    const second = put('two', first.data)
    const ids = [first, second].map(({ answer }) => answer.headers?.['x-amz-version-id'])
    expect(new Set(ids).size).toBe(2)
    expect(get(second.data).body).toBe('two')
    expect(get(second.data, ids[0]).body).toBe('one')
  })

  test('are hidden by a delete marker, which can be deleted itself', () => {
    const deleted = run({ service: 's3', operation: 'DeleteObject', bucket: 'v', key: 'k' })
    const marker = deleted.answer.headers?.['x-amz-version-id']
    expect(deleted.answer.headers?.['x-amz-delete-marker']).toBe('true')
    expect(get(deleted.data).summary).toBe('404 NoSuchKey')
    const back = run(
      { service: 's3', operation: 'DeleteObject', bucket: 'v', key: 'k', versionId: marker },
      deleted.data,
    )
    expect(get(back.data).body).toBe('unversioned')
  })

  test('of a bucket that no longer makes them: the one without an id is replaced', () => {
    const kept = put('one', start).data
    const suspended = run(
      { service: 's3', operation: 'PutBucketVersioning', bucket: 'v', status: 'Suspended' },
      kept,
    ).data
    const twice = put('three', put('two', suspended).data).data
    expect(twice.buckets[1]?.objects.map(({ body }) => body)).toEqual(['one', 'three'])
  })
})

test('conditional writes compare with the tag that a put answered', () => {
  const put = (more: object, data = start) =>
    run({ service: 's3', operation: 'PutObject', bucket: 'b', key: 'z', body: 'new', ...more }, data)
  const tag = run({ service: 's3', operation: 'PutObject', bucket: 'b', key: 'z', body: 'z' }).answer.headers
    ?.ETag
  expect(put({ ifMatch: tag }).answer.status).toBe(200)
  expect(put({ ifMatch: tag?.replaceAll('"', '') }).answer.status).toBe(200)
  expect(put({ ifNoneMatch: tag }).answer.status).toBe(412)
  expect(put({ ifMatch: '*' }).answer.status).toBe(200)
  expect(put({ key: 'none', ifMatch: '*' }).answer.status).toBe(412)
})

test('a bucket is deleted once it is empty', () => {
  const gone = { service: 's3', operation: 'DeleteBucket', bucket: 'b' } as const
  expect(run(gone).answer.summary).toBe('409 BucketNotEmpty')
  const keys = start.buckets[0]?.objects.map(({ key }) => ({ key })) ?? []
  const emptied = run({ service: 's3', operation: 'DeleteObjects', bucket: 'b', objects: keys })
  const after = run(gone, emptied.data)
  expect(after.answer.status).toBe(204)
  expect(run({ service: 's3', operation: 'HeadBucket', bucket: 'b' }, after.data).answer.status).toBe(404)
})

test('a bucket that exists can not be made again', () => {
  const make = { service: 's3', operation: 'CreateBucket', bucket: 'b' } as const
  expect(run(make).answer.summary).toBe('409 BucketAlreadyOwnedByYou')
  const foreign = { ...start, buckets: [{ name: 'b', account: '222233334444', objects: [] }] }
  expect(run(make, foreign).answer.summary).toBe('409 BucketAlreadyExists')
})

test('an upload in parts is begun, filled, finished, and cannot be finished again', () => {
  const begun = run({
    service: 's3',
    operation: 'CreateMultipartUpload',
    bucket: 'b',
    key: 'big',
    tagging: { a: '1' },
  })
  const { UploadId: uploadId } = begun.answer.body as { UploadId: string }
  const on = { service: 's3', bucket: 'b', key: 'big', uploadId } as const
  expect(run({ ...on, operation: 'CompleteMultipartUpload' }, begun.data).answer.summary).toBe(
    '400 MalformedXML',
  )
  const parts = ['A', 'B', 'b'].reduce(
    (data, body, index) =>
      run({ ...on, operation: 'UploadPart', partNumber: Math.min(index + 1, 2), body }, data).data,
    begun.data,
  )
  expect(run({ ...on, operation: 'ListParts' }, parts).answer.summary).toBe('200, 2 parts')
  const done = run({ ...on, operation: 'CompleteMultipartUpload' }, parts)
  expect(run({ service: 's3', operation: 'GetObject', bucket: 'b', key: 'big' }, done.data).answer.body).toBe(
    'Ab',
  )
  expect(
    run({ service: 's3', operation: 'GetObjectTagging', bucket: 'b', key: 'big' }, done.data).answer.body,
  ).toEqual({
    TagSet: [{ Key: 'a', Value: '1' }],
  })
  expect(run({ ...on, operation: 'CompleteMultipartUpload' }, done.data).answer.summary).toBe(
    '404 NoSuchUpload',
  )
})

test.each([
  ['b/k', { bucket: 'b', key: 'k', versionId: undefined, written: 'b/k' }],
  ['/b/a/k?versionId=v', { bucket: 'b', key: 'a/k', versionId: 'v', written: 'b/a/k' }],
  ['b/a%20b', { bucket: 'b', key: 'a b', versionId: undefined, written: 'b/a b' }],
  ['b/100%', { bucket: 'b', key: '100%', versionId: undefined, written: 'b/100%' }],
  ['b', { bucket: 'b', key: '', versionId: undefined, written: 'b' }],
  ['', { bucket: '', key: '', versionId: undefined, written: '' }],
])('the source of a copy is read: %s', (text, expected) => {
  expect(parseCopySource(text)).toEqual(expected)
})

test('settings of a bucket are read as they were put, and as AWS sets them before', () => {
  const get = (
    operation: 'GetPublicAccessBlock' | 'GetBucketOwnershipControls' | 'GetBucketVersioning',
    data = start,
  ) => run({ service: 's3', operation, bucket: 'b' }, data).answer
  expect(get('GetBucketOwnershipControls').body).toEqual({ ObjectOwnership: 'BucketOwnerEnforced' })
  expect(get('GetBucketVersioning').body).toEqual({})
  expect(JSON.stringify(get('GetPublicAccessBlock').body)).not.toContain('false')
  const open = run({ service: 's3', operation: 'DeletePublicAccessBlock', bucket: 'b' }).data
  expect(JSON.stringify(get('GetPublicAccessBlock', open).body)).not.toContain('true')
  expect(run({ service: 's3', operation: 'GetBucketLocation', bucket: 'b' }).answer.body).toEqual({
    LocationConstraint: 'eu-west-1',
  })
})

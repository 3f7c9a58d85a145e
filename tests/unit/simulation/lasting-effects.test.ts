import { describe, expect, test } from 'vitest'
import type { Design, Request } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { type Cell, type Simulation, simulate } from '@/lib/simulation'

const BUCKET = 'mybucket'
const [user, guest] = DEFAULT_DESIGN.roles
const s3 = { service: 's3', bucket: BUCKET } as const
const put = (id: string, key: string, body = 'new'): Request => ({
  id,
  name: id,
  ...s3,
  operation: 'PutObject',
  key,
  body,
})
const get = (id: string, key: string): Request => ({ id, name: id, ...s3, operation: 'GetObject', key })
const drop = (id: string, key: string): Request => ({ id, name: id, ...s3, operation: 'DeleteObject', key })
const list = (id: string, prefix: string): Request => ({
  id,
  name: id,
  ...s3,
  operation: 'ListObjectsV2',
  prefix,
})
const row = { service: 'dynamodb', table: 'MyTable' } as const
const OWN = '{{self}}/new.txt'

/** A design in which signed-in users may do these actions, on the whole bucket and table. */
function designWith(
  requests: readonly Request[],
  actions: readonly string[],
  change: Partial<Design> = {},
): Design {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  })
  return {
    ...DEFAULT_DESIGN,
    roles: [{ ...user!, policies: [{ name: 'Some', text }] }, guest!],
    requests: [...requests],
    expectations: [],
    ...change,
  }
}

const READ_WRITE = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject']

function cellOf({ cells }: Simulation, identity: string, request: string): Cell {
  const cell = cells.find((one) => one.identity === identity && one.request === request)
  if (!cell) throw new Error(`there is no cell ${identity} ${request}`)
  return cell
}

/** What Ana was answered, request by request. */
async function answers(design: Design, identity = 'ana'): Promise<string[]> {
  const simulation = await simulate(design)
  return design.requests.map(({ id }) => {
    const { verdict, answer } = cellOf(simulation, identity, id)
    return `${id}: ${verdict} ${answer?.status ?? '-'}${answer?.error ? ` ${answer.error.code}` : ''}`
  })
}

describe('what is put', () => {
  test('is there for a later request of the same identity, with its content', async () => {
    const design = designWith([put('put', OWN, 'hello'), get('get', OWN)], READ_WRITE)
    expect(await answers(design)).toEqual(['put: allow 200', 'get: allow 200'])
    expect(JSON.stringify(cellOf(await simulate(design), 'ana', 'get').answer)).toContain('hello')
  })

  test('is not there for an earlier one', async () => {
    const design = designWith([get('before', OWN), put('put', OWN), get('after', OWN)], READ_WRITE)
    expect(await answers(design)).toEqual([
      'before: deny 403 AccessDenied',
      'put: allow 200',
      'after: allow 200',
    ])
  })

  test('takes the place of what was there', async () => {
    const requests = [put('one', OWN, 'first'), put('two', OWN, 'second'), get('get', OWN)]
    const text = JSON.stringify(cellOf(await simulate(designWith(requests, READ_WRITE)), 'ana', 'get').answer)
    expect(text).toContain('second')
    expect(text).not.toContain('first')
  })

  test('is listed', async () => {
    const requests = [list('before', '{{self}}/new'), put('put', OWN), list('after', '{{self}}/new')]
    const simulation = await simulate(designWith(requests, [...READ_WRITE, 's3:ListBucket']))
    const listed = (id: string) => JSON.stringify(cellOf(simulation, 'ana', id).answer).includes('new.txt')
    expect([listed('before'), listed('after')]).toEqual([false, true])
  })

  test('is not there for anybody else: each identity finds the data as the design has it', async () => {
    const design = designWith([put('put', 'common.txt'), get('get', 'common.txt')], READ_WRITE)
    const onlyReads = designWith([get('get', 'common.txt')], READ_WRITE)
    expect(await answers(design, 'ana')).toEqual(['put: allow 200', 'get: allow 200'])
    expect(await answers(design, 'ben')).toEqual(await answers(design, 'ana'))
    expect(await answers(onlyReads, 'ben')).toEqual(['get: deny 403 AccessDenied'])
    const guests = cellOf(await simulate(design), 'guest', 'get')
    expect(guests.answer?.status).toBe(403)
  })

  test('leaves the design as it was', async () => {
    const design = designWith([put('put', OWN), drop('drop', 'public/welcome.txt')], READ_WRITE)
    const before = structuredClone(design)
    await simulate(design)
    expect(design).toEqual(before)
  })
})

describe('a put that is refused leaves nothing', () => {
  test('by the identity’s policies', async () => {
    const design = designWith([put('put', OWN), get('get', OWN)], ['s3:GetObject', 's3:ListBucket'])
    expect(await answers(design)).toEqual(['put: deny 403 AccessDenied', 'get: allow 404 NoSuchKey'])
  })

  test('by the bucket’s policy', async () => {
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: `arn:aws:s3:::${BUCKET}/*` },
      ],
    })
    const buckets = DEFAULT_DESIGN.buckets.map((bucket) => ({ ...bucket, policy }))
    const design = designWith([put('put', OWN), get('get', OWN)], [...READ_WRITE, 's3:ListBucket'], {
      buckets,
    })
    expect(await answers(design)).toEqual(['put: deny 403 AccessDenied', 'get: allow 404 NoSuchKey'])
  })

  test('when it cannot be told whether it is allowed', async () => {
    const design = designWith([put('put', OWN), get('get', OWN)], [...READ_WRITE, 's3:ListBucket'])
    const unclear = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:PutObject',
          Resource: '*',
          Condition: { Nope: { a: 'b' } },
        },
      ],
    })
    const buckets = DEFAULT_DESIGN.buckets.map((bucket) => ({ ...bucket, policy: unclear }))
    expect(await answers({ ...design, buckets })).toEqual(['put: undetermined -', 'get: allow 404 NoSuchKey'])
  })

  test('of a row', async () => {
    const requests: Request[] = [
      {
        id: 'put',
        name: 'put',
        ...row,
        operation: 'PutItem',
        item: { userId: '{{self}}', itemId: 'x', text: 'secret' },
      },
      { id: 'query', name: 'query', ...row, operation: 'Query', partitionKeyValue: '{{self}}' },
    ]
    const simulation = await simulate(designWith(requests, ['dynamodb:Query']))
    expect(cellOf(simulation, 'ana', 'put').verdict).toBe('deny')
    expect(JSON.stringify(cellOf(simulation, 'ana', 'query').answer)).not.toContain('secret')
  })
})

describe('what is deleted', () => {
  const requests = [put('put', OWN), drop('drop', OWN), get('get', OWN)]

  test('is not found by those who may list the bucket', async () => {
    expect(await answers(designWith(requests, [...READ_WRITE, 's3:ListBucket']))).toEqual([
      'put: allow 200',
      'drop: allow 204',
      'get: allow 404 NoSuchKey',
    ])
  })

  test('is forbidden to those who may not', async () => {
    expect(await answers(designWith(requests, READ_WRITE))).toEqual([
      'put: allow 200',
      'drop: allow 204',
      'get: deny 403 AccessDenied',
    ])
  })

  test('is still there when the delete was refused', async () => {
    expect(await answers(designWith(requests, ['s3:GetObject', 's3:PutObject']))).toEqual([
      'put: allow 200',
      'drop: deny 403 AccessDenied',
      'get: allow 200',
    ])
  })

  test('of a bucket with versions only hides behind a marker', async () => {
    const buckets = DEFAULT_DESIGN.buckets.map((bucket) => ({ ...bucket, versioning: 'Enabled' as const }))
    const design = designWith(requests, [...READ_WRITE, 's3:ListBucket', 's3:ListBucketVersions'], {
      buckets,
    })
    const versions: Request = {
      id: 'versions',
      name: 'v',
      ...s3,
      operation: 'ListObjectVersions',
      prefix: '{{self}}/new',
    }
    const simulation = await simulate({ ...design, requests: [...requests, versions] })
    expect(cellOf(simulation, 'ana', 'get').answer?.status).toBe(404)
    expect(JSON.stringify(cellOf(simulation, 'ana', 'versions').answer)).toContain('new.txt')
  })
})

test('a row that is put is found, a row that is deleted is not', async () => {
  const key = { userId: '{{self}}-new' }
  const rowOf = (id: string): Request => ({ id, name: id, ...row, operation: 'GetItem', key })
  const requests: Request[] = [
    rowOf('before'),
    { id: 'put', name: 'put', ...row, operation: 'PutItem', item: { ...key, text: 'hello' } },
    rowOf('there'),
    { id: 'drop', name: 'drop', ...row, operation: 'DeleteItem', key },
    rowOf('gone'),
  ]
  const simulation = await simulate(designWith(requests, ['dynamodb:*']))
  const holds = (id: string) => JSON.stringify(cellOf(simulation, 'ana', id).answer).includes('hello')
  expect(requests.map(({ id }) => cellOf(simulation, 'ana', id).answer?.status)).toEqual(Array(5).fill(200))
  expect([holds('before'), holds('there'), holds('gone')]).toEqual([false, true, false])
})

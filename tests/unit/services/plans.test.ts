import { describe, expect, test } from 'vitest'
import { allowAll, type Operation, planOperation, refusalAnswer, type ServiceData } from '@/lib/services'

const data: ServiceData = {
  account: '111122223333',
  region: 'us-east-1',
  buckets: [
    {
      name: 'b',
      objects: [
        { key: 'a/x', body: 'héllo' },
        { key: 'a/y', body: '!' },
      ],
    },
  ],
  tables: [{ name: 'T', partitionKey: 'id', items: [{ id: '1', n: 2, ok: true }, { id: '2' }] }],
}
const plan = (operation: Operation) => planOperation(operation, data)
const answer = (operation: Operation, on = data) => {
  const planned = planOperation(operation, on)
  return planned.answer(allowAll(planned)).answer
}
const checks = (operation: Operation) =>
  plan(operation).checks.map(({ action, resource }) => `${action} ${resource}`)
const TABLE = 'arn:aws:dynamodb:us-east-1:111122223333:table/T'

describe('S3', () => {
  test('a listing is s3:ListBucket on the bucket, with the prefix that was sent', () => {
    const list = { service: 's3', operation: 'ListObjectsV2', bucket: 'b' } as const
    expect(checks(list)).toEqual(['s3:ListBucket arn:aws:s3:::b'])
    expect(plan(list).checks[0]?.keys()['s3:prefix']).toBeUndefined()
    expect(plan({ ...list, prefix: '' }).checks[0]?.keys()['s3:prefix']).toBe('')
    expect(plan(list).checks[0]?.keys()['s3:max-keys']).toBe(1_000)
    expect(answer(list).summary).toBe('200, 2 objects')
    expect(answer({ ...list, prefix: 'a/y' }).summary).toBe('200, 1 object')
  })

  test('an object that is there asks for s3:GetObject alone', () => {
    const get = { service: 's3', operation: 'GetObject', bucket: 'b', key: 'a/x' } as const
    expect(checks(get)).toEqual(['s3:GetObject arn:aws:s3:::b/a/x'])
    expect(answer(get)).toMatchObject({ status: 200, summary: '200, 6 bytes', body: 'héllo' })
  })

  test('an object that is not there asks for the right to list as well, without a prefix', () => {
    const get = { service: 's3', operation: 'GetObject', bucket: 'b', key: 'none' } as const
    expect(checks(get)).toEqual(['s3:GetObject arn:aws:s3:::b/none', 's3:ListBucket arn:aws:s3:::b'])
    expect(plan(get).checks[1]?.keys()).not.toHaveProperty('s3:prefix')
    expect(plan(get).checks[1]?.assumption).toBe('list-right-for-missing-object')
    expect(answer(get)).toMatchObject({ status: 404, summary: '404 NoSuchKey' })
  })

  test('a put is s3:PutObject on the object', () => {
    const put = { service: 's3', operation: 'PutObject', bucket: 'b', key: 'n', body: '€' } as const
    expect(checks(put)).toEqual(['s3:PutObject arn:aws:s3:::b/n'])
    expect(answer(put).summary).toBe('200, stored 3 bytes')
  })

  test.each<Operation>([
    { service: 's3', operation: 'ListObjectsV2', bucket: 'none' },
    { service: 's3', operation: 'GetObject', bucket: 'none', key: 'k' },
    { service: 's3', operation: 'PutObject', bucket: 'none', key: 'k', body: '' },
  ])('$operation on a bucket that is not there finds none', (operation) => {
    expect(answer(operation).summary).toBe('404 NoSuchBucket')
  })

  test('a refusal is XML in which nothing of the message is markup', () => {
    const get = { service: 's3', operation: 'GetObject', bucket: 'b', key: 'k' } as const
    const { status, body } = refusalAnswer(get, { action: 's3:GetObject' }, 'User: <a> & "b"')
    expect(status).toBe(403)
    expect(body).toContain('<Code>AccessDenied</Code><Message>User: &lt;a&gt; &amp; "b"</Message>')
  })
})

describe('DynamoDB', () => {
  test('a read carries the partition key, the attributes that it names and the defaults', () => {
    const get = { service: 'dynamodb', operation: 'GetItem', table: 'T', key: { id: '1' } } as const
    expect(checks(get)).toEqual([`dynamodb:GetItem ${TABLE}`])
    expect(plan(get).checks[0]?.keys()).toEqual({
      'dynamodb:LeadingKeys': ['1'],
      'dynamodb:FirstPartitionKeyValues': ['1'],
      'dynamodb:Attributes': ['id'],
      'dynamodb:Select': { value: 'ALL_ATTRIBUTES', assumption: 'dynamodb-select-default' },
      'dynamodb:ReturnConsumedCapacity': { value: 'NONE', assumption: 'dynamodb-consumed-capacity-default' },
    })
    expect(answer(get).body).toEqual({ Item: { id: { S: '1' }, n: { N: '2' }, ok: { BOOL: true } } })
    expect(answer({ ...get, key: { id: '9' } }).summary).toBe('200, no such item')
  })

  test('the policy of a table does not speak for one by the same name in another account', () => {
    const get = { service: 'dynamodb', operation: 'GetItem', key: { id: '1' } } as const
    expect(plan({ ...get, table: TABLE }).checks[0]?.policyOf).toEqual({ kind: 'table', name: 'T' })
    const foreign = plan({ ...get, table: TABLE.replace('111122223333', '222233334444') })
    expect(foreign.checks[0]).toMatchObject({ resourceAccount: '222233334444', policyOf: null })
  })

  test('a query carries the one partition key value', () => {
    const query = { service: 'dynamodb', operation: 'Query', table: 'T', partitionKeyValue: '2' } as const
    expect(plan(query).checks[0]?.keys()['dynamodb:LeadingKeys']).toEqual(['2'])
    expect(answer(query)).toMatchObject({ summary: '200, 1 item', body: { Count: 1 } })
  })

  test('a put carries all attributes of the item', () => {
    const put = { service: 'dynamodb', operation: 'PutItem', table: 'T', item: { id: '3', x: 'y' } } as const
    expect(plan(put).checks[0]?.keys()).toMatchObject({
      'dynamodb:LeadingKeys': ['3'],
      'dynamodb:Attributes': ['id', 'x'],
    })
    expect(answer(put).status).toBe(200)
    expect(answer({ ...put, item: { x: 'y' } }).status).toBe(400)
  })

  test.each(['toString', '__proto__', 'constructor'])(
    'a table may call its partition key %s',
    (partitionKey) => {
      const odd = { ...data, tables: [{ name: 'T', partitionKey, items: [] }] }
      const get = { service: 'dynamodb', operation: 'GetItem', table: 'T', key: { id: '1' } } as const
      expect(planOperation(get, odd).checks[0]?.keys()['dynamodb:LeadingKeys']).toBeUndefined()
      const put = { service: 'dynamodb', operation: 'PutItem', table: 'T', item: { id: '1' } } as const
      expect(answer(put, odd).status).toBe(400)
    },
  )

  test('a scan carries no leading keys', () => {
    const scan = { service: 'dynamodb', operation: 'Scan', table: 'T' } as const
    expect(plan(scan).checks[0]?.keys()).not.toHaveProperty('dynamodb:LeadingKeys')
    expect(answer(scan).summary).toBe('200, 2 items')
    expect(answer({ ...scan, table: 'None' }).summary).toBe('400 ResourceNotFoundException')
  })

  test('a refusal has HTTP status 400 and a capital M', () => {
    const scan = { service: 'dynamodb', operation: 'Scan', table: 'T' } as const
    expect(refusalAnswer(scan, { action: 'dynamodb:Scan' }, 'no')).toEqual({
      status: 400,
      summary: '400 AccessDeniedException',
      error: { code: 'AccessDeniedException', message: 'no' },
      body: { __type: 'com.amazon.coral.service#AccessDeniedException', Message: 'no' },
    })
  })
})

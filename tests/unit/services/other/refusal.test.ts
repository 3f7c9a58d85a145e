import { describe, expect, test } from 'vitest'
import { fillTemplate, OTHER_SERVICE_TEMPLATES, planOperation, refusalAnswer } from '@/lib/services'
import { isEnvelopeKnown } from '@/lib/services/other/refusal'

const data = { account: '111122223333', region: 'us-east-1', buckets: [], tables: [] }
const refuse = (action: string) =>
  refusalAnswer({ service: 'other', action, resource: '*', context: {} }, { action }, 'no <way>')

describe('a refusal of another service', () => {
  test('that speaks the query protocol is XML, in which nothing of the message is markup', () => {
    expect(refuse('sqs:SendMessage')).toMatchObject({ status: 403, summary: '403 AccessDenied' })
    expect(refuse('SNS:Publish').body).toContain('<Message>no &lt;way&gt;</Message>')
  })

  test('of API Gateway and Lambda has its type in a header', () => {
    for (const action of ['execute-api:Invoke', 'lambda:InvokeFunction', 'iot:Publish']) {
      expect(refuse(action)).toMatchObject({
        status: 403,
        headers: { 'x-amzn-ErrorType': 'AccessDeniedException' },
        body: { Message: 'no <way>' },
      })
    }
  })

  test('of the JSON protocol is 400 with its type in the body', () => {
    expect(refuse('kinesis:PutRecord')).toMatchObject({
      status: 400,
      body: { __type: 'AccessDeniedException', Message: 'no <way>' },
    })
  })

  test('has an answer for what is no action', () => {
    expect([refuse('').status, refuse('x').status, refuse(':').status]).toEqual([403, 403, 403])
  })

  test('is known for some services, and an assumption for the others', () => {
    expect(isEnvelopeKnown('sqs:SendMessage')).toBe(true)
    expect(isEnvelopeKnown('polly:SynthesizeSpeech')).toBe(false)
  })
})

test('a template becomes a request of the account and the Region', () => {
  const template = OTHER_SERVICE_TEMPLATES.find(({ id }) => id === 'lambda-invoke')
  expect(template && fillTemplate(template, data)).toEqual({
    service: 'other',
    action: 'lambda:InvokeFunction',
    resource: 'arn:aws:lambda:us-east-1:111122223333:function:NAME',
    context: {},
  })
})

test('what guests reach follows from the services that Cognito leaves them', () => {
  const guests = Object.fromEntries(OTHER_SERVICE_TEMPLATES.map(({ action, guests }) => [action, guests]))
  expect(guests).toMatchObject({
    'events:PutEvents': 'no',
    'bedrock:InvokeModel': 'no',
    'geo-maps:GetTile': 'no',
    'geo:GetMapTile': 'yes',
    'execute-api:Invoke': 'yes',
    'textract:DetectDocumentText': 'except-opt-in-regions',
    'cognito-sync:UpdateRecords': 'blocked-by-cognito',
    'cognito-identity:GetId': 'unsigned',
    'cognito-idp:GetUser': 'token',
  })
})

test('the resource’s own policy speaks where the service has such policies', () => {
  const holder = (action: string, resource: string) =>
    planOperation({ service: 'other', action, resource, context: {} }, data).checks[0]?.policyOf
  const queue = 'arn:aws:sqs:us-east-1:222233334444:q'
  expect(holder('sqs:SendMessage', queue)).toEqual({ kind: 'queue', name: queue })
  expect(holder('sns:Publish', '*')).toBeNull()
  expect(holder('polly:SynthesizeSpeech', 'arn:aws:polly:us-east-1:111122223333:lexicon/x')).toBeNull()
})

describe('an action of S3 or DynamoDB that has no operation of its own', () => {
  const owned = {
    ...data,
    buckets: [{ name: 'partners', account: '222233334444', objects: [] }],
    tables: [{ name: 'Notes', partitionKey: 'id', items: [] }],
  }
  const check = (action: string, resource: string) =>
    planOperation({ service: 'other', action, resource, context: {} }, owned).checks[0]
  const table = 'arn:aws:dynamodb:us-east-1:111122223333:table/Notes'

  test('meets the policy of the bucket, and the account that owns it', () => {
    for (const resource of ['arn:aws:s3:::partners', 'arn:aws:s3:::partners/a/b']) {
      expect(check('s3:GetObjectTorrent', resource)).toMatchObject({
        policyOf: { kind: 'bucket', name: 'partners' },
        resourceAccount: '222233334444',
      })
    }
    expect(check('s3:ListAllMyBuckets', '*')?.policyOf).toBeNull()
  })

  test('meets the policy of the table, also on an index; a stream has one of its own', () => {
    for (const resource of [table, `${table}/index/byDate`]) {
      expect(check('dynamodb:ConditionCheckItem', resource)?.policyOf).toEqual({
        kind: 'table',
        name: 'Notes',
      })
    }
    const stream = `${table}/stream/2026`
    expect(check('dynamodb:GetRecords', stream)?.policyOf).toEqual({ kind: 'stream', name: stream })
  })

  test('does not meet the policy of a table by the same name in another account or region', () => {
    for (const resource of [
      table.replace('111122223333', '222233334444'),
      table.replace('us-east-1', 'eu-west-1'),
    ]) {
      expect(check('dynamodb:ConditionCheckItem', resource)?.policyOf).toBeNull()
    }
  })
})

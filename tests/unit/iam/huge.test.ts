import { describe, expect, test, vi } from 'vitest'
import {
  type AuthorizationRequest,
  authorize,
  compilePolicy,
  createRequestContext,
  explain,
  explanationToText,
  matchedStatements,
  type PolicyKind,
  parsePolicy,
  validatePolicy,
} from '@/lib/iam'

// Nothing here asserts a time: work that grew faster than the text would not end before the runner gives up.
vi.setConfig({ testTimeout: 60_000 })

const request: AuthorizationRequest = {
  principal: {
    kind: 'assumed-role',
    sessionArn: 'arn:aws:sts::111122223333:assumed-role/App/s',
    roleArn: 'arn:aws:iam::111122223333:role/App',
    account: '111122223333',
  },
  action: 's3:GetObject',
  resource: `arn:aws:s3:::b/${'a'.repeat(1_000)}`,
  context: createRequestContext({ 's3:prefix': 'a'.repeat(1_000), 'aws:TagKeys': ['a', 'b'] }),
}

/** All that is ever done with a text. */
function readAll(text: string, kind: PolicyKind = 'identity') {
  const parsed = parsePolicy(text)
  const findings = validatePolicy(parsed, kind)
  const isOutside = findings.find(({ range }) => range.start > range.end || range.end > text.length)
  expect(isOutside).toBeUndefined()
  const policy = compilePolicy(parsed, kind, 'huge')
  const policies = kind === 'resource' ? { identity: [], resource: policy } : { identity: [policy] }
  const decision = authorize(policies, request)
  expect(matchedStatements(policies, request).length).toBeGreaterThanOrEqual(0)
  const explanation = explain(policies, request)
  expect(explanation.decision).toEqual(decision)
  expect(explanationToText(explanation).length).toBeGreaterThan(0)
  return { decision, findings }
}

const document = (statements: unknown) => JSON.stringify({ Version: '2012-10-17', Statement: statements })
const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => make(index))

describe('huge policies are read to their end', () => {
  test('5 MB in 10,000 statements', () => {
    const statements = times(10_000, (index) => ({
      Sid: `S${index}`,
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', `s3:Get${index}*`],
      Resource: times(8, (each) => `arn:aws:s3:::bucket-${index}/\${aws:PrincipalTag/team}/${each}/*`),
      Condition: { StringLike: { 's3:prefix': ['${cognito-identity.amazonaws.com:sub}/*', `${index}`] } },
    }))
    const text = document(statements)
    expect(text.length).toBeGreaterThan(5_000_000)
    expect(readAll(text).decision.kind).toBe('implicit-deny')
  })

  test('10,000 statements that all apply', () => {
    const statements = times(10_000, () => ({ Effect: 'Allow', Action: '*', Resource: '*' }))
    expect(readAll(document(statements)).decision.kind).toBe('allow')
  })

  test('a resource policy of 10,000 statements and 20,000 principals', () => {
    const statements = times(10_000, (index) => ({
      Effect: index % 2 ? 'Allow' : 'Deny',
      Principal: { AWS: [`arn:aws:iam::111122223333:role/R${index}`, 'arn:aws:iam::111122223333:user/u'] },
      Action: 's3:*',
      Resource: '*',
    }))
    expect(readAll(document(statements), 'resource').decision.kind).toBe('implicit-deny')
  })

  test.each<[string, unknown]>([
    ['actions', { Action: times(200_000, (index) => `s3:Wrong${index}`), Resource: '*' }],
    ['the same action', { Action: times(200_000, () => 's3:GetObject'), Resource: '*' }],
    ['wildcards', { Action: times(20_000, (index) => `s3:*${index}*t*`), Resource: '*' }],
    ['resources', { Action: '*', Resource: times(100_000, (index) => `arn:aws:s3:::b${index}/*`) }],
    [
      'nested resources',
      { Action: '*', Resource: times(20_000, (index) => `arn:aws:s3:::${'b'.repeat(index % 200)}*`) },
    ],
    ['texts that are no ARNs', { Action: '*', Resource: times(100_000, (index) => `b${index}`) }],
  ])('one statement of very many %s', (_what, elements) => {
    readAll(document([{ Effect: 'Allow', ...(elements as object) }]))
  })

  test('one condition of very many values, and a block of very many keys', () => {
    const values = { StringLike: { 's3:prefix': times(100_000, (index) => `${index}*`) } }
    const keys = { StringEquals: Object.fromEntries(times(50_000, (index) => [`s3:key${index}`, 'x'])) }
    const operators = Object.fromEntries(times(50_000, (index) => [`String${index}`, { 's3:prefix': 'x' }]))
    for (const Condition of [values, keys, operators]) {
      readAll(document([{ Effect: 'Allow', Action: '*', Resource: '*', Condition }]))
    }
  })

  test('one value of a million characters', () => {
    for (const piece of [
      'a',
      '*',
      '${',
      '${a',
      '${aws:username}',
      '${*}',
      "${a, 'b",
      ':',
      '\\u0000',
      '\ud800',
      '*a',
      '*?a',
    ]) {
      const long = piece.repeat(Math.ceil(1_000_000 / piece.length))
      const Condition = {
        StringLike: { 's3:prefix': long },
        ArnLike: { 'aws:SourceArn': long },
        [long]: { [long]: long },
      }
      readAll(document([{ Effect: 'Allow', Action: long, Resource: `arn:aws:s3:::${long}`, Condition }]))
    }
  })

  test('names that stand very often, and elements that nobody knows', () => {
    const members = times(100_000, (index) => `"${index % 2 ? 'Effect' : `X${index}`}": "Allow"`).join(',')
    readAll(`{"Version": "2012-10-17", "Statement": [{${members}}]}`)
    readAll(`{${members}}`)
  })

  test('texts that are not JSON, over and over', () => {
    const pieces = [
      '[',
      '{',
      '{"a":',
      '"',
      '}',
      ',',
      ':',
      '/*',
      '//',
      '{"Statement":[',
      '\u0000',
      '\ufeff',
      '1e',
      '-',
    ]
    for (const piece of pieces) readAll(piece.repeat(300_000))
  })
})

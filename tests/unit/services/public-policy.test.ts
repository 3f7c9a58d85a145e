import { describe, expect, test } from 'vitest'
import { parsePolicy } from '@/lib/iam'
import { isPublicPolicy } from '@/lib/services'
import { isPublicPolicyText } from '@/lib/services/public-policy'

const policy = (...statements: object[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Action: '*', Resource: '*', ...one })),
  })
const everybody = (condition: object) => ({ Effect: 'Allow', Principal: '*', Condition: condition })
const s3 = (text: string) => isPublicPolicyText(text, 's3')

describe('a bucket policy', () => {
  test.each([
    ['everybody', { Effect: 'Allow', Principal: '*' }],
    ['everybody, as a list', { Effect: 'Allow', Principal: { AWS: ['111122223333', '*'] } }],
    ['everybody but one', { Effect: 'Allow', NotPrincipal: { AWS: '111122223333' } }],
    ['nobody written out', { Effect: 'Allow' }],
    ['no effect', { Principal: '*' }],
    ['federated principals', { Effect: 'Allow', Principal: { Federated: 'accounts.google.com' } }],
    ['a key that does not limit', everybody({ StringEquals: { 's3:prefix': 'a' } })],
    ['a negated operator', everybody({ StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } })],
    [
      'ForAllValues, which is true without the key',
      everybody({ 'ForAllValues:StringEquals': { 'aws:SourceVpc': 'v' } }),
    ],
    [
      'one fixed value and one wildcard',
      everybody({ StringLike: { 'aws:SourceArn': ['arn:aws:s3:::b', '*'] } }),
    ],
    ['half of IPv6', everybody({ IpAddress: { 'aws:SourceIp': '::/1' } })],
    [
      'an access point of any account',
      everybody({ ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:*:*:accesspoint/*' } }),
    ],
    ['a table’s limiting key', everybody({ StringEquals: { 'aws:PrincipalAccount': '111122223333' } })],
  ])('for %s is public', (_, statement) => {
    expect(s3(policy(statement))).toBe(true)
  })

  test.each([
    ['an account', { Effect: 'Allow', Principal: { AWS: '111122223333' } }],
    ['a service', { Effect: 'Allow', Principal: { Service: 'logging.s3.amazonaws.com' } }],
    ['a fixed VPC endpoint', everybody({ StringEquals: { 'AWS:SOURCEVPCE': 'vpce-1' } })],
    [
      'any of two fixed values',
      everybody({ 'ForAnyValue:StringEquals': { 'aws:SourceAccount': ['1', '2'] } }),
    ],
    ['a narrow range of IPv6', everybody({ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } })],
    ['one address', everybody({ IpAddress: { 'aws:SourceIp': '203.0.113.7' } })],
    [
      'one limit besides others',
      everybody({ StringEquals: { 's3:prefix': 'a', 'aws:PrincipalOrgID': 'o-1' } }),
    ],
  ])('for %s is not public', (_, statement) => {
    expect(s3(policy(statement))).toBe(false)
  })

  test('one public statement makes it public, whatever the others deny', () => {
    const limited = { Effect: 'Allow', Principal: { AWS: '111122223333' } }
    expect(s3(policy(limited, { Effect: 'Deny', Principal: '*' }))).toBe(false)
    expect(s3(policy(limited, { Effect: 'Deny', Principal: '*' }, { Effect: 'Allow', Principal: '*' }))).toBe(
      true,
    )
  })

  test('that is not JSON was never saved', () => {
    expect(s3('{')).toBe(false)
  })
})

test('a table policy has other limiting keys, and a service must be one', () => {
  const isPublic = (condition: object) => {
    const { document } = parsePolicy(policy(everybody(condition)))
    return document !== null && isPublicPolicy(document, 'dynamodb')
  }
  expect(isPublic({ StringEquals: { 'aws:PrincipalAccount': '111122223333' } })).toBe(false)
  expect(isPublic({ Bool: { 'aws:PrincipalIsAWSService': 'true' } })).toBe(false)
  expect(isPublic({ Bool: { 'aws:PrincipalIsAWSService': 'false' } })).toBe(true)
  expect(isPublic({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })).toBe(true)
})

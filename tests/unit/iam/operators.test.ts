import { describe, expect, test } from 'vitest'
import type { ContextValue } from '@/lib/iam'
import { createRequestContext, parsePolicy } from '@/lib/iam'
import { compileCondition } from '@/lib/iam/conditions/compile-condition'
import { OPERATORS, parseOperatorName } from '@/lib/iam/conditions/operators'

function judge(operator: string, values: unknown, value: ContextValue | undefined): string {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { [operator]: { 'a:Key': values } },
    },
  })
  const [test] = parsePolicy(text).document?.statements[0]?.condition?.tests ?? []
  if (!test) throw new Error('no condition')
  return compileCondition(test, '2012-10-17').test(createRequestContext({ 'A:key': value }), () => {})
}

describe('names', () => {
  test.each([
    ['StringEquals', null, 'StringEquals', false],
    ['StringEqualsIfExists', null, 'StringEquals', true],
    ['ForAnyValue:StringLike', 'ForAnyValue', 'StringLike', false],
    ['ForAllValues:StringNotEqualsIfExists', 'ForAllValues', 'StringNotEquals', true],
    ['forAnyValue:StringLike', null, 'forAnyValue:StringLike', false],
    ['IfExists', null, '', true],
    ['', null, '', false],
    ['StringEqualsIfExistsIfExists', null, 'StringEqualsIfExists', true],
  ])('%s', (name, qualifier, base, ifExists) => {
    expect(parseOperatorName(name)).toEqual({ qualifier, base, ifExists })
  })
})

/** Section 2.3 of the reference, the key missing. */
describe('a key that is missing', () => {
  test.each([
    ['StringEquals', 'no'],
    ['StringEqualsIgnoreCase', 'no'],
    ['StringLike', 'no'],
    ['Bool', 'no'],
    ['StringNotEquals', 'yes'],
    ['StringNotEqualsIgnoreCase', 'yes'],
    ['StringNotLike', 'yes'],
    ['StringEqualsIfExists', 'yes'],
    ['StringNotEqualsIfExists', 'yes'],
    ['BoolIfExists', 'yes'],
    ['ForAllValues:StringEquals', 'yes'],
    ['ForAllValues:StringNotLike', 'yes'],
    ['ForAnyValue:StringEquals', 'no'],
    ['ForAnyValue:StringNotEquals', 'no'],
    ['ForAllValues:StringEqualsIfExists', 'yes'],
    ['ForAnyValue:StringEqualsIfExists', 'yes'],
    ['ForAnyValue:StringNotEqualsIfExists', 'yes'],
    ['ForAllValues:Bool', 'yes'],
    ['ForAnyValue:Bool', 'no'],
  ])('%s gives %s', (operator, expected) => {
    expect(judge(operator, 'true', undefined)).toBe(expected)
  })
  test.each([
    ['true', 'yes'],
    ['false', 'no'],
    [true, 'yes'],
    ['TRUE', 'yes'],
  ])('Null %j gives %s', (value, expected) => {
    expect(judge('Null', value, undefined)).toBe(expected)
  })
})

describe('a key that is there', () => {
  test.each([
    ['StringEquals', 'x', 'x', 'yes'],
    ['StringEquals', 'x', 'X', 'no'],
    ['StringEquals', ['x', 'y'], 'y', 'yes'],
    ['StringEquals', [], 'x', 'no'],
    ['StringEquals', 'x*', 'xy', 'no'],
    ['StringNotEquals', 'x', 'x', 'no'],
    ['StringNotEquals', ['x', 'y'], 'y', 'no'],
    ['StringNotEquals', ['x', 'y'], 'z', 'yes'],
    ['StringNotEquals', [], 'x', 'yes'],
    ['StringEqualsIgnoreCase', 'X', 'x', 'yes'],
    ['StringNotEqualsIgnoreCase', 'X', 'x', 'no'],
    ['StringLike', 'x*', 'xy', 'yes'],
    ['StringLike', 'X*', 'xy', 'no'],
    ['StringNotLike', 'x*', 'xy', 'no'],
    ['StringNotLike', ['a*', 'x*'], 'xy', 'no'],
    ['StringEqualsIfExists', 'x', 'y', 'no'],
    ['Bool', 'true', true, 'yes'],
    ['Bool', 'True', true, 'yes'],
    ['Bool', true, 'true', 'yes'],
    ['Bool', 'false', true, 'no'],
    ['Null', 'true', '', 'no'],
    ['Null', 'false', '', 'yes'],
    ['Null', 'false', 'x', 'yes'],
    ['ForAllValues:StringEquals', ['x', 'y'], ['x', 'y', 'x'], 'yes'],
    ['ForAllValues:StringEquals', ['x', 'y'], ['x', 'z'], 'no'],
    ['ForAllValues:StringEquals', ['x'], [], 'yes'],
    ['ForAllValues:StringEquals', ['x'], '', 'yes'],
    ['ForAllValues:StringEquals', ['x'], ['', 'y'], 'no'],
    ['ForAllValues:StringNotEquals', ['x'], ['y', 'z'], 'yes'],
    ['ForAllValues:StringNotEquals', ['x'], ['y', 'x'], 'no'],
    ['ForAnyValue:StringEquals', ['x'], ['y', 'x'], 'yes'],
    ['ForAnyValue:StringEquals', ['x'], [], 'no'],
    ['ForAnyValue:StringNotEquals', ['x'], ['x', 'y'], 'yes'],
    ['ForAnyValue:StringNotEquals', ['x'], ['x', 'x'], 'no'],
    ['ForAllValues:StringEquals', ['x'], 'x', 'yes'],
    ['StringEquals', 'x', ['y', 'x'], 'yes'],
    ['StringNotEquals', 'x', ['y', 'x'], 'no'],
    ['StringEquals', 7, 7, 'yes'],
  ])('%s %j against %j gives %s', (operator, values, value, expected) => {
    expect(judge(operator, values, value)).toBe(expected)
  })
})

/** Section 2.2 and 2.5 of the reference: what each family compares. */
describe.each<[string, readonly (readonly [string, unknown, ContextValue, 'yes' | 'no'])[]]>([
  [
    'numbers',
    [
      ['NumericEquals', '10', 10, 'yes'],
      ['NumericEquals', 10, '10.0', 'yes'],
      ['NumericEquals', '1e1', '10', 'yes'],
      ['NumericEquals', '-0', '0', 'yes'],
      ['NumericEquals', '.5', '0.50', 'yes'],
      ['NumericEquals', '9007199254740993', '9007199254740992', 'no'],
      ['NumericNotEquals', '9007199254740993', '9007199254740992', 'yes'],
      ['NumericEquals', '10', 'ten', 'no'],
      ['NumericNotEquals', '10', 'ten', 'yes'],
      ['NumericEquals', '', '', 'no'],
      ['NumericEquals', '0x10', '16', 'no'],
      ['NumericLessThan', '10', '9.999999999999999999999', 'yes'],
      ['NumericLessThan', '10', '10', 'no'],
      ['NumericLessThan', '-1', '-1.5', 'yes'],
      ['NumericLessThanEquals', '10', '10', 'yes'],
      ['NumericGreaterThan', '10', '100', 'yes'],
      ['NumericGreaterThan', '-10', '0', 'yes'],
      ['NumericGreaterThan', '10', '10.0', 'no'],
      ['NumericGreaterThanEquals', '1.25', '1.3', 'yes'],
      ['NumericGreaterThanEquals', '10', 'x', 'no'],
      ['NumericLessThan', ['1', '5'], '3', 'yes'],
    ],
  ],
  [
    'dates',
    [
      ['DateEquals', '2026-01-01T00:00:00Z', '1767225600', 'yes'],
      ['DateEquals', '2026-01-01T01:00:00+01:00', '2026-01-01T00:00:00Z', 'yes'],
      ['DateEquals', '2025-12-31T23:30:00-00:30', '2026-01-01T00:00Z', 'yes'],
      ['DateEquals', '2026-01-01', '2026-01-01T00:00:00.000Z', 'yes'],
      ['DateEquals', '2026-01', '2026-01-01', 'yes'],
      ['DateNotEquals', '2026-01-01', '2026-01-02', 'yes'],
      ['DateLessThan', '2017', '2026-03-02T09:00:00Z', 'no'],
      ['DateGreaterThan', '2017', '2026-03-02T09:00:00Z', 'yes'],
      ['DateLessThan', '2026-01-01T00:00:00.25Z', '2026-01-01T00:00:00.3Z', 'no'],
      ['DateGreaterThan', '2026-01-01T00:00:00.25Z', '2026-01-01T00:00:00.3Z', 'yes'],
      ['DateGreaterThanEquals', '1969-12-31T23:59:59Z', '0', 'yes'],
      ['DateLessThanEquals', '9223372036854775807', '2026-01-01', 'yes'],
      ['DateLessThanEquals', '9223372036854775808', '2026-01-01', 'no'],
      ['DateEquals', '2026-02-29', '2026-02-29', 'no'],
      ['DateEquals', '2024-02-29', '1709164800', 'yes'],
      ['DateEquals', '2026-13-01', '2026-13-01', 'no'],
      ['DateEquals', '01/02/2026', '01/02/2026', 'no'],
      ['DateEquals', '0001-01-01', '0001-01-01T00:00:00Z', 'yes'],
      ['DateNotEquals', 'soon', '2026-01-01', 'yes'],
    ],
  ],
  [
    'addresses',
    [
      ['IpAddress', '203.0.113.0/24', '203.0.113.7', 'yes'],
      ['IpAddress', '203.0.113.0/24', '203.0.114.7', 'no'],
      ['IpAddress', '203.0.113.99/24', '203.0.113.7', 'yes'],
      ['IpAddress', '203.0.113.7', '203.0.113.8', 'no'],
      ['IpAddress', '0.0.0.0/0', '255.255.255.255', 'yes'],
      ['IpAddress', '0.0.0.0/0', '::1', 'no'],
      ['IpAddress', '203.0.113.128/25', '203.0.113.127', 'no'],
      ['IpAddress', '10.0.0.0/33', '10.0.0.1', 'no'],
      ['IpAddress', '010.0.0.1', '10.0.0.1', 'no'],
      ['IpAddress', '2001:db8::/32', '2001:db8:0:1::1', 'yes'],
      ['IpAddress', '2001:db8::/33', '2001:db8:8000::1', 'no'],
      ['IpAddress', '2001:DB8::1', '2001:db8:0:0:0:0:0:1', 'yes'],
      ['IpAddress', '::/0', '2001:db8::1', 'yes'],
      ['IpAddress', '::ffff:203.0.113.7', '::ffff:cb00:7107', 'yes'],
      ['IpAddress', '1:2:3:4:5:6:7:8:9', '::1', 'no'],
      ['IpAddress', '1::2::3', '1::2', 'no'],
      ['NotIpAddress', '203.0.113.0/24', '198.51.100.1', 'yes'],
      ['NotIpAddress', ['203.0.113.0/24', '198.51.100.0/24'], '198.51.100.1', 'no'],
      ['NotIpAddress', '203.0.113.0/24', 'nowhere', 'yes'],
      ['IpAddress', '203.0.113.0/24', '203.0.113.0/24', 'no'],
    ],
  ],
  [
    'ARNs',
    [
      ['ArnEquals', 'arn:aws:iam::1:role/App*', 'arn:aws:iam::1:role/AppAuth', 'yes'],
      ['ArnLike', 'arn:aws:sns:*:1:*', 'arn:aws:sns:us-east-1:1:topic:more', 'yes'],
      ['ArnLike', 'arn:aws:s:*:1:finance/*', 'arn:aws:s:us-east-2:9:store/abc:1:finance/d.txt', 'no'],
      ['ArnLike', 'arn:aws:s3:::b?', 'arn:aws:s3:::b:', 'yes'],
      ['ArnLike', 'arn:aws:s?:::b', 'arn:aws:s3:::b', 'yes'],
      ['ArnLike', 'arn:aws:*', 'arn:aws:s3:::b', 'no'],
      ['ArnLike', '*', 'arn:aws:s3:::b', 'no'],
      ['ArnLike', 'arn:aws:S3:::b', 'arn:aws:s3:::b', 'no'],
      ['ArnNotLike', 'arn:aws:s3:::b', 'arn:aws:s3:::c', 'yes'],
      ['ArnNotEquals', 'arn:aws:s3:::*', 'arn:aws:s3:::c', 'no'],
      ['ArnNotLike', 'b', 'b', 'yes'],
    ],
  ],
  [
    'bytes',
    [
      ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', 'yes'],
      ['BinaryEquals', 'QQ==', 'QQ', 'yes'],
      ['BinaryEquals', 'QQ==', 'QR==', 'yes'],
      ['BinaryEquals', 'QQ==', 'Qg==', 'no'],
      ['BinaryEquals', 'not base64!', 'not base64!', 'no'],
    ],
  ],
  [
    'truth values',
    [
      ['Bool', 'true', 'TRUE', 'yes'],
      ['Bool', ['true', 'false'], false, 'yes'],
      ['Bool', 'yes', 'yes', 'no'],
      ['Bool', '1', 'true', 'no'],
    ],
  ],
])('%s', (_family, rows) => {
  test.each(rows)('%s %j against %j gives %s', (operator, values, value, expected) => {
    expect(judge(operator, values, value)).toBe(expected)
  })
})

test.each(['StringMatch', 'stringEquals', 'ForallValues:StringEquals', '', 'NullIfExists'])(
  '%j is never answered, whether the key is there or not',
  (operator) => {
    expect(judge(operator, 'x', 'x')).toBe('unknown')
    expect(judge(operator, 'x', undefined)).toBe('unknown')
  },
)

test('a value of a type that no key has is never answered, and counts as present', () => {
  for (const value of [null, {}, { a: 1 }, [null], [['x']]]) {
    const wrong = value as unknown as ContextValue
    expect(judge('StringEquals', 'x', wrong)).toBe('unknown')
    expect(judge('StringNotEqualsIfExists', 'x', wrong)).toBe('unknown')
    expect(judge('ForAllValues:StringEquals', 'x', wrong)).toBe('unknown')
    expect(judge('Null', 'true', wrong)).toBe('no')
    expect(judge('Null', 'false', wrong)).toBe('yes')
  }
})

test('every operator of the language is evaluated', () => {
  expect([...OPERATORS.keys()].sort()).toEqual(
    [
      ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
      ...['StringLike', 'StringNotLike', 'NumericEquals', 'NumericNotEquals', 'NumericLessThan'],
      ...['NumericLessThanEquals', 'NumericGreaterThan', 'NumericGreaterThanEquals', 'DateEquals'],
      ...['DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'],
      ...['Bool', 'BinaryEquals', 'IpAddress', 'NotIpAddress', 'ArnEquals', 'ArnLike', 'ArnNotEquals'],
      ...['ArnNotLike', 'Null'],
    ].sort(),
  )
})

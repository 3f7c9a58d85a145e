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

test.each([
  'NumericEquals',
  'DateLessThan',
  'IpAddress',
  'ArnLike',
  'BinaryEquals',
  'StringMatch',
  '',
  'NullIfExists',
])('%j is never answered, whether the key is there or not', (operator) => {
  expect(judge(operator, 'x', 'x')).toBe('unknown')
  expect(judge(operator, 'x', undefined)).toBe('unknown')
})

test('the operators that are evaluated are those of the brief and of Cognito’s trust policies', () => {
  expect([...OPERATORS.keys()]).toEqual([
    ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    ...['StringLike', 'StringNotLike', 'Bool', 'Null'],
  ])
})

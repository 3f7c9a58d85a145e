import { describe, expect, test } from 'vitest'
import { createRequestContext } from '@/lib/iam'
import { compilePattern } from '@/lib/iam/match/pattern'

const SUB = 'cognito-identity.amazonaws.com:sub'
const ignore = () => {}
const context = createRequestContext({
  [SUB]: 'us-east-1:1',
  'aws:PrincipalTag/team': 'red',
  'aws:PrincipalTag/star': 'a*',
  'aws:UserAgent': 'x*',
  'aws:empty': '',
  'cognito-identity.amazonaws.com:amr': ['authenticated'],
})
const matches = (
  source: string,
  value: string,
  rules: 'resource' | 'text' | 'text-with-wildcards' = 'text-with-wildcards',
) => compilePattern(source, rules, '2012-10-17').resolve(context, ignore)?.matches(value) ?? null

describe('escapes', () => {
  test.each([
    ['a${*}b', 'a*b', true],
    ['a${*}b', 'axb', false],
    ['a${?}b', 'a?b', true],
    ['a${?}b', 'axb', false],
    ['a${$}b', 'a$b', true],
    ['${$}{x}', '${x}', true],
    ['a*${*}', 'axx*', true],
    ['a*${*}', 'axx', false],
  ])('%s against %s: %s', (source, value, expected) => {
    expect(matches(source, value)).toBe(expected)
  })
})

describe('variables', () => {
  test.each([
    [`\${${SUB}}/x`, 'us-east-1:1/x', true],
    [`\${${SUB.toUpperCase()}}/x`, 'us-east-1:1/x', true],
    [`\${ ${SUB} }/x`, 'us-east-1:1/x', true],
    [`\${${SUB}}/*`, 'us-east-1:1/', true],
    [`\${${SUB}}/*`, 'us-east-1:2/', false],
    ["${aws:username, 'all'}", 'all', true],
    ["${aws:username,'all'}", 'all', true],
    ["${aws:username, ''}x", 'x', true],
    ["${aws:PrincipalTag/team, 'all'}", 'red', true],
    ["${aws:empty, 'all'}", 'all', true],
    ["${cognito-identity.amazonaws.com:amr, 'none'}", 'none', true],
    ['${aws:username}', '', null],
    ['${aws:empty}', '', null],
    ['${cognito-identity.amazonaws.com:amr}', 'authenticated', null],
    ['${aws:PrincipalTag/star}c', 'abc', true],
    ['${aws:UserAgent}', 'xyz', false],
    ['${aws:UserAgent}', 'x*', true],
  ])('%s against %s: %s', (source, value, expected) => {
    expect(matches(source, value)).toBe(expected)
  })

  test('a star in a tag value is a plain character where no wildcards are', () => {
    expect(matches('${aws:PrincipalTag/star}', 'a*', 'text')).toBe(true)
    expect(matches('${aws:PrincipalTag/star}', 'abc', 'text')).toBe(false)
  })

  test.each(['${', '${}', '${ }', '${a', "${a, 'b}", '${a, b}', '${a*b}', '${a,}', "x${'a'}"])(
    '%s is no variable',
    (source) => {
      expect(compilePattern(source, 'text', '2012-10-17').malformed).not.toBeNull()
    },
  )

  test('a text of blanks that opens no variable is read at once', () => {
    const blanks = `arn:aws:s3:::${`\${${' '.repeat(580)}'}`.repeat(300)}`
    expect(compilePattern(blanks, 'resource', '2012-10-17').malformed).not.toBeNull()
  })

  test.each(['arn:aws:s3:${aws:RequestedRegion}::b', '${a}', 'arn:${*}:s3:::b'])(
    'in a resource %s stands too early',
    (source) => {
      expect(compilePattern(source, 'resource', '2012-10-17').malformed).not.toBeNull()
    },
  )

  test('in version 2008-10-17 variables and escapes are plain text', () => {
    const old = (source: string, value: string) =>
      compilePattern(source, 'text-with-wildcards', '2008-10-17').resolve(context, ignore)?.matches(value)
    expect(old(`\${${SUB}}/*`, `\${${SUB}}/x`)).toBe(true)
    expect(old(`\${${SUB}}/*`, 'us-east-1:1/x')).toBe(false)
    expect(old('a${*}', 'a${*}')).toBe(true)
    expect(old('a${*}', 'ab')).toBe(false)
  })

  test('the text of a filled pattern is what people read', () => {
    const filled = compilePattern(`b/\${${SUB}}/?\${*}*`, 'text-with-wildcards', '2012-10-17')
    expect(filled.resolve(context, ignore)?.text).toBe('b/us-east-1:1/?**')
  })
})

test('an answer that is kept is never given for other values', () => {
  const pattern = compilePattern('${a}/${b}', 'text', '2012-10-17')
  const text = (a?: string, b?: string) =>
    pattern.resolve(createRequestContext({ a, b }), ignore)?.text ?? null
  const asked: readonly [string?, string?][] = [
    ['1', '2'],
    ['1', '2'],
    ['1', '3'],
    ['2', '3'],
    ['2', undefined],
    ['2', '3'],
    [undefined, '3'],
    ['3', undefined],
    ['3', '4'],
    ['2', '3'],
    ['1/2', '3'],
    ['1', '2/3'],
  ]
  for (const [a, b] of asked) {
    expect(text(a, b)).toBe(a === undefined || b === undefined ? null : `${a}/${b}`)
  }
})

describe('resources', () => {
  test.each([
    ['*', 'arn:aws:s3:::b/k', true],
    ['arn:*', 'arn:aws:s3:::b/k', true],
    ['arn:aws:s3:::*', 'arn:aws:s3:::b/k', true],
    ['arn:aws:s3:::b/a:*', 'arn:aws:s3:::b/a:b:c', true],
    ['arn:aws:s3:::b/*c', 'arn:aws:s3:::b/a:b:c', true],
    ['arn:aws:*:::b', 'arn:aws:s3:::b', true],
    ['arn:aws:s*:::b', 'arn:aws:s3:::b', true],
    ['arn:aws:s*3:::b', 'arn:aws:s3:::b', true],
    ['arn:aws:s*b', 'arn:aws:s3:::b', false],
    ['arn:aws:*:b', 'arn:aws:s3:::b', true],
    ['arn:*:b', 'arn:aws:s3:::b', true],
    ['arn:aws:dynamodb:*:1:table/T', 'arn:aws:dynamodb:us-east-1:1:table/T', true],
    ['arn:aws:dynamodb:us-*-1:1:table/T', 'arn:aws:dynamodb:us-east-1:1:table/T', true],
    ['arn:aws:dynamodb:us-*T', 'arn:aws:dynamodb:us-east-1:1:table/T', false],
    ['arn:aws:dynamodb:?s-east-1:1:table/T', 'arn:aws:dynamodb:us-east-1:1:table/T', true],
  ])('%s covers %s: %s', (source, value, expected) => {
    expect(matches(source, value, 'resource')).toBe(expected)
  })
})

import { describe, expect, test } from 'vitest'
import type { Item, Value } from '@/lib/services'
import { parseCondition } from '@/lib/services/dynamodb/expressions/condition'
import { holds } from '@/lib/services/dynamodb/expressions/evaluate-condition'
import { attributesIn } from '@/lib/services/dynamodb/expressions/names'
import { parseProjection, project } from '@/lib/services/dynamodb/expressions/projection'
import { tokenize } from '@/lib/services/dynamodb/expressions/tokens'
import { applyUpdates, parseUpdate } from '@/lib/services/dynamodb/expressions/update'

describe('words', () => {
  test('have their kind, text and place', () => {
    const tokens = tokenize('a.#b <= :c', 'expression')
    expect(tokens.ok && tokens.value.map(({ kind, text, at }) => `${at} ${kind} ${text}`)).toEqual([
      '0 word a',
      '1 sign .',
      '2 name-placeholder #b',
      '5 sign <=',
      '8 value-placeholder :c',
      '10 end ',
    ])
  })

  test('of a statement have quotes, doubled within', () => {
    const tokens = tokenize(`"a""b" 'it''s' '' ""`, 'statement')
    expect(tokens.ok && tokens.value.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'quoted a"b',
      "text it's",
      'text ',
      'quoted ',
      'end ',
    ])
  })

  test.each(['a ; b $', 'a @', "'open"])('that are none give their place: %s', (text) => {
    expect(tokenize(text, 'statement').ok).toBe(false)
  })
})

describe('attributes of an expression', () => {
  test.each([
    ['SET #w = :w, Address.City = :c REMOVE x[0]', ['wins', 'Address', 'x']],
    ['attribute_exists(a) AND size(b.c) > :n OR NOT d BETWEEN :l AND :h', ['a', 'b', 'd']],
    ['#none = :x', []],
    ['a = :x AND $', ['a']],
    ['', []],
  ])('%s', (expression, expected) => {
    expect(attributesIn(expression, { '#w': 'wins' })).toEqual(expected)
  })

  test('are none without an expression', () => {
    expect(attributesIn(undefined, undefined)).toEqual([])
  })
})

const item: Item = { s: 'abc', n: 5, flag: true, list: ['a', 'b'], map: { inner: 'x' }, nothing: null }
const values: Readonly<Record<string, Value>> = {
  ':abc': 'abc',
  ':ab': 'ab',
  ':n': 5,
  ':six': 6,
  ':text5': '5',
  ':a': 'a',
  ':null': null,
  ':type': 'S',
}

describe('a condition', () => {
  test.each([
    ['s = :abc', true],
    ['s <> :abc', false],
    ['missing <> :abc', true],
    ['missing = :abc', false],
    ['n = :text5', false],
    ['n < :six AND n >= :n', true],
    ['n > :six', false],
    ['n <= :n', true],
    ['s BETWEEN :ab AND :abc', true],
    ['n BETWEEN :six AND :n', false],
    ['n IN (:six, :n)', true],
    ['missing IN (:six)', false],
    ['begins_with(s, :ab)', true],
    ['begins_with(n, :ab)', false],
    ['contains(s, :ab)', true],
    ['contains(list, :a)', true],
    ['contains(map, :a)', false],
    ['attribute_exists(map.inner)', true],
    ['attribute_not_exists(map.none)', true],
    ['attribute_type(s, :type)', true],
    ['size(list) < :n', true],
    ['size(s) = :n', false],
    ['list[1] = :a', false],
    ['nothing = :null', true],
    ['NOT s = :abc', false],
    ['(s = :ab OR n = :n) AND attribute_exists(flag)', true],
    ['s = :ab OR n = :six and flag = :a', false],
  ])('%s', (text, expected) => {
    const condition = parseCondition(text, { expressionAttributeValues: values })
    expect(condition.ok).toBe(true)
    expect(condition.ok && holds(condition.value, item)).toBe(expected)
  })

  test.each([
    ['', 'The expression can not be empty;'],
    ['s', 'Syntax error; token: "<EOF>"'],
    ['s = ', 'Syntax error; token: "<EOF>"'],
    ['s = :none', 'An expression attribute value used in expression is not defined; attribute value: :none'],
    ['#x = :n', 'An expression attribute name used in the document path is not defined; attribute name: #x'],
    ['other(s)', 'Invalid function name; function: other'],
    [
      'attribute_exists(s, :n)',
      'Incorrect number of operands for operator or function; operator or function: attribute_exists',
    ],
    [
      'begins_with(s)',
      'Incorrect number of operands for operator or function; operator or function: begins_with',
    ],
    ['(s = :abc', 'Syntax error; token: "<EOF>"'],
    ['s = :abc n', 'Syntax error; token: "n"'],
    ['s = :abc !', 'Syntax error; token: "!"'],
    ['s BETWEEN :a :b', 'Syntax error; token: ":b"'],
    ['s IN :a', 'Syntax error; token: ":a"'],
    ['s[x] = :a', 'Syntax error; token: "x"'],
  ])('that is none says why: %s', (text, error) => {
    expect(parseCondition(text, { expressionAttributeValues: values })).toEqual({ ok: false, error })
  })

  test('with more parentheses or words than anybody writes is refused, and quickly', () => {
    expect(parseCondition('('.repeat(4_000), {}).ok).toBe(false)
    expect(parseCondition('NOT '.repeat(1_000), {}).ok).toBe(false)
    expect(parseCondition('a'.repeat(5_000), {})).toMatchObject({
      error: expect.stringContaining('maximum allowed size'),
    })
    expect(parseCondition(`a${'.b'.repeat(100)} = :n`, { expressionAttributeValues: values }).ok).toBe(false)
  })
})

describe('an update', () => {
  const run = (text: string, on: Item = item) => {
    const updates = parseUpdate(text, { expressionAttributeValues: { ...values, ':list': ['b', 'c'] } })
    return updates.ok ? applyUpdates(on, updates.value) : updates
  }
  test.each([
    ['SET s = :a', { s: 'a' }],
    ['SET new = n + :n', { new: 10 }],
    ['SET new = n - :six', { new: -1 }],
    ['SET new = if_not_exists(s, :a)', { new: 'abc' }],
    ['SET new = if_not_exists(missing, :a)', { new: 'a' }],
    ['SET list = list_append(list, :list)', { list: ['a', 'b', 'b', 'c'] }],
    ['SET map.inner = :a, map.more = :n', { map: { inner: 'a', more: 5 } }],
    ['SET list[0] = :n', { list: [5, 'b'] }],
    ['SET list[9] = :n', { list: ['a', 'b', 5] }],
    ['REMOVE list[0]', { list: ['b'] }],
    ['ADD n :n', { n: 10 }],
    ['ADD missing :n', { missing: 5 }],
    ['ADD list :list', { list: ['a', 'b', 'c'] }],
    ['DELETE list :list', { list: ['a'] }],
    ['DELETE missing :list', {}],
    ['SET s = n, n = s', { s: 5, n: 'abc' }],
  ])('%s', (text, expected) => {
    expect(run(text)).toEqual({ ok: true, value: { ...item, ...expected } })
  })

  test('removes what is there and leaves the rest', () => {
    expect(run('REMOVE s, map, list, nothing, flag, missing')).toEqual({ ok: true, value: { n: 5 } })
    expect(run('DELETE one :list', { one: ['b'] })).toEqual({ ok: true, value: {} })
  })

  test('takes an attribute that is called like something of every object', () => {
    const updated = run('SET #p = :a')
    expect(updated.ok).toBe(false)
    const named = parseUpdate('SET #p = :a', {
      expressionAttributeNames: { '#p': '__proto__' },
      expressionAttributeValues: values,
    })
    const after = named.ok ? applyUpdates({}, named.value) : named
    expect(after.ok && Object.keys(after.value)).toEqual(['__proto__'])
  })

  test.each([
    'SET s = missing',
    'SET s = s + :n',
    'SET none.inner = :a',
    'SET s.inner = :a',
    'SET s[0] = :a',
    'ADD s :n',
    'ADD s :list',
    'DELETE n :n',
    'SET s = size(s)',
    'SET s = list_append(s, :list)',
    'SET s :a',
    'SET s = :a SET n = :n',
    'PUT s = :a',
    'SET',
    '',
  ])('that can not be done says why: %s', (text) => {
    const result = run(text)
    expect(result.ok).toBe(false)
    expect(!result.ok && result.error.length).toBeGreaterThan(10)
  })
})

describe('a projection', () => {
  test('keeps what leads to the wanted parts', () => {
    const paths = parseProjection('s, map.inner, list[1], missing, #n', { '#n': 'n' })
    expect(paths.ok && project(item, paths.value)).toEqual({
      s: 'abc',
      map: { inner: 'x' },
      list: ['b'],
      n: 5,
    })
  })

  test('joins parts of the same map and list', () => {
    const paths = parseProjection('m.a, m.b, l[0], l[1]')
    const whole = { m: { a: 1, b: 2, c: 3 }, l: [1, 2, 3] }
    expect(paths.ok && project(whole, paths.value)).toEqual({ m: { a: 1, b: 2 }, l: [1, 2] })
  })

  test.each(['', 'a,', 'a b', '#none', 'a..b', '$'])('that is none says why: %s', (text) => {
    expect(parseProjection(text).ok).toBe(false)
  })
})

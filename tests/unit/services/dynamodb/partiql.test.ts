import { describe, expect, test } from 'vitest'
import { parseStatement } from '@/lib/services/dynamodb/partiql/parse-statement'
import { attributesOf } from '@/lib/services/dynamodb/partiql/statement'

const parse = (statement: string, ...parameters: (string | number)[]) =>
  parseStatement({ statement, parameters })

describe('a statement', () => {
  test('SELECT names table, index, parts and condition', () => {
    expect(parse(`select a, b.c from "T"."I" where pk = ? and sk > -1.5;`, 'x')).toEqual({
      ok: true,
      value: {
        kind: 'select',
        table: 'T',
        index: 'I',
        paths: [['a'], ['b', 'c']],
        where: {
          kind: 'and',
          parts: [
            {
              kind: 'compare',
              operator: '=',
              left: { kind: 'path', path: ['pk'] },
              right: { kind: 'value', value: 'x' },
            },
            {
              kind: 'compare',
              operator: '>',
              left: { kind: 'path', path: ['sk'] },
              right: { kind: 'value', value: -1.5 },
            },
          ],
        },
      },
    })
  })

  test('INSERT takes an item of any values', () => {
    const statement = `INSERT INTO "T" VALUE {'a': 'it''s', 'b': [1, {'c': null}], "d": true, 'e': <<1, 2>>, '__proto__': ?, 'f': {}, 'g': []}`
    const parsed = parse(statement, 'p')
    const item = parsed.ok && parsed.value.kind === 'insert' ? parsed.value.item : {}
    expect(Object.entries(item)).toEqual([
      ['a', "it's"],
      ['b', [1, { c: null }]],
      ['d', true],
      ['e', [1, 2]],
      ['__proto__', 'p'],
      ['f', {}],
      ['g', []],
    ])
  })

  test('UPDATE takes several SET and REMOVE, and says what it returns', () => {
    expect(
      parse(
        `UPDATE T SET a = a + 1, b = list_append(b, ?) SET c = 'x' REMOVE d WHERE pk = 'x' RETURNING MODIFIED OLD *`,
        1,
      ),
    ).toMatchObject({
      ok: true,
      value: {
        kind: 'update',
        updates: [
          { kind: 'set', path: ['a'] },
          { path: ['b'] },
          { path: ['c'] },
          { kind: 'remove', path: ['d'] },
        ],
        returning: 'UPDATED_OLD',
      },
    })
  })

  test('DELETE may return the old item', () => {
    expect(parse(`DELETE FROM T WHERE pk = 'x' RETURNING ALL OLD *`)).toMatchObject({
      value: { kind: 'delete', table: 'T', returning: 'ALL_OLD' },
    })
  })

  test.each([
    '',
    'SELECT',
    'SELECT * T',
    'SELECT * FROM',
    `SELECT * FROM T WHERE`,
    `SELECT * FROM T ORDER BY a`,
    `SELECT * FROM T WHERE EXISTS(SELECT * FROM S)`,
    `SELECT * FROM T.`,
    `INSERT INTO T VALUE 'x'`,
    `INSERT INTO T VALUE {'a' 1}`,
    `INSERT INTO T VALUE {'a': [1}`,
    `INSERT INTO T VALUE {'a': -x}`,
    `INSERT INTO T VALUE {'a': name}`,
    `INSERT T VALUE {}`,
    `UPDATE T WHERE pk = 'x'`,
    `UPDATE T SET a WHERE pk = 'x'`,
    `DELETE T`,
    `DELETE FROM T RETURNING ALL *`,
    `SELECT * FROM T WHERE pk = 'open`,
    'DROP TABLE T',
    `SELECT * FROM T WHERE a = ${'['.repeat(100)}`,
    `SELECT * FROM T WHERE a = '${'x'.repeat(9_000)}'`,
  ])('that can not be read says where: %s', (statement) => {
    const parsed = parse(statement)
    expect(parsed.ok).toBe(false)
    expect(!parsed.ok && parsed.error).toMatch(/\S/)
  })

  test('needs as many parameters as it has question marks', () => {
    expect(parse('SELECT * FROM T WHERE a = ?').ok).toBe(false)
    expect(parse('SELECT * FROM T WHERE a = ?', 1, 2).ok).toBe(false)
    expect(parse('SELECT * FROM T WHERE a = ?', 1).ok).toBe(true)
  })
})

test('the attributes of a condition are those on both sides of every test', () => {
  const parsed = parse(
    `SELECT * FROM T WHERE (a = b OR NOT c.d BETWEEN 1 AND e) AND f IN [1, g] AND begins_with(h, 'x') AND size(i) > 1`,
  )
  const where = parsed.ok && parsed.value.kind === 'select' ? parsed.value.where : null
  expect(attributesOf(where)).toEqual(['a', 'b', 'c', 'e', 'f', 'g', 'h', 'i'])
  expect(attributesOf(null)).toEqual([])
})

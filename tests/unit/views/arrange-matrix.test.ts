import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import {
  arrangeMatrix,
  type MatrixQuery,
  type MatrixView,
  toMatrix,
  WHOLE_MATRIX,
  wholeMatrix,
} from '@/lib/views'

let matrix: MatrixView
beforeAll(async () => {
  matrix = toMatrix(EVERY_SOURCE, await simulate(EVERY_SOURCE))
})

const arrange = (query: Partial<MatrixQuery>, isChanged?: Parameters<typeof arrangeMatrix>[2]) =>
  arrangeMatrix(matrix, { ...WHOLE_MATRIX, ...query }, isChanged)
const rowsOf = (query: Partial<MatrixQuery>) => arrange(query).groups.flatMap(({ rows }) => rows)

const query: fc.Arbitrary<MatrixQuery> = fc.record({
  text: fc.constantFrom('', 'get', 'guest', 'get guest', 'zzz', 'S3 ', 'e'),
  traits: fc.subarray(['allow', 'deny', 'undetermined', 'changed', 'unmet', 'assumed'] as const),
  who: fc.constant(null),
  groupBy: fc.constantFrom('service', 'answers', 'none'),
  rowOrder: fc.constantFrom('design', 'name', 'most-allowed', 'fewest-allowed'),
  columnOrder: fc.constantFrom('design', 'name', 'most-allowed', 'fewest-allowed'),
})

describe('arranging the matrix', () => {
  test('asked for nothing, it is the whole matrix', () => {
    expect(arrange({})).toEqual(wholeMatrix(matrix))
  })

  test('shows no line twice, none that is not there, and each cell under its own column', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const { columns, groups, rowCount } = arrangeMatrix(matrix, asked)
        const rows = groups.flatMap((group) => group.rows)
        expect(rows).toHaveLength(rowCount)
        expect(new Set(rows).size).toBe(rows.length)
        expect(matrix.rows).toEqual(expect.arrayContaining(rows as unknown[]))
        for (const { id, index } of columns) expect(matrix.identities[index]?.id).toBe(id)
      }),
    )
  })

  test('sorting and grouping lose nothing', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const all = arrangeMatrix(matrix, { ...asked, text: '', traits: [] })
        expect(all.rowCount).toBe(matrix.rows.length)
        expect(all.columns).toHaveLength(matrix.identities.length)
      }),
    )
  })

  test('a word restricts whatever has it: requests, operations, identities', () => {
    const [first] = matrix.rows
    const found = arrange({ text: first?.name.toUpperCase() ?? '' })
    expect(found.groups.flatMap(({ rows }) => rows)).toContain(first)
    expect(found.rowCount).toBeLessThan(matrix.rows.length)
    const person = matrix.identities[3]
    const columns = arrange({ text: person?.name ?? '' }).columns.map(({ id }) => id)
    expect(columns).toContain(person?.id)
    expect(columns.length).toBeLessThan(matrix.identities.length)
    expect(arrange({ text: 'zzz' })).toMatchObject({ columns: [], groups: [], rowCount: 0 })
  })

  test('a trait leaves rows and columns that have such a cell', () => {
    const { columns, groups } = arrange({ traits: ['allow'] })
    for (const row of groups.flatMap(({ rows }) => rows)) {
      expect(columns.some(({ index }) => row.cells[index]?.verdict === 'allow')).toBe(true)
    }
    expect(columns.length).toBeLessThan(matrix.identities.length)
    const only = matrix.rows[2]
    const changed = arrange(
      { traits: ['changed'] },
      (identity, request) => identity === matrix.identities[5]?.id && request === only?.requestId,
    )
    expect(changed.columns.map(({ index }) => index)).toEqual([5])
    expect(changed.groups.flatMap(({ rows }) => rows)).toEqual([only])
  })

  test('by role, by provider, and without credentials', () => {
    const of = (who: MatrixQuery['who']) => arrange({ who }).columns
    const { roleName } = matrix.identities.find((one) => one.roleName !== null) ?? {}
    expect(of({ kind: 'role', name: roleName ?? '' }).every((one) => one.roleName === roleName)).toBe(true)
    expect(of({ kind: 'without-credentials', name: '' }).length).toBeGreaterThan(0)
    expect(of({ kind: 'without-credentials', name: '' }).every((one) => one.allowed === 0)).toBe(true)
    const { provider } = matrix.identities.find((one) => one.provider !== null) ?? {}
    expect(of({ kind: 'provider', name: provider ?? '' }).map((one) => one.provider)).toContain(provider)
  })

  test('rows with the same answers stand together, under words that say them', () => {
    const { groups, columns } = arrange({ groupBy: 'answers' })
    for (const { rows, title } of groups) {
      const patterns = rows.map((row) => columns.map(({ index }) => row.cells[index]?.verdict).join())
      expect(new Set(patterns).size).toBe(1)
      expect(title).toMatch(/^Allowed to/)
    }
  })

  test('orders by name and by how much is allowed', () => {
    const allowed = rowsOf({ groupBy: 'none', rowOrder: 'most-allowed' }).map((row) => row.allowed)
    expect(allowed).toEqual([...allowed].sort((left, right) => right - left))
    const fewest = arrange({ columnOrder: 'fewest-allowed' }).columns.map((column) => column.allowed)
    expect(fewest).toEqual([...fewest].sort((left, right) => left - right))
    const names = arrange({ columnOrder: 'name' }).columns.map(({ name }) => name)
    expect(names).toEqual(
      [...names].sort((left, right) => left.localeCompare(right, 'en', { sensitivity: 'base' })),
    )
  })

  test('counts what is allowed by row and by column', () => {
    for (const [index, { allowed }] of matrix.identities.entries()) {
      expect(allowed).toBe(matrix.rows.filter((row) => row.cells[index]?.verdict === 'allow').length)
    }
    for (const { allowed, cells } of matrix.rows) {
      expect(allowed).toBe(cells.filter(({ verdict }) => verdict === 'allow').length)
    }
  })
})

import { expect, test } from 'vitest'
import { coveredEntries } from '@/lib/iam/validate/covered'

function covered(texts: readonly string[], ignoresCase = false): string[] {
  const values = texts.map((value, index) => ({ value, range: { start: index, end: index + 1 } }))
  return coveredEntries(values, ignoresCase).map(({ entry, by }) => `${entry.value} < ${by.value}`)
}

test('an entry that ends in a star takes in what begins like it, and other stars count as written', () => {
  expect(covered(['a/b', 'a/*', 'b', 'a/c*', 'a*d'])).toEqual(['a/b < a/*', 'a/c* < a/*'])
  expect(covered(['*', 'x'])).toEqual(['x < *'])
  expect(covered(['a*d', 'abd'])).toEqual([])
})

test('of two entries that are alike the second one is too many', () => {
  expect(covered(['a', 'b', 'a'])).toEqual(['a < a'])
  expect(covered(['a', 'A'])).toEqual([])
  expect(covered(['s3:GetObject', 's3:getobject'], true)).toEqual(['s3:getobject < s3:GetObject'])
})

test('long lists are read like short ones', () => {
  const names = Array.from({ length: 40 }, (_, index) => `n${index}`)
  expect(covered([...names, 'n1*'])).toEqual(['n1', ...names.slice(10, 20)].map((name) => `${name} < n1*`))
})

import { expect, test } from 'vitest'
import { createLineIndex, isInside, lineAndColumn } from '@/lib/base/source-range'

test.each([
  ['', 0, 1, 1],
  ['abc', 0, 1, 1],
  ['abc', 2, 1, 3],
  ['abc', 3, 1, 4],
  ['a\nb', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 1, 1, 2],
  ['a\r\nb', 2, 1, 3],
  ['a\r\nb', 3, 2, 1],
  ['a\rb', 2, 2, 1],
  ['a\r\rb', 3, 3, 1],
  ['a\n\r\nb', 4, 3, 1],
  ['\r\n\r\n', 4, 3, 1],
  ['a\r', 2, 2, 1],
  ['😀b', 2, 1, 3],
  ['abc', -5, 1, 1],
  ['a\nb', 99, 2, 2],
])('offset in %j at %i is line %i, column %i', (text, offset, line, column) => {
  expect(lineAndColumn(text, offset)).toEqual({ line, column })
  expect(createLineIndex(text)(offset)).toEqual({ line, column })
})

test('a range lies inside itself and inside a wider one, not inside its neighbour', () => {
  expect(isInside({ start: 1, end: 2 }, { start: 1, end: 2 })).toBe(true)
  expect(isInside({ start: 1, end: 2 }, { start: 0, end: 3 })).toBe(true)
  expect(isInside({ start: 1, end: 4 }, { start: 0, end: 3 })).toBe(false)
  expect(isInside({ start: 3, end: 4 }, { start: 0, end: 3 })).toBe(false)
})

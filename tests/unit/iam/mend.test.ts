import { expect, test } from 'vitest'
import type { Fix } from '@/lib/iam'
import { insertMember, remove, removeMember, withoutBlanks } from '@/lib/iam/validate/mend'

const apply = (text: string, fix: Fix | undefined) =>
  fix === undefined ? undefined : text.slice(0, fix.range.start) + fix.replacement + text.slice(fix.range.end)

const place = (text: string, piece: string) => {
  const start = text.indexOf(piece)
  return { start, end: start + piece.length }
}

test.each([
  ['[1, 2, 3]', '1', '[2, 3]'],
  ['[1, 2, 3]', '3', '[1, 2]'],
  ['[ 1 , 2 ]', '2', '[ 1  ]'],
  ['[ 1 ]', '1', '[  ]'],
  ['{\n  "a": 1,\n  "b": 2\n}', '"a": 1', '{\n  "b": 2\n}'],
  ['{\n  "a": 1,\n  "b": 2\n}', '"b": 2', '{\n  "a": 1\n}'],
])('what is taken out of %j takes its comma with it', (text, item, after) => {
  expect(apply(text, remove('', text, place(text, item)))).toBe(after)
})

test('a member is found by its value, and not when its name is written with escapes', () => {
  const text = '{"Sid" : "", "\\u0053id": "x"}'
  expect(apply(text, removeMember('', text, 'Sid', place(text, '""')))).toBe('{"\\u0053id": "x"}')
  expect(removeMember('', text, 'Sid', place(text, '"x"'))).toBeUndefined()
})

test.each([
  ['{}', '{"v": 1}'],
  ['{"a": 1}', '{"v": 1, "a": 1}'],
  ['{\n  "a": 1\n}', '{\n  "v": 1,\n  "a": 1\n}'],
])('a member goes first into %j', (text, after) => {
  expect(apply(text, insertMember('', text, { start: 0, end: text.length }, '"v": 1'))).toBe(after)
})

test('blanks go between the parts, and stay in the texts', () => {
  expect(withoutBlanks('{ "a b" :\t"c \\" d",\r\n "e\\\\" : [ 1 ] }')).toBe('{"a b":"c \\" d","e\\\\":[1]}')
})

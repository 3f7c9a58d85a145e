import { describe, expect, test } from 'vitest'
import { compileGlob, type GlobToken } from '@/lib/iam/match/glob'

/** `*` any run, `~` a run without a colon, `?` one character. */
function glob(pattern: string) {
  const tokens = [...pattern.matchAll(/[*?~]|[^*?~]+/g)].map(([piece]): GlobToken => {
    if (piece === '*') return { kind: 'star' }
    if (piece === '~') return { kind: 'segment-star' }
    return piece === '?' ? { kind: 'any' } : { kind: 'text', text: piece }
  })
  return compileGlob(tokens)
}

describe.each([
  ['', [''], ['a']],
  ['abc', ['abc'], ['', 'ab', 'abcd', 'Abc', 'xabc']],
  ['*', ['', 'a', 'a/b:c'], []],
  ['**', ['', 'a'], []],
  ['?', ['a', ':'], ['', 'ab']],
  ['a*', ['a', 'ab', 'a/b'], ['', 'ba']],
  ['*a', ['a', 'ba', 'aa'], ['', 'ab']],
  ['a*a', ['aa', 'aba', 'aaa'], ['a', 'ab']],
  ['ab*ba', ['abba', 'abxba'], ['aba', 'ab', 'ba']],
  ['*a*b*', ['ab', 'xaxbx', 'aab'], ['ba', 'a', 'b']],
  ['a?c', ['abc', 'a?c'], ['ac', 'abbc']],
  ['?*', ['a', 'ab'], ['']],
  ['*?', ['a', 'ab'], ['']],
  ['*?a?*', ['xax', 'xxaxx', 'xaxaxa'], ['a', 'xa', 'ax']],
  ['a**b', ['ab', 'axb'], ['a', 'b']],
  ['a*b*c', ['abc', 'aXbYc', 'abcbc'], ['acb', 'ac']],
  ['~', ['', 'a', 'a/b'], [':', 'a:b']],
  ['a:~:c', ['a::c', 'a:b:c'], ['a:b:b:c', 'a:b']],
  ['a~:*', ['a:', 'ab:c', 'a:b:c'], ['a', 'b:']],
  ['~*', ['', 'a', 'a:b', ':'], []],
  ['x~y*z', ['xyz', 'xayz', 'xay:z'], ['x:yz', 'xy']],
])('the pattern %s', (pattern, matching, others) => {
  test.each(matching)('matches %j', (value) => {
    expect(glob(pattern)(value)).toBe(true)
  })
  test.each(others)('does not match %j', (value) => {
    expect(glob(pattern)(value)).toBe(false)
  })
})

test('a pattern made to be slow finishes', () => {
  const value = 'a'.repeat(10_000)
  expect(glob(`${'*a'.repeat(50)}*b`)(value)).toBe(false)
  expect(glob(`${'*?a'.repeat(50)}*b`)(value)).toBe(false)
  expect(glob(`~${'*a'.repeat(50)}*b`)(value)).toBe(false)
  expect(glob(`${'*a'.repeat(50)}*`)(value)).toBe(true)
})

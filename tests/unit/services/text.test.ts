import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteLength, counted, escapeXml } from '@/lib/services/text'

test('the length in bytes is that of UTF-8', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      expect(byteLength(text)).toBe(new TextEncoder().encode(text).length)
    }),
  )
  expect(['', 'a', 'é', '€', '😀', '\ud800', '\udc00a'].map(byteLength)).toEqual([0, 1, 2, 3, 4, 3, 4])
})

test('markup is escaped, and counts have their plural', () => {
  expect(escapeXml('<a> & "b"')).toBe('&lt;a&gt; &amp; "b"')
  expect([counted(0, 'item'), counted(1, 'item'), counted(2, 'item')]).toEqual([
    '0 items',
    '1 item',
    '2 items',
  ])
})

import { expect, test } from 'vitest'
import { elementsNamed, escapeXml, readXml } from '@/lib/federation/xml'

test('elements, attributes and text are read, prefixes are left out', () => {
  const root = readXml(
    `<?xml version="1.0"?><a:R x="1" y='2>1'><!-- <no/> --><b>one</b><b/> <b>t&amp;<![CDATA[<w>]]>o</b></a:R>`,
  )
  expect(root?.name).toBe('R')
  expect([...(root?.attributes ?? [])]).toEqual([
    ['x', '1'],
    ['y', '2>1'],
  ])
  expect(root && elementsNamed(root, 'b').map(({ text }) => text)).toEqual(['one', '', 't&<w>o'])
})

test('the five entities and characters by number are decoded, others stay as they are', () => {
  expect(readXml('<a>&lt;&gt;&quot;&apos;&amp; &#65;&#x1F600; &nope; &#0; &#xFFFFFF;</a>')?.text).toBe(
    '<>"\'& A😀 &nope; &#0; &#xFFFFFF;',
  )
})

test('a document type is refused, so nothing can expand', () => {
  expect(readXml('<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>')).toBeNull()
})

test.each([
  '',
  'text',
  '<',
  '<a',
  '<a>',
  '<a></b>',
  '</a>',
  '<a><b></a></b>',
  '<!--',
  '<a b="',
  '<a><![CDATA[x</a>',
  '<>',
])('%j makes no sense', (text) => expect(readXml(text)).toBeNull())

test('whatever is escaped is read back', () => {
  const text = `a & b < c > d " e ' f ]]> 😀`
  expect(readXml(`<a t="${escapeXml(text)}">${escapeXml(text)}</a>`)?.text).toBe(text)
  expect(readXml(`<a t="${escapeXml(text)}"/>`)?.attributes.get('t')).toBe(text)
  expect(escapeXml('a\u0000b\ud800')).toBe('a\ufffdb\ufffd')
})

test('long and deep texts are read in linear time', () => {
  expect(readXml(`<a ${'b '.repeat(200_000)}/>`)?.attributes.size).toBe(0)
  expect(readXml(`<a ${'b'.repeat(400_000)}/>`)?.attributes.size).toBe(0)
  const deep = `${'<a>'.repeat(9_000)}${'</a>'.repeat(9_000)}`
  const root = readXml(deep)
  expect(root && elementsNamed(root, 'a')).toHaveLength(9_000)
  expect(readXml('<a>'.repeat(100_000))).toBeNull()
})

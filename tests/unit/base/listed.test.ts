import { expect, test } from 'vitest'
import { listed } from '@/lib/base/listed'

test.each([
  [[], ''],
  [['Ana'], 'Ana'],
  [['Ana', 'Ben'], 'Ana and Ben'],
  [['Ana', 'Ben', 'Guest'], 'Ana, Ben and Guest'],
])('%j stands in a sentence as "%s"', (words, sentence) => {
  expect(listed(words)).toBe(sentence)
  expect(listed(words, 'or')).toBe(sentence.replace(' and ', ' or '))
})

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Design, decodeDesign } from '@/lib/design'
import { readShareText, toShareText } from '@/lib/share'
import { DICTIONARY_V1 } from '@/lib/share/v1/dictionary'
import { WORDS_V1 } from '@/lib/share/v1/words'
import links from '../../fixtures/share-links.v1.json'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Links are in chats, slides and books: what was once given out is read for ever. Never change a line of this file. */
describe('version 1 of share links is frozen', () => {
  test.each(links)('a link of $name is read as on the first day', ({ text, design }) => {
    const asFile = decodeDesign(JSON.stringify(design))
    expect(readShareText(text)).toEqual(asFile)
    expect(asFile.ok).toBe(true)
  })

  test.each(links)('$name is still written as on the first day', ({ text, design }) => {
    // May go when a later version takes over the writing; the reading above may not.
    expect(toShareText(design as Design)).toBe(text)
  })

  test('the dictionary and the words are the same to the letter', () => {
    expect(sha256(DICTIONARY_V1)).toBe('39317ec4f6cf84f66f4ea4356e23672dd96252c47169d8a5fe9e21f70409e186')
    expect(sha256(WORDS_V1.join('\n'))).toBe(
      '423b381699203a93a56eb4d3b8b6d60030dc25021eab4754529de94f953e8b04',
    )
  })
})

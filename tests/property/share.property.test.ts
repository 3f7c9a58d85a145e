import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { decodeDesign, encodeDesign } from '@/lib/design'
import { readShareLink, readShareText, toShareText } from '@/lib/share'
import { toBase64Url } from '@/lib/share/base64url'
import { MID_SIZED_DESIGN } from '../fixtures/mid-sized-design'
import { PATIENCE, runs } from './runs'

vi.setConfig({ testTimeout: PATIENCE })

const good = toShareText(MID_SIZED_DESIGN) ?? ''

const isExplained = (read: ReturnType<typeof readShareText>) =>
  read.ok || (read.error.message.length > 10 && !read.error.message.endsWith('.'))

describe('share links', () => {
  test('any texts in a design come back as they were', () => {
    const design = fc.record({
      name: fc.string({ minLength: 1, unit: 'grapheme' }),
      description: fc.string({ unit: 'binary', maxLength: 200 }),
      text: fc.oneof(fc.string({ unit: 'binary' }), fc.json()),
    })
    fc.assert(
      fc.property(design, ({ name, description, text }) => {
        const [role, ...rest] = MID_SIZED_DESIGN.roles
        const policies = [{ name: 'Any', text }]
        const made = { ...MID_SIZED_DESIGN, name, description, roles: [{ ...role!, policies }, ...rest] }
        // What a file cannot keep, such as half a character, a link need not keep either.
        const asFile = decodeDesign(encodeDesign(made))
        if (!asFile.ok) return
        expect(readShareText(toShareText(asFile.value) ?? '')).toEqual(asFile)
      }),
      runs(15),
    )
  })

  test('any text gives a design or an explanation', () => {
    const text = fc.oneof(
      fc.string(),
      fc.webUrl({ withFragments: true }),
      fc.stringMatching(/^v1\.[\w-]{0,80}$/),
    )
    fc.assert(
      fc.property(text, (any) => isExplained(readShareLink(any))),
      runs(150),
    )
  })

  test('any bytes give a design or an explanation', () => {
    const bytes = fc.uint8Array({ maxLength: 300 })
    fc.assert(
      fc.property(bytes, (any) => isExplained(readShareText(`v1.${toBase64Url(any)}`))),
      runs(150),
    )
  })

  test('a link that was changed anywhere is never read as another design', () => {
    const change = fc.tuple(fc.nat(good.length - 1), fc.constantFrom('A', 'z', '-', '', 'Qk'))
    fc.assert(
      fc.property(change, ([at, put]) => {
        const changed = good.slice(0, at) + put + good.slice(at + 1)
        const read = readShareText(changed)
        // The last character has bits to spare.
        if (read.ok) expect(read.value).toEqual(MID_SIZED_DESIGN)
        else expect(isExplained(read)).toBe(true)
      }),
      runs(40),
    )
  })
})

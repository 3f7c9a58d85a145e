import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { readEmbedRequest, readShareText, toEmbedLink, toEmbedSnippet } from '@/lib/share'

const OPTIONS = { view: 'matrix', theme: 'dark', isLive: true, selection: 'identity=ana&step=4' } as const
const link = toEmbedLink('https://a.example/embed/', DEFAULT_DESIGN, OPTIONS) ?? ''
const fragmentOf = (url: string) => url.slice(url.indexOf('#'))

describe('the address of an embedded design', () => {
  test('is read as it was written', () => {
    const read = readEmbedRequest('', fragmentOf(link))
    expect(read).toMatchObject({ view: 'matrix', theme: 'dark', isLive: true, example: null })
    expect(read.title).toBe(DEFAULT_DESIGN.name)
    expect(read.selection).toBe('identity=ana&step=4')
    expect(readShareText(read.design ?? '')).toEqual({ ok: true, value: DEFAULT_DESIGN })
  })

  test('may stand in the query; the fragment goes first', () => {
    const read = readEmbedRequest('?ui=cell&theme=light&identity=ben', '#theme=dark')
    expect(read).toMatchObject({ view: 'cell', theme: 'dark', selection: 'identity=ben' })
  })

  test('what is not understood is left out', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (query, fragment) => {
        const { view, theme, title } = readEmbedRequest(query, `#ui=x&theme=y&${fragment}`)
        expect(['flow', 'matrix', 'cell']).toContain(view)
        expect([null, 'light', 'dark']).toContain(theme)
        expect((title ?? '').length).toBeLessThanOrEqual(120)
      }),
      { numRuns: 100 },
    )
  })

  test('stands in HTML without breaking out of it, whatever the design is called', () => {
    const design = { ...DEFAULT_DESIGN, name: '"><script>alert(1)</script>' }
    const url = toEmbedLink('https://a.example/embed/', design, OPTIONS) ?? ''
    const html = toEmbedSnippet(url, design.name, 640)
    expect(html).not.toContain('<script')
    expect(html.match(/[<>]/g)).toEqual(['<', '>', '<', '>'])
    expect(html).toContain('&amp;theme=dark')
  })
})

import { describe, expect, test } from 'vitest'
import { decodeDesign, encodeDesign } from '@/lib/design'
import { DESIGNS } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'

describe('the designs that ship with the playground', () => {
  test('each has a slug of its own', () => {
    expect(new Set(DESIGNS.map(({ slug }) => slug)).size).toBe(DESIGNS.length)
  })

  test.each(DESIGNS.map(({ slug, design }) => [slug, design] as const))(
    '%s is a design as a file may hold it, and the engine meets its expectations',
    async (slug, design) => {
      const decoded = decodeDesign(encodeDesign(design))
      expect(decoded.ok ? [] : decoded.error).toEqual([])
      const { expectations, poolFindings, cells, documents } = await simulate(design)
      expect(expectations.length).toBeGreaterThan(3)
      expect(expectations.filter(({ isMet }) => !isMet)).toEqual([])
      expect(poolFindings).toEqual([])
      expect(cells.filter(({ verdict }) => verdict === 'undetermined')).toEqual([])
      if (slug === 'every-source') return
      const errors = documents.flatMap(({ id, diagnostics }) =>
        diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => `${id}: ${message}`),
      )
      expect(errors).toEqual([])
    },
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffDesigns } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { compareSimulations, diffTexts } from '@/lib/views'
import { applyEdits, edits, policyText } from './arbitraries/designs'
import { PATIENCE, runs } from './runs'

describe('comparing designs', () => {
  test(
    'a design is the same as itself, whatever its policies say',
    async () => {
      await fc.assert(
        fc.asyncProperty(edits, async (list) => {
          const design = applyEdits(DEFAULT_DESIGN, list)
          const simulation = await simulate(design)
          const again = await simulate(structuredClone(design))
          const comparison = compareSimulations(design, simulation, structuredClone(design), again)
          expect(comparison).toMatchObject({ isSame: true, changedCells: 0, documents: [], settings: [] })
        }),
        runs(20),
      )
    },
    PATIENCE,
  )

  test(
    'the other way round, newly allowed is newly denied, unclear is clear, and each document has its texts swapped',
    async () => {
      await fc.assert(
        fc.asyncProperty(edits, edits, async (left, right) => {
          const before = applyEdits(DEFAULT_DESIGN, left)
          const after = applyEdits(DEFAULT_DESIGN, right)
          const [was, is] = [await simulate(before), await simulate(after)]
          const there = compareSimulations(before, was, after, is)
          const back = compareSimulations(after, is, before, was)
          const { counts } = there
          expect(back.counts).toEqual({
            'newly-allowed': counts['newly-denied'],
            'newly-denied': counts['newly-allowed'],
            unclear: counts.clear,
            clear: counts.unclear,
            'other-step': counts['other-step'],
          })
          expect(there.changedCells).toBe(Object.values(counts).reduce((sum, count) => sum + count, 0))
          expect(back.documents).toEqual(
            there.documents.map((document) => ({
              ...document,
              before: document.after,
              after: document.before,
            })),
          )
          expect(there.documents.length).toBe(diffDesigns(before, after).documents.length)
        }),
        runs(20),
      )
    },
    PATIENCE,
  )

  test(
    'the lines of a comparison put together are the two texts',
    () => {
      fc.assert(
        fc.property(policyText, policyText, (before, after) => {
          const pairs = diffTexts(before, after)
          const side = (name: 'before' | 'after') => pairs.flatMap((pair) => pair[name]?.text ?? [])
          const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')
          if (before !== '') expect(side('before')).toEqual(linesOf(before))
          if (after !== '') expect(side('after')).toEqual(linesOf(after))
        }),
        runs(50),
      )
    },
    PATIENCE,
  )
})

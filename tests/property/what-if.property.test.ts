import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { keysOfRequest, simulate, whatIf } from '@/lib/simulation'
import { applyEdits, edits } from './arbitraries/designs'
import { PATIENCE, runs } from './runs'

describe('imagining other condition keys', () => {
  test(
    'no change, or a key as it is, gives the real decision, whatever the policies say',
    async () => {
      await fc.assert(
        fc.asyncProperty(edits, async (list) => {
          const design = applyEdits(DEFAULT_DESIGN, list)
          const simulation = await simulate(design)
          for (const { identity, request, verdict, step, hasVacuousCondition } of simulation.cells) {
            if (step !== 6) continue
            const real = whatIf(design, simulation, identity, request, [])
            expect(real).toMatchObject({ verdict, hasVacuousCondition })
            const [known] = keysOfRequest(design, simulation, identity, request)
            if (!known || known.value?.includes(',')) continue
            expect(whatIf(design, simulation, identity, request, [known])?.verdict).toBe(verdict)
          }
        }),
        runs(4),
      )
    },
    PATIENCE,
  )

  test(
    'any key and any value give an answer, and the design is not touched',
    async () => {
      const simulation = await simulate(DEFAULT_DESIGN)
      const before = JSON.stringify([DEFAULT_DESIGN, simulation])
      fc.assert(
        fc.property(
          fc.constantFrom('aws:SourceIp', 'aws:CurrentTime', 's3:prefix', '__proto__', ''),
          fc.oneof(fc.string(), fc.constant(null), fc.array(fc.string())),
          fc.constantFrom(...DEFAULT_DESIGN.requests.map(({ id }) => id)),
          (key, value, request) => {
            const answer = whatIf(DEFAULT_DESIGN, simulation, 'ana', request, [{ key, value }])
            expect(['allow', 'deny', 'undetermined']).toContain(answer?.verdict)
          },
        ),
        runs(50),
      )
      expect(JSON.stringify([DEFAULT_DESIGN, simulation])).toBe(before)
    },
    PATIENCE,
  )
})

import { describe, expect, test } from 'vitest'
import { proveIsolation } from '@/lib/prover/question-isolation'
import { PATIENCE, runs } from '../../property/runs'
import { fuzz } from './fuzz'

/** Cases of a plain run; `npm run test:nightly` asks many times as many. */
const CASES = 60

describe('the prover against the trial of every short request', () => {
  test(
    'nothing is proved that some request contradicts',
    () => {
      const { numRuns, seed = 7 } = runs(CASES)
      const report = fuzz(proveIsolation, seed, numRuns)
      expect(report.contradicted).toEqual([])
      // A prover that never proves and one that never knows would pass as well.
      expect(report.proved).toBeGreaterThan(numRuns / 5)
      expect(report.counterexamples).toBeGreaterThan(numRuns / 5)
      expect(report.unknown).toBeLessThan(numRuns / 8)
    },
    PATIENCE,
  )
})

import { proveIsolation } from '@/lib/prover/question-isolation'
import { ISOLATION_CASES } from '../../conformance/cases/prover/isolation-cases'
import { askCase } from '../../conformance/run-prover'
import { fuzz } from './fuzz'

/**
 * Does anything show that this prover is wrong? The designs with known verdicts are asked, then random ones.
 *
 * For builds with a fault put in on purpose: what finds nothing there would find nothing in a real fault either.
 */
export function findFault(seed: number, cases: number): string | null {
  for (const one of ISOLATION_CASES) {
    const { verdict } = askCase(one).answer
    if (verdict !== one.verdict) return `design "${one.name}" is ${verdict}`
  }
  const [first] = fuzz(proveIsolation, seed, cases).contradicted
  return first === undefined ? null : first.slice(0, 60)
}

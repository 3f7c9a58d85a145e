import type { Design } from '@/lib/design'
import type { proveIsolation } from '@/lib/prover/question-isolation'
import { tryEverything } from './exhaustive'
import { randomOf } from './random'
import { type RandomCase, randomCase } from './random-case'

/** What came of comparing the prover with the trial of every short request. */
export interface FuzzReport {
  readonly proved: number
  readonly counterexamples: number
  readonly unknown: number
  /** PROVED, and yet a request gets through: with the seed, to be looked at. */
  readonly contradicted: readonly string[]
}

/** The bucket and the table of the random cases belong to the design's account. */
const DESIGN = {
  account: '123456789012',
  region: 'us-east-1',
  buckets: [{ name: 'b', objects: [] }],
  tables: [{ name: 'T', partitionKey: 'p', items: [] }],
} as unknown as Design

/** @param prover the prover, or one with a fault put into it on purpose */
export function fuzz(prover: typeof proveIsolation, seed: number, count: number): FuzzReport {
  const contradicted: string[] = []
  let [proved, counterexamples, unknown] = [0, 0, 0]
  for (let index = 0; index < count; index++) {
    const one = randomCase(randomOf(seed * 1_000_003 + index))
    const answer = ask(prover, one)
    if (answer.verdict === 'counterexample') counterexamples++
    if (answer.verdict === 'unknown') unknown++
    if (answer.verdict !== 'proved') continue
    proved++
    const witness = tryEverything(one)
    if (witness === null) continue
    contradicted.push(
      `seed ${seed}, case ${index}: ${one.texts.join('\n')}\n${JSON.stringify({ things: one.things, witness })}`,
    )
  }
  return { proved, counterexamples, unknown, contradicted }
}

export function ask(prover: typeof proveIsolation, { population, things, operation, differIn }: RandomCase) {
  return prover({ design: DESIGN, population, things, operation, differIn }, { steps: 20_000 })
}

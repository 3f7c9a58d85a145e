import { describe, expect, test } from 'vitest'
import { compilePolicy, parsePolicy } from '@/lib/iam'
import type { Budget } from '@/lib/prover'
import { TAG_VALUES } from '@/lib/prover/identity-format'
import { proveIsolation } from '@/lib/prover/question-isolation'
import { ask } from '../../differential/prover/fuzz'
import { randomOf } from '../../differential/prover/random'
import { type RandomCase, randomCase, TEAM } from '../../differential/prover/random-case'
import { runs } from '../../property/runs'

const { numRuns, seed = 3 } = runs(25)
const cases = Array.from({ length: numRuns }, (_, index) => randomCase(randomOf(seed * 7_919 + index)))
const verdict = (one: RandomCase) => ask(proveIsolation, one).verdict

function withIdentity(one: RandomCase, change: (statements: object[]) => object[]): RandomCase {
  const { population } = one
  const identity = (population.policies.identity ?? []).map((policy) => {
    const { Statement } = JSON.parse(policy.text) as { Statement: object[] }
    const text = JSON.stringify({ Version: '2012-10-17', Statement: change(Statement) })
    return compilePolicy(parsePolicy(text), 'identity', policy.name)
  })
  return { ...one, population: { ...population, policies: { ...population.policies, identity } } }
}

describe('laws of the prover, on random designs', () => {
  test('one more deny never opens what was proved closed', () => {
    for (const one of cases) {
      const denied = withIdentity(one, (list) => [
        ...list,
        { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::b/a*' },
      ])
      if (verdict(one) === 'proved') expect(verdict(denied)).not.toBe('counterexample')
    }
  })

  test('one allow less never opens what was proved closed', () => {
    for (const one of cases) {
      const fewer = withIdentity(one, (list) => (list.length > 1 ? list.slice(1) : list))
      const isAllow = one.population.policies.identity?.[0]?.statements[0]?.effect === 'Allow'
      if (isAllow && verdict(one) === 'proved') expect(verdict(fewer)).not.toBe('counterexample')
    }
  })

  test('saying everything twice changes no verdict', () => {
    for (const one of cases) {
      const twice = withIdentity(one, (list) => [...list, ...list])
      const [before, after] = [verdict(one), verdict(twice)]
      if (before !== 'unknown' && after !== 'unknown') expect(after).toBe(before)
    }
  })

  test('what holds for wide formats holds for narrow ones', () => {
    for (const one of cases) {
      const { shape } = one.population
      const formats = new Map(shape.formats).set(TEAM.toLowerCase(), TAG_VALUES)
      const wide: RandomCase = { ...one, population: { ...one.population, shape: { ...shape, formats } } }
      if (verdict(wide) === 'proved') expect(verdict(one)).not.toBe('counterexample')
    }
  })

  test('without a budget the answer is unknown, never a proof', () => {
    for (const one of cases) {
      const { population, things, operation, differIn } = one
      const starved: Budget = { steps: 1 }
      const design = { buckets: [{ name: 'b' }], tables: [{ name: 'T' }], account: '123456789012' } as never
      const answer = proveIsolation({ design, population, things, operation, differIn }, starved)
      if (answer.verdict === 'unknown') expect(answer.reasons).toContain('out-of-budget')
      if (answer.verdict === 'proved') expect(verdict(one)).toBe('proved')
    }
  })

  test('a clock that says stop is obeyed', () => {
    let asked = 0
    const one = cases.find((each) => ask(proveIsolation, each).steps > 600) ?? (cases[0] as RandomCase)
    const { population, things, operation, differIn } = one
    const design = { buckets: [{ name: 'b' }], tables: [{ name: 'T' }], account: '123456789012' } as never
    const budget: Budget = { steps: 1_000_000, isOver: () => ++asked > 0 }
    const answer = proveIsolation({ design, population, things, operation, differIn }, budget)
    if (asked > 0) expect(answer.verdict).not.toBe('proved')
  })
})

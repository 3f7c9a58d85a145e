import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Design, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { createSimulator, simulate, toPlain } from '@/lib/simulation'
import { design, edit } from './arbitraries/designs'
import { runs } from './runs'

type Change = (design: Design) => Design

/** The item at a place taken out. */
function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, index) => index !== at % Math.max(1, items.length))
}

/** Everything that an editor of designs may do to one. */
const change: fc.Arbitrary<Change> = fc.oneof(
  edit.map(
    ({ id, text }): Change =>
      (before) =>
        withDocumentText(before, id, text),
  ),
  edit.map(
    ({ id }): Change =>
      (before) =>
        withDocumentText(before, id, '{"Version":"2012-10-17","Statement":[]}'),
  ),
  fc.constantFrom<Change>(
    (before) => before,
    (before) => ({ ...before, requests: before.requests.toReversed() }),
    (before) => ({ ...before, identities: before.identities.toReversed() }),
    (before) => ({ ...before, expectations: before.expectations.toReversed() }),
    (before) => ({ ...before, now: '2026-03-02T11:30:00Z' }),
    (before) => ({ ...before, buckets: before.buckets.map((bucket) => ({ ...bucket, objects: [] })) }),
    (before) => ({ ...before, tables: before.tables.map((table) => ({ ...table, items: [] })) }),
    (before) => ({
      ...before,
      identityPool: { ...before.identityPool, allowUnauthenticatedIdentities: false },
    }),
    (before) => ({
      ...before,
      identities: before.identities.map((identity, index) =>
        index === 1 ? { ...identity, identityId: `${before.region}:0000` } : identity,
      ),
    }),
    () => DEFAULT_DESIGN,
    () => EVERY_SOURCE,
  ),
  fc.nat(40).map(
    (at): Change =>
      (before) => ({ ...before, requests: without(before.requests, at) }),
  ),
  fc.nat(40).map(
    (at): Change =>
      (before) => ({ ...before, identities: without(before.identities, at) }),
  ),
  fc.nat(10).map(
    (at): Change =>
      (before) => ({ ...before, roles: without(before.roles, at) }),
  ),
  design.map(
    (other): Change =>
      () =>
        other,
  ),
)

describe('a simulator that remembers', () => {
  test('answers after any edits as one that has seen nothing before', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const simulator = createSimulator()
        let edited: Design = DEFAULT_DESIGN
        await simulator.simulate(edited)
        for (const apply of changes) {
          edited = apply(edited)
          expect(toPlain(await simulator.simulate(structuredClone(edited)))).toEqual(await simulate(edited))
        }
      }),
      runs(100),
    )
  })
})

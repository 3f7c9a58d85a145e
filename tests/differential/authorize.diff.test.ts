import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { PolicyText } from '../conformance/case-format'
import { readCases, textOf } from '../conformance/read-cases'
import {
  identityPolicies,
  sessionRequest,
  soundPolicies,
  trustDocument,
  trustRequest,
} from '../property/arbitraries/policies'
import { PATIENCE, runs } from '../property/runs'
import { type Json, type SpecDecision, specAuthorize } from './oracle/spec-authorize'
import { runEngine } from './run-engine'

vi.setConfig({ testTimeout: PATIENCE })

test('the engine decides as its simple rival, whatever the policies hold', () => {
  fc.assert(
    fc.property(identityPolicies, sessionRequest, (policies, request) => {
      agree(runEngine(policies, request), specAuthorize(policies, request))
    }),
    runs(1_500),
  )
})

test('the engine decides as its simple rival about policies that are understood', () => {
  fc.assert(
    fc.property(soundPolicies, sessionRequest, (policies, request) => {
      agree(runEngine(policies, request), specAuthorize(policies, request))
    }),
    runs(1_500),
  )
})

test('the engine decides as its simple rival about trust policies', () => {
  fc.assert(
    fc.property(trustDocument, trustRequest, (trust, request) => {
      agree(runEngine({ trust }, request), specAuthorize({ trust }, request))
    }),
    runs(2_000),
  )
})

test('all four decisions are met often, so that the comparison says something', () => {
  const met = new Map<string, number>()
  const runs = fc.sample(fc.tuple(identityPolicies, sessionRequest), { numRuns: 3_000, seed: 7 })
  for (const [policies, request] of runs) {
    const { kind } = specAuthorize(policies, request)
    met.set(kind, (met.get(kind) ?? 0) + 1)
  }
  for (const kind of ['allow', 'implicit-deny', 'explicit-deny', 'undetermined']) {
    expect(met.get(kind) ?? 0, kind).toBeGreaterThan(100)
  }
})

describe('every conformance case of a decision holds for the rival too', () => {
  const cases = readCases().filter(({ one }) => one.evaluate && isWithinJson(one.policies ?? {}))
  test('there are some', () => expect(cases.length).toBeGreaterThan(150))
  test.each(cases)('$address', ({ one }) => {
    const { identity, boundary, session, trust } = one.policies ?? {}
    const read = (policy: PolicyText): Json => {
      try {
        return JSON.parse(textOf(policy))
      } catch {
        return 'not JSON'
      }
    }
    const { principal, action = '', resource = '*', context = {} } = one.request ?? {}
    const decision = specAuthorize(
      {
        identity: identity?.map(read),
        boundary: boundary?.map(read),
        session: session?.map(read),
        ...(trust === undefined ? {} : { trust: trust === null ? null : read(trust) }),
      },
      {
        federated: typeof principal === 'object' && 'federated' in principal ? principal.federated : null,
        action,
        resource,
        context,
      },
    )
    expect(decision).toEqual({
      kind: one.evaluate?.decision,
      layer: one.evaluate?.deniedBy ?? one.evaluate?.undeterminedIn ?? null,
    })
  })
})

/** Thousands of comparisons: `expect` is called only for one that fails. */
function agree(engine: SpecDecision, rival: SpecDecision): void {
  if (engine.kind !== rival.kind || engine.layer !== rival.layer) expect(engine).toEqual(rival)
}

/** Layers that nobody evaluates yet are left out, and names that stand twice vanish in plain JSON. */
function isWithinJson(policies: object): boolean {
  const names = Object.keys(policies)
  const isTwice = /"(\w+)":"[^"]*","(?:\w+":"[^"]*","){0,2}\1":/.test(
    JSON.stringify(policies).replaceAll('\\"', '"'),
  )
  return !isTwice && !['resource', 'scps', 'rcps', 'endpoint'].some((name) => names.includes(name))
}

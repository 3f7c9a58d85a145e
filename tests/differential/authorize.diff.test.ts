import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { PolicyText } from '../conformance/case-format'
import { KNOWN_FAILURES } from '../conformance/known-failures'
import { readCases, textOf } from '../conformance/read-cases'
import {
  conditionScene,
  orderScene,
  principalScene,
  type Scene,
  scene,
} from '../property/arbitraries/authorization'
import {
  identityPolicies,
  sessionRequest,
  soundPolicies,
  trustDocument,
  trustRequest,
} from '../property/arbitraries/policies'
import { PATIENCE, runs } from '../property/runs'
import { type Json, type SpecDecision, type SpecRequest, specAuthorize } from './oracle/spec-authorize'
import { askEngine, toPolicySet } from './run-engine'

vi.setConfig({ testTimeout: PATIENCE })

/** Compiled once, asked several times. */
function agreeOn({ policies, requests }: Scene): void {
  const set = toPolicySet(policies)
  for (const request of requests) {
    agree(askEngine(set, request), specAuthorize(policies, request), request)
  }
}

describe('the engine decides as its simple rival', () => {
  test('whatever stands in any of the layers, and whoever asks', () => {
    fc.assert(fc.property(scene, agreeOn), runs(2_000))
  })

  test('about each condition', () => {
    fc.assert(fc.property(conditionScene, agreeOn), runs(1_500))
  })

  test('about everybody who is named, and how', () => {
    fc.assert(fc.property(principalScene, agreeOn), runs(1_000))
  })

  test('about the layer that is named, when several could be', () => {
    fc.assert(fc.property(orderScene, agreeOn), runs(1_000))
  })

  test('about what the roles of a session may, whatever the policies hold', () => {
    fc.assert(
      fc.property(identityPolicies, sessionRequest, (policies, request) =>
        agreeOn({ policies, requests: [request] }),
      ),
      runs(1_000),
    )
  })

  test('about policies that are understood', () => {
    fc.assert(
      fc.property(soundPolicies, sessionRequest, (policies, request) =>
        agreeOn({ policies, requests: [request] }),
      ),
      runs(1_000),
    )
  })

  test('about trust policies and web identities', () => {
    fc.assert(
      fc.property(trustDocument, trustRequest, (trust, request) =>
        agreeOn({ policies: { trust }, requests: [request] }),
      ),
      runs(1_000),
    )
  })
})

describe('the comparison says something', () => {
  const met = new Map<string, number>()
  for (const { policies, requests } of fc.sample(scene, { numRuns: 2_500, seed: 7 })) {
    for (const request of requests) {
      const { kind, layer } = specAuthorize(policies, request)
      met.set(`${kind} ${layer}`, (met.get(`${kind} ${layer}`) ?? 0) + 1)
    }
  }
  const own = ['identity', 'resource', 'trust', 'boundary', 'session', 'scp', 'endpoint']
  test.each([
    'allow null',
    ...own.map((layer) => `implicit-deny ${layer}`),
    ...[...own, 'rcp'].map((layer) => `explicit-deny ${layer}`),
    ...[...own, 'rcp'].map((layer) => `undetermined ${layer}`),
  ])('%s is met often', (decision) => {
    expect(met.get(decision) ?? 0).toBeGreaterThan(20)
  })
})

describe('every conformance case of a decision holds for the rival too', () => {
  const cases = readCases().filter(({ one }) => one.evaluate && losesNothing(one.policies ?? {}))
  test('there are some', () => expect(cases.length).toBeGreaterThan(1_000))
  test.each(cases.map((each) => [each.address, each.one] as const))('%s', (address, one) => {
    const read = (policy: PolicyText): Json => {
      try {
        return JSON.parse(textOf(policy))
      } catch {
        return 'not JSON'
      }
    }
    const { trust, resource, scps, rcps, ...lists } = one.policies ?? {}
    const own = (policy: PolicyText | null | undefined) => (policy ? read(policy) : policy)
    const { principal = '', roleArn, resourceAccount } = one.request ?? {}
    const decision = specAuthorize(
      {
        identity: lists.identity?.map(read),
        boundary: lists.boundary?.map(read),
        session: lists.session?.map(read),
        endpoint: lists.endpoint?.map(read),
        scps: scps?.map((level) => level.map(read)),
        rcps: rcps?.map((level) => level.map(read)),
        resource: own(resource),
        trust: own(trust),
      },
      {
        principal,
        roleArn,
        resourceAccount,
        action: one.request?.action ?? '',
        resource: one.request?.resource ?? '*',
        context: one.request?.context ?? {},
      },
    )
    if (KNOWN_FAILURES[address] !== undefined) return
    expect(decision).toEqual({
      kind: one.evaluate?.decision,
      layer: one.evaluate?.deniedBy ?? one.evaluate?.undeterminedIn ?? null,
    })
  })
})

/** Thousands of comparisons: `expect` is called only for one that fails. */
function agree(engine: SpecDecision, rival: SpecDecision, request: SpecRequest): void {
  if (engine.kind === rival.kind && engine.layer === rival.layer) return
  expect(engine, JSON.stringify(request)).toEqual(rival)
}

/** Names that stand twice vanish in plain JSON, and long numbers are rounded: the rival cannot see them. */
function losesNothing(policies: object): boolean {
  const texts = Object.values(policies)
    .flat(2)
    .filter((policy) => typeof policy === 'string')
  return texts.every((text) => {
    try {
      return JSON.stringify(JSON.parse(text)) === text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1')
    } catch {
      return true
    }
  })
}

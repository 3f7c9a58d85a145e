import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { authorize, type DecisionKind, matchedStatements } from '@/lib/iam'
import type { Json, SpecPolicies, SpecRequest } from '../differential/oracle/spec-authorize'
import { toPolicySet, toRequest } from '../differential/run-engine'
import { principalScene, scene } from './arbitraries/authorization'
import { identityStatement } from './arbitraries/policies'
import { PATIENCE, runs } from './runs'

vi.setConfig({ testTimeout: PATIENCE })

// The laws of all layers together, for every kind of caller.

const document = (statement: Json): Json => ({ Version: '2012-10-17', Statement: [statement] })
const everything = document({ Effect: 'Allow', Action: '*', Resource: '*' })
const scenes = fc.oneof({ weight: 3, arbitrary: scene }, principalScene)

/** Every request of the scene, before and after a change of the policies. */
function compare(
  policies: SpecPolicies,
  changed: SpecPolicies,
  requests: readonly SpecRequest[],
  law: (before: DecisionKind, after: DecisionKind) => boolean,
): void {
  const [before, after] = [toPolicySet(policies), toPolicySet(changed)]
  for (const request of requests) {
    const kinds = [
      authorize(before, toRequest(request)).kind,
      authorize(after, toRequest(request)).kind,
    ] as const
    if (!law(...kinds)) expect({ kinds, request, policies, changed }).toBeNull()
  }
}

/** Adds a policy where policies of that kind stand; the resource has only one, which takes another statement. */
function withPolicy(policies: SpecPolicies, layer: string, statement: Json): SpecPolicies {
  if (layer === 'scps' || layer === 'rcps') {
    return { ...policies, [layer]: [...(policies[layer] ?? []), [document(statement)]] }
  }
  if (layer !== 'resource' && layer !== 'trust') {
    const list = policies[layer as 'identity'] ?? []
    return { ...policies, [layer]: [...list, document(statement)] }
  }
  const owner = policies[layer]
  const statements = owner?.Statement
  if (!Array.isArray(statements) && typeof statements !== 'object') return policies
  const old = Array.isArray(statements) ? statements : [statements]
  // A policy without a statement is not understood, so nothing is decided; a statement more would mend it.
  if (old.length === 0) return policies
  return { ...policies, [layer]: { ...owner, Statement: [...old, statement] } }
}

describe('what is added', () => {
  test('a deny in any layer never makes an allow', () => {
    const layers = fc.constantFrom('identity', 'boundary', 'session', 'endpoint', 'scps', 'rcps', 'resource')
    fc.assert(
      fc.property(scenes, layers, identityStatement, ({ policies, requests }, layer, statement) => {
        const named = layer === 'rcps' || layer === 'resource' ? { Principal: '*' } : {}
        const changed = withPolicy(policies, layer, { ...statement, ...named, Effect: 'Deny' })
        compare(policies, changed, requests, (before, after) => after !== 'allow' || before === 'allow')
      }),
      runs(400),
    )
  })

  test('an allow for the caller in the policy of the resource never takes an allow away', () => {
    fc.assert(
      fc.property(scenes, identityStatement, ({ policies, requests }, statement) => {
        const changed = withPolicy(policies, 'resource', { ...statement, Principal: '*', Effect: 'Allow' })
        compare(policies, changed, requests, (before, after) => before !== 'allow' || after === 'allow')
      }),
      runs(400),
    )
  })

  test('a level or an endpoint that allows everything changes nothing', () => {
    fc.assert(
      fc.property(scenes, ({ policies, requests }) => {
        const same = (before: DecisionKind, after: DecisionKind) => before === after
        compare(policies, { ...policies, scps: [...(policies.scps ?? []), [everything]] }, requests, same)
        if (!policies.endpoint) compare(policies, { ...policies, endpoint: [everything] }, requests, same)
        if (!policies.session) compare(policies, { ...policies, session: [everything] }, requests, same)
      }),
      runs(400),
    )
  })

  test('an allow in a resource control policy grants nothing', () => {
    const allow = document({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' })
    fc.assert(
      fc.property(scenes, ({ policies, requests }) => {
        const changed = { ...policies, rcps: [...(policies.rcps ?? []), [allow]] }
        compare(policies, changed, requests, (before, after) => before === after)
      }),
      runs(400),
    )
  })

  test('a level that allows nothing refuses everybody in an account, and nobody else', () => {
    fc.assert(
      fc.property(scenes, ({ policies, requests }) => {
        const closed = toPolicySet({ ...policies, scps: [[]] })
        const open = toPolicySet({ ...policies, scps: null })
        for (const request of requests) {
          const { principal } = toRequest(request)
          const isServiceLinked =
            principal.kind === 'assumed-role' && principal.roleArn.includes('/aws-service-role/')
          const isReached = 'account' in principal && !isServiceLinked
          const { kind } = authorize(closed, toRequest(request))
          if (isReached) expect(kind).not.toBe('allow')
          else expect(kind).toBe(authorize(open, toRequest(request)).kind)
        }
      }),
      runs(300),
    )
  })
})

test('between accounts nobody may without both sides', () => {
  fc.assert(
    fc.property(scenes, ({ policies, requests }) => {
      const { resource: _resource, trust: _trust, ...own } = policies
      const alone = toPolicySet(own)
      const foreign = toPolicySet({ ...policies, identity: [] })
      for (const request of requests) {
        const question = { ...toRequest(request), resourceAccount: '999999999999' }
        if (!('account' in question.principal)) continue
        expect(authorize(alone, question).kind).not.toBe('allow')
        if (question.principal.kind !== 'root') expect(authorize(foreign, question).kind).not.toBe('allow')
      }
    }),
    runs(300),
  )
})

test('the statements that apply hold the one that settled it', () => {
  fc.assert(
    fc.property(scenes, ({ policies, requests }) => {
      const set = toPolicySet(policies)
      for (const request of requests) {
        const question = toRequest(request)
        const { statement, kind } = authorize(set, question)
        const matched = matchedStatements(set, question)
        if (statement) expect(matched.some((one) => one.statement === statement)).toBe(true)
        if (kind !== 'explicit-deny' && kind !== 'undetermined') {
          expect(matched.filter((one) => one.statement.effect === 'Deny')).toEqual([])
        }
      }
    }),
    runs(300),
  )
})

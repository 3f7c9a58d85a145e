import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { authorize, combine, explain, explanationToText, type Trilean } from '@/lib/iam'
import type { Json, SpecPolicies, SpecRequest } from '../differential/oracle/spec-authorize'
import { runEngine, toPolicySet, toRequest } from '../differential/run-engine'
import { conditionScene, principalScene, scene } from './arbitraries/authorization'
import {
  identityDocument,
  identityPolicies,
  identityStatement,
  sessionRequest,
  soundDocument,
  soundPolicies,
  trustDocument,
  trustRequest,
} from './arbitraries/policies'
import { PATIENCE, runs } from './runs'

vi.setConfig({ testTimeout: PATIENCE })

const kindOf = (policies: SpecPolicies, request: SpecRequest) => runEngine(policies, request).kind
const modern = (statement: Json) => ({ Version: '2012-10-17', Statement: [statement] })
const layers = ['identity', 'boundary', 'session'] as const

describe('what is added', () => {
  test('a deny never makes an allow', () => {
    fc.assert(
      fc.property(
        identityPolicies,
        identityStatement,
        fc.constantFrom(...layers),
        sessionRequest,
        (policies, statement, layer, request) => {
          const before = kindOf(policies, request)
          const added = [...(policies[layer] ?? []), modern({ ...statement, Effect: 'Deny' })]
          // To attach a layer that was not there may only narrow as well.
          const after = kindOf({ ...policies, [layer]: added }, request)
          if (before !== 'allow') expect(after).not.toBe('allow')
        },
      ),
      runs(1_500),
    )
  })

  test('an allow never makes a denial of what was allowed', () => {
    fc.assert(
      fc.property(
        identityPolicies,
        identityStatement,
        fc.constantFrom(...layers),
        sessionRequest,
        (policies, statement, layer, request) => {
          if (!policies[layer]) return
          const before = kindOf(policies, request)
          const added = [...policies[layer], modern({ ...statement, Effect: 'Allow' })]
          const after = kindOf({ ...policies, [layer]: added }, request)
          if (before === 'allow') expect(after).toBe('allow')
          if (before === 'explicit-deny') expect(after).toBe('explicit-deny')
          if (before === 'undetermined') expect(['undetermined', 'allow', 'implicit-deny']).toContain(after)
        },
      ),
      runs(1_500),
    )
  })

  test('a boundary or a session policy only narrows', () => {
    fc.assert(
      fc.property(
        identityPolicies,
        fc.array(identityDocument, { maxLength: 2 }),
        fc.constantFrom('boundary', 'session'),
        sessionRequest,
        (policies, documents, layer, request) => {
          const before = kindOf({ ...policies, [layer]: null }, request)
          if (before === 'allow' || before === 'undetermined') return
          expect(kindOf({ ...policies, [layer]: documents }, request)).not.toBe('allow')
        },
      ),
      runs(1_500),
    )
  })
})

test('nobody grants, so nobody may', () => {
  const denies = soundDocument.map((document) => ({
    ...document,
    Statement: document.Statement.map((statement: Json) => ({ ...statement, Effect: 'Deny' })),
  }))
  fc.assert(
    fc.property(fc.array(denies, { maxLength: 3 }), sessionRequest, (identity, request) => {
      expect(['implicit-deny', 'explicit-deny']).toContain(kindOf({ identity }, request))
    }),
    runs(1_000),
  )
})

test('the order of policies and statements, and repeats of them, do not matter', () => {
  fc.assert(
    fc.property(identityPolicies, sessionRequest, fc.boolean(), (policies, request, repeats) => {
      const turn = (list: readonly Json[]) => (repeats ? [...list, ...list] : [...list].reverse())
      const turned = (documents: readonly Json[] | null | undefined) =>
        documents &&
        turn(documents).map((document) =>
          Array.isArray(document?.Statement) && document.Statement.length > 0
            ? { ...document, Statement: turn(document.Statement) }
            : document,
        )
      const other = {
        identity: turned(policies.identity),
        boundary: turned(policies.boundary),
        session: turned(policies.session),
      }
      expect(runEngine(other, request)).toEqual(runEngine(policies, request))
    }),
    runs(1_500),
  )
})

test('policies that are understood never leave a request undetermined', () => {
  fc.assert(
    fc.property(soundPolicies, sessionRequest, (policies, request) => {
      // A variable that stands too early is the one thing that this pool may hold and nobody understands.
      expect(kindOf(policies, request)).not.toBe('undetermined')
    }),
    runs(2_000),
  )
})

test('compiled policies remember nothing that could change a later answer', () => {
  fc.assert(
    fc.property(
      identityPolicies,
      fc.array(sessionRequest, { minLength: 2, maxLength: 6 }),
      (policies, requests) => {
        const shared = toPolicySet(policies)
        const once = requests.map((request) => authorize(shared, toRequest(request)))
        const again = [...requests].reverse().map((request) => authorize(shared, toRequest(request)))
        const view = ({ kind, deniedBy, undeterminedIn, assumptions }: ReturnType<typeof authorize>) => ({
          kind,
          deniedBy,
          undeterminedIn,
          assumptions,
        })
        expect(again.reverse().map(view)).toEqual(once.map(view))
        const fresh = requests.map((request) => authorize(toPolicySet(policies), toRequest(request)))
        expect(fresh.map(view)).toEqual(once.map(view))
      },
    ),
    runs(800),
  )
})

describe('an explanation agrees with the decision', () => {
  const both = (left: Trilean, right: Trilean): Trilean =>
    left === 'no' || right === 'no' ? 'no' : left === 'unknown' || right === 'unknown' ? 'unknown' : 'yes'

  const check = (policies: SpecPolicies, request: SpecRequest) => {
    const set = toPolicySet(policies)
    const question = toRequest(request)
    const decision = authorize(set, question)
    const explanation = explain(set, question)
    const { kind, deniedBy, undeterminedIn, assumptions } = explanation.decision
    expect({ kind, deniedBy, undeterminedIn, assumptions }).toEqual({
      kind: decision.kind,
      deniedBy: decision.deniedBy,
      undeterminedIn: decision.undeterminedIn,
      assumptions: decision.assumptions,
    })

    // The leaves of a statement, joined by and, are its outcome.
    for (const layer of explanation.layers) {
      for (const policy of layer.policies) {
        for (const statement of policy.statements) {
          expect(statement.elements.map((element) => element.outcome).reduce(both, 'yes')).toBe(
            statement.outcome,
          )
          for (const element of statement.elements) {
            expect(element.says).not.toBe('')
            expect(element.range.end).toBeGreaterThanOrEqual(element.range.start)
          }
        }
      }
    }
    // The layers, combined, are the decision.
    expect(combine(explanation.outcomes)).toEqual({ kind, layer: deniedBy ?? undeterminedIn })

    const { focus } = explanation
    const denies = kind === 'implicit-deny' || kind === 'explicit-deny'
    expect(explanation.message !== null).toBe(denies)
    if (kind === 'allow' && focus === null) {
      // The root user needs no policy.
      expect(question.principal.kind).toBe('root')
    } else if (kind === 'allow' || kind === 'explicit-deny') {
      expect(focus?.role).toBe('deciding')
      expect(focus?.statement.outcome).toBe('yes')
      expect(focus?.statement.effect).toBe(kind === 'allow' ? 'Allow' : 'Deny')
      expect(focus?.element).toBeNull()
    } else if (focus) {
      expect(focus.role).toBe(kind === 'undetermined' ? 'unclear' : 'nearest')
      expect(focus.element?.outcome).toBe(kind === 'undetermined' ? 'unknown' : 'no')
      expect(focus.layer).toBe(deniedBy ?? undeterminedIn)
    }
    const text = explanationToText(explanation)
    expect(text).not.toMatch(/undefined|\[object|NaN/)
  }

  test('for sessions', () => {
    fc.assert(fc.property(identityPolicies, sessionRequest, check), runs(1_200))
  })
  test('for trust policies', () => {
    fc.assert(
      fc.property(trustDocument, trustRequest, (trust, request) => check({ trust }, request)),
      runs(800),
    )
  })
  test('for every caller and all layers at once', () => {
    const all = fc.oneof(scene, principalScene, conditionScene)
    fc.assert(
      fc.property(all, ({ policies, requests }) => {
        for (const request of requests) check(policies, request)
      }),
      runs(300),
    )
  })
})

import { describe, expect, test } from 'vitest'
import {
  combine as combineOutcomes,
  type LayerOutcome,
  type ResourceOutcome,
  type Trilean,
  type Verdict,
} from '@/lib/iam'

// The combiner alone, with abstract outcomes: no policy is read here.

/** What is attached where, by name. */
interface Outcomes {
  readonly caller: 'principal' | 'root' | 'outsider'
  readonly isSameAccount: boolean
  readonly needsResourcePolicy: boolean
  readonly scps: readonly LayerOutcome[]
  readonly rcp: LayerOutcome | null
  readonly endpoint: LayerOutcome | null
  readonly resource: ResourceOutcome | null
  readonly identity: LayerOutcome | null
  readonly boundary: LayerOutcome | null
  readonly session: LayerOutcome | null
}

/** Only principals have policies of their own. */
function combine({ scps, rcp, endpoint, resource, identity, boundary, session, ...rest }: Outcomes): Verdict {
  const own = rest.caller === 'principal' ? [identity, boundary, session] : []
  const layers = [...scps, rcp, endpoint, resource, ...own].filter((one) => one !== null)
  return combineOutcomes({ ...rest, layers, resource })
}

const answers: readonly Trilean[] = ['yes', 'no', 'unknown']
const optional: readonly (Trilean | null)[] = [null, ...answers]
const callers = ['principal', 'root', 'outsider'] as const

const layer = (kind: LayerOutcome['kind'], allow: Trilean, deny: Trilean = 'no'): LayerOutcome => ({
  kind,
  allow,
  deny,
})
const maybe = (kind: LayerOutcome['kind'], allow: Trilean | null) =>
  allow === null ? null : layer(kind, allow)
const resource = (
  direct: Trilean,
  role: Trilean,
  account: Trilean,
  deny: Trilean = 'no',
): ResourceOutcome => ({ kind: 'resource', allow: anyOf(direct, role, account), deny, direct, role, account })

const anyOf = (...all: readonly Trilean[]): Trilean =>
  all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no'

const plain: Outcomes = {
  caller: 'principal',
  isSameAccount: true,
  needsResourcePolicy: false,
  scps: [],
  rcp: null,
  endpoint: null,
  resource: null,
  identity: layer('identity', 'no'),
  boundary: null,
  session: null,
}

/** The rule of the reference (iam-evaluation.md 3.3 and 3.4) in two values, for a request that nothing denies. */
function isAllowed(outcomes: Outcomes): boolean {
  const { caller, isSameAccount, needsResourcePolicy, resource: policy } = outcomes
  const yes = (outcome: LayerOutcome | null) => outcome?.allow === 'yes'
  const passes = (outcome: LayerOutcome | null) => outcome === null || yes(outcome)
  const byAny = [policy?.direct, policy?.role, policy?.account].includes('yes')
  if (!outcomes.scps.every(yes) || !passes(outcomes.endpoint)) return false
  if (caller === 'outsider') return byAny
  if (caller === 'root') return isSameAccount && !needsResourcePolicy ? true : byAny
  const own = yes(outcomes.identity) && passes(outcomes.boundary) && passes(outcomes.session)
  if (!isSameAccount) return own && byAny
  if (needsResourcePolicy && !byAny) return false
  if (policy?.direct === 'yes') return true
  const granted = yes(outcomes.identity) || policy?.role === 'yes'
  return granted && passes(outcomes.boundary) && passes(outcomes.session)
}

/** Every way in which what is unknown could turn out. */
function worldsOf(outcomes: Outcomes): Outcomes[] {
  const settle = (answer: Trilean): Trilean[] => (answer === 'unknown' ? ['yes', 'no'] : [answer])
  const settleLayer = (one: LayerOutcome | null) =>
    one === null ? [null] : settle(one.allow).map((allow) => ({ ...one, allow }))
  const settleResource = (one: ResourceOutcome | null) =>
    one === null
      ? [null]
      : settle(one.direct).flatMap((direct) =>
          settle(one.role).flatMap((role) =>
            settle(one.account).map((account) => resource(direct, role, account)),
          ),
        )
  return settleLayer(outcomes.identity).flatMap((identity) =>
    settleLayer(outcomes.boundary).flatMap((boundary) =>
      settleLayer(outcomes.session).flatMap((session) =>
        settleLayer(outcomes.endpoint).flatMap((endpoint) =>
          settleResource(outcomes.resource).map((policy) => ({
            ...outcomes,
            identity,
            boundary,
            session,
            endpoint,
            resource: policy,
          })),
        ),
      ),
    ),
  )
}

const policies: readonly (ResourceOutcome | null)[] = [
  null,
  ...answers.flatMap((direct) =>
    answers.flatMap((role) => answers.map((account) => resource(direct, role, account))),
  ),
]

function* everything(caller: Outcomes['caller'], isSameAccount: boolean): Generator<Outcomes> {
  for (const needsResourcePolicy of [false, true]) {
    for (const identity of answers) {
      for (const boundary of optional) {
        for (const session of optional) {
          for (const endpoint of [null, 'no', 'unknown'] as const) {
            for (const policy of policies) {
              yield {
                ...plain,
                caller,
                isSameAccount,
                needsResourcePolicy,
                identity: layer('identity', identity),
                boundary: maybe('boundary', boundary),
                session: maybe('session', session),
                endpoint: maybe('endpoint', endpoint),
                resource: policy,
              }
            }
          }
        }
      }
    }
  }
}

describe.each(callers.flatMap((caller) => [true, false].map((isSameAccount) => ({ caller, isSameAccount }))))(
  'for $caller, in the same account: $isSameAccount',
  ({ caller, isSameAccount }) => {
    test('a decision is given exactly when every way in which the unknown could turn out agrees', () => {
      for (const outcomes of everything(caller, isSameAccount)) {
        const possible = new Set(worldsOf(outcomes).map(isAllowed))
        const expected = possible.size > 1 ? 'undetermined' : possible.has(true) ? 'allow' : 'implicit-deny'
        const { kind } = combine(outcomes)
        if (kind !== expected) expect({ kind, outcomes }).toEqual({ kind: expected, outcomes })
      }
    })

    test('a sure deny in any layer wins over everything', () => {
      for (const outcomes of everything(caller, isSameAccount)) {
        const denying = { ...outcomes, rcp: layer('rcp', 'no', 'yes') }
        const { kind } = combine(denying)
        if (kind !== 'explicit-deny') expect({ kind, denying }).toBeNull()
      }
    })

    test('a deny that cannot be told leaves the request undetermined', () => {
      for (const outcomes of everything(caller, isSameAccount)) {
        const { kind, layer: named } = combine({ ...outcomes, rcp: layer('rcp', 'no', 'unknown') })
        if (kind !== 'undetermined' || named !== 'rcp') expect({ kind, named }).toBeNull()
      }
    })
  },
)

test.each(['identity', 'boundary', 'session', 'resource', 'endpoint', 'rcp'] as const)(
  'a deny of the layer %s is named',
  (kind) => {
    const denying = kind === 'resource' ? resource('no', 'no', 'no', 'yes') : layer(kind, 'yes', 'yes')
    expect(combine({ ...plain, [kind]: denying })).toEqual({ kind: 'explicit-deny', layer: kind })
  },
)

test('explicit denies are named in the order SCP, RCP, endpoint, resource, identity, boundary, session', () => {
  const all = {
    ...plain,
    scps: [layer('scp', 'yes', 'yes')],
    rcp: layer('rcp', 'yes', 'yes'),
    endpoint: layer('endpoint', 'yes', 'yes'),
    resource: resource('no', 'no', 'no', 'yes'),
    identity: layer('identity', 'yes', 'yes'),
    boundary: layer('boundary', 'yes', 'yes'),
    session: layer('session', 'yes', 'yes'),
  }
  const order = ['rcp', 'endpoint', 'resource', 'identity', 'boundary', 'session'] as const
  expect(combine(all).layer).toBe('scp')
  let rest: Outcomes = { ...all, scps: [] }
  for (const kind of order) {
    expect(combine(rest).layer).toBe(kind)
    rest = { ...rest, [kind]: null }
  }
})

test('what is missing is named in the order SCP, endpoint, identity, boundary, session, resource', () => {
  let outcomes: Outcomes = {
    ...plain,
    isSameAccount: false,
    scps: [layer('scp', 'yes'), layer('scp', 'no')],
    endpoint: layer('endpoint', 'no'),
    boundary: layer('boundary', 'no'),
    session: layer('session', 'no'),
    resource: resource('no', 'no', 'no'),
  }
  expect(combine(outcomes)).toEqual({ kind: 'implicit-deny', layer: 'scp' })
  outcomes = { ...outcomes, scps: [layer('scp', 'yes')] }
  for (const kind of ['endpoint', 'identity', 'boundary', 'session'] as const) {
    expect(combine(outcomes)).toEqual({ kind: 'implicit-deny', layer: kind })
    outcomes = { ...outcomes, [kind]: layer(kind, 'yes') }
  }
  expect(combine(outcomes)).toEqual({ kind: 'implicit-deny', layer: 'resource' })
  expect(combine({ ...outcomes, resource: resource('no', 'no', 'yes') }).kind).toBe('allow')
})

test.each(['no', 'unknown'] as const)(
  'every level of the organisation has to allow, and one says %s',
  (answer) => {
    const allowed = { ...plain, identity: layer('identity', 'yes') }
    const scps = [layer('scp', 'yes'), layer('scp', answer), layer('scp', 'yes')]
    expect(combine({ ...allowed, scps }).kind).toBe(answer === 'no' ? 'implicit-deny' : 'undetermined')
    expect(combine({ ...allowed, scps: [layer('scp', 'yes')] }).kind).toBe('allow')
  },
)

test('without any policy nothing is allowed to a principal, and everything to the root user', () => {
  const nothing = plain
  expect(combine(nothing)).toEqual({ kind: 'implicit-deny', layer: 'identity' })
  expect(combine({ ...nothing, caller: 'root' }).kind).toBe('allow')
  expect(combine({ ...nothing, caller: 'outsider' })).toEqual({ kind: 'implicit-deny', layer: 'resource' })
})

import { expressionOf, fits, type Lookup, type PlaceRules } from './wildcard-regexp'

/**
 * The simple rival of `authorize`: written from the reference (iam-evaluation.md sections 1.7, 2.1 to 2.7 and
 * 3.4), over plain JSON, with nothing prepared and nothing remembered. It knows as much of the language as the
 * engine does today; whatever else it meets is `unknown`.
 */
export type Answer = 'yes' | 'no' | 'unknown'

// biome-ignore lint/suspicious/noExplicitAny: policies may hold anything
export type Json = any

export interface SpecPolicies {
  readonly identity?: readonly Json[] | null | undefined
  readonly boundary?: readonly Json[] | null | undefined
  readonly session?: readonly Json[] | null | undefined
  readonly trust?: Json
}

export interface SpecRequest {
  /** Null for the session of a role; the provider of somebody who has only a token. */
  readonly federated: string | null
  readonly action: string
  readonly resource: string
  readonly context: Readonly<
    Record<string, string | number | boolean | readonly (string | number | boolean)[]>
  >
}

export interface SpecDecision {
  readonly kind: 'allow' | 'implicit-deny' | 'explicit-deny' | 'undetermined'
  readonly layer: string | null
}

const all = (answers: readonly Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes'
const any = (answers: readonly Answer[]): Answer =>
  answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no'
const sure = (is: boolean): Answer => (is ? 'yes' : 'no')
const isObject = (value: Json): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const asList = (value: Json): Json[] => (Array.isArray(value) ? value : [value])

export function specAuthorize(policies: SpecPolicies, request: SpecRequest): SpecDecision {
  const isTrust = policies.trust !== undefined
  const first = isTrust ? (policies.trust === null ? [] : [policies.trust]) : (policies.identity ?? [])
  const layers = [
    layer(isTrust ? 'trust' : 'identity', first, request),
    ...(policies.boundary ? [layer('boundary', policies.boundary, request)] : []),
    ...(policies.session ? [layer('session', policies.session, request)] : []),
  ]
  const find = (effect: 'allow' | 'deny', answer: Answer) =>
    layers.find((one) => one[effect] === answer)?.name
  const denied = find('deny', 'yes')
  if (denied) return { kind: 'explicit-deny', layer: denied }
  const unclear = find('deny', 'unknown')
  if (unclear) return { kind: 'undetermined', layer: unclear }
  const withheld = find('allow', 'no')
  if (withheld) return { kind: 'implicit-deny', layer: withheld }
  const open = find('allow', 'unknown')
  return open ? { kind: 'undetermined', layer: open } : { kind: 'allow', layer: null }
}

function layer(name: string, documents: readonly Json[], request: SpecRequest) {
  const answers = documents.map((document) => document_(document, name === 'trust', request))
  return {
    name,
    allow: any(answers.map(({ allow }) => allow)),
    deny: any(answers.map(({ deny }) => deny)),
  }
}

function document_(document: Json, isTrust: boolean, request: SpecRequest): { allow: Answer; deny: Answer } {
  const isReadable =
    isObject(document) &&
    Object.keys(document).every((name) => ['Version', 'Id', 'Statement'].includes(name)) &&
    [undefined, '2008-10-17', '2012-10-17'].includes(document.Version) &&
    ['string', 'undefined'].includes(typeof document.Id) &&
    document.Statement !== undefined &&
    asList(document.Statement).length > 0
  if (!isReadable) return { allow: 'unknown', deny: 'unknown' }
  const hasVariables = document.Version === '2012-10-17'
  const statements = asList(document.Statement).map((one) => statement(one, isTrust, hasVariables, request))
  return {
    allow: any(statements.map(({ effect, applies }) => says(effect, 'Allow', applies))),
    deny: any(statements.map(({ effect, applies }) => says(effect, 'Deny', applies))),
  }
}

/** A statement whose effect cannot be read may say either. */
function says(effect: string | null, wanted: string, applies: Answer): Answer {
  if (effect === null) return applies === 'no' ? 'no' : 'unknown'
  return effect === wanted ? applies : 'no'
}

const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
]

function statement(one: Json, isTrust: boolean, hasVariables: boolean, request: SpecRequest) {
  if (!isObject(one)) return { effect: null, applies: 'unknown' as const }
  const effect = ['Allow', 'Deny'].includes(one.Effect) ? (one.Effect as string) : null
  const has = (name: string) => one[name] !== undefined
  const isSound =
    effect !== null &&
    Object.keys(one).every((name) => [...ELEMENTS, 'Condition'].includes(name)) &&
    ['string', 'undefined'].includes(typeof one.Sid) &&
    has('Action') !== has('NotAction') &&
    (has('Resource') !== has('NotResource')) !== isTrust &&
    (has('Principal') || has('NotPrincipal')) === isTrust &&
    !(has('Principal') && has('NotPrincipal'))

  const lookup: Lookup = (key) => {
    const value = keyOf(request, key)
    return value === undefined || Array.isArray(value) ? null : String(value)
  }
  const listed = (name: string, rules: PlaceRules, value: string, fold = false): Answer => {
    const not = `Not${name}`
    if (!has(name) && !has(not)) return name === 'Action' ? 'unknown' : 'yes'
    const isPositive = has(name)
    const values = asList(isPositive ? one[name] : one[not])
    const isBroken = values.length === 0 || values.some((text) => typeof text !== 'string')
    if (isBroken || (has(name) && has(not))) return 'unknown'
    const answers = values.map((text: string): Answer => {
      const expression = expressionOf(fold ? text.toLowerCase() : text, rules, lookup)
      if (expression === 'malformed') return 'unknown'
      return sure(expression !== null && fits(expression, value))
    })
    const found = any(answers)
    return found === 'unknown' ? found : sure((found === 'yes') === isPositive)
  }
  const variables = hasVariables ? 'filled' : 'plain'
  const applies = all([
    sure(true),
    isSound ? 'yes' : 'unknown',
    listed(
      'Action',
      { wildcards: true, isArn: false, variables: 'none' },
      request.action.toLowerCase(),
      true,
    ),
    isTrust ? 'yes' : listed('Resource', { wildcards: true, isArn: true, variables }, request.resource),
    isTrust ? principal(one, request) : 'yes',
    conditions(one.Condition, variables, request, lookup),
  ])
  return { effect, applies }
}

function principal(one: Json, request: SpecRequest): Answer {
  const { Principal: named, NotPrincipal: not } = one
  if (named === '*') return 'yes'
  if (!isObject(named) || not !== undefined) return 'unknown'
  const answers = Object.entries(named).flatMap(([type, values]) =>
    asList(values).map((value): Answer => {
      if (!['AWS', 'Federated', 'Service', 'CanonicalUser'].includes(type)) return 'unknown'
      if (typeof value !== 'string') return 'unknown'
      if (type === 'Federated') return sure(value === request.federated)
      return type === 'AWS' && value === '*' ? 'unknown' : 'no'
    }),
  )
  return answers.length === 0 ? 'unknown' : any(answers)
}

function keyOf(request: SpecRequest, key: string): Json {
  const name = Object.keys(request.context).find((one) => one.toLowerCase() === key)
  return name === undefined ? undefined : request.context[name]
}

function conditions(
  block: Json,
  variables: PlaceRules['variables'],
  request: SpecRequest,
  lookup: Lookup,
): Answer {
  if (block === undefined) return 'yes'
  if (!isObject(block)) return 'unknown'
  const answers = Object.entries(block).flatMap(([operator, keys]): Answer[] =>
    isObject(keys)
      ? Object.entries(keys as object).map(([key, values]) =>
          condition(operator, keyOf(request, key.toLowerCase()), asList(values), variables, lookup),
        )
      : ['unknown'],
  )
  const isBroken = Object.values(block).some(
    (keys) =>
      !isObject(keys) ||
      Object.values(keys as object).some((values) =>
        asList(values).some((value) => !['string', 'number', 'boolean'].includes(typeof value)),
      ),
  )
  const answer = all(answers)
  return isBroken ? 'unknown' : answer
}

function condition(
  operator: string,
  value: Json,
  wanted: Json[],
  variables: PlaceRules['variables'],
  lookup: Lookup,
): Answer {
  const [, set = '', base = '', ifExists = ''] =
    /^(ForAllValues:|ForAnyValue:)?(String(?:Not)?(?:EqualsIgnoreCase|Equals|Like)|Bool|Null)(IfExists)?$/.exec(
      operator,
    ) ?? []
  if (base === '') return 'unknown'
  if (base === 'Null') {
    if (ifExists) return 'unknown'
    if (set) return sure(set === 'ForAllValues:')
    return sure(wanted.some((one) => String(one).toLowerCase() === String(value === undefined)))
  }
  const rules = { wildcards: base.endsWith('Like'), isArn: false, variables }
  const expressions = wanted.map((one) => expressionOf(String(one), rules, lookup))
  if (expressions.includes('malformed')) return 'unknown'
  const isNegated = base.startsWith('StringNot')
  if (value === undefined) {
    if (ifExists || set === 'ForAllValues:') return 'yes'
    return sure(set === '' && isNegated)
  }
  const folds = base.endsWith('IgnoreCase') || base === 'Bool'
  const matches = (one: string) =>
    expressions.some((expression) =>
      expression === null
        ? false
        : folds
          ? new RegExp(`^(?:${expression})$`, 'i').test(one) && one.length === folded(expression).length
          : fits(expression, one),
    ) !== isNegated
  const values = asList(value).map(String)
  if (set === 'ForAllValues:') return sure(values.every((one) => one === '') || values.every(matches))
  if (set === 'ForAnyValue:') return sure(values.some(matches))
  return sure(isNegated ? values.every(matches) : values.some(matches))
}

/** An expression without wildcards is an escaped text. */
function folded(expression: string): string {
  return expression.replace(/\\(.)/g, '$1')
}

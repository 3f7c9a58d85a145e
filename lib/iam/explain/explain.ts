import type { SourceRange } from '@/lib/base/source-range'
import type { Effect } from '../ast'
import { matchAction } from '../compile/compile-policy'
import type { CompiledCondition, CompiledPolicy, CompiledStatement } from '../compile/compiled'
import { OPERATORS_NOT_EVALUATED } from '../conditions/operators'
import { authorize, type Decision, evaluateLayers, type PolicySet } from '../evaluate/authorize'
import type { LayerKind } from '../evaluate/combine'
import {
  evaluateStatement,
  matchResource,
  matchStatementPrincipal,
  testCondition,
} from '../evaluate/evaluate-statement'
import { accessDeniedMessage } from '../evaluate/message'
import type { AuthorizationRequest } from '../evaluate/request'
import { hasNothingToTest } from '../evaluate/vacuous'
import { type Pattern, type ResolvedVariable, variableValue } from '../match/pattern'
import type { Trilean } from '../match/trilean'

/** Why a request was decided as it was: every policy, every statement, every element. */
export interface Explanation {
  readonly request: { readonly action: string; readonly resource: string; readonly principal: string }
  readonly decision: Decision
  /** What AWS would say; null for an allow and where it cannot be told. */
  readonly message: string | null
  readonly layers: readonly LayerExplanation[]
  /** Where to look: the statement that settled it, or the nearest one that did not quite match. */
  readonly focus: Focus | null
}

export interface Focus {
  /** `deciding`: it settled the request. `nearest`: nothing did, and this one came closest. `unclear`: it cannot be told. */
  readonly role: 'deciding' | 'nearest' | 'unclear'
  readonly layer: LayerKind
  readonly statement: StatementExplanation
  /** The first element that failed or cannot be told; null for a deciding statement. */
  readonly element: ElementExplanation | null
}

export interface LayerExplanation {
  readonly kind: LayerKind
  readonly allow: Trilean
  readonly deny: Trilean
  readonly policies: readonly PolicyExplanation[]
}

export interface PolicyExplanation {
  readonly id: string
  readonly name: string
  readonly unreadable: boolean
  readonly statements: readonly StatementExplanation[]
}

export interface StatementExplanation {
  readonly policyId: string
  readonly policyName: string
  /** Position in its document, from 0. */
  readonly index: number
  readonly sid: string | null
  readonly effect: Effect | null
  readonly range: SourceRange
  /** Does the statement apply? */
  readonly outcome: Trilean
  /** In the order of reading: who, what, on which resource, under which conditions. */
  readonly elements: readonly ElementExplanation[]
  /** How near it came to applying: the elements that matched before the first that did not. */
  readonly nearness: number
}

export interface ElementExplanation {
  /** `Action`, `NotResource`, or the operator of a condition. */
  readonly name: string
  readonly part: 'principal' | 'action' | 'resource' | 'condition' | 'whole'
  readonly outcome: Trilean
  readonly range: SourceRange
  /** One sentence: what was compared with what. */
  readonly says: string
  /** The variables in this element, with what they are worth in this request. */
  readonly variables: readonly ResolvedVariable[]
  /** Condition keys that the request does not carry and that mattered here. */
  readonly missingKeys: readonly string[]
  /** True only because there was nothing to test: ForAllValues on an absent or empty key. */
  readonly vacuous: boolean
}

/**
 * Why was this request decided as it was?
 *
 * Evaluates again and keeps everything: each statement's elements, the values of its variables, the keys
 * that were missing. For an implicit deny it names the nearest statement and the first element that failed.
 * The leaves agree with {@link authorize}, because they come from the same matchers.
 *
 * Total and deterministic, for any policies and any request.
 *
 * @example
 * explain({ identity: [ownFolderOnly] }, readSomeoneElsesFile).focus?.element?.part // 'resource'
 */
export function explain(policies: PolicySet, request: AuthorizationRequest): Explanation {
  const decision = authorize(policies, request)
  const attached = policiesByLayer(policies)
  const layers = evaluateLayers(policies, request, ignore).map((layer) => ({
    kind: layer.kind,
    allow: layer.allow,
    deny: layer.deny,
    policies: (attached.get(layer.kind) ?? []).map((policy) => explainPolicy(policy, request)),
  }))
  const { principal, action, resource } = request
  const principalName = principal.kind === 'assumed-role' ? principal.sessionArn : principal.provider
  return {
    request: { action, resource, principal: principalName },
    decision,
    message: messageOf(decision, request),
    layers,
    focus: findFocus(decision, layers),
  }
}

function policiesByLayer(policies: PolicySet): ReadonlyMap<LayerKind, readonly CompiledPolicy[]> {
  const { identity, boundary, session, trust } = policies
  return new Map<LayerKind, readonly CompiledPolicy[]>([
    ['identity', identity ?? []],
    ['boundary', boundary ?? []],
    ['session', session ?? []],
    ['trust', trust ? [trust] : []],
  ])
}

function messageOf(decision: Decision, { principal, action, resource }: AuthorizationRequest): string | null {
  const { kind, deniedBy } = decision
  if ((kind !== 'implicit-deny' && kind !== 'explicit-deny') || deniedBy === null) return null
  // STS says no more than this, whatever the trust policy did.
  if (principal.kind === 'federated') return `Not authorized to perform ${action}`
  return accessDeniedMessage({ principalArn: principal.sessionArn, action, resource, kind, deniedBy })
}

function explainPolicy(policy: CompiledPolicy, request: AuthorizationRequest): PolicyExplanation {
  return {
    id: policy.id,
    name: policy.name,
    unreadable: policy.unreadable,
    statements: policy.statements.map((statement) => explainStatement(statement, request)),
  }
}

function explainStatement(statement: CompiledStatement, request: AuthorizationRequest): StatementExplanation {
  const { source, policy } = statement
  const elements = [
    ...explainMalformed(statement),
    ...explainPrincipal(statement, request),
    ...explainAction(statement, request),
    ...explainResource(statement, request),
    ...statement.conditions.map((condition) => explainCondition(statement, condition, request)),
  ]
  return {
    policyId: policy.id,
    policyName: policy.name,
    index: source.index,
    sid: source.sid?.value ?? null,
    effect: statement.effect,
    range: source.range,
    outcome: outcomeOf(statement, request),
    elements,
    nearness: nearnessOf(elements, statement, request),
  }
}

/** Where the action already differs, a statement about the same service is still nearer than any other. */
function nearnessOf(
  elements: readonly ElementExplanation[],
  statement: CompiledStatement,
  request: AuthorizationRequest,
): number {
  // That a statement is malformed says nothing about how near it is.
  const compared = elements.filter((element) => element.part !== 'whole')
  const failed = compared.findIndex((element) => element.outcome === 'no')
  if (failed < 0) return compared.length
  const service = serviceOf(request.action)
  const isNeighbour =
    statement.source.action?.values.some(({ value }) => serviceOf(value) === service) ?? false
  return failed + (compared[failed]?.part === 'action' && isNeighbour ? 0.5 : 0)
}

function serviceOf(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase()
}

function outcomeOf(statement: CompiledStatement, request: AuthorizationRequest): Trilean {
  if (matchAction(statement, request.action) === 'no') return 'no'
  return evaluateStatement(statement, request, ignore)
}

const NOTHING = { variables: [], missingKeys: [], vacuous: false }

function explainMalformed({ source, malformed }: CompiledStatement): ElementExplanation[] {
  if (!malformed) return []
  const range = source.malformed[0]?.range ?? source.range
  const says = 'the statement has a part without a meaning, and IAM would refuse to save it'
  return [{ name: 'Statement', part: 'whole', outcome: 'unknown', range, says, ...NOTHING }]
}

function explainPrincipal(statement: CompiledStatement, request: AuthorizationRequest): ElementExplanation[] {
  const element = statement.source.principal
  if (element === null) return []
  const outcome = matchStatementPrincipal(statement, request)
  const caller =
    request.principal.kind === 'federated' ? request.principal.provider : request.principal.sessionArn
  const named = element.everyone
    ? '*'
    : list(element.entries.map((entry) => `${entry.type} ${entry.value.value}`))
  const says =
    outcome === 'unknown'
      ? `the playground cannot tell yet whether ${code(named)} covers ${code(caller)}`
      : `the caller ${code(caller)} is ${outcome === 'yes' ? '' : 'not '}named by ${code(named)}`
  return [{ name: element.name, part: 'principal', outcome, range: element.range, says, ...NOTHING }]
}

function explainAction(statement: CompiledStatement, request: AuthorizationRequest): ElementExplanation[] {
  const element = statement.source.action
  if (element === null) return []
  const outcome = matchAction(statement, request.action)
  const isNamed = (outcome === 'yes') === (element.name === 'Action')
  const asked = request.action.toLowerCase()
  // Of a long list only the names that cover the action say something.
  const covering = element.values.filter((_, index) =>
    statement.actions[index]?.resolve(request.context, ignore)?.matches(asked),
  )
  const named = listOrCount(
    (covering.length > 0 ? covering : element.values).map((value) => code(value.value)),
    'actions',
  )
  const says =
    outcome === 'unknown'
      ? `it cannot be told whether ${code(request.action)} is covered by ${named}`
      : `${code(request.action)} is ${isNamed ? '' : 'not '}covered by ${named}`
  return [{ name: element.name, part: 'action', outcome, range: element.range, says, ...NOTHING }]
}

function explainResource(statement: CompiledStatement, request: AuthorizationRequest): ElementExplanation[] {
  const element = statement.source.resource
  if (element === null) return []
  const outcome = matchResource(statement, request, ignore)
  const isCovered = (outcome === 'yes') === (element.name === 'Resource')
  const covering = statement.resources.filter((pattern) =>
    pattern.resolve(request.context, ignore)?.matches(request.resource),
  )
  const resolved = listOrCount(
    (covering.length > 0 ? covering : statement.resources).map((pattern) =>
      describePattern(pattern, request),
    ),
    'resources',
  )
  const says =
    outcome === 'unknown'
      ? `it cannot be told whether ${code(request.resource)} matches ${resolved}`
      : `${code(request.resource)} ${isCovered ? 'matches' : 'does not match'} ${resolved}`
  const variables = variablesOf(statement.resources, request)
  return [
    {
      name: element.name,
      part: 'resource',
      outcome,
      range: element.range,
      says,
      ...NOTHING,
      variables,
      missingKeys: missingAmong(variables),
    },
  ]
}

function explainCondition(
  statement: CompiledStatement,
  condition: CompiledCondition,
  request: AuthorizationRequest,
): ElementExplanation {
  const { source, name } = condition
  const outcome = testCondition(statement, condition, request, ignore)
  const entry = request.context.get(condition.key)
  const variables = variablesOf(condition.values, request)
  const key = code(source.key.value)
  const isAbsent = entry === undefined
  const vacuous = hasNothingToTest(entry) && outcome === 'yes' && name.qualifier === 'ForAllValues'
  return {
    name: source.operator.value,
    part: 'condition',
    outcome,
    range: source.range,
    says: sayCondition(condition, request, outcome, key),
    variables,
    missingKeys: [...new Set([...(isAbsent ? [source.key.value] : []), ...missingAmong(variables)])],
    vacuous,
  }
}

function sayCondition(
  condition: CompiledCondition,
  request: AuthorizationRequest,
  outcome: Trilean,
  key: string,
): string {
  const { operator, name, source } = condition
  const written = code(source.operator.value)
  if (outcome === 'unknown') {
    if (operator !== null) return `the values of ${written} on ${key} hold something without a meaning`
    return OPERATORS_NOT_EVALUATED.has(name.base)
      ? `the playground does not evaluate ${written} on ${key} yet`
      : `${written} on ${key} is no condition operator`
  }
  const entry = request.context.get(condition.key)
  const holds = outcome === 'yes'
  if (operator?.family === 'null') {
    return `the request carries ${entry === undefined ? 'no ' : ''}${key}, and ${written} asks that it is ${
      holds === (entry === undefined) ? 'absent' : 'present'
    }`
  }
  if (entry === undefined) {
    const why =
      name.qualifier === 'ForAllValues' && holds
        ? 'and ForAllValues is true when there is nothing to test'
        : holds
          ? `and ${written} is true when the key is missing`
          : `and ${written} is false when the key is missing`
    return `the request carries no ${key}, ${why}`
  }
  if (holds && name.qualifier === 'ForAllValues' && hasNothingToTest(entry)) {
    return `${key} is empty, and ForAllValues is true when there is nothing to test`
  }
  const has =
    entry.values.length === 0 ? `${key} is an empty list` : `${key} is ${list(entry.values.map(code), 'and')}`
  return holds
    ? `${has}, which is what ${written} asks for: ${sayWanted(condition, request)}`
    : `${has}, and ${written} asks for ${sayWanted(condition, request)}`
}

/** What a value has to be: "`a` or `b`", "every one to be `a`", "none of `a` or `b`". */
function sayWanted({ operator, name, values }: CompiledCondition, request: AuthorizationRequest): string {
  const listed = list(values.map((value) => describePattern(value, request)))
  if (values.length === 0) return operator?.negated ? 'anything' : 'a value of an empty list'
  const wanted = operator?.negated ? `anything but ${listed}` : listed
  if (name.qualifier === 'ForAllValues') return `every one to be ${wanted}`
  if (name.qualifier === 'ForAnyValue') return `at least one to be ${wanted}`
  return wanted
}

function describePattern(pattern: Pattern, request: AuthorizationRequest): string {
  if (pattern.malformed !== null) return `${code(pattern.source)} (not a policy variable)`
  const resolved = pattern.resolve(request.context, ignore)
  if (resolved === null) return `${code(pattern.source)} (a variable without a value matches nothing)`
  // A version 2008-10-17 document knows no variables.
  const isPlain =
    pattern.variables.length === 0 && pattern.source.includes('${') && resolved.text.includes('${')
  return `${code(resolved.text)}${isPlain ? ' (plain text: this policy is of version 2008-10-17)' : ''}`
}

function variablesOf(patterns: readonly Pattern[], request: AuthorizationRequest): ResolvedVariable[] {
  const found = new Map<string, ResolvedVariable>()
  for (const pattern of patterns) {
    for (const variable of pattern.variables) {
      found.set(variable.name, {
        name: variable.name,
        value: variableValue(variable, request.context, ignore),
      })
    }
  }
  return [...found.values()]
}

function missingAmong(variables: readonly ResolvedVariable[]): string[] {
  return variables.filter((variable) => variable.value === null).map((variable) => variable.name)
}

/** The statement that settled the request, or for an implicit deny the one that came nearest. */
function findFocus(decision: Decision, layers: readonly LayerExplanation[]): Focus | null {
  const settled = decision.statement
  if (settled !== null) {
    for (const layer of layers) {
      for (const policy of layer.policies) {
        const statement = policy.statements[settled.source.index]
        if (policy.id === settled.policy.id && statement) {
          return { role: 'deciding', layer: layer.kind, statement, element: null }
        }
      }
    }
  }
  const layerKind = decision.deniedBy ?? decision.undeterminedIn
  const layer = layers.find((candidate) => candidate.kind === layerKind)
  if (!layer) return null
  const isUnclear = decision.kind === 'undetermined'
  const candidates = layer.policies
    .flatMap((policy) => policy.statements)
    .filter((statement) => (isUnclear ? statement.outcome === 'unknown' : statement.effect !== 'Deny'))
  const best = candidates.reduce<StatementExplanation | null>(
    (nearest, statement) => (nearest === null || statement.nearness > nearest.nearness ? statement : nearest),
    null,
  )
  if (best === null) return null
  const wanted: Trilean = isUnclear ? 'unknown' : 'no'
  const element = best.elements.find((candidate) => candidate.outcome === wanted) ?? null
  return { role: isUnclear ? 'unclear' : 'nearest', layer: layer.kind, statement: best, element }
}

function code(text: string): string {
  return `\`${text}\``
}

/** Many names hide the one sentence that they stand in. */
function listOrCount(items: readonly string[], what: string): string {
  return items.length > 8 ? `any of the ${items.length} ${what} named here` : list(items)
}

function list(items: readonly string[], conjunction: 'and' | 'or' = 'or'): string {
  return items.length <= 1
    ? (items[0] ?? 'nothing')
    : `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`
}

const ignore = () => {}

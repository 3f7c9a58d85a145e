import type { SourceRange } from '@/lib/base/source-range'
import type { Effect, PrincipalElement } from '../ast'
import { coversAction, matchAction } from '../compile/compile-policy'
import type { CompiledCondition, CompiledPolicy, CompiledStatement } from '../compile/compiled'
import {
  attachedLayers,
  authorize,
  type Decision,
  evaluate,
  type PolicySet,
  surroundingsOf,
} from '../evaluate/authorize'
import type { LayerKind, Outcomes } from '../evaluate/combine'
import type { Surroundings } from '../evaluate/evaluate-policy'
import {
  evaluateStatement,
  matchResource,
  matchStatementPrincipal,
  testCondition,
} from '../evaluate/evaluate-statement'
import { refusalMessage } from '../evaluate/message'
import { principalName } from '../evaluate/principal'
import type { AuthorizationRequest } from '../evaluate/request'
import { hasNothingToTest } from '../evaluate/vacuous'
import { type Pattern, type ResolvedVariable, variableValue } from '../match/pattern'
import { matchPrincipal } from '../match/principal'
import type { Trilean } from '../match/trilean'
import { contributionOf } from './contribution'
import { sayCondition } from './say-condition'
import { code, listOrCount } from './words'

/** Why a request was decided as it was: every policy, every statement, every element. */
export interface Explanation {
  readonly request: { readonly action: string; readonly resource: string; readonly principal: string }
  readonly decision: Decision
  /** What AWS would say; null for an allow and where it cannot be told. */
  readonly message: string | null
  readonly layers: readonly LayerExplanation[]
  /** What the layers say to each other: `combine` makes the decision of it. */
  readonly outcomes: Outcomes
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
  /** For service control policies: the level of the organisation, from 0 at its root. */
  readonly level: number | null
  /** What the layer adds to the decision: it grants, limits, forbids, or another grant stands in for it. */
  readonly says: string
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
  const evaluation = evaluate(policies, request, ignore)
  const surroundings = surroundingsOf(policies)
  const layers = attachedLayers(policies, evaluation).map(({ outcome, level, policies: attached }) => ({
    kind: outcome.kind,
    level,
    allow: outcome.allow,
    deny: outcome.deny,
    says: contributionOf(outcome, evaluation),
    policies: attached.map((policy) => explainPolicy(policy, request, surroundings)),
  }))
  const { principal, action, resource } = request
  return {
    request: { action, resource, principal: principalName(principal) },
    decision,
    message: messageOf(decision, request),
    layers,
    outcomes: evaluation,
    focus: findFocus(decision, layers),
  }
}

function messageOf({ kind, deniedBy }: Decision, request: AuthorizationRequest): string | null {
  if ((kind !== 'implicit-deny' && kind !== 'explicit-deny') || deniedBy === null) return null
  return refusalMessage(request, kind, deniedBy)
}

function explainPolicy(
  policy: CompiledPolicy,
  request: AuthorizationRequest,
  surroundings: Surroundings,
): PolicyExplanation {
  return {
    id: policy.id,
    name: policy.name,
    unreadable: policy.unreadable,
    statements: policy.statements.map((statement) => explainStatement(statement, request, surroundings)),
  }
}

function explainStatement(
  statement: CompiledStatement,
  request: AuthorizationRequest,
  surroundings: Surroundings,
): StatementExplanation {
  const { source, policy } = statement
  const elements = [
    ...explainMalformed(statement),
    ...explainPrincipal(statement, request, surroundings),
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
    outcome: outcomeOf(statement, request, surroundings),
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

function outcomeOf(
  statement: CompiledStatement,
  request: AuthorizationRequest,
  surroundings: Surroundings,
): Trilean {
  if (matchAction(statement, request.action) === 'no') return 'no'
  return evaluateStatement(statement, request, surroundings, ignore)
}

const NOTHING = { variables: [], missingKeys: [], vacuous: false }

function explainMalformed({ source, malformed }: CompiledStatement): ElementExplanation[] {
  if (!malformed) return []
  const range = source.malformed[0]?.range ?? source.range
  const says = 'the statement has a part without a meaning, and IAM would refuse to save it'
  return [{ name: 'Statement', part: 'whole', outcome: 'unknown', range, says, ...NOTHING }]
}

function explainPrincipal(
  statement: CompiledStatement,
  request: AuthorizationRequest,
  surroundings: Surroundings,
): ElementExplanation[] {
  const element = statement.source.principal
  if (element === null) return []
  const outcome = matchStatementPrincipal(statement, request, surroundings)
  const says = sayPrincipal(statement, element, request, outcome, surroundings)
  return [{ name: element.name, part: 'principal', outcome, range: element.range, says, ...NOTHING }]
}

function sayPrincipal(
  statement: CompiledStatement,
  element: PrincipalElement,
  request: AuthorizationRequest,
  outcome: Trilean,
  { hasBoundary }: Surroundings,
): string {
  const caller = code(principalName(request.principal))
  const entries = element.entries.map((entry) => code(`${entry.type} ${entry.value.value}`))
  const named = element.everyone ? code('*') : listOrCount(entries, 'principals')
  if (outcome === 'unknown') return `it cannot be told whether ${named} covers the caller ${caller}`
  if (element.name === 'NotPrincipal') {
    if (outcome === 'no') return `every name of the caller ${caller} is excepted by ${named}`
    if (hasBoundary) return `the caller ${caller} has a permissions boundary, which no exception escapes`
    return `not every name of the caller ${caller}, its account among them, is excepted by ${named}`
  }
  const { kind } = statement.policy
  const match = matchPrincipal(element, request.principal, kind, request.context)
  const grade =
    match.direct === 'yes'
      ? ''
      : match.role === 'yes'
        ? ', by its role'
        : match.account === 'yes'
          ? ', by its account'
          : ''
  return outcome === 'yes'
    ? `the caller ${caller} is named by ${named}${grade}`
    : `the caller ${caller} is not named by ${named}`
}

function explainAction(statement: CompiledStatement, request: AuthorizationRequest): ElementExplanation[] {
  const element = statement.source.action
  if (element === null) return []
  const outcome = matchAction(statement, request.action)
  const isNamed = (outcome === 'yes') === (element.name === 'Action')
  // Of a long list only the names that cover the action say something.
  const covering = element.values.filter(({ value }) => coversAction(value, request.action))
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
  const isAbsent = entry === undefined
  const vacuous = hasNothingToTest(entry) && outcome === 'yes' && name.qualifier === 'ForAllValues'
  return {
    name: source.operator.value,
    part: 'condition',
    outcome,
    range: source.range,
    says: sayCondition(condition, request, outcome, (value) => describePattern(value, request)),
    variables,
    missingKeys: [...new Set([...(isAbsent ? [source.key.value] : []), ...missingAmong(variables)])],
    vacuous,
  }
}

function describePattern(pattern: Pattern, request: AuthorizationRequest): string {
  if (pattern.malformed !== null) return `${code(pattern.source)} (not a policy variable)`
  const resolved = pattern.resolve(request.context, ignore)
  if (resolved === undefined) return `${code(pattern.source)} (a variable whose value cannot be read)`
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
        value: variableValue(variable, request.context, ignore) ?? null,
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
      if (layer.kind !== settled.policy.kind) continue
      for (const policy of layer.policies) {
        const statement = policy.statements[settled.source.index]
        if (policy.id === settled.policy.id && statement) {
          return { role: 'deciding', layer: layer.kind, statement, element: null }
        }
      }
    }
  }
  const named = decision.deniedBy ?? decision.undeterminedIn
  if (named === null) return null
  if (decision.kind !== 'undetermined') {
    // Of several levels of an organisation, the first that does not allow.
    const layer = layers.find(({ kind, allow }) => kind === named && allow !== 'yes')
    return layer ? nearestIn(layer, 'nearest', ({ effect }) => effect !== 'Deny') : null
  }
  for (const layer of layers.filter(({ kind }) => kind === named)) {
    const found = nearestIn(layer, 'unclear', ({ outcome }) => outcome === 'unknown')
    if (found) return found
  }
  return null
}

function nearestIn(
  layer: LayerExplanation,
  role: 'nearest' | 'unclear',
  isCandidate: (statement: StatementExplanation) => boolean,
): Focus | null {
  let best: StatementExplanation | null = null
  for (const policy of layer.policies) {
    for (const statement of policy.statements) {
      if (isCandidate(statement) && (best === null || statement.nearness > best.nearness)) best = statement
    }
  }
  if (best === null) return null
  const wanted: Trilean = role === 'unclear' ? 'unknown' : 'no'
  const element = best.elements.find((candidate) => candidate.outcome === wanted) ?? null
  return { role, layer: layer.kind, statement: best, element }
}

const ignore = () => {}

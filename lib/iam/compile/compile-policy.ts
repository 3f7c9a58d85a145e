import { isInside } from '@/lib/base/source-range'
import type { PolicyKind, PolicyVersion, Statement } from '../ast'
import { compileCondition } from '../conditions/compile-condition'
import type { RequestContext } from '../evaluate/request'
import { compilePattern, type Pattern } from '../match/pattern'
import type { Trilean } from '../match/trilean'
import type { ParsedPolicy } from '../parse/parse-policy'
import type { CompiledPolicy, CompiledStatement, StatementPart } from './compiled'

/** More distinct actions than one design asks about; keeps the index of a long-lived policy small. */
const INDEXED_ACTIONS = 2_000

/**
 * Makes a policy ready to decide: patterns and conditions are built once, and the statements that can speak
 * to an action are found once for each action.
 *
 * Total: a malformed document compiles too, and then leaves undetermined what it might have said.
 *
 * @example
 * const policy = compilePolicy(parsePolicy(text), 'identity', 'S3UserFolder')
 * policy.candidates('s3:GetObject').length
 */
export function compilePolicy(
  parsed: ParsedPolicy,
  kind: PolicyKind,
  name: string,
  id: string = name,
): CompiledPolicy {
  const { document, text } = parsed
  const version: PolicyVersion = document?.version?.value === '2012-10-17' ? '2012-10-17' : '2008-10-17'
  const index = new Map<string, readonly CompiledStatement[]>()
  const policy: CompiledPolicy = {
    kind,
    id,
    name,
    text,
    document,
    statements: [],
    unreadable: document === null || document.malformed.length > 0,
    candidates(action) {
      const known = index.get(action)
      if (known) return known
      const asked = action.toLowerCase()
      const found = policy.statements.filter((statement) => matchLowerCase(statement, asked) !== 'no')
      if (index.size >= INDEXED_ACTIONS) index.clear()
      index.set(action, found)
      return found
    },
  }
  const statements = policy.statements as CompiledStatement[]
  for (const source of document?.statements ?? []) statements.push(compileStatement(policy, source, version))
  return policy
}

function compileStatement(
  policy: CompiledPolicy,
  source: Statement,
  version: PolicyVersion,
): CompiledStatement {
  const broken = brokenParts(policy.kind, source)
  return {
    policy,
    source,
    effect: broken.has('effect') ? null : (source.effect?.value ?? null),
    ...compileActions(source),
    resources: (source.resource?.values ?? []).map((value) =>
      compilePattern(value.value, 'resource', version),
    ),
    conditions: (source.condition?.tests ?? []).map((test) => compileCondition(test, version)),
    malformed:
      source.malformed.length > 0 || !hasElementsOfItsKind(policy.kind, source) || source.action === null,
    broken,
  }
}

/** Names compare as texts; only those with wildcards need a matcher. */
function compileActions({ action }: Statement): Pick<CompiledStatement, 'actions' | 'actionPatterns'> {
  const actions: string[] = []
  const actionPatterns: Pattern[] = []
  for (const { value } of action?.values ?? []) {
    const name = value.toLowerCase()
    if (/[*?]/.test(name)) actionPatterns.push(compilePattern(name, 'action', '2008-10-17'))
    else actions.push(name)
  }
  return { actions, actionPatterns }
}

const NOTHING_BROKEN: ReadonlySet<StatementPart> = new Set()

/** By name, since an element that stands twice is read only once. */
const PART_OF: ReadonlyMap<string, StatementPart> = new Map([
  ['Effect', 'effect'],
  ['Principal', 'principal'],
  ['NotPrincipal', 'principal'],
  ['Action', 'action'],
  ['NotAction', 'action'],
  ['Resource', 'resource'],
  ['NotResource', 'resource'],
  ['Condition', 'condition'],
])

function brokenParts(kind: PolicyKind, source: Statement): ReadonlySet<StatementPart> {
  const { principal, action, resource, condition } = source
  const hasStrayResource = kind === 'trust' && resource !== null
  if (source.malformed.length === 0 && !hasStrayResource) return NOTHING_BROKEN
  const found = new Set<StatementPart>()
  if (hasStrayResource) found.add('resource')
  for (const { code, range, subject } of source.malformed) {
    if (code === 'principal-and-not-principal') found.add('principal')
    if (code === 'action-and-not-action') found.add('action')
    if (code === 'resource-and-not-resource') found.add('resource')
    // What is missing is told at the statement's first name, which need not be broken itself.
    if (code === 'missing-effect' || code === 'missing-action') continue
    const named = code === 'duplicate-key' ? PART_OF.get(subject) : undefined
    if (named) found.add(named)
    for (const [part, element] of Object.entries({ principal, action, resource, condition })) {
      if (element && isInside(range, element.range)) found.add(part as StatementPart)
    }
  }
  return found
}

/** A statement without a Resource in an identity policy, say, has no meaning: IAM refuses to save it. */
function hasElementsOfItsKind(kind: PolicyKind, source: Statement): boolean {
  const wantsPrincipal = kind === 'trust' || kind === 'resource' || kind === 'rcp'
  if (wantsPrincipal !== (source.principal !== null) && kind !== 'endpoint') return false
  if (kind === 'rcp' && source.principal?.name === 'NotPrincipal') return false
  if (kind === 'trust') return source.resource === null
  return kind === 'resource' || kind === 'endpoint' || source.resource !== null
}

/** Does the Action element cover this action? They compare without case, prefix and name alike. */
export function matchAction(statement: CompiledStatement, action: string): Trilean {
  return matchLowerCase(statement, action.toLowerCase())
}

function matchLowerCase(statement: CompiledStatement, asked: string): Trilean {
  const element = statement.source.action
  if (element === null) return 'unknown'
  const isNamed = statement.actions.includes(asked) || isMatchedBy(statement.actionPatterns, asked)
  if (isNamed === (element.name === 'Action')) return 'yes'
  return statement.broken.has('action') ? 'unknown' : 'no'
}

/** Does this one value of an Action element cover the action? */
export function coversAction(value: string, action: string): boolean {
  const name = value.toLowerCase()
  const asked = action.toLowerCase()
  return (
    name === asked ||
    (/[*?]/.test(name) && isMatchedBy([compilePattern(name, 'action', '2008-10-17')], asked))
  )
}

/** Is the action, in lower case, covered by one of these patterns? */
export function isMatchedBy(patterns: readonly Pattern[], action: string): boolean {
  for (const pattern of patterns) if (pattern.resolve(NO_CONTEXT, ignore)?.matches(action)) return true
  return false
}

const NO_CONTEXT: RequestContext = new Map()
const ignore = () => {}

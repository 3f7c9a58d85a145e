import type { PolicyKind } from '../ast'
import { matchAction } from '../compile/compile-policy'
import type { CompiledCondition, CompiledStatement, NoteAssumption, StatementPart } from '../compile/compiled'
import {
  isHitByNotPrincipal,
  isNamed,
  matchPrincipal,
  type PrincipalMatch,
  UNCLEAR,
} from '../match/principal'
import { both, either, type Trilean } from '../match/trilean'
import type { Surroundings } from './evaluate-policy'
import type { AuthorizationRequest } from './request'

/**
 * Does this statement apply to the request: who, what, on which resource, under which conditions?
 *
 * All elements must match. One that surely does not match settles it; otherwise one that cannot be told
 * leaves the whole untold.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export function evaluateStatement(
  statement: CompiledStatement,
  request: AuthorizationRequest,
  surroundings: Surroundings,
  note: NoteAssumption,
): Trilean {
  // Most policies are attached to their principal and name none.
  if (statement.source.principal === null) return testStatement(statement, request, note)
  const principal = matchStatementPrincipal(statement, request, surroundings)
  return principal === 'no' ? 'no' : both(principal, testStatement(statement, request, note))
}

/** Does everything but the Principal element apply? */
export function testStatement(
  statement: CompiledStatement,
  request: AuthorizationRequest,
  note: NoteAssumption,
): Trilean {
  let outcome: Trilean = 'yes'
  if (statement.malformed) outcome = both('unknown', matchAction(statement, request.action))
  if (outcome === 'no') return 'no'
  outcome = both(outcome, matchResource(statement, request, note))
  if (outcome === 'no') return 'no'
  const { conditions } = statement
  for (let index = 0; index < conditions.length; index++) {
    outcome = both(outcome, testCondition(statement, conditions[index] as CompiledCondition, request, note))
    if (outcome === 'no') return 'no'
  }
  return outcome
}

/** Does the request satisfy this condition of the statement? */
export function testCondition(
  statement: CompiledStatement,
  condition: CompiledCondition,
  request: AuthorizationRequest,
  note: NoteAssumption,
): Trilean {
  return unlessBroken(statement, 'condition', condition.test(request.context, note))
}

/** What an element with a meaningless part says is not sure, so it settles nothing. */
function unlessBroken(statement: CompiledStatement, part: StatementPart, outcome: Trilean): Trilean {
  return outcome === 'no' && statement.broken.has(part) ? 'unknown' : outcome
}

const TAKES_PRINCIPAL: ReadonlySet<PolicyKind> = new Set(['resource', 'trust', 'rcp', 'endpoint'])

/** Is the caller among those that the statement speaks to? One without a Principal speaks to its holder. */
export function matchStatementPrincipal(
  statement: CompiledStatement,
  request: AuthorizationRequest,
  { hasBoundary }: Surroundings,
): Trilean {
  const element = statement.source.principal
  if (element === null) return 'yes'
  const { kind } = statement.policy
  // What stands where none may stand has no meaning, whomever it names.
  if (!TAKES_PRINCIPAL.has(kind)) return 'unknown'
  if (element.name === 'Principal') {
    const named = isNamed(matchPrincipal(element, request.principal, kind, request.context))
    return unlessBroken(statement, 'principal', named)
  }
  // AWS gives NotPrincipal a meaning only in a Deny, and none in trust and resource control policies.
  if (statement.effect !== 'Deny' || kind === 'trust' || kind === 'rcp') return 'unknown'
  const hit = isHitByNotPrincipal(element, request.principal, hasBoundary, request.context)
  return unlessBroken(statement, 'principal', hit)
}

/** By which of its names does an Allow of a resource's policy speak to the caller? */
export function namesCaller(statement: CompiledStatement, request: AuthorizationRequest): PrincipalMatch {
  const element = statement.source.principal
  if (element === null || element.name === 'NotPrincipal') return UNCLEAR
  const match = matchPrincipal(element, request.principal, statement.policy.kind, request.context)
  if (!statement.broken.has('principal')) return match
  // The part without a meaning might have named the caller in any way.
  const { direct, role, account } = match
  return {
    direct: either(direct, 'unknown'),
    role: either(role, 'unknown'),
    account: either(account, 'unknown'),
  }
}

/** Does the Resource element cover the request's resource? Where there is none, the resource is the one it is attached to. */
export function matchResource(
  statement: CompiledStatement,
  request: AuthorizationRequest,
  note: NoteAssumption,
): Trilean {
  const element = statement.source.resource
  if (element === null) return 'yes'
  let found: Trilean = 'no'
  const { resources } = statement
  for (let index = 0; index < resources.length; index++) {
    const pattern = resources[index]
    if (pattern === undefined) continue
    const resolved = pattern.malformed === null ? pattern.resolve(request.context, note) : undefined
    if (resolved === undefined) found = 'unknown'
    else if (resolved?.matches(request.resource)) {
      found = 'yes'
      break
    }
  }
  if (found === 'unknown') return found
  if ((found === 'yes') === (element.name === 'Resource')) return 'yes'
  return statement.broken.has('resource') ? 'unknown' : 'no'
}

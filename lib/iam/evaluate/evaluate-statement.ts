import { matchAction } from '../compile/compile-policy'
import type { CompiledCondition, CompiledStatement, NoteAssumption, StatementPart } from '../compile/compiled'
import { matchPrincipal } from '../match/principal'
import { both, type Trilean } from '../match/trilean'
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
  note: NoteAssumption,
): Trilean {
  let outcome: Trilean = statement.malformed ? 'unknown' : 'yes'
  if (statement.malformed) outcome = both(outcome, matchAction(statement, request.action))
  if (outcome === 'no') return 'no'
  outcome = both(outcome, matchStatementPrincipal(statement, request))
  if (outcome === 'no') return 'no'
  outcome = both(outcome, matchResource(statement, request, note))
  if (outcome === 'no') return 'no'
  for (const condition of statement.conditions) {
    outcome = both(outcome, testCondition(statement, condition, request, note))
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

/** Policies without a Principal element speak to whoever they are attached to. */
export function matchStatementPrincipal(
  statement: CompiledStatement,
  request: AuthorizationRequest,
): Trilean {
  const element = statement.source.principal
  if (element === null) return 'yes'
  return unlessBroken(statement, 'principal', matchPrincipal(element, request.principal))
}

/** Does the Resource element cover the request's resource? A trust policy has none: its resource is the role. */
export function matchResource(
  statement: CompiledStatement,
  request: AuthorizationRequest,
  note: NoteAssumption,
): Trilean {
  const element = statement.source.resource
  if (element === null) return 'yes'
  const differs = statement.broken.has('resource') ? 'unknown' : 'no'
  let found: Trilean = 'no'
  for (const pattern of statement.resources) {
    if (pattern.malformed !== null) found = 'unknown'
    else if (pattern.resolve(request.context, note)?.matches(request.resource)) {
      return element.name === 'Resource' ? 'yes' : differs
    }
  }
  if (found === 'unknown') return found
  return element.name === 'Resource' ? differs : 'yes'
}

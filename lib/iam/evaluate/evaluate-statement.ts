import { matchAction } from '../compile/compile-policy'
import type { CompiledStatement, NoteAssumption } from '../compile/compiled'
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
    outcome = both(outcome, condition.test(request.context, note))
    if (outcome === 'no') return 'no'
  }
  return outcome
}

/** Policies without a Principal element speak to whoever they are attached to. */
export function matchStatementPrincipal(
  statement: CompiledStatement,
  request: AuthorizationRequest,
): Trilean {
  const element = statement.source.principal
  return element === null ? 'yes' : matchPrincipal(element, request.principal)
}

/** Does the Resource element cover the request's resource? A trust policy has none: its resource is the role. */
export function matchResource(
  statement: CompiledStatement,
  request: AuthorizationRequest,
  note: NoteAssumption,
): Trilean {
  const element = statement.source.resource
  if (element === null) return 'yes'
  let found: Trilean = 'no'
  for (const pattern of statement.resources) {
    if (pattern.malformed !== null) found = 'unknown'
    else if (pattern.resolve(request.context, note)?.matches(request.resource)) {
      return element.name === 'Resource' ? 'yes' : 'no'
    }
  }
  if (found === 'unknown') return found
  return element.name === 'Resource' ? 'no' : 'yes'
}

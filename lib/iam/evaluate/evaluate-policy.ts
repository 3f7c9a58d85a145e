import type { CompiledPolicy, CompiledStatement, NoteAssumption } from '../compile/compiled'
import { either, type Trilean } from '../match/trilean'
import type { LayerOutcome } from './combine'
import { evaluateStatement } from './evaluate-statement'
import type { AuthorizationRequest } from './request'

/** What the policies of one layer say together, and the first statements that say it. */
export interface LayerEvaluation extends LayerOutcome {
  readonly allowedBy: CompiledStatement | null
  readonly deniedBy: CompiledStatement | null
}

/**
 * What do these policies, all attached at one place, say to the request?
 *
 * Statements and policies of one layer are joined by OR. An unreadable policy might say anything, so with
 * one both answers are `unknown` unless a statement of another policy settles them.
 */
export function evaluateLayer(
  kind: LayerOutcome['kind'],
  policies: readonly CompiledPolicy[],
  request: AuthorizationRequest,
  note: NoteAssumption,
): LayerEvaluation {
  let allow: Trilean = 'no'
  let deny: Trilean = 'no'
  let allowedBy: CompiledStatement | null = null
  let deniedBy: CompiledStatement | null = null
  for (const policy of policies) {
    if (policy.unreadable) {
      allow = either(allow, 'unknown')
      deny = either(deny, 'unknown')
      continue
    }
    for (const statement of policy.candidates(request.action)) {
      const { effect } = statement
      // Once allowed, further allows change nothing.
      if (effect === 'Allow' && allow === 'yes') continue
      const outcome = evaluateStatement(statement, request, note)
      if (outcome === 'no') continue
      if (effect !== 'Deny') {
        // A statement without a readable effect may allow or deny.
        const says = effect === null ? 'unknown' : outcome
        if (says === 'yes') allowedBy = statement
        allow = either(allow, says)
      }
      if (effect !== 'Allow') {
        const says = effect === null ? 'unknown' : outcome
        if (says === 'yes') deniedBy ??= statement
        deny = either(deny, says)
      }
    }
  }
  return { kind, allow, deny, allowedBy, deniedBy }
}

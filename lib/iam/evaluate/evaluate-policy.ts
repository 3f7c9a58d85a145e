import type { CompiledPolicy, CompiledStatement, NoteAssumption } from '../compile/compiled'
import { isNamed } from '../match/principal'
import { both, either, type Trilean } from '../match/trilean'
import type { LayerOutcome, ResourceOutcome } from './combine'
import { evaluateStatement, namesCaller, testStatement } from './evaluate-statement'
import type { AuthorizationRequest } from './request'

/** What the policies of one layer say together, and the first statements that say it. */
export interface LayerEvaluation extends LayerOutcome {
  readonly allowedBy: CompiledStatement | null
  readonly deniedBy: CompiledStatement | null
}

/** What the resource's policy says, and how strongly it names the caller. */
export interface ResourceEvaluation extends LayerEvaluation, ResourceOutcome {
  readonly kind: 'resource' | 'trust'
  /** The only direct grant is one to everybody, without a word on who that may be. */
  readonly isDirectToAnybody: boolean
}

/** What the request meets besides its own parts. */
export interface Surroundings {
  /** A caller with a permissions boundary never escapes a Deny with NotPrincipal. */
  readonly hasBoundary: boolean
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
  surroundings: Surroundings,
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
    const candidates = policy.candidates(request.action)
    for (let index = 0; index < candidates.length; index++) {
      const statement = candidates[index] as CompiledStatement
      const { effect } = statement
      // Once allowed, further allows change nothing.
      if (effect === 'Allow' && allow === 'yes') continue
      const outcome = evaluateStatement(statement, request, surroundings, note)
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

/**
 * What does the policy of the resource say, and by which name does it allow the caller?
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
 */
export function evaluateResourceLayer(
  kind: ResourceOutcome['kind'],
  policy: CompiledPolicy | null,
  request: AuthorizationRequest,
  surroundings: Surroundings,
  note: NoteAssumption,
): ResourceEvaluation {
  const base = { kind, deny: 'no', allowedBy: null, deniedBy: null, isDirectToAnybody: false } as const
  if (policy === null) return { ...base, allow: 'no', direct: 'no', role: 'no', account: 'no' }
  if (policy.unreadable) {
    const answer = 'unknown'
    return { ...base, allow: answer, deny: answer, direct: answer, role: answer, account: answer }
  }
  const grant: { direct: Trilean; role: Trilean; account: Trilean } = {
    direct: 'no',
    role: 'no',
    account: 'no',
  }
  let deny: Trilean = 'no'
  let deniedBy: CompiledStatement | null = null
  let allowedBy: CompiledStatement | null = null
  let strongest = 0
  let isDirectToAnybody = false
  for (const statement of policy.candidates(request.action)) {
    const { effect } = statement
    if (effect !== 'Allow') {
      const outcome = evaluateStatement(statement, request, surroundings, note)
      const says = effect === null && outcome !== 'no' ? 'unknown' : outcome
      if (says === 'yes') deniedBy ??= statement
      deny = either(deny, says)
      if (effect === 'Deny') continue
    }
    const named = namesCaller(statement, request)
    if (isNamed(named) === 'no') continue
    const rest =
      effect === null
        ? both('unknown', testStatement(statement, request, note))
        : testStatement(statement, request, note)
    if (rest === 'no') continue
    grant.direct = either(grant.direct, both(named.direct, rest))
    grant.role = either(grant.role, both(named.role, rest))
    grant.account = either(grant.account, both(named.account, rest))
    if (rest !== 'yes') continue
    const strength = named.direct === 'yes' ? 3 : named.role === 'yes' ? 2 : named.account === 'yes' ? 1 : 0
    if (strength === 3) {
      const isLoose = speaksToAnybody(statement)
      if (strongest < 3) isDirectToAnybody = isLoose
      else isDirectToAnybody &&= isLoose
    }
    if (strength > strongest) {
      strongest = strength
      allowedBy = statement
    }
  }
  return { ...base, ...grant, allow: isNamed(grant), deny, allowedBy, deniedBy, isDirectToAnybody }
}

/** Names everybody, and no condition says which principals are meant. */
function speaksToAnybody({ source, conditions }: CompiledStatement): boolean {
  const { principal } = source
  const everybody =
    principal?.everyone === true ||
    (principal?.entries.some(({ type, value }) => type === 'AWS' && value.value === '*') ?? false)
  return everybody && !conditions.some((condition) => condition.key === 'aws:principalarn')
}

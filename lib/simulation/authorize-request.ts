import { accessPolicyId, type Design, type Identity, type Request, resolveRequest } from '@/lib/design'
import { ASSUMED_SESSION_KEYS } from '@/lib/federation'
import {
  type AuthorizationRequest,
  authorize,
  type CompiledPolicy,
  createRequestContext,
  type Decision,
  extendRequestContext,
  hasVacuousTest,
  type PolicySet,
  type RequestContext,
} from '@/lib/iam'
import { type AuthorizationCheck, type OperationPlan, planOperation } from '@/lib/services'
import { type CompiledDesign, guestSessionPolicies } from './compile-design'
import type { Session } from './types'

/** A session ready to be asked many requests: its policies and its condition keys. */
export interface ReadySession {
  readonly session: Session
  readonly policies: PolicySet
  readonly context: RequestContext
}

/** One authorisation of an operation, asked and answered. */
export interface AskedCheck {
  readonly check: AuthorizationCheck
  readonly request: AuthorizationRequest
  readonly decision: Decision
}

/** Gathers the policies and keys that count for every request of a session. */
export function prepareSession(design: Design, compiled: CompiledDesign, session: Session): ReadySession {
  const role = design.roles.find((candidate) => candidate.name === session.roleName)
  const identity = (role?.policies ?? [])
    .map((policy) => compiled.policies.get(accessPolicyId(session.roleName, policy.name)))
    .filter((policy): policy is CompiledPolicy => policy !== undefined)
  return {
    session,
    policies: { identity, session: session.isGuestScopedDown ? guestSessionPolicies : null },
    context: createRequestContext({ ...session.context, ...ASSUMED_SESSION_KEYS }),
  }
}

/**
 * How are the checks of this operation decided, up to the first that is not allowed?
 *
 * A refused check ends the operation, so nothing after it is asked.
 */
export function askChecks(
  design: Design,
  ready: ReadySession,
  identity: Identity,
  request: Request,
): { readonly asked: readonly AskedCheck[]; readonly plan: OperationPlan } {
  const plan = planOperation(resolveRequest(design, identity, request), design)
  const asked: AskedCheck[] = []
  for (const check of plan.checks) {
    const question = toAuthorizationRequest(ready, check)
    const decision = authorize(ready.policies, question)
    asked.push({ check, request: question, decision })
    if (decision.kind !== 'allow') break
  }
  return { asked, plan }
}

/** Is this allow an accident: every statement that allows has a ForAllValues test with nothing to test? */
export function isAllowedByAccident({ request, decision }: AskedCheck, policies: PolicySet): boolean {
  if (decision.kind !== 'allow' || decision.statement === null) return false
  if (!hasVacuousTest(decision.statement, request.context)) return false
  // Another statement may allow it for a better reason: ask again without the accidental ones.
  const accidental = new Set([decision.statement])
  for (const policy of policies.identity ?? []) {
    for (const statement of policy.candidates(request.action)) {
      if (hasVacuousTest(statement, request.context)) accidental.add(statement)
    }
  }
  const better = (policies.identity ?? []).map((policy) => ({
    ...policy,
    candidates: (action: string) =>
      policy.candidates(action).filter((statement) => !accidental.has(statement)),
  }))
  return authorize({ ...policies, identity: better }, request).kind !== 'allow'
}

function toAuthorizationRequest(ready: ReadySession, check: AuthorizationCheck): AuthorizationRequest {
  const { sessionArn, roleArn } = ready.session
  return {
    principal: {
      kind: 'assumed-role',
      sessionArn,
      roleArn,
      account: String(ready.session.context['aws:PrincipalAccount']),
    },
    action: check.action,
    resource: check.resource,
    context: extendRequestContext(ready.context, check.keys),
  }
}

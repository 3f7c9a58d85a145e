import { once } from '@/lib/base/once'
import {
  accessPolicyId,
  boundaryId,
  type Design,
  type Identity,
  organizationPolicyId,
  type Request,
  resolveRequest,
  resourcePolicyId,
} from '@/lib/design'
import { ASSUMED_SESSION_KEYS, stoppedForPoolSessions } from '@/lib/federation'
import {
  type AuthorizationRequest,
  authorize,
  type CompiledPolicy,
  compilePolicy,
  createRequestContext,
  type Decision,
  extendRequestContext,
  hasVacuousTest,
  type PolicySet,
  type Principal,
  parsePolicy,
  type RequestContext,
  refusalMessage,
} from '@/lib/iam'
import {
  type AuthorizationCheck,
  type CheckOutcome,
  type Operation,
  type OperationPlan,
  type PolicyHolder,
  planOperation,
  type ServiceData,
} from '@/lib/services'
import type { CompiledDesign } from './compile-design'
import type { Session } from './types'

/** Who signs the requests of a session, and the condition keys that all of them carry. No edit of a policy changes it. */
export interface SessionCaller {
  readonly session: Session
  readonly principal: Principal
  readonly context: RequestContext
}

/** The caller of a session. */
export function callerOf(session: Session): SessionCaller {
  const { sessionArn, roleArn, account } = session
  return {
    session,
    principal: { kind: 'assumed-role', sessionArn, roleArn, account },
    context: createRequestContext({ ...session.context, ...ASSUMED_SESSION_KEYS }),
  }
}

/** A session ready to be asked many requests: its caller and its policies. */
export interface ReadySession {
  readonly caller: SessionCaller
  /** Everything but the policy of the resource, which belongs to each check. */
  readonly policies: PolicySet
  /** The policy of a resource of the design. */
  readonly policyOf: (holder: PolicyHolder | null) => CompiledPolicy | null
  /** All policies of a check, with that of its resource. */
  readonly policiesWith: (resource: CompiledPolicy | null) => PolicySet
}

/** Of one authorisation: what was asked, and what the policies said. */
export interface DecidedCheck {
  readonly check: AuthorizationCheck
  readonly decision: Decision
}

/** One authorisation of an operation, with all that it takes to explain it. */
export interface AskedCheck extends DecidedCheck {
  readonly request: AuthorizationRequest
  readonly policies: PolicySet
}

/** Gathers the policies that count for every request of a session. */
export function prepareSession(
  design: Design,
  compiled: CompiledDesign,
  caller: SessionCaller,
): ReadySession {
  const { session } = caller
  const role = design.roles.find((candidate) => candidate.name === session.roleName)
  const find = (ids: readonly string[]) =>
    ids
      .map((id) => compiled.policies.get(id))
      .filter((policy): policy is CompiledPolicy => policy !== undefined)
  const identity = find((role?.policies ?? []).map((policy) => accessPolicyId(session.roleName, policy.name)))
  const boundary = role?.permissionsBoundary ? find([boundaryId(role.name)]) : null
  const levels = (list: 'scps' | 'rcps') =>
    design.organization?.[list]?.map((level, index) =>
      find(level.map((policy) => organizationPolicyId(list, index, policy.name))),
    ) ?? null
  const policies: PolicySet = {
    identity,
    boundary,
    session: session.sessionPolicies?.map(compileSessionPolicy) ?? null,
    // The organisation's policies reach the accounts in it: that of the design.
    scps: session.account === design.account ? levels('scps') : null,
    rcps: levels('rcps'),
  }
  // Thousands of checks meet the same few policies.
  const withoutResource = { ...policies, resource: null }
  const withResource = new Map<CompiledPolicy, PolicySet>()
  return {
    caller,
    policies,
    policyOf: (holder) => (holder === null ? null : policyOfResource(compiled, holder)),
    policiesWith(resource) {
      if (resource === null) return withoutResource
      const known = withResource.get(resource)
      if (known) return known
      const joined = { ...policies, resource }
      withResource.set(resource, joined)
      return joined
    },
  }
}

/** The policy of a resource; most designs have few, and thousands of checks ask for them. */
function policyOfResource({ policies, hasResourcePolicies }: CompiledDesign, holder: PolicyHolder) {
  return hasResourcePolicies ? (policies.get(documentIdOf(holder)) ?? null) : null
}

/** The document that holds the policy of a resource. */
function documentIdOf({ kind, name }: PolicyHolder): string {
  if (kind === 'bucket') return resourcePolicyId('buckets', name)
  return resourcePolicyId(kind === 'table' ? 'tables' : 'resources', name)
}

const compiledSessionPolicies = new Map<string, CompiledPolicy>()
const REMEMBERED = 200

function compileSessionPolicy({
  name,
  text,
}: {
  readonly name: string
  readonly text: string
}): CompiledPolicy {
  const known = compiledSessionPolicies.get(`${name}\n${text}`)
  if (known) return known
  if (compiledSessionPolicies.size >= REMEMBERED) compiledSessionPolicies.clear()
  const made = compilePolicy(parsePolicy(text), 'session', name)
  compiledSessionPolicies.set(`${name}\n${text}`, made)
  return made
}

/** What does this request of the design ask for when this identity makes it? */
export function operationOf(design: Design, identityId: string, request: Request): Operation {
  const identity = design.identities.find((candidate) => candidate.id === identityId) as Identity
  return resolveRequest(design, identity, request)
}

/**
 * What does the service ask and answer when this caller does this?
 *
 * @param data what buckets and tables hold by now
 */
export function planOf(operation: Operation, data: ServiceData, { session }: SessionCaller): OperationPlan {
  return planOperation(operation, data, { arn: session.sessionArn, account: session.account })
}

/**
 * How are the checks of this operation decided, up to the first refusal that ends it?
 *
 * @param questionOf puts a check as a question to the policies; another one than usual asks what would be
 */
export function askPlan(
  ready: ReadySession,
  plan: OperationPlan,
  questionOf: QuestionOf = toAuthorizationRequest,
): readonly AskedCheck[] {
  const asked: AskedCheck[] = []
  if (plan.guards.length > 0) return asked
  for (const check of plan.checks) {
    const one = askCheck(ready, check, questionOf(ready.caller, check))
    asked.push(one)
    if (!isPassed(one) && check.onRefusal === 'refuse-all') break
  }
  return asked
}

/** Puts a check of a caller as a question to the policies. */
export type QuestionOf = (caller: SessionCaller, check: AuthorizationCheck) => AuthorizationRequest

function askCheck(ready: ReadySession, check: AuthorizationCheck, request: AuthorizationRequest): AskedCheck {
  const policies = ready.policiesWith(ready.policyOf(check.policyOf))
  const decision = authorize(policies, request)
  // Cognito keeps its own sessions from these calls, whatever the policies say.
  const stopped = decision.kind === 'allow' ? stoppedForPoolSessions(check.action) : null
  if (stopped === null) return { check, request, policies, decision }
  return {
    check,
    request,
    policies,
    decision: {
      ...decision,
      kind: 'implicit-deny',
      deniedBy: 'session',
      statement: null,
      assumptions: [...decision.assumptions, stopped],
    },
  }
}

/** Does the service go on: the policies allow it, or the service itself grants it and no policy forbids it? */
export function isPassed({ check, decision }: DecidedCheck): boolean {
  if (decision.kind === 'allow') return true
  return (
    check.grantedBy !== undefined && decision.kind === 'implicit-deny' && decision.deniedBy === 'resource'
  )
}

/** What the service is told of a check: that it is allowed, or the sentence with which it is refused. */
export function outcomeOf(caller: SessionCaller, decided: DecidedCheck): CheckOutcome {
  const { check, decision } = decided
  if (isPassed(decided)) return { isAllowed: true }
  const { kind, deniedBy } = decision
  const isRefused = (kind === 'implicit-deny' || kind === 'explicit-deny') && deniedBy !== null
  if (!isRefused) return { isAllowed: false, message: 'Access Denied' }
  return { isAllowed: false, message: refusalMessage(toAuthorizationRequest(caller, check), kind, deniedBy) }
}

/** Is this allow an accident: every statement that allows has a ForAllValues test with nothing to test? */
export function isAllowedByAccident({ request, decision, policies }: AskedCheck): boolean {
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

/** The question to the policies that a check of this caller is. */
export function toAuthorizationRequest(
  { principal, context }: SessionCaller,
  check: AuthorizationCheck,
): AuthorizationRequest {
  const { action, resource, resourceAccount } = check
  // The session says its own account: right for all that its account owns, which is nearly everything.
  const isOwn = 'account' in principal && principal.account === resourceAccount
  const keys = isOwn
    ? check
    : { keys: once(() => ({ 'aws:ResourceAccount': resourceAccount, ...check.keys() })) }
  return { principal, action, resource, resourceAccount, context: extendRequestContext(context, keys) }
}

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
  parsePolicy,
  type RequestContext,
  refusalMessage,
} from '@/lib/iam'
import {
  type AuthorizationCheck,
  type CheckOutcome,
  type OperationPlan,
  type PolicyHolder,
  planOperation,
  type ServiceData,
} from '@/lib/services'
import type { CompiledDesign } from './compile-design'
import type { Session } from './types'

/** A session ready to be asked many requests: its policies and its condition keys. */
export interface ReadySession {
  readonly session: Session
  /** Everything but the policy of the resource, which belongs to each check. */
  readonly policies: PolicySet
  readonly context: RequestContext
  /** The policy of a resource of the design. */
  readonly policyOf: (holder: PolicyHolder | null) => CompiledPolicy | null
  /** All policies of a check, with that of its resource. */
  readonly policiesWith: (resource: CompiledPolicy | null) => PolicySet
}

/** One authorisation of an operation, asked and answered. */
export interface AskedCheck {
  readonly check: AuthorizationCheck
  readonly request: AuthorizationRequest
  readonly policies: PolicySet
  readonly decision: Decision
}

/** Gathers the policies and keys that count for every request of a session. */
export function prepareSession(design: Design, compiled: CompiledDesign, session: Session): ReadySession {
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
  const withResource = new Map<CompiledPolicy | null, PolicySet>()
  return {
    session,
    policies,
    context: createRequestContext({ ...session.context, ...ASSUMED_SESSION_KEYS }),
    policyOf: (holder) => (holder === null ? null : policyOfResource(compiled, holder)),
    policiesWith(resource) {
      const known = withResource.get(resource)
      if (known) return known
      const joined = { ...policies, resource }
      withResource.set(resource, joined)
      return joined
    },
  }
}

const ofResources = new WeakMap<CompiledDesign, Map<string, Map<string, CompiledPolicy | null>>>()

/** Looked up for every check, so that the id of the document is put together once. */
function policyOfResource(compiled: CompiledDesign, holder: PolicyHolder): CompiledPolicy | null {
  const kinds = ofResources.get(compiled) ?? new Map<string, Map<string, CompiledPolicy | null>>()
  ofResources.set(compiled, kinds)
  const names = kinds.get(holder.kind) ?? new Map<string, CompiledPolicy | null>()
  kinds.set(holder.kind, names)
  const known = names.get(holder.name)
  if (known !== undefined) return known
  const policy = compiled.policies.get(documentIdOf(holder)) ?? null
  names.set(holder.name, policy)
  return policy
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

/**
 * What does the service ask and answer when this identity makes this request?
 *
 * @param data what buckets and tables hold by now
 */
export function planRequest(
  design: Design,
  { session }: ReadySession,
  identityId: string,
  request: Request,
  data: ServiceData,
): OperationPlan {
  const identity = design.identities.find((candidate) => candidate.id === identityId) as Identity
  const caller = { arn: session.sessionArn, account: session.account }
  return planOperation(resolveRequest(design, identity, request), data, caller)
}

/**
 * How are the checks of this operation decided, up to the first refusal that ends it?
 *
 * @param earlier the checks of the same plan as the same session asked them, when its policies were others
 */
export function askPlan(
  ready: ReadySession,
  plan: OperationPlan,
  earlier: readonly Pick<AskedCheck, 'request'>[] = [],
): readonly AskedCheck[] {
  const asked: AskedCheck[] = []
  if (plan.guards.length > 0) return asked
  for (const check of plan.checks) {
    const one = askCheck(ready, check, earlier[asked.length]?.request)
    asked.push(one)
    if (!isPassed(one) && check.onRefusal === 'refuse-all') break
  }
  return asked
}

function askCheck(
  ready: ReadySession,
  check: AuthorizationCheck,
  request: AuthorizationRequest = toAuthorizationRequest(ready, check),
): AskedCheck {
  const policies = ready.policiesWith(ready.policyOf(check.policyOf))
  const decision = authorize(policies, request)
  // Cognito keeps its own sessions from these calls, whatever the policies say.
  const stopped = stoppedForPoolSessions(check.action)
  if (stopped === null || decision.kind !== 'allow') return { check, request, policies, decision }
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
export function isPassed({ check, decision }: AskedCheck): boolean {
  if (decision.kind === 'allow') return true
  return (
    check.grantedBy !== undefined && decision.kind === 'implicit-deny' && decision.deniedBy === 'resource'
  )
}

/** What the service is told of a check: that it is allowed, or the sentence with which it is refused. */
export function outcomeOf(asked: AskedCheck): CheckOutcome {
  const { request, decision } = asked
  if (isPassed(asked)) return { isAllowed: true }
  const { kind, deniedBy } = decision
  const isRefused = (kind === 'implicit-deny' || kind === 'explicit-deny') && deniedBy !== null
  return { isAllowed: false, message: isRefused ? refusalMessage(request, kind, deniedBy) : 'Access Denied' }
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

/** The question to the policies that a check of this session is. */
export function toAuthorizationRequest(ready: ReadySession, check: AuthorizationCheck): AuthorizationRequest {
  const { sessionArn, roleArn } = ready.session
  return {
    principal: {
      kind: 'assumed-role',
      sessionArn,
      roleArn,
      account: ready.session.account,
    },
    action: check.action,
    resource: check.resource,
    resourceAccount: check.resourceAccount,
    context: extendRequestContext(ready.context, check.keys),
  }
}

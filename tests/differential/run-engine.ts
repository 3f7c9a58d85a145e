import {
  type AuthorizationRequest,
  authorize,
  type CompiledPolicy,
  compilePolicy,
  createRequestContext,
  type PolicyKind,
  type PolicySet,
  parsePolicy,
  parsePrincipal,
} from '@/lib/iam'
import type { Json, SpecDecision, SpecPolicies, SpecRequest } from './oracle/spec-authorize'

/** The engine's way from the plain JSON that the rival reads. */
export function toPolicySet(policies: SpecPolicies): PolicySet {
  const compile = (document: Json, kind: PolicyKind, name: string): CompiledPolicy =>
    compilePolicy(parsePolicy(JSON.stringify(document)), kind, name)
  const single = (document: Json, kind: PolicyKind) =>
    document === null || document === undefined ? null : compile(document, kind, `${kind} 0`)
  const list = (documents: readonly Json[] | null | undefined, kind: PolicyKind) =>
    documents?.map((document, index) => compile(document, kind, `${kind} ${index}`)) ?? null
  const levels = (all: SpecPolicies['scps'], kind: PolicyKind) =>
    all?.map((level, index) =>
      level.map((document, place) => compile(document, kind, `${kind} ${index}.${place}`)),
    ) ?? null
  return {
    identity: list(policies.identity, 'identity'),
    boundary: list(policies.boundary, 'boundary'),
    session: list(policies.session, 'session'),
    endpoint: list(policies.endpoint, 'endpoint'),
    scps: levels(policies.scps, 'scp'),
    rcps: levels(policies.rcps, 'rcp'),
    resource: single(policies.resource, 'resource'),
    ...(policies.trust === undefined ? {} : { trust: single(policies.trust, 'trust') }),
  }
}

export function toRequest(request: SpecRequest): AuthorizationRequest {
  const { principal, roleArn, action, resource, resourceAccount, context } = request
  const parsed = parsePrincipal(principal, roleArn === undefined ? {} : { roleArn })
  if (!parsed.ok) throw new Error(parsed.error)
  return {
    principal: parsed.value,
    action,
    resource,
    resourceAccount: resourceAccount ?? null,
    context: createRequestContext(context),
  }
}

export function askEngine(policies: PolicySet, request: SpecRequest): SpecDecision {
  const { kind, deniedBy, undeterminedIn } = authorize(policies, toRequest(request))
  return { kind, layer: deniedBy ?? undeterminedIn }
}

export function runEngine(policies: SpecPolicies, request: SpecRequest): SpecDecision {
  return askEngine(toPolicySet(policies), request)
}

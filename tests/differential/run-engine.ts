import {
  type AuthorizationRequest,
  authorize,
  type CompiledPolicy,
  compilePolicy,
  createRequestContext,
  type PolicyKind,
  type PolicySet,
  parsePolicy,
} from '@/lib/iam'
import type { Json, SpecDecision, SpecPolicies, SpecRequest } from './oracle/spec-authorize'

/** The engine's way from the plain JSON that the rival reads. */
export function toPolicySet(policies: SpecPolicies): PolicySet {
  const compile =
    (kind: PolicyKind) =>
    (document: Json, index: number): CompiledPolicy =>
      compilePolicy(parsePolicy(JSON.stringify(document)), kind, `${kind} ${index}`)
  const list = (documents: readonly Json[] | null | undefined, kind: PolicyKind) =>
    documents ? documents.map(compile(kind)) : null
  return {
    identity: list(policies.identity, 'identity'),
    boundary: list(policies.boundary, 'boundary'),
    session: list(policies.session, 'session'),
    ...(policies.trust === undefined
      ? {}
      : { trust: policies.trust === null ? null : compile('trust')(policies.trust, 0) }),
  }
}

export function toRequest({ federated, action, resource, context }: SpecRequest): AuthorizationRequest {
  return {
    principal:
      federated === null
        ? {
            kind: 'assumed-role',
            sessionArn: 'arn:aws:sts::111122223333:assumed-role/App/CognitoIdentityCredentials',
            roleArn: 'arn:aws:iam::111122223333:role/App',
            account: '111122223333',
          }
        : { kind: 'federated', provider: federated },
    action,
    resource,
    context: createRequestContext(context),
  }
}

export function runEngine(policies: SpecPolicies, request: SpecRequest): SpecDecision {
  const { kind, deniedBy, undeterminedIn } = authorize(toPolicySet(policies), toRequest(request))
  return { kind, layer: deniedBy ?? undeterminedIn }
}

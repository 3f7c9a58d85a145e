import type { CompiledPolicy, CompiledStatement, PolicySet } from '@/lib/iam'

/** A policy as it would be with these of its statements alone. */
export function narrowed(
  policy: CompiledPolicy,
  keeps: (statement: CompiledStatement) => boolean,
): CompiledPolicy {
  return { ...policy, candidates: (action) => policy.candidates(action).filter(keeps) }
}

/** The policies as they would be without one statement, wherever it stands. */
export function withoutStatement(set: PolicySet, statement: CompiledStatement): PolicySet {
  const keeps = (one: CompiledStatement) => one !== statement
  const list = (policies: readonly CompiledPolicy[]) => policies.map((policy) => narrowed(policy, keeps))
  const { identity, boundary, session, resource, scps, rcps } = set
  return {
    ...set,
    identity: identity && list(identity),
    boundary: boundary && list(boundary),
    session: session && list(session),
    resource: resource && narrowed(resource, keeps),
    scps: scps?.map(list) ?? null,
    rcps: rcps?.map(list) ?? null,
  }
}

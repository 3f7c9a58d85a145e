import type { PolicyKind } from '@/lib/iam'
import type { Design } from './schema'

/** A policy text of the design, and where it stands. */
export interface DesignDocument {
  /** `roles/AppAuth/trust-policy` or `roles/AppAuth/policies/S3UserFolder`. */
  readonly id: string
  readonly kind: PolicyKind
  readonly title: string
  readonly roleName: string
  readonly text: string
}

/** The id of a role's trust policy. */
export function trustPolicyId(roleName: string): string {
  return `roles/${roleName}/trust-policy`
}

/** The id of one of a role's access policies. */
export function accessPolicyId(roleName: string, policyName: string): string {
  return `roles/${roleName}/policies/${policyName}`
}

/** Every policy text of the design, in the order in which screens list them. */
export function documentsOf(design: Design): readonly DesignDocument[] {
  return design.roles.flatMap((role) => [
    {
      id: trustPolicyId(role.name),
      kind: 'trust' as const,
      title: 'Trust policy',
      roleName: role.name,
      text: role.trustPolicy,
    },
    ...role.policies.map((policy) => ({
      id: accessPolicyId(role.name, policy.name),
      kind: 'identity' as const,
      title: policy.name,
      roleName: role.name,
      text: policy.text,
    })),
  ])
}

/** The design with another text in one of its documents; the same design when there is no such document. */
export function withDocumentText(design: Design, documentId: string, text: string): Design {
  const roles = design.roles.map((role) => {
    if (documentId === trustPolicyId(role.name)) return { ...role, trustPolicy: text }
    if (!role.policies.some((policy) => documentId === accessPolicyId(role.name, policy.name))) return role
    const policies = role.policies.map((policy) =>
      documentId === accessPolicyId(role.name, policy.name) ? { ...policy, text } : policy,
    )
    return { ...role, policies }
  })
  return roles.every((role, index) => role === design.roles[index]) ? design : { ...design, roles }
}

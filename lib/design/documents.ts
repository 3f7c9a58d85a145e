import type { PolicyKind } from '@/lib/iam'
import type { Design, Role } from './schema/design'

/** A policy text of the design, and where it stands. */
export interface DesignDocument {
  /** `roles/AppAuth/trust-policy`, `roles/AppAuth/policies/S3UserFolder`, `buckets/photos/policy`. */
  readonly id: string
  readonly kind: PolicyKind
  readonly title: string
  /** What it belongs to: a role, a bucket, a table, a key, the organisation. */
  readonly owner: string
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

/** The id of a role's permissions boundary. */
export function boundaryId(roleName: string): string {
  return `roles/${roleName}/permissions-boundary`
}

/** The id of the policy of a bucket, a table or another resource. */
export function resourcePolicyId(kind: 'buckets' | 'tables' | 'resources', name: string): string {
  return `${kind}/${name}/policy`
}

/** The id of one of an organisation's policies. */
export function organizationPolicyId(kind: 'scps' | 'rcps', level: number, policyName: string): string {
  return `organization/${kind}/${level}/${policyName}`
}

/** Every policy text of the design, in the order in which screens list them. */
export function documentsOf(design: Design): readonly DesignDocument[] {
  return [
    ...design.roles.flatMap(documentsOfRole),
    ...design.buckets.flatMap((bucket) =>
      resourceDocument('buckets', bucket.name, 'Bucket policy', bucket.policy),
    ),
    ...design.tables.flatMap((table) => resourceDocument('tables', table.name, 'Table policy', table.policy)),
    ...(design.resources ?? []).flatMap(({ arn, policy }) =>
      resourceDocument('resources', arn, arn.includes(':kms:') ? 'Key policy' : 'Resource policy', policy),
    ),
    ...organizationDocuments(design),
  ]
}

function documentsOfRole(role: Role): DesignDocument[] {
  const { name, trustPolicy, policies, permissionsBoundary } = role
  const documents: DesignDocument[] = [
    { id: trustPolicyId(name), kind: 'trust', title: 'Trust policy', owner: name, text: trustPolicy },
    ...policies.map(
      (policy): DesignDocument => ({
        id: accessPolicyId(name, policy.name),
        kind: 'identity',
        title: policy.name,
        owner: name,
        text: policy.text,
      }),
    ),
  ]
  if (permissionsBoundary) {
    const title = `Permissions boundary ${permissionsBoundary.name}`
    documents.push({
      id: boundaryId(name),
      kind: 'boundary',
      title,
      owner: name,
      text: permissionsBoundary.text,
    })
  }
  return documents
}

function resourceDocument(
  kind: 'buckets' | 'tables' | 'resources',
  name: string,
  title: string,
  text: string | undefined,
): DesignDocument[] {
  if (text === undefined) return []
  return [{ id: resourcePolicyId(kind, name), kind: 'resource', title, owner: name, text }]
}

function organizationDocuments({ organization }: Design): DesignDocument[] {
  return (['scps', 'rcps'] as const).flatMap((list) =>
    (organization?.[list] ?? []).flatMap((level, index) =>
      level.map(
        (policy): DesignDocument => ({
          id: organizationPolicyId(list, index, policy.name),
          kind: list === 'scps' ? 'scp' : 'rcp',
          title: policy.name,
          owner: index === 0 ? 'Organisation root' : `Organisation level ${index + 1}`,
          text: policy.text,
        }),
      ),
    ),
  )
}

/** The design with another text in one of its documents; the same design when there is no such document. */
export function withDocumentText(design: Design, documentId: string, text: string): Design {
  const { organization } = design
  const roles = mapChanged(design.roles, (role) => roleWithText(role, documentId, text))
  const buckets = mapChanged(design.buckets, (bucket) =>
    bucket.policy !== undefined && documentId === resourcePolicyId('buckets', bucket.name)
      ? { ...bucket, policy: text }
      : bucket,
  )
  const tables = mapChanged(design.tables, (table) =>
    table.policy !== undefined && documentId === resourcePolicyId('tables', table.name)
      ? { ...table, policy: text }
      : table,
  )
  const resources =
    design.resources &&
    mapChanged(design.resources, (resource) =>
      documentId === resourcePolicyId('resources', resource.arn) ? { ...resource, policy: text } : resource,
    )
  const levels = (list: 'scps' | 'rcps') =>
    organization?.[list] &&
    mapChanged(organization[list], (level, index) =>
      mapChanged(level, (policy) =>
        documentId === organizationPolicyId(list, index, policy.name) ? { ...policy, text } : policy,
      ),
    )
  const scps = levels('scps')
  const rcps = levels('rcps')
  const isOrganizationChanged = scps !== organization?.scps || rcps !== organization?.rcps
  const isChanged =
    roles !== design.roles ||
    buckets !== design.buckets ||
    tables !== design.tables ||
    resources !== design.resources ||
    isOrganizationChanged
  if (!isChanged) return design
  return {
    ...design,
    roles,
    buckets,
    tables,
    ...(resources ? { resources } : {}),
    ...(organization && isOrganizationChanged
      ? { organization: { ...organization, ...(scps ? { scps } : {}), ...(rcps ? { rcps } : {}) } }
      : {}),
  }
}

function roleWithText(role: Role, documentId: string, text: string): Role {
  if (documentId === trustPolicyId(role.name)) return { ...role, trustPolicy: text }
  if (role.permissionsBoundary && documentId === boundaryId(role.name)) {
    return { ...role, permissionsBoundary: { ...role.permissionsBoundary, text } }
  }
  const policies = mapChanged(role.policies, (policy) =>
    documentId === accessPolicyId(role.name, policy.name) ? { ...policy, text } : policy,
  )
  return policies === role.policies ? role : { ...role, policies }
}

/** The same list when no element changed. */
function mapChanged<Element>(
  list: Element[],
  change: (element: Element, index: number) => Element,
): Element[] {
  const changed = list.map(change)
  return changed.every((element, index) => element === list[index]) ? list : changed
}

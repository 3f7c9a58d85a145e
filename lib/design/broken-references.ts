import { organizationPolicyId, resourcePolicyId } from './documents'
import type { Design } from './schema/design'
import { quoted } from './word-issue'

/** A reference that leads nowhere, or a name that is used twice, and where it stands. */
export interface BrokenReference {
  readonly path: readonly string[]
  readonly message: string
}

/** Names that are used twice where they must tell things apart, and references to what is not there. */
export function brokenReferences(design: Design): readonly BrokenReference[] {
  const found: { path: string[]; message: string }[] = []
  if (!Number.isFinite(Date.parse(design.now))) {
    found.push({ path: ['now'], message: `${quoted(design.now)} is not a time such as 2026-03-02T09:00:00Z` })
  }
  const unique = (items: readonly object[], field: string, path: readonly string[]) => {
    const seen = new Set<unknown>()
    for (const [index, item] of items.entries()) {
      const name = String(item[field as keyof typeof item])
      if (seen.has(name)) {
        found.push({ path: [...path, String(index), field], message: `${quoted(name)} is used twice` })
      }
      seen.add(name)
    }
  }
  unique(design.roles, 'name', ['roles'])
  unique(design.providers, 'id', ['providers'])
  unique(design.buckets, 'name', ['buckets'])
  unique(design.identities, 'id', ['identities'])
  unique(design.requests, 'id', ['requests'])
  for (const [index, { policies }] of design.roles.entries()) {
    unique(policies, 'name', ['roles', String(index), 'policies'])
  }
  found.push(...clashingDocuments(design))
  design.identities.forEach((identity, index) => {
    if (identity.pool !== undefined && !design.otherPools?.some((pool) => pool.id === identity.pool)) {
      const path = ['identities', String(index), 'pool']
      found.push({ path, message: `there is no other pool ${quoted(identity.pool)}` })
    }
    if (identity.kind === 'guest') return
    const [field, wanted] =
      identity.kind === 'user-pool-user' ? ['userPool', identity.userPool] : ['provider', identity.provider]
    const kind = identity.kind.replace(/-user$/, '')
    if (design.providers.some((provider) => provider.id === wanted && provider.kind === kind)) return
    const what = kind === 'user-pool' ? 'user pool' : `${kind} provider`
    found.push({
      path: ['identities', String(index), field ?? ''],
      message: `there is no ${what} ${quoted(wanted)}`,
    })
  })
  const identities = new Set(design.identities.map(({ id }) => id))
  const requests = new Set(design.requests.map(({ id }) => id))
  design.expectations.forEach((expectation, index) => {
    if (!identities.has(expectation.identity)) {
      const path = ['expectations', String(index), 'identity']
      found.push({ path, message: `there is no identity \`${expectation.identity}\`` })
    }
    if (!requests.has(expectation.request)) {
      const path = ['expectations', String(index), 'request']
      found.push({ path, message: `there is no request \`${expectation.request}\`` })
    }
  })
  return found
}

/** Policies whose documents would have one id: an edit could not tell them apart. */
function clashingDocuments(design: Design): { path: string[]; message: string }[] {
  const seen = new Set<string>()
  const clash = (id: string, named: string, path: (string | number)[]) => {
    const isClash = seen.has(id)
    seen.add(id)
    return isClash ? [{ path: path.map(String), message: `${quoted(named)} is used twice` }] : []
  }
  const { organization, resources, tables } = design
  return [
    ...tables.flatMap(({ name, policy }, index) =>
      policy === undefined ? [] : clash(resourcePolicyId('tables', name), name, ['tables', index, 'name']),
    ),
    ...(resources ?? []).flatMap(({ arn }, index) =>
      clash(resourcePolicyId('resources', arn), arn, ['resources', index, 'arn']),
    ),
    ...(['scps', 'rcps'] as const).flatMap((list) =>
      (organization?.[list] ?? []).flatMap((level, depth) =>
        level.flatMap(({ name }, index) =>
          clash(organizationPolicyId(list, depth, name), name, ['organization', list, depth, index, 'name']),
        ),
      ),
    ),
  ]
}

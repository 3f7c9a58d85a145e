import { isRecord } from '@/lib/base/is-record'
import { type Design, mappingKeyOf, type PartName, type Path, type SingleName } from '@/lib/design'
import type { Suggestions } from './form/form-context'

/** What could stand at this field, from what else the design has; null where nothing is to be said. */
export function suggestionsFor(
  design: Design,
  about: PartName | SingleName,
  value: unknown,
  path: Path,
): Suggestions | null {
  const names = path.filter((step): step is string => typeof step === 'string')
  const [first, ...rest] = names
  const last = names.at(-1) ?? ''
  const record = isRecord(value) ? value : {}
  const roles = open(design.roles.map(({ name }) => ({ value: name })))
  if (about === 'identities') {
    if (last === 'provider' || last === 'userPool') {
      const kind = String(record.kind).replace(/-user$/, '')
      return closed(
        design.providers
          .filter((provider) => provider.kind === kind)
          .map(({ id, name }) => ({ value: id, label: name })),
      )
    }
    if (first === 'pool')
      return closed((design.otherPools ?? []).map(({ id, name }) => ({ value: id, label: name })))
    if (last === 'customRole' || last === 'role' || first === 'roles') return roles
    const provider = design.providers.find(({ id }) => id === record.userPool || id === record.provider)
    if (first === 'groups' && provider?.kind === 'user-pool') {
      return open((provider.groups ?? []).map(({ name }) => ({ value: name })))
    }
    if (first === 'clientId' && provider?.kind === 'user-pool') {
      return open([provider.clientId, ...(provider.otherClientIds ?? [])].map((id) => ({ value: id })))
    }
    if (first === 'clientId' && provider?.kind === 'oidc')
      return open(provider.clientIds.map((id) => ({ value: id })))
    return null
  }
  if (about === 'requests') {
    if (last === 'bucket') return open(design.buckets.map(({ name }) => ({ value: name })))
    if (last === 'table') return open(design.tables.map(({ name }) => ({ value: name })))
    if (first === 'indexName') {
      return open(
        design.tables.flatMap(({ indexes }) => (indexes ?? []).map(({ name }) => ({ value: name }))),
      )
    }
    return null
  }
  if (about === 'identityPool' || about === 'otherPools') {
    if (first === 'roles') return closed(design.roles.map(({ name }) => ({ value: name })))
    if (last === 'role') return roles
    if ((first === 'roleMappings' || first === 'principalTagMaps') && rest.length === 1)
      return mappingKeys(design, first)
    return null
  }
  return last === 'role' ? roles : null
}

/** The names by which AWS knows the providers of the pool. Tags of a user pool go by its name without the client. */
function mappingKeys(design: Design, field: 'roleMappings' | 'principalTagMaps'): Suggestions {
  return open(
    design.providers.flatMap((provider) => {
      const key = mappingKeyOf(design, provider)
      if (key === null) return []
      const isUserPool = provider.kind === 'user-pool' && field === 'principalTagMaps'
      return [{ value: isUserPool ? key.slice(0, key.lastIndexOf(':')) : key, label: provider.name }]
    }),
  )
}

function open(options: Suggestions['options']): Suggestions {
  return { options }
}

function closed(options: Suggestions['options']): Suggestions {
  return { options, isClosed: true }
}

import type { Located } from '@/lib/base/source-range'
import type { Statement } from '../ast'
import { catalog } from '../catalog/catalog'
import type { CatalogAction, CatalogResourceType } from '../catalog/types'
import { ALL_BUCKETS, LIST_ALL_BUCKETS } from '../catalog/whole-resource'
import type { Fix } from '../diagnostics/types'
import { rewriteAsSeveral } from './mend-values'
import { type ActionReading, readAction } from './read-action'
import { readArn } from './read-arn'
import type { StatementRule } from './rule'

type Types = ReadonlySet<CatalogResourceType>

/** Actions and resources of one statement must meet: an action on none of them, or the other way round. */
const actionsFitTheirResources: StatementRule = (statement, { kind, saver }, report) => {
  const { action, resource } = statement
  if (kind === 'trust' || action?.name !== 'Action' || resource?.name !== 'Resource') return
  const reached = reachOf(resource.values)
  if (reached === null) return
  let used: boolean | null = null
  const isUsed = () => {
    used ??= action.values.some(({ value }) => readAction(value).covered?.some((one) => fits(one, reached)))
    return used
  }
  for (const value of action.values) {
    const reading = readAction(value.value)
    const { covered } = reading
    // What has no place in a bucket policy at all has a finding of its own.
    if (saver === 's3' && reading.service !== 's3') continue
    if (covered === null || covered.length === 0 || covered.some((one) => fits(one, reached))) continue
    const [only] = covered
    if (only === undefined) continue
    const subject = value.value
    const types = typesOf(only) ?? []
    if (!reading.hasWildcard && types.length === 0) {
      report('action-needs-every-resource', value.range, { subject })
      continue
    }
    const level = only.service === 's3' && namesS3(reached.types) ? levelOf(covered) : null
    if (level === 'bucket') {
      const fix = otherLevel(statement, (arn) => arn.slice(0, arn.indexOf('/')), isUsed())
      report('bucket-action-on-object-resource', value.range, { subject, fix })
    } else if (level === 'object') {
      const fix = otherLevel(statement, (arn) => `${arn}/*`, isUsed())
      report('object-action-on-bucket-resource', value.range, { subject, fix })
    } else {
      const detail = reading.hasWildcard ? 'other kinds of resource' : publishedIn(types)
      report('action-does-not-apply', value.range, { subject, detail })
    }
  }
}

/** What the resources of a statement can be. */
interface Reach {
  readonly types: Types
  /** As they stand in the ARNs. */
  readonly services: ReadonlySet<string>
  readonly hasAllBuckets: boolean
}

/** Null when it cannot be told of each resource, or they take in everything. */
function reachOf(resources: readonly Located<string>[]): Reach | null {
  const reached = new Set<CatalogResourceType>()
  const services = new Set<string>()
  let hasAllBuckets = false
  for (const { value } of resources) {
    const { types, parts } = readArn(value)
    // What can be nothing at all has a finding of its own.
    if (types === null || types.length === 0) return null
    for (const { type } of types) reached.add(type)
    services.add(parts[2] ?? '')
    hasAllBuckets ||= value === ALL_BUCKETS
  }
  return reached.size === 0 ? null : { types: reached, services, hasAllBuckets }
}

function fits(action: CatalogAction, reach: Reach): boolean {
  const types = typesOf(action)
  if (types === null) return true
  for (const type of types) {
    if (reach.types.has(type)) return true
    // Some types lie in another service, whose resources are not told apart here.
    for (const arn of type.arns) {
      const service = arn.split(':')[2] ?? ''
      if (service !== action.service && reach.services.has(service)) return true
    }
  }
  return action.name === LIST_ALL_BUCKETS && reach.hasAllBuckets
}

const typesByAction = new Map<CatalogAction, readonly CatalogResourceType[] | null>()

/** The types that an action can be limited to; null when they are not kept. */
function typesOf(action: CatalogAction): readonly CatalogResourceType[] | null {
  const known = typesByAction.get(action)
  if (known !== undefined) return known
  const names = action.resourceTypes
  const all = catalog.service(action.service)?.resourceTypes ?? []
  const types = names === null ? null : all.filter(({ name }) => names.includes(name))
  // A type that is listed without its ARN leaves open what fits.
  const isWhole = types?.length === names?.length && types?.every(({ arns }) => arns.length > 0)
  const settled = isWhole ? types : null
  typesByAction.set(action, settled)
  return settled
}

function levelOf(actions: readonly CatalogAction[]): 'bucket' | 'object' | null {
  const names = new Set(actions.flatMap(({ resourceTypes }) => resourceTypes ?? []))
  if (names.has('object')) return names.has('bucket') ? null : 'object'
  return names.has('bucket') ? 'bucket' : null
}

function namesS3(types: Types): boolean {
  return catalog.service('s3')?.resourceTypes.some((type) => types.has(type)) ?? false
}

function publishedIn(types: readonly CatalogResourceType[]): string {
  return types
    .flatMap(({ arns }) => arns.slice(0, 1))
    .slice(0, 3)
    .join(', ')
}

/** The bucket for its objects or the other way round; beside the one that is there, when that is of use. */
function otherLevel(
  { resource }: Statement,
  toOther: (arn: string) => string,
  isUsed: boolean,
): Fix | undefined {
  const [only, second] = resource?.values ?? []
  if (resource === null || only === undefined || second !== undefined) return undefined
  const other = toOther(only.value)
  return rewriteAsSeveral(
    `${isUsed ? 'Add' : 'Change to'} ${other}`,
    resource,
    only,
    isUsed ? [only.value, other] : [other],
  )
}

/** A resource that nothing in the list of actions acts on, beside others that something does. */
const resourcesAreUsed: StatementRule = ({ action, resource }, { kind }, report) => {
  if (kind === 'trust' || action?.name !== 'Action' || resource?.name !== 'Resource') return
  if (resource.values.length < 2) return
  const used: Types[] = []
  for (const { value } of action.values) {
    const types = typesUsedBy(readAction(value))
    if (types === null) return
    used.push(types)
  }
  const all = used.length === 1 && used[0] ? used[0] : new Set(used.flatMap((types) => [...types]))
  const idle: Located<string>[] = []
  for (const value of resource.values) {
    const { types } = readArn(value.value)
    if (types === null || types.length === 0) return
    if (!types.some(({ type }) => all.has(type))) idle.push(value)
  }
  if (idle.length === resource.values.length) return
  for (const value of idle) report('resource-without-action', value.range, { subject: value.value })
}

const typesByReading = new WeakMap<ActionReading, { readonly types: Types | null }>()

function typesUsedBy(reading: ActionReading): Types | null {
  const known = typesByReading.get(reading)
  if (known !== undefined) return known.types
  const types = collectTypes(reading)
  typesByReading.set(reading, { types })
  return types
}

function collectTypes({ covered }: ActionReading): Types | null {
  if (covered === null || covered.length === 0) return null
  const types = new Set<CatalogResourceType>()
  for (const action of covered) {
    const own = typesOf(action)
    if (own === null) return null
    for (const type of own) types.add(type)
  }
  return types
}

/** Who takes in every action on a table usually means the queries of its indexes too. */
const tablesBringTheirIndexes: StatementRule = ({ action, resource, effect }, { kind }, report) => {
  if (kind === 'trust' || effect?.value !== 'Allow') return
  if (action?.name !== 'Action' || resource?.name !== 'Resource') return
  const queries = action.values.some(({ value }) => {
    if (!/^dynamodb:[^*?]*[*?]/i.test(value)) return false
    return readAction(value).covered?.some(({ name }) => name === 'dynamodb:Query')
  })
  if (!queries) return
  const tables: Located<string>[] = []
  for (const value of resource.values) {
    const { types } = readArn(value.value)
    if (types === null) return
    if (types.some(({ type }) => type.name === 'index')) return
    if (types.some(({ service, type }) => service === 'dynamodb' && type.name === 'table')) tables.push(value)
  }
  for (const value of tables) report('table-without-indexes', value.range, { subject: value.value })
}

export const RESOURCE_FIT_RULES: readonly StatementRule[] = [
  actionsFitTheirResources,
  resourcesAreUsed,
  tablesBringTheirIndexes,
]

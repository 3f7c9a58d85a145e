import type * as v from 'valibot'
import { bucket, organization, resource, role, table } from '../schema/account'
import {
  type Design,
  designSchema,
  type Identity,
  type OtherPool,
  type Provider,
  type Request,
  type Role,
} from '../schema/design'
import { identity } from '../schema/identities'
import { identityPool, otherPool } from '../schema/identity-pool'
import { provider } from '../schema/providers'
import { type Field, fieldOf, type Shape, shapeOf } from './shape'

export type Bucket = Design['buckets'][number]
export type Table = Design['tables'][number]
export type Resource = NonNullable<Design['resources']>[number]

/** The lists of a design, with what each of them holds. */
export interface PartItems {
  readonly identities: Identity
  readonly requests: Request
  readonly roles: Role
  readonly providers: Provider
  readonly buckets: Bucket
  readonly tables: Table
  readonly resources: Resource
  readonly otherPools: OtherPool
}

/** A list of a design whose items can be added, copied, renamed, moved and taken away. */
export type PartName = keyof PartItems
export type PartItem<Part extends PartName = PartName> = PartItems[Part]

export const PART_NAMES = [
  ...(['identities', 'requests', 'roles', 'providers'] as const),
  ...(['buckets', 'tables', 'resources', 'otherPools'] as const),
] as const satisfies readonly PartName[]

/** The field by which the rest of the design refers to an item. */
export const ID_FIELDS: Readonly<Record<PartName, 'id' | 'name' | 'arn'>> = {
  identities: 'id',
  requests: 'id',
  roles: 'name',
  providers: 'id',
  buckets: 'name',
  tables: 'name',
  resources: 'arn',
  otherPools: 'id',
}

/** Schemas of the items; those of requests stand inside the design's own. */
const SCHEMAS: Readonly<Record<PartName, v.GenericSchema>> = {
  identities: identity,
  requests: designSchema.entries.requests.item,
  roles: role,
  providers: provider,
  buckets: bucket,
  tables: table,
  resources: resource,
  otherPools: otherPool,
}

/** Things of which a design has one. */
export type SingleName = 'identityPool' | 'organization' | 'settings'

const { name, description, account, region, now } = designSchema.entries

/** What is there to fill in for an item of this list? */
export function shapeOfPart(part: PartName): Shape {
  return shapeOf(SCHEMAS[part])
}

export function schemaOfPart(part: PartName): v.GenericSchema {
  return SCHEMAS[part]
}

/** The same for the things of which a design has one. The settings are those that stand at its top. */
export function schemasOfSingle(single: SingleName): Readonly<Record<string, v.GenericSchema>> {
  if (single === 'settings') return { name, description, account, region, now }
  return single === 'identityPool' ? { identityPool } : { organization }
}

/** What is there to fill in for what a design has one of: a field for each of the settings, or one field. */
export function shapesOfSingle(single: SingleName): readonly Field[] {
  return Object.entries(schemasOfSingle(single)).map(([field, schema]) => fieldOf(field, schema))
}

/** The items of one list; an optional list that is left out is empty. */
export function itemsOf<Part extends PartName>(design: Design, part: Part): readonly PartItem<Part>[] {
  return (design[part] ?? []) as readonly PartItem<PartName>[] as readonly PartItem<Part>[]
}

/** The design with another list; an optional list that is empty is left out. */
export function withItems(design: Design, part: PartName, items: readonly PartItem[]): Design {
  const isOptional = part === 'resources' || part === 'otherPools'
  if (!isOptional || items.length > 0) return { ...design, [part]: items }
  const { [part]: _none, ...rest } = design
  return rest as Design
}

/** What the rest of the design calls this item. */
export function idOfItem(part: PartName, item: PartItem): string {
  return String((item as unknown as Readonly<Record<string, unknown>>)[ID_FIELDS[part]])
}

/** What a person calls it: the name where it has one, else its id. */
export function nameOfItem(part: PartName, item: PartItem): string {
  return 'name' in item ? item.name : idOfItem(part, item)
}

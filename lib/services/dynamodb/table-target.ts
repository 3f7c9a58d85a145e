import { once } from '@/lib/base/once'
import type { ContextKeys } from '@/lib/iam'
import type { Index, ServiceData, Table } from '../data'
import { keysIn, type LazyKeys } from '../lazy-keys'
import type { AuthorizationCheck, Caller, PolicyHolder } from '../plan'
import { attributeOf, type Item, isScalar, type Value } from '../values'
import type { Key } from './operations'

/** The table that an operation is about. */
export interface TableTarget {
  readonly data: ServiceData
  readonly name: string
  readonly account: string
  readonly arn: string
  /** Undefined when there is no such table. */
  readonly table: Table | undefined
}

const TABLE_ARN = /^arn:[^:]*:dynamodb:([^:]*):(\d{12}):table\/([^/]+)$/

/**
 * Which table is meant by a name or an ARN?
 *
 * A bare name is always one of the caller's own account; a table of another account needs its ARN.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-cross-account-access.html
 */
export function tableTarget(
  reference: string,
  data: ServiceData,
  caller: Pick<Caller, 'account'>,
): TableTarget {
  const [, region = data.region, owner, named] = TABLE_ARN.exec(reference) ?? []
  const account = owner ?? caller.account ?? data.account
  const name = named ?? reference
  const table =
    region === data.region
      ? data.tables.find(
          (candidate) => candidate.name === name && (candidate.account ?? data.account) === account,
        )
      : undefined
  return { data, name, account, arn: `arn:aws:dynamodb:${region}:${account}:table/${name}`, table }
}

const NOT_THERE = { assumption: 'missing-table-after-policies' }

/** An authorisation on the table, or on one of its indexes. */
export function tableCheck(
  target: TableTarget,
  action: string,
  keys: LazyKeys,
  options: { readonly index?: string | undefined; readonly assumption?: string } = {},
): AuthorizationCheck {
  const { index, ...asked } = options
  return {
    action: `dynamodb:${action}`,
    resource: index === undefined ? target.arn : `${target.arn}/index/${index}`,
    resourceAccount: target.account,
    policyOf: policyHolder(target),
    ...(target.table ? asked : { ...NOT_THERE, ...asked }),
    onRefusal: 'refuse-all',
    keys: once(() => ({ ...tagKeys(target), ...keysIn(keys) })),
  }
}

/** Whose resource policy speaks: the table's, if it is there; not that of another by the same name. */
export function policyHolder({ table }: TableTarget): PolicyHolder | null {
  return table ? { kind: 'table', name: table.name } : null
}

/** The tags of the table, where they count. */
function tagKeys({ table }: TableTarget): ContextKeys {
  if (!table?.abac) return {}
  const tags = Object.entries(table.tags ?? {})
  return Object.fromEntries(tags.map(([tag, value]) => [`aws:ResourceTag/${tag}`, value]))
}

/** The attributes of the table's primary key, or of an index's. */
export function keyNames(of: Pick<Table, 'partitionKey' | 'sortKey'>): readonly string[] {
  return of.sortKey === undefined ? [of.partitionKey] : [of.partitionKey, of.sortKey]
}

/** The value of the partition key in a key or an item; a table that is not there is taken to begin with it. */
export function partitionValue({ table }: TableTarget, key: Key | Item): Value | undefined {
  const name = table?.partitionKey ?? Object.keys(key)[0]
  return name === undefined ? undefined : attributeOf(key, name)
}

/** Does the item have this key? Written as text or number, the same value is the same key. */
function hasKey(item: Item, key: Key | Item, table: Pick<Table, 'partitionKey' | 'sortKey'>): boolean {
  return keyNames(table).every((name) => isSameKeyValue(attributeOf(item, name), attributeOf(key, name)))
}

export function isSameKeyValue(left: Value | undefined, right: Value | undefined): boolean {
  return isScalar(left) && isScalar(right) && String(left) === String(right)
}

/** What is wrong with a key: it has to name each attribute of the primary key, and no other. Null: nothing. */
export function keyProblem(key: Key, table: Table): string | null {
  const names = keyNames(table)
  const isComplete =
    Object.keys(key).length === names.length && names.every((name) => Object.hasOwn(key, name))
  return isComplete ? null : 'The provided key element does not match the schema'
}

/** What is wrong with an item that is put: it lacks a key attribute, or one holds no value of a key's type. */
export function itemProblem(item: Item, table: Table): string | null {
  const isMissing = keyNames(table).some((name) => {
    const value = attributeOf(item, name)
    return (typeof value !== 'string' && typeof value !== 'number') || value === ''
  })
  return isMissing
    ? 'One or more parameter values were invalid: Missing the key in the item: One of the required keys was not given a value'
    : null
}

/** The item under this key. */
export function itemAt(table: Table, key: Key | Item): Item | undefined {
  return table.items.find((item) => hasKey(item, key, table))
}

/** The data with this item under its key, or without one. */
export function withItem(target: TableTarget, key: Key | Item, item: Item | undefined): ServiceData {
  const { data, table } = target
  if (!table) return data
  const index = table.items.findIndex((old) => hasKey(old, key, table))
  const items =
    index < 0
      ? item === undefined
        ? table.items
        : [...table.items, item]
      : item === undefined
        ? table.items.filter((_, at) => at !== index)
        : table.items.map((old, at) => (at === index ? item : old))
  return items === table.items ? data : withTable(data, table, { ...table, items })
}

/** The data with another state of one table. */
export function withTable(data: ServiceData, before: Table, after: Table): ServiceData {
  return { ...data, tables: data.tables.map((table) => (table === before ? after : table)) }
}

export function findIndex(table: Table | undefined, name: string | undefined): Index | undefined {
  return name === undefined ? undefined : table?.indexes?.find((index) => index.name === name)
}

import type { AssumedValue, ContextKeys, ContextValue } from '@/lib/iam'
import type { Value } from '../values'
import { attributesIn } from './expressions/names'
import type { Key, Placeholders, ReturnConsumedCapacity, ReturnValues, Select, Wanted } from './operations'

const OF_NUMBERS = { assumption: 'leading-keys-of-numbers' }
/** Of a query of an index that has a partition key of its own. */
export const OF_INDEX = { assumption: 'leading-keys-of-index' }

/**
 * The partition key values that a request names, under both names of the key; absent when it names none.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function leadingKeys(
  values: readonly (Value | undefined)[],
  asked: { readonly assumption?: string } = {},
): ContextKeys {
  const known = values.filter((value) => typeof value === 'string' || typeof value === 'number')
  if (known.length === 0) return {}
  const texts = [...new Set(known.map(String))]
  const isNumber = known.some((value) => typeof value === 'number')
  const { assumption } = isNumber ? { ...OF_NUMBERS, ...asked } : asked
  const value: ContextValue | AssumedValue = assumption === undefined ? texts : { value: texts, assumption }
  return { 'dynamodb:LeadingKeys': value, 'dynamodb:FirstPartitionKeyValues': value }
}

/** The attributes that a request names, each once: those of keys and items first. */
export function attributes(...names: readonly (readonly string[])[]): ContextKeys {
  const all = [...new Set(names.flat())]
  return all.length === 0 ? {} : { 'dynamodb:Attributes': all }
}

/** The attributes that a request wants to read. */
export function wantedAttributes(wanted: Wanted & Placeholders): readonly string[] {
  const listed = (wanted.attributesToGet ?? []).map((path) => path.split(/[.[]/, 1)[0] ?? path)
  return [...listed, ...attributesIn(wanted.projectionExpression, wanted.expressionAttributeNames)]
}

function isProjected({ attributesToGet, projectionExpression }: Wanted): boolean {
  return projectionExpression !== undefined || (attributesToGet !== undefined && attributesToGet.length > 0)
}

/** `dynamodb:Select` of a read of single items, which has no such parameter: the value is derived. */
export function derivedSelect(wanted: Wanted): ContextKeys {
  const value: Select = isProjected(wanted) ? 'SPECIFIC_ATTRIBUTES' : 'ALL_ATTRIBUTES'
  return { 'dynamodb:Select': { value, assumption: 'dynamodb-select-default' } }
}

/** What a Query or Scan selects when it does not say so. */
export function selectOf(
  operation: Wanted & { readonly select?: Select | undefined; readonly indexName?: string | undefined },
): Select {
  if (operation.select !== undefined) return operation.select
  if (isProjected(operation)) return 'SPECIFIC_ATTRIBUTES'
  return operation.indexName === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES'
}

/** `dynamodb:ReturnConsumedCapacity`. */
export function capacityKeys(stated: ReturnConsumedCapacity | undefined): ContextKeys {
  const key = 'dynamodb:ReturnConsumedCapacity'
  if (stated === undefined) {
    return { [key]: { value: 'NONE', assumption: 'dynamodb-consumed-capacity-default' } }
  }
  return {
    [key]:
      stated === 'INDEXES' ? { value: stated, assumption: 'dynamodb-consumed-capacity-indexes' } : stated,
  }
}

/** `dynamodb:ReturnValues` of a write. AWS says for UpdateItem that it is always there. */
export function returnValuesKeys(stated: ReturnValues | undefined, isDocumented: boolean): ContextKeys {
  const none = isDocumented ? 'NONE' : { value: 'NONE', assumption: 'put-item-return-values-default' }
  return { 'dynamodb:ReturnValues': stated ?? none }
}

/** `dynamodb:ReturnValues` of a read: there is no such parameter. */
export const NO_RETURN_VALUES: ContextKeys = {
  'dynamodb:ReturnValues': { value: undefined, assumption: 'return-values-of-reads' },
}

/** `dynamodb:EnclosingOperation`: only within a transaction. */
export function enclosedIn(operation: string): ContextKeys {
  return { 'dynamodb:EnclosingOperation': operation }
}

/** Names of the attributes of a key. */
export function namesOf(key: Key | Readonly<Record<string, Value>>): readonly string[] {
  return Object.keys(key)
}

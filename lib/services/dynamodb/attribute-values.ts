import { type Item, isList, isMap, type Json, type Value } from '../values'

/** DynamoDB takes no value that is nested deeper. */
const DEEPEST = 32

/** An item as DynamoDB writes it: each value with the letter of its type. */
export function typedItem(item: Item): Json {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, typedValue(value)]))
}

/** A value with the letter of its type. */
function typedValue(value: Value, depth = 0): Json {
  if (value === null || depth > DEEPEST) return { NULL: true }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (typeof value === 'string') return { S: value }
  if (isList(value)) return { L: value.map((inner) => typedValue(inner, depth + 1)) }
  const entries = Object.entries(value).map(([name, inner]) => [name, typedValue(inner, depth + 1)])
  return { M: Object.fromEntries(entries) as Json }
}

/** Are these the same value, of the same type? */
export function isSameValue(left: Value | undefined, right: Value | undefined, depth = 0): boolean {
  if (left === right) return true
  if (left === undefined || right === undefined || left === null || right === null) return false
  if (depth > DEEPEST) return false
  if (isList(left)) {
    return (
      isList(right) &&
      left.length === right.length &&
      left.every((inner, index) => isSameValue(inner, right[index], depth + 1))
    )
  }
  if (!isMap(left) || !isMap(right)) return false
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isSameValue(left[name], right[name], depth + 1))
  )
}

/** Less than 0, 0 or more than 0; null when values of these types have no order. */
export function compareValues(left: Value | undefined, right: Value | undefined): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  return null
}

/** What `attribute_type` calls the type of a value. */
export function typeOfValue(value: Value): string {
  return Object.keys(typedValue(value) as object)[0] ?? ''
}

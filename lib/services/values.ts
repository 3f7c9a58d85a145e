/** JSON as services answer it. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json | undefined }

export type Scalar = string | number | boolean

/** What an attribute of an item holds. A list stands for a set where ADD and DELETE speak of sets. */
export type Value = Scalar | null | readonly Value[] | { readonly [name: string]: Value }

export type Item = Readonly<Record<string, Value>>

/** An attribute of the item itself: every object knows names such as `toString` besides. */
export function attributeOf<Content>(
  item: Readonly<Record<string, Content>>,
  name: string,
): Content | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined
}

/** Is it a text, a number or a boolean? */
export function isScalar(value: Value | undefined): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Is it a map, and not a list? */
export function isMap(value: unknown): value is { readonly [name: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Is it a list, and not a map? */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

/** An object whose names are whatever somebody typed, `__proto__` among them. */
export function recordOf<Content>(
  entries: Iterable<readonly [string, Content]>,
): Readonly<Record<string, Content>> {
  return Object.fromEntries(entries)
}

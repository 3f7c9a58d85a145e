import { isRecord } from '@/lib/base/is-record'

/** Where something stands inside a part of a design: names of fields, numbers of list items. */
export type Path = readonly (string | number)[]

/** The value at a path; undefined when there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((here, step) => {
    if (Array.isArray(here)) return here[Number(step)]
    return isRecord(here) && Object.hasOwn(here, step) ? here[step] : undefined
  }, value)
}

/**
 * The value with another one at a path; undefined takes the field away, or the item out of its list.
 *
 * Nothing is changed in place, and everything beside the path stays the very same object.
 */
export function withValueAt(value: unknown, path: Path, next: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return next
  const isLast = rest.length === 0
  if (Array.isArray(value)) {
    const at = Number(first)
    if (isLast && next === undefined) return value.filter((_, index) => index !== at)
    const items = [...value]
    items[at] = withValueAt(value[at], rest, next)
    return items
  }
  const record = isRecord(value) ? value : {}
  if (isLast && next === undefined) {
    return Object.fromEntries(Object.entries(record).filter(([name]) => name !== String(first)))
  }
  const inner = withValueAt(Object.hasOwn(record, first) ? record[first] : undefined, rest, next)
  const entries = Object.entries(record).filter(([name]) => name !== String(first))
  const at = Object.keys(record).indexOf(String(first))
  entries.splice(at < 0 ? entries.length : at, 0, [String(first), inner])
  return Object.fromEntries(entries)
}

/** The map with one of its names replaced, in the same place; the same map when the new name is there already. */
export function withNameOf<Value>(
  map: Readonly<Record<string, Value>>,
  from: string,
  to: string,
): Readonly<Record<string, Value>> {
  if (from === to || Object.hasOwn(map, to) || !Object.hasOwn(map, from)) return map
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name === from ? to : name, value]))
}

/** The list with one item in another place; the same list when there is no such item or place. */
export function withMoved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  if (from === to || !list[from] || to < 0 || to >= list.length) return list
  const rest = list.filter((_, index) => index !== from)
  rest.splice(to, 0, list[from])
  return rest
}

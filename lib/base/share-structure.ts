/**
 * The next value, built from the objects of the previous one wherever they say the same.
 *
 * Afterwards `===` answers whether a part has changed, at any depth: what was copied on its way here (out of a
 * file, into a worker) is recognised again, and so is an item with an `id` in another place of its list. For
 * plain data: objects, arrays and what JSON knows. Neither value is changed.
 *
 * @example
 * const before = { a: { b: 1 }, c: 2 }
 * shareStructure(before, { a: { b: 1 }, c: 3 }).a === before.a // true
 */
export function shareStructure<Value>(previous: unknown, next: Value): Value {
  return isSame(previous, next) ? (previous as Value) : (shareParts(previous, next) as Value)
}

function shareParts(previous: unknown, next: unknown): unknown {
  if (!isObject(previous) || !isObject(next)) return next
  if (Array.isArray(next)) {
    return Array.isArray(previous) ? shareItems(previous, next) : next
  }
  if (Array.isArray(previous)) return next
  return Object.fromEntries(
    Object.entries(next).map(([name, inner]) => [
      name,
      // A name such as `constructor` is nobody's but its own.
      Object.hasOwn(previous, name) ? shareStructure(previous[name], inner) : inner,
    ]),
  )
}

/** Items with an id are recognised wherever they stand now; others by their position. */
function shareItems(previous: readonly unknown[], next: readonly unknown[]): unknown[] {
  const byId = new Map(previous.map((item) => [idOf(item), item]))
  return next.map((item, index) => {
    const id = idOf(item)
    return shareStructure(id === undefined ? previous[index] : byId.get(id), item)
  })
}

function idOf(item: unknown): unknown {
  return isObject(item) && Object.hasOwn(item, 'id') ? item.id : undefined
}

/** The same names in the same order with the same values. */
function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right)) return false
  const names = Object.keys(left)
  const others = Object.keys(right)
  if (names.length !== others.length) return false
  return names.every((name, index) => name === others[index] && isSame(left[name], right[name]))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

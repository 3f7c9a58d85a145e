/**
 * The value with each of its texts rewritten; the very same value when no text changes. Names of fields stay.
 *
 * @example
 * rewriteTexts({ key: '{{identity:ana}}/x' }, (text) => text.replace('ana', 'anna'))
 */
export function rewriteTexts<Value>(value: Value, rewrite: (text: string) => string): Value {
  return rewritten(value, rewrite) as Value
}

function rewritten(value: unknown, rewrite: (text: string) => string): unknown {
  if (typeof value === 'string') return rewrite(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map((item) => rewritten(item, rewrite))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  let isChanged = false
  const entries = Object.entries(value).map(([name, inner]) => {
    const next = rewritten(inner, rewrite)
    if (next !== inner) isChanged = true
    return [name, next]
  })
  return isChanged ? Object.fromEntries(entries) : value
}

/** The map with each of its names rewritten. A name that would stand twice stays as it is. */
export function rewriteNames<Value>(
  map: Readonly<Record<string, Value>>,
  rewrite: (name: string) => string,
): Record<string, Value> {
  const taken = new Set(Object.keys(map))
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => {
      const next = rewrite(name)
      return [taken.has(next) ? name : next, value]
    }),
  )
}

/** A text as part of a regular expression that means just this text. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

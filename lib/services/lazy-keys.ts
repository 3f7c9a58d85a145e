import type { ContextKeys } from '@/lib/iam'

/** Condition keys, or how to make them: most checks are settled before any key is asked for. */
export type LazyKeys = ContextKeys | (() => ContextKeys)

/** Makes a value when it is first asked for, and once. */
export function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | null = null
  return () => {
    made ??= make()
    return made
  }
}

/** The keys themselves. */
export function keysIn(keys: LazyKeys): ContextKeys {
  return typeof keys === 'function' ? keys() : keys
}

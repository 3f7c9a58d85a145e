import type { ContextKeys } from '@/lib/iam'

/** Condition keys, or how to make them: most checks are settled before any key is asked for. */
export type LazyKeys = ContextKeys | (() => ContextKeys)

/** The keys themselves. */
export function keysIn(keys: LazyKeys): ContextKeys {
  return typeof keys === 'function' ? keys() : keys
}

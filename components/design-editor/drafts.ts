import type { Draft } from './form/form-context'

const known = new WeakMap<object, Map<string, Draft>>()

/** The texts of a page that could not be applied yet. They outlive the tab that they were typed in. */
export function draftsOf(store: object): Map<string, Draft> {
  const drafts = known.get(store) ?? new Map<string, Draft>()
  known.set(store, drafts)
  return drafts
}

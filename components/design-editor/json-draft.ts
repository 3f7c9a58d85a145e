import type { Design } from '@/lib/design'

/** What was typed as JSON. */
export interface JsonDraft {
  readonly text: string
  /** The design that the editor showed before. */
  readonly over: Design
  /** The design that the text became; null while it is none. */
  readonly applied: Design | null
}

const known = new WeakMap<object, { current: JsonDraft | null }>()

/** The text of a page's JSON tab, which outlives the tab. */
export function jsonDraftOf(store: object): { current: JsonDraft | null } {
  const draft = known.get(store) ?? { current: null }
  known.set(store, draft)
  return draft
}

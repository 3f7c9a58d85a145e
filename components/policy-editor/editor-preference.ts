import { useSyncExternalStore } from 'react'

export type EditorPreference = 'code' | 'plain'

const key = 'idpool:editor'
const listeners = new Set<() => void>()
// Holds the choice for this page where storage is refused (third-party frames throw).
let chosen: EditorPreference | null = null

/** Which editor the person chose. On the server, and until they choose, the code editor. */
export function useEditorPreference(): EditorPreference {
  return useSyncExternalStore(subscribe, readEditorPreference, () => 'code')
}

export function chooseEditor(preference: EditorPreference): void {
  chosen = preference
  try {
    localStorage.setItem(key, preference)
  } catch {
    // Remembered for this page only.
  }
  for (const listener of listeners) listener()
}

function readEditorPreference(): EditorPreference {
  if (chosen) return chosen
  try {
    return localStorage.getItem(key) === 'plain' ? 'plain' : 'code'
  } catch {
    return 'code'
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

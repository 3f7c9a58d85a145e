import { useSyncExternalStore } from 'react'

export type EditorPreference = 'code' | 'plain'

const key = 'idpool:editor'
const valuesKey = 'idpool:values'
const listeners = new Set<() => void>()
// Holds the choice for this page where storage is refused (third-party frames throw).
let chosen: EditorPreference | null = null
let chosenValues: boolean | null = null

/** Which editor the person chose. On the server, and until they choose, the code editor. */
export function useEditorPreference(): EditorPreference {
  return useSyncExternalStore(subscribe, readEditorPreference, () => 'code')
}

export function chooseEditor(preference: EditorPreference): void {
  chosen = preference
  remember(key, preference)
}

/** Are values shown beside variables? They are until somebody hides them. */
export function useValuesPreference(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => chosenValues ?? recall(valuesKey) !== 'hidden',
    () => true,
  )
}

export function chooseValues(areShown: boolean): void {
  chosenValues = areShown
  remember(valuesKey, areShown ? 'shown' : 'hidden')
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Remembered for this page only.
  }
  for (const listener of listeners) listener()
}

function recall(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function readEditorPreference(): EditorPreference {
  return chosen ?? (recall(key) === 'plain' ? 'plain' : 'code')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

'use client'

import { useSyncExternalStore } from 'react'

/** The dialogs of the page. One is open at a time; each is loaded when it is asked for. */
export type DialogName =
  | 'palette'
  | 'shortcuts'
  | 'examples'
  | 'token'
  | 'flows'
  | 'compare'
  | 'share'
  | 'isolation'

let open: DialogName | null = null
const listeners = new Set<() => void>()

/** Opens a dialog in place of whichever is open; null closes it. */
export function openDialog(name: DialogName | null) {
  open = name
  for (const notify of listeners) notify()
}

/** Which dialog is open? */
export function useOpenDialog(): DialogName | null {
  return useSyncExternalStore(subscribe, openedDialog, () => null)
}

export function openedDialog(): DialogName | null {
  return open
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify)
  return () => listeners.delete(notify)
}

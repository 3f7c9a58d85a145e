'use client'

import { useSyncExternalStore } from 'react'

// Keys without Ctrl or Cmd can be pressed by speech input or by chance: they can be switched off (WCAG 2.1.4).

const KEY = 'idpool:single-keys'
const listeners = new Set<() => void>()
// Where storage is blocked the choice lasts as long as the page.
let unstored: string | null = null

export function areSingleKeysOn(): boolean {
  let stored = unstored
  try {
    stored = localStorage.getItem(KEY) ?? stored
  } catch {}
  return stored !== 'off'
}

export function switchSingleKeys(isOn: boolean) {
  unstored = isOn ? 'on' : 'off'
  try {
    localStorage.setItem(KEY, unstored)
  } catch {}
  for (const notify of listeners) notify()
}

export function useSingleKeysOn(): boolean {
  return useSyncExternalStore(subscribe, areSingleKeysOn, () => true)
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify)
  return () => listeners.delete(notify)
}

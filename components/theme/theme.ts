'use client'

import { useSyncExternalStore } from 'react'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

// The script in the layout reads the same key before the first paint.
const KEY = 'idpool:theme'

const listeners = new Set<() => void>()
const system = () => matchMedia('(prefers-color-scheme: dark)')
// Where storage is blocked the choice lasts as long as the page.
let unstored: ThemeChoice | null = null

function readChoice(): ThemeChoice {
  let stored: string | null = unstored
  try {
    stored = localStorage.getItem(KEY) ?? stored
  } catch {}
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function readTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'
}

function apply() {
  const choice = readChoice()
  document.documentElement.dataset.theme =
    choice === 'system' ? (system().matches ? 'dark' : 'light') : choice
  for (const notify of listeners) notify()
}

export function chooseTheme(choice: ThemeChoice) {
  unstored = choice
  try {
    if (choice === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, choice)
  } catch {}
  apply()
}

function subscribe(notify: () => void): () => void {
  if (listeners.size === 0) {
    system().addEventListener('change', apply)
    addEventListener('storage', apply)
  }
  listeners.add(notify)
  return () => {
    listeners.delete(notify)
    if (listeners.size > 0) return
    system().removeEventListener('change', apply)
    removeEventListener('storage', apply)
  }
}

/** What the person chose; `system` on the server. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, readChoice, () => 'system')
}

/** What is in force, for parts that colour themselves: the code editor and the diagram. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, readTheme, () => 'light')
}

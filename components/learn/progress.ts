'use client'

import { useCallback, useSyncExternalStore } from 'react'
import {
  decodeProgress,
  encodeProgress,
  type LessonProgress,
  NOT_BEGUN,
  type Progress,
} from '@/lib/scenarios'

const KEY = 'idpool:learn'
const NOTHING: Progress = {}

const listeners = new Set<() => void>()
let known: { readonly text: string | null; readonly progress: Progress } = { text: null, progress: NOTHING }
/** Where storage is blocked, progress lasts as long as the page. */
let unstored: Progress | null = null

/** How far the person has come with all lessons. On the server, and at first, that is nowhere. */
export function useProgress(): Progress {
  return useSyncExternalStore(subscribe, readProgress, () => NOTHING)
}

/** The same for one lesson, and the way to change it. */
export function useLessonProgress(id: string) {
  const progress = useProgress()[id] ?? NOT_BEGUN
  const change = useCallback(
    (next: (before: LessonProgress) => LessonProgress) => {
      const all = readProgress()
      writeProgress({ ...all, [id]: next(all[id] ?? NOT_BEGUN) })
    },
    [id],
  )
  return [progress, change] as const
}

/** Is what is reached kept for the next visit? It is not where the browser blocks storage. */
export function useIsKept(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => unstored === null,
    () => true,
  )
}

export function writeProgress(progress: Progress) {
  try {
    localStorage.setItem(KEY, encodeProgress(progress))
    unstored = null
  } catch {
    unstored = progress
  }
  for (const notify of listeners) notify()
}

function readProgress(): Progress {
  if (unstored !== null) return unstored
  let text: string | null = null
  try {
    text = localStorage.getItem(KEY)
  } catch {}
  // The same object for the same text: React compares.
  if (text !== known.text) known = { text, progress: (text && decodeProgress(text)) || NOTHING }
  return known.progress
}

function subscribe(notify: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', notifyAll)
  listeners.add(notify)
  return () => {
    listeners.delete(notify)
    if (listeners.size === 0) removeEventListener('storage', notifyAll)
  }
}

function notifyAll() {
  for (const notify of listeners) notify()
}

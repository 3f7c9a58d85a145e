'use client'

import { createContext, type ReactNode, useEffect, useState } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { createPlaygroundStore, type DesignStorage, type PlaygroundState } from '@/lib/store'
import { firstLook } from './first-look'

export const StoreContext = createContext<StoreApi<PlaygroundState> | null>(null)

/** How long typing has to rest before the work is written, in milliseconds. */
const SAVE_AFTER = 400

/**
 * Makes one store for the page. What the server drew is the default design, so the first render shows that
 * too; saved work comes in after it.
 */
export function StoreProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createStore)

  useEffect(() => {
    store.getState().restore()
    let timer: ReturnType<typeof setTimeout> | undefined
    const saveSoon = ({ savedState }: PlaygroundState) => {
      if (savedState !== 'unsaved') return
      clearTimeout(timer)
      timer = setTimeout(() => store.getState().save(), SAVE_AFTER)
    }
    const stopWatching = store.subscribe((state, previous) => {
      if (state.design !== previous.design) saveSoon(state)
    })
    // The last moment that every browser grants a page.
    const saveNow = () => store.getState().save()
    addEventListener('pagehide', saveNow)
    return () => {
      stopWatching()
      clearTimeout(timer)
      saveNow()
      removeEventListener('pagehide', saveNow)
    }
  }, [store])

  return <StoreContext value={store}>{children}</StoreContext>
}

function createStore(): StoreApi<PlaygroundState> {
  return createPlaygroundStore({
    initialDesign: DEFAULT_DESIGN,
    // Part of the initial state, which is what the server draws: a later choice would change the page under the reader.
    initialSelection: firstLook(DEFAULT_DESIGN),
    storage: browserStorage,
    now: () => performance.now(),
  })
}

// Asked for at each call and not before: merely naming localStorage throws in a third-party frame.
const browserStorage: DesignStorage = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
}

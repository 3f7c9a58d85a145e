'use client'

import { createContext, type ReactNode, useEffect, useState } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { engineOnceThere } from '@/components/engine/load-engine'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { createPlaygroundStore, type DesignStorage, type PlaygroundState } from '@/lib/store'
import { firstLook } from './first-look'
import { isPresenting } from './is-presenting'

export const StoreContext = createContext<StoreApi<PlaygroundState> | null>(null)

/** How long typing has to rest before the work is written, in milliseconds. */
const SAVE_AFTER = 400

interface StoreProviderProps {
  /** Makes the store of a page with another design or another place for its work. */
  create?: () => StoreApi<PlaygroundState>
  children: ReactNode
}

/**
 * Makes one store for the page. What the server drew is the default design, so the first render shows that
 * too; saved work comes in after it.
 */
export function StoreProvider({ children, create = createStore }: StoreProviderProps) {
  const [store] = useState(create)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // Until the saved work is taken over, nothing may be written in its place.
    let isRestored = !store.getState().hasSavedWork()
    let isGone = false
    const save = () => isRestored && store.getState().save()
    if (!isRestored) {
      // Without the engine the page's error boundary speaks; the saved work stays where it is.
      engineOnceThere().then(
        ({ decodeDesign }) => {
          if (isGone) return
          store.getState().restore(decodeDesign)
          isRestored = true
        },
        () => {},
      )
    }
    const saveSoon = ({ savedState }: PlaygroundState) => {
      if (savedState !== 'unsaved') return
      clearTimeout(timer)
      timer = setTimeout(save, SAVE_AFTER)
    }
    const stopWatching = store.subscribe((state, previous) => {
      if (state.design !== previous.design) saveSoon(state)
    })
    // The last moment that every browser grants a page.
    addEventListener('pagehide', save)
    return () => {
      stopWatching()
      clearTimeout(timer)
      save()
      isGone = true
      removeEventListener('pagehide', save)
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
    tabStorage,
    now: () => performance.now(),
  })
}

// Asked for at each call and not before: merely naming localStorage throws in a third-party frame.
const browserStorage = storageOf(() => localStorage)
const tabStorage = storageOf(() => sessionStorage)

function storageOf(storage: () => Storage): DesignStorage {
  return {
    getItem: (key) => (isPresenting() ? null : storage().getItem(key)),
    setItem: (key, value) => isPresenting() || storage().setItem(key, value),
  }
}

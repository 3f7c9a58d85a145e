'use client'

import { useContext } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { invariant } from '@/lib/base/invariant'
import type { PlaygroundState } from '@/lib/store'
import { StoreContext } from './store-provider'

/** The part of the page's state that a component draws; it draws again only when that part changes. */
export function usePlayground<Part>(select: (state: PlaygroundState) => Part): Part {
  return useStore(usePlaygroundStore(), select)
}

/** The store itself, for actions and for reading inside event handlers. */
export function usePlaygroundStore(): StoreApi<PlaygroundState> {
  const store = useContext(StoreContext)
  invariant(store, 'the playground store is used outside its provider')
  return store
}

'use client'

import { useEffect } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { goToSection, SECTIONS } from '@/components/workbench/sections'
import type { PlaygroundState } from '@/lib/store'

type Act = (store: StoreApi<PlaygroundState>) => void

/** What the buttons do that the server has drawn, by their `data-do`. */
const ACTS: ReadonlyMap<string, Act> = new Map<string, Act>([
  ...SECTIONS.map(({ id }): [string, Act] => [`go-${id}`, () => goToSection(id)]),
  [
    'first-visit',
    (store) => {
      store.getState().chooseCell('guest', 'get-other', 6)
      hideFirstVisit()
      goToSection('why')
    },
  ],
  [
    'hide-first-visit',
    () => {
      hideFirstVisit()
      document.getElementById('main')?.focus()
    },
  ],
])

/** Gives those buttons their meaning. */
export function useStandingButtons() {
  const store = usePlaygroundStore()
  useEffect(() => {
    // A script in the layout writes down what was pressed, also before this was there.
    const root = document.documentElement
    const act = () => {
      const wanted = root.dataset.wanted
      if (wanted === undefined) return
      delete root.dataset.wanted
      ACTS.get(wanted)?.(store)
    }
    act()
    addEventListener('click', act)
    // Whoever has begun to work is past the introduction, which is about the first design.
    const stopWatching = store.subscribe(({ history }) => {
      if (history.past.length > 0) document.documentElement.dataset.returning = ''
    })
    return () => {
      removeEventListener('click', act)
      stopWatching()
    }
  }, [store])
}

function hideFirstVisit() {
  document.documentElement.dataset.returning = ''
  try {
    localStorage.setItem('idpool:welcome', 'seen')
  } catch {
    // Where storage is blocked it is shown again at the next visit.
  }
}

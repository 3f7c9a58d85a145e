'use client'

import { useEffect, useState } from 'react'
import { loadEngine } from '@/components/engine/load-engine'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { readFragment, toFragment } from '@/lib/store'
import { Notice } from './notice'

/** The address follows the selection when it has rested for so long, in milliseconds: browsers limit how often. */
const FOLLOW_AFTER = 200

/**
 * Keeps address and selection in step: a link is followed when the page has its design, and from then on the address
 * names what is shown. It makes no entries of history: Back leads to where the person was before the page.
 */
export function LinkNotice() {
  const store = usePlaygroundStore()
  const [ignored, setIgnored] = useState<readonly string[]>([])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    let written = ''
    const write = () => {
      // The state is the router's own: it must not take this for a way to another page.
      written = `#${toFragment(store.getState().selection)}`
      history.replaceState(history.state, '', written)
    }
    const follow = () => {
      if (location.hash === written) return
      const { design, choose } = store.getState()
      const read = readFragment(location.hash, design)
      if (read === null) return
      choose(read.selection)
      setIgnored(read.ignored)
      if (read.ignored.length > 0) write()
    }
    // Saved work comes back with the engine; a link means that work.
    if (location.hash) {
      loadEngine().then(
        () => !isGone && follow(),
        () => {},
      )
    }
    const stopWatching = store.subscribe((state, previous) => {
      if (state.selection === previous.selection) return
      clearTimeout(timer)
      timer = setTimeout(write, FOLLOW_AFTER)
    })
    addEventListener('hashchange', follow)
    return () => {
      isGone = true
      clearTimeout(timer)
      stopWatching()
      removeEventListener('hashchange', follow)
    }
  }, [store])

  if (ignored.length === 0) return null
  return (
    <Notice
      label="This link"
      text={`This link names ${ignored.join(' and ')}. The design has no such thing, so it was left out.`}
      onClose={() => setIgnored([])}
    />
  )
}

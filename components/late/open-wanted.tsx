'use client'

import { useEffect, useState } from 'react'
import { engineOnceThere } from '@/components/engine/load-engine'
import { useDesignActions } from '@/components/top-bar/use-design-actions'
import type { Design } from '@/lib/design'
import { Notice } from './notice'
import { wantedInAddress } from './wanted-in-address'

/**
 * Opens what the address asks for: a design of the gallery, or the start of a lesson. It takes the place of what is
 * open, and undo brings that back.
 */
export function OpenWanted() {
  const { open } = useDesignActions()
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const wanted = wantedInAddress(location.hash)
      if (wanted === null) return
      // Opened once: a reload shows the work, and not the design as it was at first.
      history.replaceState(history.state, '', location.pathname + location.search)
      // Saved work comes back with the engine. It must be there before, so that undo leads back to it.
      const design = await find(wanted).catch(() => null)
      if (isGone) return
      if (design === null) setMissing(true)
      else open(design)
    }
    void look()
    addEventListener('hashchange', look)
    return () => {
      isGone = true
      removeEventListener('hashchange', look)
    }
  }, [open])
  if (!isMissing) return null
  return (
    <Notice
      label="This link"
      text="What this link wants to open is not there. Your design is as it was."
      onClose={() => setMissing(false)}
    />
  )
}

async function find(wanted: string): Promise<Design | null> {
  await engineOnceThere()
  const { shippedDesign } = await import('./scenarios')
  return shippedDesign(wanted)
}

'use client'

import { useEffect } from 'react'
import { loadEngine } from '@/components/engine/load-engine'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { Notice } from './notice'

/** Says that another tab has saved another design, and lets the person choose. Until then both are kept. */
export function RivalNotice() {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const hasRival = usePlayground((state) => state.hasRival)

  useEffect(() => {
    const look = ({ key, newValue }: StorageEvent) => {
      if (newValue && key?.startsWith('idpool:design')) store.getState().lookForRival()
    }
    addEventListener('storage', look)
    return () => removeEventListener('storage', look)
  }, [store])

  if (!hasRival) return null
  const keep = () => {
    store.getState().keepMine()
    announce('This tab keeps its own design.')
  }
  const take = async () => {
    const { decodeDesign } = await loadEngine()
    store.getState().takeTheirs(decodeDesign)
    announce('The design of the other tab is open. Undo brings yours back.')
  }
  return (
    <Notice
      label="Another tab"
      text="Another tab has saved a different design. Nothing is overwritten: each tab keeps its own."
    >
      <Button look="primary" onClick={keep}>
        Keep mine
      </Button>
      <Button onClick={take}>Take theirs</Button>
    </Notice>
  )
}

'use client'

import { useMemo } from 'react'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { type Design, encodeDesign } from '@/lib/design'
import { fileNameOf, saveFile } from './save-file'

/** What can be done with the design as a whole; each says what it did. */
export function useDesignActions() {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  return useMemo(
    () => ({
      undo() {
        const label = store.getState().history.past.at(-1)?.label
        store.getState().undo()
        announce(label ? `Undone: ${label}.` : 'There is nothing to undo.')
      },
      redo() {
        const label = store.getState().history.future[0]?.label
        store.getState().redo()
        announce(label ? `Redone: ${label}.` : 'There is nothing to redo.')
      },
      reset() {
        store.getState().reset()
        announce('Design reset. Undo brings it back.')
      },
      open(design: Design) {
        store.getState().openDesign(design)
        announce(`${design.name} is open. Undo brings back what was there before.`)
      },
      exportDesign() {
        const { design } = store.getState()
        saveFile(fileNameOf(design.name), encodeDesign(design))
      },
    }),
    [store, announce],
  )
}

export type DesignActions = ReturnType<typeof useDesignActions>

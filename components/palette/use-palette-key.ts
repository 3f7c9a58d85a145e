'use client'

import { useEffect } from 'react'
import { openDialog, openedDialog } from './dialogs'

/** Ctrl+K, or Cmd+K on a Mac, opens the command palette from everywhere, and closes it. */
export function usePaletteKey() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (!isChord || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      // The code editor would wait for the second half of a chord of its own.
      event.stopPropagation()
      const opened = openedDialog()
      if (opened === 'palette') openDialog(null)
      else if (opened === null || opened === 'shortcuts') openDialog('palette')
    }
    addEventListener('keydown', press, { capture: true })
    return () => removeEventListener('keydown', press, { capture: true })
  }, [])
}

'use client'

import { useEffect } from 'react'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { isTyping } from '@/components/top-bar/use-undo-keys'
import { openedDialog } from './dialogs'
import { SINGLE_KEYS } from './shortcuts'
import { areSingleKeysOn } from './single-keys'

/** Parts of the page in which letters mean something already. */
const OWN_LETTERS = '[role="menu"], [role="listbox"], [role="combobox"], [role="tree"], [role="dialog"]'

/** Listens to single keys, unless they are switched off or belong to somebody else. */
export function useSingleKeyPresses() {
  const store = usePlaygroundStore()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return
      const shortcut = SINGLE_KEYS.find(({ keys }) => keys.includes(event.key))
      if (!shortcut || openedDialog() !== null || !areSingleKeysOn() || isTyping(event.target)) return
      if (event.target instanceof Element && event.target.closest(OWN_LETTERS)) return
      event.preventDefault()
      shortcut.run(store, event.key)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [store])
}

'use client'

import { useEffect, useEffectEvent } from 'react'

/** Ctrl+Z and Shift+Ctrl+Z (with Cmd on a Mac) for the whole design. Editors and fields keep their own. */
export function useUndoKeys(onUndo: () => void, onRedo: () => void) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z'
    if (!isChord || event.defaultPrevented || hasOwnUndo(event.target)) return
    event.preventDefault()
    if (event.shiftKey) onRedo()
    else onUndo()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

/** Fields in which one types. Boxes to tick and lists to choose from have no undo of their own. */
const TYPED =
  'textarea, input:not([type="radio"], [type="checkbox"]), [contenteditable="true"], .monaco-editor'

function hasOwnUndo(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED) !== null
}

/** Do letters belong to a field or an editor here? */
export function isTyping(target: EventTarget | null): boolean {
  return hasOwnUndo(target) || (target instanceof Element && target.closest('select') !== null)
}

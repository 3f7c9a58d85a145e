'use client'

import { useEffect, useEffectEvent } from 'react'

/** Ctrl+Z and Shift+Ctrl+Z (with Cmd on a Mac) for the whole design. Editors and fields keep their own. */
export function useUndoKeys(onUndo: () => void, onRedo: () => void) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z'
    if (!isChord || event.defaultPrevented || isTyping(event.target)) return
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

/** Do keys belong to a field or an editor here? */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'textarea, select, input:not([type="radio"]), [contenteditable="true"], .monaco-editor',
    ) !== null
  )
}

import { useEffect, useEffectEvent } from 'react'
import { areSingleKeysOn } from '@/components/palette/single-keys'

export interface PresentActs {
  next(): void
  previous(): void
  reveal(): void
  hideAll(): void
  switchView(): void
  showLink(): void
}

/** Arrows and the keys of a clicker walk; Space reveals. Letters can be switched off, as on the whole page. */
const KEYS: Readonly<Record<string, keyof PresentActs>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  ' ': 'reveal',
}
const LETTERS: Readonly<Record<string, keyof PresentActs>> = {
  r: 'reveal',
  h: 'hideAll',
  t: 'switchView',
  q: 'showLink',
}

export function usePresentKeys(acts: PresentActs) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('input, select, textarea, [role="dialog"]')) return
    // A button that has the focus keeps its own key.
    if (event.key === ' ' && target?.closest('button, a')) return
    const act = KEYS[event.key] ?? (areSingleKeysOn() ? LETTERS[event.key] : undefined)
    if (act === undefined) return
    event.preventDefault()
    acts[act]()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

import { type RefObject, useEffect, useRef, useState } from 'react'

/** The cell that a menu is about, and where on the screen it opens. */
export interface MenuPlace {
  readonly identityId: string
  readonly requestId: string
  readonly x: number
  readonly y: number
}

/**
 * Listens to a table of cells: a right click, the menu key or Shift+F10 opens the menu of a cell, N and P lead to the
 * next and the previous changed one.
 */
export function useCellMenu(area: RefObject<HTMLElement | null>, onStep: (by: 1 | -1) => void) {
  const [place, setPlace] = useState<MenuPlace | null>(null)
  const step = useRef(onStep)
  step.current = onStep

  useEffect(() => {
    const element = area.current
    if (!element) return
    const openAt = (cell: HTMLElement, x: number, y: number) => {
      const [identityId, requestId] = (cell.dataset.cell ?? '').split(' ')
      if (identityId && requestId) setPlace({ identityId, requestId, x, y })
    }
    const onMenu = (event: MouseEvent) => {
      const cell = cellOf(event)
      if (!cell) return
      event.preventDefault()
      openAt(cell, event.clientX, event.clientY)
    }
    const onKey = (event: KeyboardEvent) => {
      const cell = cellOf(event)
      if (!cell || event.ctrlKey || event.metaKey || event.altKey) return
      const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
      const by = event.shiftKey ? null : event.key === 'n' ? 1 : event.key === 'p' ? -1 : null
      if (!isMenuKey && by === null) return
      event.preventDefault()
      if (by !== null) return step.current(by)
      const { left, bottom } = cell.getBoundingClientRect()
      openAt(cell, left + 8, bottom)
    }
    element.addEventListener('contextmenu', onMenu)
    element.addEventListener('keydown', onKey)
    return () => {
      element.removeEventListener('contextmenu', onMenu)
      element.removeEventListener('keydown', onKey)
    }
  }, [area])

  return { place, close: () => setPlace(null) }
}

function cellOf({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
}

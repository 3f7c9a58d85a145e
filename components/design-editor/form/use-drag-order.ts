import { type PointerEvent, useEffect, useRef, useState } from 'react'

/** What is dragged, and the place that it would have if it were let go now. */
interface Drag {
  readonly from: number
  readonly to: number
}

/**
 * Moves an item of a list by a handle, with a mouse, a pen or a finger. Escape leaves everything as it was. Whoever
 * cannot drag has buttons beside it.
 */
export function useDragOrder(onMove: (from: number, to: number) => void) {
  const list = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const stop = () => setDrag(null)

  const isDragging = drag !== null
  useEffect(() => {
    if (!isDragging) return
    const press = ({ key }: KeyboardEvent) => key === 'Escape' && setDrag(null)
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [isDragging])

  /** For the handle of one item. */
  const handle = (from: number) => ({
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return
      // Otherwise the text beside it would be selected.
      event.preventDefault()
      event.currentTarget.setPointerCapture?.(event.pointerId)
      setDrag({ from, to: from })
    },
    onPointerMove({ clientY }: PointerEvent) {
      if (drag === null) return
      const to = placeAt(list.current, from, clientY)
      if (to === drag.to) return
      setDrag({ from, to })
      list.current?.children[to]?.scrollIntoView?.({ block: 'nearest' })
    },
    onPointerUp() {
      if (drag !== null && drag.to !== from) onMove(from, drag.to)
      stop()
    },
    onPointerCancel: stop,
    onLostPointerCapture: stop,
  })

  /** How an item looks meanwhile: a line shows where the dragged one would go. */
  const lookOf = (index: number): string => {
    if (drag === null) return ''
    if (index === drag.from) return 'opacity-50'
    if (index !== drag.to) return ''
    return drag.to < drag.from
      ? 'shadow-[0_-3px_0_var(--color-accent)]'
      : 'shadow-[0_3px_0_var(--color-accent)]'
  }

  return { list, handle, lookOf }
}

/** The place that an item has when it is let go at this height: below every other whose middle is above it. */
function placeAt(list: HTMLElement | null, from: number, height: number): number {
  return [...(list?.children ?? [])].filter((item, index) => {
    const { top, bottom } = item.getBoundingClientRect()
    return index !== from && (top + bottom) / 2 < height
  }).length
}

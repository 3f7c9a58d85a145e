'use client'

import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import { applyWidths, lineValues, moveLine, panesOf, rememberWidths } from './pane-widths'

/** One press of an arrow key moves the line by so many pixels. */
const STEP = 32

/** The lines between the panes. They come late, and lie in the gaps of a grid that is there from the first paint. */
export function PaneSeparators() {
  return (
    <>
      <PaneSeparator before="why" label="Width of the matrix" />
      <PaneSeparator before="design" label="Width of the explanation" />
    </>
  )
}

interface PaneSeparatorProps {
  /** The pane to the right of it. */
  before: 'why' | 'design'
  label: string
}

/** A line that is dragged, or moved with arrow keys; a double click or Home resets. */
function PaneSeparator({ before, label }: PaneSeparatorProps) {
  const line = useRef<HTMLDivElement>(null)
  const drag = useRef<{ readonly at: number; readonly widths: readonly number[] } | null>(null)
  const [values, setValues] = useState({ now: 50, min: 0, max: 100 })

  const read = useCallback(() => {
    const grid = line.current?.parentElement
    const widths = grid ? columnsOf(grid) : []
    const left = before === 'why' ? 0 : widths.length - 2
    return { widths, left, names: panesOf(widths.length) }
  }, [before])

  const update = useCallback(() => {
    const { widths, left } = read()
    if (left >= 0) setValues(lineValues(widths, left))
  }, [read])

  useEffect(() => {
    update()
    const grid = line.current?.parentElement
    if (!grid || typeof ResizeObserver !== 'function') return
    const observer = new ResizeObserver(update)
    observer.observe(grid)
    return () => observer.disconnect()
  }, [update])

  const move = (from: readonly number[], by: number) => {
    const { left, names } = read()
    const widths = moveLine(from, left, by)
    applyWidths(names, widths)
    setValues(lineValues(widths, left))
    return { names, widths }
  }
  const reset = () => {
    const { names } = read()
    applyWidths(names, null)
    rememberWidths(names, null)
    update()
  }

  const press = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    if (by === undefined && event.key !== 'Home') return
    event.preventDefault()
    if (by === undefined) return reset()
    const { names, widths } = move(read().widths, by)
    rememberWidths(names, widths)
  }
  const start = (event: PointerEvent) => {
    if (event.button !== 0) return
    line.current?.setPointerCapture(event.pointerId)
    drag.current = { at: event.clientX, widths: read().widths }
  }
  const follow = (event: PointerEvent) => {
    if (drag.current) move(drag.current.widths, event.clientX - drag.current.at)
  }
  const end = () => {
    if (!drag.current) return
    drag.current = null
    const { names, widths } = read()
    rememberWidths(names, widths)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that moves is no thematic break
    <div
      ref={line}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={values.now}
      aria-valuemin={values.min}
      aria-valuemax={values.max}
      aria-valuetext={`${values.now} per cent`}
      title="Drag to change the widths; double click to reset"
      className={`pane-separator pane-separator-${before}`}
      onKeyDown={press}
      onPointerDown={start}
      onPointerMove={follow}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={reset}
    />
  )
}

/** The widths of the columns of a grid as they are drawn, in pixels. */
function columnsOf(grid: Element): readonly number[] {
  return getComputedStyle(grid).gridTemplateColumns.split(' ').map(Number.parseFloat).filter(Number.isFinite)
}

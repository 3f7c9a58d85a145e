import { useEffectEvent, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { offsetWithLineFeeds, withLineFeeds } from './drafts'
import type { SurfaceProps } from './editor-types'
import { moveOffset, textChange } from './text-change'

/** The text area that is there before, instead of and after the code editor. It works in full. */
export function PlainEditor(props: SurfaceProps) {
  // One element a document: the browser's own undo history must not reach into another document.
  return <PlainText key={props.document.id} {...props} />
}

function PlainText({
  document: { id, text, diagnostics },
  label,
  drafts,
  places,
  onType,
  handle,
}: SurfaceProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const areaId = useId()
  const [early] = useState(() => readEarly(areaId, label))

  const adoptEarly = useEffectEvent((current: HTMLTextAreaElement) => {
    if (!early || places.of(id) || early.value === withLineFeeds(text)) return
    current.value = early.value
    places.leave(id, early.place, early.hadFocus)
    drafts.receive(id, text)
    onType(id, early.value)
  })
  useLayoutEffect(() => {
    if (area.current) adoptEarly(area.current)
  }, [])

  useLayoutEffect(() => {
    const { current } = area
    if (!current) return
    const shown = drafts.receive(id, text)
    if (current.value === shown) return
    const { selectionStart, selectionEnd, scrollTop } = current
    const change = textChange(current.value, shown)
    current.value = shown
    current.setSelectionRange(moveOffset(selectionStart, change), moveOffset(selectionEnd, change))
    current.scrollTop = scrollTop
  }, [id, text, drafts])

  useLayoutEffect(() => {
    const { current } = area
    if (!current) return
    const place = places.of(id)
    if (place) {
      current.setSelectionRange(place.start, place.end)
      current.scrollTop = place.top
    } else current.setSelectionRange(0, 0)
    if (places.takeFocus()) current.focus({ preventScroll: true })
    return () => {
      const { selectionStart, selectionEnd, scrollTop } = current
      const hadFocus = document.activeElement === current
      places.leave(id, { start: selectionStart, end: selectionEnd, top: scrollTop }, hadFocus)
    }
  }, [id, places])

  useImperativeHandle(
    handle,
    () => ({
      reveal(source, range) {
        const { current } = area
        if (!current) return
        const start = offsetWithLineFeeds(source, range.start)
        current.focus()
        current.setSelectionRange(start, offsetWithLineFeeds(source, range.end))
        scrollTo(current, start)
      },
    }),
    [],
  )

  return (
    <textarea
      ref={area}
      id={areaId}
      aria-label={label}
      aria-invalid={diagnostics.some(({ severity }) => severity === 'error')}
      defaultValue={text}
      onChange={(event) => onType(id, event.currentTarget.value)}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      // Metrics are Monaco's (see its session), so that nothing moves when it takes over.
      className="absolute inset-0 block size-full resize-none overflow-y-auto whitespace-pre-wrap break-words border-0 bg-surface p-2.5 font-mono text-[13px] text-ink leading-5 [font-variant-ligatures:none] [tab-size:2] focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent pointer-coarse:text-lg pointer-coarse:leading-6 sm:pointer-fine:group-data-[gutter]:pl-[65px]"
    />
  )
}

/**
 * What was typed into the server's text area before this script was there. React puts the server's text back when
 * it takes the element over, so it has to be read before, during the first render.
 */
function readEarly(areaId: string, label: string) {
  if (typeof document === 'undefined') return null
  const area = document.getElementById(areaId)
  if (!(area instanceof HTMLTextAreaElement)) return null
  // What was typed into another document must never become the text of this one.
  if (area.getAttribute('aria-label') !== label) return null
  const { value, selectionStart: start, selectionEnd: end, scrollTop: top } = area
  return { value, place: { start, end, top }, hadFocus: document.activeElement === area }
}

/** Browsers do not scroll a text area to its selection: measure the text above it in a copy, and scroll there. */
function scrollTo(area: HTMLTextAreaElement, offset: number): void {
  const copy = area.cloneNode() as HTMLTextAreaElement
  copy.removeAttribute('id')
  copy.setAttribute('aria-hidden', 'true')
  copy.tabIndex = -1
  copy.style.cssText = `visibility:hidden; height:0; bottom:auto; width:${area.clientWidth}px`
  copy.value = area.value.slice(0, offset)
  area.after(copy)
  const below = copy.scrollHeight
  copy.remove()
  const isInView = below - 40 >= area.scrollTop && below <= area.scrollTop + area.clientHeight
  if (!isInView) area.scrollTop = Math.max(0, below - area.clientHeight / 2)
}

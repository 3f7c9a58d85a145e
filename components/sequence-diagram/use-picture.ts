import { type RefObject, useEffect, useState } from 'react'
import { type Picture, readPicture } from './picture'

export interface Drawing {
  /** The last picture that could be drawn. It stays while the next one is being drawn. */
  picture: Picture | null
  /** Whether the present source could not be drawn. */
  hasFailed: boolean
  retry(): void
}

/** Draws the source with Mermaid, which is loaded when `bench` comes near the view. */
export function usePicture(
  source: string,
  theme: 'light' | 'dark',
  bench: RefObject<HTMLElement | null>,
): Drawing {
  const [picture, setPicture] = useState<Picture | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const isNear = useIsNear(bench)

  // `attempt` is here to run the effect again after a failure.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!isNear || !bench.current) return
    const given = new AbortController()
    void draw(source, theme, bench.current, given.signal).then(
      (drawn) => {
        if (given.signal.aborted || !drawn) return
        setPicture(drawn)
        setHasFailed(false)
      },
      () => {
        if (!given.signal.aborted) setHasFailed(true)
      },
    )
    return () => given.abort()
  }, [source, theme, isNear, bench, attempt])

  return { picture, hasFailed, retry: () => setAttempt(attempt + 1) }
}

async function draw(source: string, theme: 'light' | 'dark', bench: HTMLElement, signal: AbortSignal) {
  const { renderSequence } = await import('./mermaid/render')
  // Measured with the fallback font, the text would not fit its boxes.
  await document.fonts?.ready
  const { fontFamily } = getComputedStyle(bench)
  const svg = await renderSequence({ source, theme, fontFamily, bench, signal })
  if (svg === null) return null
  const picture = readPicture(svg)
  if (!picture) throw new Error('Mermaid gave no picture')
  return picture
}

/** Whether an element has come near the view, once the browser had a moment to spare. */
function useIsNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    if (isNear || !element.current) return
    let idle: number | undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        // Safari has no requestIdleCallback.
        if (typeof requestIdleCallback !== 'function') return setIsNear(true)
        idle = requestIdleCallback(() => setIsNear(true), { timeout: 1000 })
      },
      { rootMargin: '300px' },
    )
    observer.observe(element.current)
    return () => {
      observer.disconnect()
      if (idle !== undefined) cancelIdleCallback(idle)
    }
  }, [element, isNear])
  return isNear
}

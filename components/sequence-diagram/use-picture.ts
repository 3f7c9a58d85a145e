import { type RefObject, useEffect, useState } from 'react'
import { whenWanted } from '../policy-editor/when-wanted'
import { onIdle } from '../ui/on-idle'
import { type Picture, readPicture } from './picture'

/** The picture waits for the browser to be idle no longer than this, in milliseconds. */
const LONGEST_WAIT = 500

export interface Drawing {
  /** The last picture that could be drawn. It stays while the next one is being drawn. */
  picture: Picture | null
  /** Whether the present source could not be drawn. */
  hasFailed: boolean
  retry(): void
}

/**
 * Draws the source with Mermaid, which is loaded once the picture is wanted.
 *
 * Mermaid measures text inside `bench`, an element out of sight within `frame`.
 */
export function usePicture(
  source: string,
  theme: 'light' | 'dark',
  frame: RefObject<HTMLElement | null>,
  bench: RefObject<HTMLElement | null>,
): Drawing {
  const [picture, setPicture] = useState<Picture | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const isWanted = useIsWanted(frame)

  // `attempt` is here to run the effect again after a failure.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!isWanted || !bench.current) return
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
  }, [source, theme, isWanted, bench, attempt])

  return { picture, hasFailed, retry: () => setAttempt(attempt + 1) }
}

async function draw(source: string, theme: 'light' | 'dark', bench: HTMLElement, signal: AbortSignal) {
  const { renderSequence } = await import('./mermaid/render')
  // The words that answer a choice come first: drawing takes several frames.
  await whenIdle()
  if (signal.aborted) return null
  // Measured with the fallback font, the text would not fit its boxes.
  await document.fonts?.ready
  const { fontFamily } = getComputedStyle(bench)
  const svg = await renderSequence({ source, theme, fontFamily, bench, signal })
  if (svg === null) return null
  await whenIdle()
  const picture = readPicture(svg)
  if (!picture) throw new Error('Mermaid gave no picture')
  return picture
}

function whenIdle(): Promise<void> {
  return new Promise((resolve) => onIdle(() => resolve(), LONGEST_WAIT))
}

function useIsWanted(frame: RefObject<HTMLElement | null>): boolean {
  const [isWanted, setIsWanted] = useState(false)
  useEffect(() => {
    if (isWanted || !frame.current) return
    const given = new AbortController()
    void whenWanted(frame.current, given.signal).then(() => !given.signal.aborted && setIsWanted(true))
    return () => given.abort()
  }, [frame, isWanted])
  return isWanted
}

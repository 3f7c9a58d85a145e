'use client'

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

const Announce = createContext<(sentence: string) => void>(() => {})

/** Sentences that come closer together than this, in milliseconds, are read together. */
const TOGETHER = 500

/** The page's one polite live region, and the way to speak through it. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState({ sentence: '', turn: 0, at: Number.NEGATIVE_INFINITY })
  const announce = useCallback((sentence: string) => {
    const at = performance.now()
    setSpoken((last) => ({
      // What one action brings about in quick succession is one announcement; replacing would swallow the first.
      sentence: at - last.at < TOGETHER ? `${last.sentence} ${sentence}` : sentence,
      turn: last.turn + 1,
      at,
    }))
  }, [])
  return (
    <Announce value={announce}>
      {children}
      <p role="status" aria-live="polite" className="sr-only">
        {spoken.sentence}
        {/* The same sentence twice is only read twice when the text differs. */}
        {spoken.turn % 2 === 1 && '\u00a0'}
      </p>
    </Announce>
  )
}

export function useAnnounce(): (sentence: string) => void {
  return useContext(Announce)
}

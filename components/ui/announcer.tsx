'use client'

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

const Announce = createContext<(sentence: string) => void>(() => {})

/** The page's one polite live region, and the way to speak through it. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState({ sentence: '', turn: 0 })
  const announce = useCallback((sentence: string) => {
    setSpoken(({ turn }) => ({ sentence, turn: turn + 1 }))
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

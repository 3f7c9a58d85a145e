'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { StepNumber } from '@/lib/simulation'

const LAST = 6
/** How long a step stands, in milliseconds: long enough to read its two sentences once. */
const PACE = 1600

export interface Playback {
  readonly isPlaying: boolean
  /** Plays on, from the first step when the last one is shown, or pauses. */
  toggle(): void
  /** Goes to a step because the person chose it: that ends playing. */
  goTo(step: number): void
}

/** Moves through the six steps on its own; stops at the last one and while the page is out of sight. */
export function usePlayback(current: StepNumber, onChoose: (step: StepNumber) => void): Playback {
  const [isPlaying, setIsPlaying] = useState(false)

  const advance = useEffectEvent(() => {
    if (current + 1 >= LAST) setIsPlaying(false)
    if (current < LAST) onChoose((current + 1) as StepNumber)
  })

  // Starts anew with each step, so that one chosen by hand stands as long as the others.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(advance, PACE)
    const pause = () => document.hidden && setIsPlaying(false)
    document.addEventListener('visibilitychange', pause)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', pause)
    }
  }, [isPlaying, current])

  return {
    isPlaying,
    toggle() {
      if (!isPlaying && current === LAST) onChoose(1)
      setIsPlaying(!isPlaying)
    },
    goTo(step) {
      setIsPlaying(false)
      onChoose(Math.min(LAST, Math.max(1, step)) as StepNumber)
    },
  }
}

'use client'

import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { StepNumber } from '@/lib/simulation'
import type { Playback } from './use-playback'

/** First, back, play or pause, forward, last. Arrow keys, Home and End do the same in the whole region. */
export function PlaybackToolbar({ playback, current }: { playback: Playback; current: StepNumber }) {
  const { isPlaying, toggle, goTo } = playback
  const isFirst = current === 1
  const isLast = current === 6
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms and brings its own box
    <div role="group" aria-label="Playback" className="no-print flex items-center gap-0.5">
      <Button
        look="quiet"
        isIconOnly
        isInert={isFirst}
        aria-label="First step"
        title="First step (Home)"
        onClick={() => goTo(1)}
      >
        <SkipBack aria-hidden />
      </Button>
      <Button
        look="quiet"
        isIconOnly
        isInert={isFirst}
        aria-label="Back"
        title="Back (←)"
        onClick={() => goTo(current - 1)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <Button className="w-20 justify-center" onClick={toggle}>
        {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
      <Button
        look="quiet"
        isIconOnly
        isInert={isLast}
        aria-label="Forward"
        title="Forward (→)"
        onClick={() => goTo(current + 1)}
      >
        <ChevronRight aria-hidden />
      </Button>
      <Button
        look="quiet"
        isIconOnly
        isInert={isLast}
        aria-label="Last step"
        title="Last step (End)"
        onClick={() => goTo(6)}
      >
        <SkipForward aria-hidden />
      </Button>
    </div>
  )
}

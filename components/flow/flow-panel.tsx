'use client'

import { Columns2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ShownStep } from '@/components/engine/views-of'
import { openDialog } from '@/components/palette/dialogs'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { orMissing } from '@/components/ui/late-boundary'
import { Panel } from '@/components/ui/panel'
import type { DocumentPlace, Session, StepNumber } from '@/lib/simulation'
import { PlaybackToolbar } from './playback-toolbar'
import { StepDetail } from './step-detail'
import { StepRow } from './step-row'
import { usePlayback } from './use-playback'

/** It is folded until somebody asks. */
const SessionCard = orMissing(dynamic(() => import('./session-card').then((module) => module.SessionCard)))

interface FlowPanelProps {
  steps: readonly ShownStep[]
  current: StepNumber
  session: Session | null
  identityName: string
  onChoose(step: StepNumber): void
  onReveal(place: DocumentPlace): void
}

/** The six steps, one of them in detail, and the means to walk through them. */
export function FlowPanel({ steps, current, session, identityName, onChoose, onReveal }: FlowPanelProps) {
  const region = useRef<HTMLDivElement>(null)
  const isFollowing = useRef(false)
  const [isSessionShown, setIsSessionShown] = useState(false)
  const playback = usePlayback(current, (step) => {
    isFollowing.current = true
    onChoose(step)
  })

  // Rows above may have folded, and on a narrow page the next one is below the screen. A step that a cell of the
  // matrix chose is not followed: the person is looking at the matrix.
  useEffect(() => {
    if (!isFollowing.current) return
    isFollowing.current = false
    rowOf(region.current, current)?.scrollIntoView?.({ block: 'nearest' })
  }, [current])

  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (target.closest('input, textarea, select, [contenteditable="true"], [data-scrolls]')) return
    const step = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 1, End: 6 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    playback.goTo(step)
    // Whoever stands on a step goes along; a button of the toolbar keeps the focus.
    if (target.dataset.step) {
      rowOf(region.current, Math.min(6, Math.max(1, step)))?.focus()
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the controls inside arrive here
    <div ref={region} className="area-steps" onKeyDown={press}>
      <Panel
        title="The six steps"
        aside={<PlaybackToolbar playback={playback} current={current} />}
        className="spine"
        bodyClassName="flex flex-col"
      >
        <ol className="flex-1 py-1">
          {steps.map((step) => (
            <StepRow
              key={step.number}
              step={step}
              isCurrent={step.number === current}
              onChoose={playback.goTo}
              onReveal={onReveal}
              detail={
                step.number === current && (
                  // biome-ignore lint/a11y/useSemanticElements: a named group, not a landmark
                  <div
                    role="group"
                    aria-label={`Step ${step.number} in detail`}
                    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keyboards must reach it
                    tabIndex={0}
                    className={classNames(
                      'step-detail focus-visible:-outline-offset-2',
                      step.decided === null && step.calls.length === 0 && 'max-lg:hidden',
                    )}
                  >
                    <StepDetail step={step} onReveal={onReveal} />
                  </div>
                )
              }
            />
          ))}
        </ol>
        <div className="no-print border-line border-t px-3 py-1.5">
          <Button look="quiet" aria-haspopup="dialog" onClick={() => openDialog('flows')}>
            <Columns2 aria-hidden />
            Compare enhanced and classic flow
          </Button>
        </div>
        <details
          className="no-print border-line border-t"
          onToggle={(event) => setIsSessionShown(event.currentTarget.open)}
        >
          <summary className="px-4 py-2.5 font-medium text-sm hover:bg-surface-2">
            What the credentials stand for
          </summary>
          <div className="px-4 pb-3">
            {isSessionShown && <SessionCard session={session} name={identityName} />}
          </div>
        </details>
      </Panel>
    </div>
  )
}

function rowOf(region: HTMLElement | null, step: number): HTMLElement | null | undefined {
  return region?.querySelector<HTMLElement>(`[data-step="${step}"]`)
}

'use client'

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { CopySourceButton } from './copy-source-button'
import { estimateSize } from './estimate-size'
import { addTargets, type MessageState, markMessages, messageAt, type Picture } from './picture'
import { usePicture } from './use-picture'
import './sequence-diagram.css'

export interface SequenceDiagramProps {
  /** Mermaid's text of a sequence diagram, built and escaped by lib/views. */
  source: string
  /** The accessible name. */
  title: string
  /** For each message of the text, in order, the step that it belongs to. */
  messageSteps: readonly number[]
  currentStep: number | null
  theme: 'light' | 'dark'
  /** Whether messages after the current step are shown as not reached yet. */
  dimAfter?: boolean
  /** Called when a message is clicked. An extra for the pointer: the list of steps does the same for keyboards. */
  onChooseStep?(step: number): void
}

/** The flow as a picture. Its words are elsewhere, as an ordered list. */
export function SequenceDiagram(props: SequenceDiagramProps) {
  const { source, title, messageSteps, currentStep, theme, dimAfter = false, onChooseStep } = props
  const frame = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const bench = useRef<HTMLDivElement>(null)
  const { picture, hasFailed, retry } = usePicture(source, theme, frame, bench)
  const isScrollable = useIsScrollable(scroller, picture)
  const estimate = useMemo(() => estimateSize(source), [source])
  const { width, height } = picture ?? estimate

  return (
    <div className="flex min-w-0 flex-col gap-2 text-ink">
      <div ref={frame} className="relative min-w-0">
        {/* Mermaid measures text in here, out of sight and out of the flow. */}
        <div
          ref={bench}
          aria-hidden
          className="invisible absolute inset-x-0 top-0 h-0 overflow-hidden font-sans"
        />
        {hasFailed ? (
          <Words source={source} onRetry={retry} />
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: clicking a message is an extra, see onChooseStep
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above
          <div
            ref={scroller}
            {...(isScrollable && { role: 'region', tabIndex: 0, 'aria-label': `${title}, scrolls sideways` })}
            className="overflow-x-auto rounded-md focus-visible:outline-2 focus-visible:outline-accent"
            onClick={(event) => {
              const message = messageAt(event.target)
              const step = message === null ? undefined : messageSteps[message]
              if (step !== undefined) onChooseStep?.(step)
            }}
          >
            <div
              role="img"
              aria-label={title}
              data-diagram={picture ? 'drawn' : 'waiting'}
              className="mx-auto"
              style={{
                maxWidth: width,
                minWidth: Math.min(width, Math.max(560, width * 0.8)),
                aspectRatio: `${width} / ${height}`,
              }}
            >
              {picture ? (
                <Drawn
                  picture={picture}
                  isChoosable={onChooseStep !== undefined}
                  messageSteps={messageSteps}
                  currentStep={currentStep}
                  dimAfter={dimAfter}
                />
              ) : (
                <Skeleton />
              )}
            </div>
          </div>
        )}
      </div>
      <CopySourceButton source={source} />
    </div>
  )
}

interface DrawnProps extends Pick<SequenceDiagramProps, 'messageSteps' | 'currentStep' | 'dimAfter'> {
  picture: Picture
  isChoosable: boolean
}

function Drawn({ picture, isChoosable, messageSteps, currentStep, dimAfter }: DrawnProps) {
  const host = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    host.current?.replaceChildren(picture.svg)
    addTargets(picture)
  }, [picture])

  useLayoutEffect(() => {
    markMessages(picture, (message) => stateOf(messageSteps[message], currentStep, dimAfter))
  }, [picture, messageSteps, currentStep, dimAfter])

  return (
    <div
      ref={host}
      className={isChoosable ? 'idpool-sequence idpool-sequence-choosable' : 'idpool-sequence'}
    />
  )
}

function stateOf(step: number | undefined, currentStep: number | null, dimAfter = false): MessageState {
  if (step === undefined || currentStep === null) return 'plain'
  if (step === currentStep) return 'current'
  if (step < currentStep) return 'past'
  return dimAfter ? 'future' : 'plain'
}

/** Participants and lifelines in outline, still: nothing here blinks. */
function Skeleton() {
  return (
    <div aria-hidden className="flex h-full justify-between gap-8 rounded-md p-4">
      {['a', 'b', 'c', 'd'].map((each) => (
        <div key={each} className="flex w-36 flex-col items-center">
          <div className="h-10 w-full shrink-0 rounded-sm border border-line bg-surface-2" />
          <div className="w-px flex-1 bg-line" />
        </div>
      ))}
    </div>
  )
}

function Words({ source, onRetry }: { source: string; onRetry(): void }) {
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p>
        The diagram could not be drawn. This is its Mermaid text.{' '}
        <button
          type="button"
          onClick={onRetry}
          className="min-h-6 rounded-sm px-1 text-accent underline focus-visible:outline-2 focus-visible:outline-accent"
        >
          Try again
        </button>
      </p>
      <pre
        // It scrolls, so keyboards must reach it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        className="max-h-96 overflow-auto rounded-md border border-line bg-surface-2 p-3 font-mono text-xs"
      >
        {source}
      </pre>
    </div>
  )
}

/** Whether the box is narrower than its content. Only then is it a stop for the Tab key. */
function useIsScrollable(scroller: React.RefObject<HTMLElement | null>, picture: Picture | null): boolean {
  const [isScrollable, setIsScrollable] = useState(false)
  // Looked at again with each picture: a new one may be wider.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const { current } = scroller
    if (!current || typeof ResizeObserver !== 'function') return
    const observer = new ResizeObserver(() => setIsScrollable(current.scrollWidth > current.clientWidth + 1))
    observer.observe(current)
    return () => observer.disconnect()
  }, [scroller, picture])
  return isScrollable
}

'use client'

import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useEngine } from '@/components/engine/use-engine'
import { CellExplanation } from '@/components/explanation/cell-explanation'
import { StepRow } from '@/components/flow/step-row'
import { DecisionMatrix } from '@/components/matrix/decision-matrix'
import { playgroundUrl } from '@/components/site/playground-href'
import { type EmbedRequest, toShareLink } from '@/lib/share'
import type { DocumentPlace, StepNumber } from '@/lib/simulation'
import { toFragment } from '@/lib/store'
import { wholeMatrix } from '@/lib/views'
import { type Embedded, readEmbedded } from './read-embedded'

interface LiveEmbedProps {
  request: EmbedRequest
  /** The address of the playground with this design. */
  playground: string
}

/** The simulation within another page: it can be looked at from every side, and edited in the playground. */
export function LiveEmbed({ request, playground }: LiveEmbedProps) {
  const [embedded, setEmbedded] = useState<Embedded | string | null>(null)
  useEffect(() => {
    let isGone = false
    void readEmbedded(request).then((read) => {
      if (!isGone) setEmbedded(read.ok ? read.value : read.error)
    })
    return () => {
      isGone = true
    }
  }, [request])

  if (embedded === null) {
    return (
      <p role="status" className="px-4 py-4 text-ink-2 text-sm">
        Working it out …
      </p>
    )
  }
  if (typeof embedded === 'string') {
    return (
      <p role="alert" className="wrap-anywhere px-4 py-4 text-sm">
        {embedded}
      </p>
    )
  }
  return <Shown key={playground} embedded={embedded} request={request} playground={playground} />
}

interface ShownProps extends LiveEmbedProps {
  embedded: Embedded
}

const NOTHING_CHANGED = new Map()

function Shown({ embedded: { simulated, selection: first }, request, playground }: ShownProps) {
  const engine = useEngine()
  const [selection, setSelection] = useState(first)
  const { identityId, requestId, step: current } = selection
  const views = useMemo(
    () => engine?.viewsOf(simulated, identityId, requestId),
    [engine, simulated, identityId, requestId],
  )
  const whyId = useId()
  const start = useRef<HTMLElement>(null)
  // The button that was pressed is gone: whoever reads on begins here.
  useEffect(() => {
    if (!request.isLive) start.current?.focus()
  }, [request.isLive])

  const { identities, requests } = simulated.design
  const choose = (part: Partial<typeof selection>) => setSelection({ ...selection, ...part })
  const reveal = ({ documentId }: DocumentPlace) => {
    const view = toFragment({ ...selection, documentId })
    const link = toShareLink(playgroundUrl(), simulated.design, view)
    window.open(link?.url ?? playground, '_blank', 'noopener')
  }
  if (!views) return null
  const explanation = (
    <section aria-labelledby={whyId} className="flex flex-col gap-2 p-4">
      <h2 id={whyId} className="font-semibold text-lg">
        Why
      </h2>
      <CellExplanation explanation={views.explanation} onReveal={reveal} />
    </section>
  )
  return (
    <section
      ref={start}
      tabIndex={-1}
      aria-label={simulated.design.name}
      className="flex flex-col focus-visible:-outline-offset-2"
    >
      {request.view !== 'matrix' && (
        <div className="flex flex-wrap gap-x-4 gap-y-2 border-line border-b px-4 py-2.5">
          <Choice
            label="Who"
            items={identities}
            chosen={identityId}
            onChoose={(id) => choose({ identityId: id })}
          />
          <Choice
            label="Request"
            items={requests}
            chosen={requestId ?? ''}
            onChoose={(id) => choose({ requestId: id })}
          />
        </div>
      )}
      {request.view === 'flow' && (
        <ol aria-label="The six steps" className="py-1">
          {views.steps.map((step) => (
            <StepRow
              key={step.number}
              step={step}
              isCurrent={step.number === current}
              onChoose={(number) => choose({ step: number as StepNumber })}
              onReveal={reveal}
              detail={null}
            />
          ))}
        </ol>
      )}
      {request.view === 'matrix' && (
        <div className="overflow-x-auto pt-1">
          <DecisionMatrix
            matrix={wholeMatrix(simulated.matrix)}
            summary={simulated.matrix.summary}
            identityCount={identities.length}
            requestCount={requests.length}
            chosen={{ identityId, requestId }}
            changed={NOTHING_CHANGED}
            onChoose={(who, what, step) => choose({ identityId: who, requestId: what, step })}
          />
        </div>
      )}
      {request.view !== 'flow' && explanation}
    </section>
  )
}

interface ChoiceProps {
  label: string
  items: readonly { readonly id: string; readonly name: string }[]
  chosen: string
  onChoose(id: string): void
}

function Choice({ label, items, chosen, onChoose }: ChoiceProps) {
  return (
    <label className="flex min-w-0 flex-1 basis-48 items-center gap-2 text-sm">
      <span className="shrink-0 font-semibold">{label}</span>
      <select
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
        className="h-8 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 text-sm"
      >
        {items.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

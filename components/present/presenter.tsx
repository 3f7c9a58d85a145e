'use client'

import { DoorOpen, QrCode as QrIcon, Table2, Workflow } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { playgroundHref } from '@/components/site/playground-href'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { STATUSES, VERDICTS } from '@/components/ui/verdict'
import type { StepNumber } from '@/lib/simulation'
import { toFragment } from '@/lib/store'
import { PresentMatrix } from './present-matrix'
import { Spotlight } from './spotlight'
import { StepStrip } from './step-strip'
import { TakeHome } from './take-home'
import { usePresentKeys } from './use-present-keys'
import { useResults } from './use-results'
import './present.css'

type View = 'steps' | 'table'

/**
 * The playground before an audience: large, one step at a time, and no answer before it is asked for. Nothing that was
 * saved in this browser is shown or touched.
 */
export function Presenter() {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const design = usePlayground((state) => state.lastReadable)
  const { identityId, requestId, step } = usePlayground((state) => state.selection)
  const [view, setView] = useState<View>('steps')
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set())
  const [isLinkShown, setIsLinkShown] = useState(false)
  const results = useResults(design)
  const top = useRef<HTMLElement>(null)
  // The page below is out of sight: keys belong here.
  useEffect(() => top.current?.focus(), [])

  const views = results?.engine.viewsOf(results.simulated, identityId, requestId)
  const keyOf = (number: number) =>
    number === 6 ? `${identityId} 6 ${requestId}` : `${identityId} ${number}`
  const cellKey = (who: string, what: string) => `cell ${who} ${what}`
  const isRevealed = (key: string) => revealed.has(key)
  const reveal = (...keys: string[]) => setRevealed(new Set([...revealed, ...keys]))

  // From where the store is: a clicker is quicker than the page.
  const walk = (by: number) => {
    const { selection, chooseStep } = store.getState()
    chooseStep(Math.min(6, Math.max(1, selection.step + by)) as StepNumber)
  }

  const acts = {
    next: () => walk(1),
    previous: () => walk(-1),
    reveal: () => {
      if (view === 'table') {
        if (requestId === null) return
        reveal(cellKey(identityId, requestId))
        const verdict = views?.explanation?.verdict
        if (verdict) announce(`${views?.explanation?.headline}: ${VERDICTS[verdict].word}.`)
        return
      }
      reveal(keyOf(step))
      const shown = views?.steps[step - 1]
      if (shown) announce(`${STATUSES[shown.status].word}. ${shown.answered}`)
    },
    hideAll: () => {
      setRevealed(new Set())
      announce('All answers are hidden again.')
    },
    switchView: () => setView(view === 'steps' ? 'table' : 'steps'),
    showLink: () => setIsLinkShown(true),
  }
  usePresentKeys(acts)

  const leave = playgroundHref(toFragment(store.getState().selection))
  const { identities } = design
  return createPortal(
    <main ref={top} tabIndex={-1} aria-label="Presenter view" className="presenter">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b bg-surface px-4 py-1.5">
        <h1 className="min-w-0 flex-1 basis-48 truncate font-semibold text-lg">{design.name}</h1>
        <label className="flex min-w-0 items-center gap-2 text-sm">
          <span className="font-semibold">Who</span>
          <select
            value={identityId}
            onChange={(event) => store.getState().chooseIdentity(event.target.value)}
            className="h-8 min-w-0 max-w-52 rounded-md border border-line-strong bg-surface px-2"
          >
            {identities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button look="quiet" title="The table or the steps (T)" onClick={acts.switchView}>
          {view === 'steps' ? <Table2 aria-hidden /> : <Workflow aria-hidden />}
          {view === 'steps' ? 'Table' : 'Steps'}
        </Button>
        <Button look="quiet" aria-haspopup="dialog" title="The link for the room (Q)" onClick={acts.showLink}>
          <QrIcon aria-hidden />
          Link
        </Button>
        <a
          href={leave}
          title="Back to the playground and your own work"
          className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 font-medium text-ink-2 text-sm hover:bg-surface-2 hover:text-ink"
        >
          <DoorOpen aria-hidden className="size-4" />
          Leave
        </a>
      </header>
      {views && results ? (
        view === 'steps' ? (
          <div className="presenter-steps">
            <StepStrip
              steps={views.steps}
              current={step}
              isRevealed={(number) => isRevealed(keyOf(number))}
              onChoose={(number) => store.getState().chooseStep(number)}
            />
            <Spotlight
              step={views.steps[step - 1]}
              explanation={step === 6 ? views.explanation : null}
              requests={design.requests}
              requestId={requestId}
              isRevealed={isRevealed(keyOf(step))}
              onChooseRequest={(id) => store.getState().chooseCell(identityId, id, 6)}
              onReveal={acts.reveal}
              onPrevious={acts.previous}
              onNext={acts.next}
            />
          </div>
        ) : (
          <PresentMatrix
            matrix={results.simulated.matrix}
            explanation={views.explanation}
            chosen={{ identityId, requestId }}
            isRevealed={(who, what) => isRevealed(cellKey(who, what))}
            onAsk={(who, what) => {
              store.getState().chooseCell(who, what, 6)
              reveal(cellKey(who, what))
            }}
            onRevealAll={() =>
              reveal(
                ...identities.flatMap(({ id }) => design.requests.map((request) => cellKey(id, request.id))),
              )
            }
            onHideAll={acts.hideAll}
          />
        )
      ) : (
        <p role="status" className="p-6 text-lg">
          Working it out …
        </p>
      )}
      {isLinkShown && <TakeHome onClose={() => setIsLinkShown(false)} />}
    </main>,
    document.body,
  )
}

'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useMemo, useState } from 'react'
import { DesignPanel } from '@/components/documents/design-panel'
import { useDocuments } from '@/components/documents/use-documents'
import type { Simulated } from '@/components/engine/simulated'
import { useEngine } from '@/components/engine/use-engine'
import { useSimulation } from '@/components/engine/use-simulation'
import { useViews } from '@/components/engine/use-views'
import type { Views } from '@/components/engine/views-of'
import { CellExplanation } from '@/components/explanation/cell-explanation'
import { FlowPanel } from '@/components/flow/flow-panel'
import { EditLinks } from '@/components/identity/edit-links'
import { FEW_IDENTITIES, IdentityChooser } from '@/components/identity/identity-chooser'
import { FEW_COLUMNS } from '@/components/matrix/decision-matrix'
import { MatrixPanel } from '@/components/matrix/matrix-panel'
import { SequenceDiagram } from '@/components/sequence-diagram/sequence-diagram'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { useTheme } from '@/components/theme/theme'
import { TrailPanel } from '@/components/trail/trail-panel'
import { classNames } from '@/components/ui/class-names'
import { orMissing } from '@/components/ui/late-boundary'
import { Panel } from '@/components/ui/panel'
import { documentsOf } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { BrokenBanner, sayBroken } from './broken-banner'
import { useSpokenResults } from './use-spoken-results'
import './workbench.css'

const PaneSeparators = orMissing(
  dynamic(() => import('@/components/panes/pane-separators').then((module) => module.PaneSeparators), {
    ssr: false,
  }),
  null,
)

const EmptyHint = orMissing(
  dynamic(() => import('./empty-hint').then((module) => module.EmptyHint)),
  null,
)

// Not there in the design that the page opens with.
const PoolFindings = orMissing(
  dynamic(() => import('@/components/documents/pool-findings').then((module) => module.PoolFindings)),
  null,
)

const CellActions = orMissing(
  dynamic(() => import('@/components/explanation/cell-actions').then((module) => module.CellActions), {
    ssr: false,
  }),
  null,
)

/** What the server worked out for the first look at the default design. */
export type FirstResults = Omit<Simulated, 'design'> & { readonly views: Views }

interface WorkbenchProps {
  initial: FirstResults
  /** Drawn by the server, so that the browser need not load how: see `SectionTabs` and `FirstVisit`. */
  tabs: ReactNode
  firstVisit: ReactNode
}

/** Everything below the top bar: who, the six steps, the matrix, why, and the policies. */
export function Workbench({ initial, tabs, firstVisit }: WorkbenchProps) {
  const store = usePlaygroundStore()
  const { chooseIdentity, chooseCell, chooseStep, revealPlace, openEditor, undo } = store.getState()
  const design = usePlayground((state) => state.design)
  const lastReadable = usePlayground((state) => state.lastReadable)
  const selection = usePlayground((state) => state.selection)
  const undoLabel = usePlayground((state) => state.history.past.at(-1)?.label)
  const theme = useTheme()

  const [first] = useState(() => {
    const { simulation, matrix, views } = initial
    return { simulated: { design: DEFAULT_DESIGN, simulation, matrix }, views }
  })
  const engine = useEngine()
  const { shown, changed, progress } = useSimulation(lastReadable, first.simulated)
  const { identity, steps, sequence, session, explanation } = useViews(engine, shown, selection, first)
  // The engine that answers for another cell or design than the first may still be on its way, or cannot come.
  const isBehind =
    engine === null &&
    (selection.identityId !== first.views.identityId ||
      selection.requestId !== first.views.requestId ||
      lastReadable !== first.simulated.design)
  const documents = useDocuments(engine, design, initial.simulation.documents)
  const texts = useMemo(
    () => new Map(documentsOf(shown.design).map((document) => [document.id, document.text])),
    [shown],
  )

  const { requestId, step: current } = selection
  const chosenId = shown.design.identities.some(({ id }) => id === selection.identityId)
    ? selection.identityId
    : (identity?.id ?? '')
  const editRequest = (id: string) => openEditor({ kind: 'request', id })
  const broken = documents.find((document) => document.isBroken)
  const step = steps.find((candidate) => candidate.number === current)
  const places = [step?.decidedBy, explanation?.place].filter(
    (place) => place !== null && place !== undefined,
  )

  const { identities, requests } = shown.design
  const missing = identities.length === 0 ? 'identities' : requests.length === 0 ? 'requests' : null
  const count = identities.length

  useSpokenResults({
    broken: broken ? sayBroken(broken, documents.filter(({ isBroken }) => isBroken).length) : null,
    changed,
    headline: explanation?.headline ?? null,
    step,
  })

  return (
    <main
      data-behind={isBehind || undefined}
      id="main"
      tabIndex={-1}
      className={classNames('page workbench', count > FEW_COLUMNS && 'wide-matrix', broken && 'stale')}
    >
      {tabs}
      <div className="area-intro flex min-w-0 flex-wrap items-center gap-x-4 gap-y-3">
        <div className="spine-wide flex flex-col gap-0.5">
          <p className="text-ink-2 text-sm">
            <span className="block font-semibold text-base text-ink">
              How a sign-in becomes AWS credentials, and what they may do.
            </span>
            Choose who signs in, follow the six steps, then click any cell to see why.{' '}
            <EditLinks identity={identity} />
          </p>
          {firstVisit}
        </div>
        <div
          className={`min-w-0 grow max-sm:basis-full ${count > FEW_IDENTITIES ? 'basis-full' : 'basis-2xl'}`}
        >
          {identities.length === 0 && <EmptyHint missing="identities" />}
          <IdentityChooser
            identities={identities}
            simulation={shown.simulation}
            chosenId={chosenId}
            onChoose={chooseIdentity}
          />
        </div>
        {shown.simulation.poolFindings.length > 0 && (
          <PoolFindings findings={shown.simulation.poolFindings} />
        )}
      </div>
      {broken && (
        <BrokenBanner
          document={broken}
          count={documents.filter(({ isBroken }) => isBroken).length}
          undoLabel={undoLabel ?? null}
          onReveal={revealPlace}
          onUndo={undo}
        />
      )}
      <FlowPanel
        steps={steps}
        current={current}
        session={session}
        identityName={identity?.name ?? 'Nobody'}
        onChoose={chooseStep}
        onReveal={revealPlace}
      />
      <Panel
        title="The same six steps as a picture"
        className="area-diagram"
        bodyClassName="overflow-y-auto px-4 pt-3 pb-1"
      >
        <SequenceDiagram
          source={sequence.source}
          title={`Sequence diagram of the six steps for ${identity?.name ?? 'nobody'}`}
          messageSteps={sequence.messageSteps}
          currentStep={current}
          theme={theme}
          onChooseStep={(number) => chooseStep(number as typeof current)}
        />
      </Panel>
      {missing ? (
        <Panel title="Who may do what" className="area-matrix">
          <EmptyHint missing={missing} className="m-4" />
        </Panel>
      ) : (
        <MatrixPanel
          shown={shown}
          chosen={{ identityId: chosenId, requestId }}
          changed={changed}
          progress={progress}
          onEditRequest={editRequest}
          onChoose={chooseCell}
        />
      )}
      <Panel title="Why" className="area-explanation" bodyClassName="relative overflow-y-auto p-4">
        {missing ? (
          <EmptyHint missing={missing} />
        ) : isBehind ? (
          <p role="status" className="on-its-way text-sm">
            The answer is on its way. Without a connection it comes once the connection is back.
          </p>
        ) : (
          <CellExplanation
            explanation={explanation}
            actions={
              engine &&
              explanation && (
                <CellActions engine={engine} shown={shown} cell={explanation} onEditRequest={editRequest} />
              )
            }
            onReveal={revealPlace}
          />
        )}
      </Panel>
      <DesignPanel
        engine={engine}
        simulated={shown}
        identityId={chosenId}
        documents={documents}
        places={places}
        textOf={(id) => texts.get(id)}
        findings={shown.simulation.poolFindings}
      />
      <PaneSeparators />
      <TrailPanel engine={engine} shown={shown} chosenId={chosenId} />
    </main>
  )
}

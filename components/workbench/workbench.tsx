'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { DesignPanel } from '@/components/documents/design-panel'
import { useEngine } from '@/components/engine/use-engine'
import { CellExplanation } from '@/components/explanation/cell-explanation'
import { FlowPanel } from '@/components/flow/flow-panel'
import { EditLinks } from '@/components/identity/edit-links'
import { FEW_IDENTITIES, IdentityChooser } from '@/components/identity/identity-chooser'
import { FEW_COLUMNS } from '@/components/matrix/decision-matrix'
import { MatrixPanel } from '@/components/matrix/matrix-panel'
import { SequenceDiagram } from '@/components/sequence-diagram/sequence-diagram'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { useTheme } from '@/components/theme/theme'
import { TrailPanel } from '@/components/trail/trail-panel'
import { classNames } from '@/components/ui/class-names'
import { orMissing } from '@/components/ui/late-boundary'
import { Panel } from '@/components/ui/panel'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { BrokenBanner } from './broken-banner'
import { type FirstResults, useBench } from './use-bench'
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

interface WorkbenchProps {
  initial: FirstResults
  /** Drawn by the server, so that the browser need not load how: see `SectionTabs` and `FirstVisit`. */
  tabs: ReactNode
  firstVisit: ReactNode
}

/** Everything below the top bar: who, the six steps, the matrix, why, and the policies. */
export function Workbench({ initial, tabs, firstVisit }: WorkbenchProps) {
  const store = usePlaygroundStore()
  const { chooseIdentity, chooseCell, chooseStep, revealPlace, openEditor } = store.getState()
  const theme = useTheme()
  const engine = useEngine()
  const bench = useBench(engine, DEFAULT_DESIGN, initial)
  const { shown, changed, progress, selection, documents, places, broken, isBehind } = bench
  const { identity, steps, sequence, session, explanation } = bench.views

  const { requestId, step: current } = selection
  const chosenId = shown.design.identities.some(({ id }) => id === selection.identityId)
    ? selection.identityId
    : (identity?.id ?? '')
  const editRequest = (id: string) => openEditor({ kind: 'request', id })
  const { identities, requests } = shown.design
  const missing = identities.length === 0 ? 'identities' : requests.length === 0 ? 'requests' : null
  const count = identities.length

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
      {broken && <BrokenBanner {...broken} />}
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
        textOf={bench.textOf}
        findings={shown.simulation.poolFindings}
      />
      <PaneSeparators />
      <TrailPanel engine={engine} shown={shown} chosenId={chosenId} />
    </main>
  )
}

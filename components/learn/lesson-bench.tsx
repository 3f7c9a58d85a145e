'use client'

import dynamic from 'next/dynamic'
import { useEffect } from 'react'
import { DesignPanel } from '@/components/documents/design-panel'
import { CellActions } from '@/components/explanation/cell-actions'
import { CellExplanation } from '@/components/explanation/cell-explanation'
import { FlowPanel } from '@/components/flow/flow-panel'
import { IdentityChooser } from '@/components/identity/identity-chooser'
import { MatrixPanel } from '@/components/matrix/matrix-panel'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { classNames } from '@/components/ui/class-names'
import { Panel } from '@/components/ui/panel'
import { BrokenBanner } from '@/components/workbench/broken-banner'
import { useBench } from '@/components/workbench/use-bench'
import '@/components/workbench/workbench.css'
import type { Stage } from '@/lib/scenarios'
import { LessonDialogs } from './lesson-dialogs'
import type { LessonTools, LessonWorkspaceProps } from './lesson-workspace'
import { TaskPanel } from './task-panel'
import { useLessonCheck } from './use-lesson-check'

const IsolationPanel = dynamic(() => import('./isolation-panel').then((module) => module.IsolationPanel))

interface LessonBenchProps extends Omit<LessonWorkspaceProps, 'next' | 'readMore'> {
  tools: LessonTools
}

/** Beside the explanation the table has room for so many columns. */
const FEW_COLUMNS = 3

/** What stands first at each stage; the rest follows below. */
const ORDER: Readonly<Record<Stage, readonly Part[]>> = {
  predict: ['flow', 'matrix', 'why', 'design'],
  run: ['flow', 'matrix', 'why', 'design'],
  explain: ['matrix', 'why', 'flow', 'design'],
  fix: ['design', 'matrix', 'why', 'flow'],
  transfer: ['design', 'matrix', 'why', 'flow'],
}
/** Where goals are about all identities, what the prover says of them stands among the rest. */
const ORDER_WITH_PROOFS: typeof ORDER = {
  predict: ['flow', 'matrix', 'why', 'isolation', 'design'],
  run: ['matrix', 'why', 'isolation', 'flow', 'design'],
  explain: ['isolation', 'matrix', 'why', 'flow', 'design'],
  fix: ['design', 'isolation', 'matrix', 'why', 'flow'],
  transfer: ['design', 'isolation', 'matrix', 'why', 'flow'],
}
type Part = 'flow' | 'matrix' | 'why' | 'design' | 'isolation'

/** The task on the left; on the right the playground's own panels with the lesson's design in them. */
export function LessonBench({ lesson, start, stage, tools, onFinish }: LessonBenchProps) {
  const { engine } = tools
  const store = usePlaygroundStore()
  const { chooseIdentity, chooseCell, chooseStep, revealPlace, openEditor } = store.getState()
  const bench = useBench(engine, start, tools.first)
  const { shown, changed, progress, selection, documents, places, broken } = bench
  const { identity, steps, session, explanation } = bench.views
  const { result: check, proofs } = useLessonCheck(lesson, start, shown, tools)
  const order = lesson.fix.goals.some(({ kind }) => kind === 'isolated') ? ORDER_WITH_PROOFS : ORDER

  // Each stage begins with what it is about.
  const { run } = lesson
  useEffect(() => {
    if (stage !== 'run' && stage !== 'explain') return
    store.getState().choose({ identityId: run.identity, requestId: run.request ?? null, step: run.step ?? 1 })
  }, [stage, run, store])

  const [firstPlace = ''] = lesson.fix.mayEdit
  useEffect(() => {
    if (stage !== 'fix') return
    const { chooseDocument, chooseInEditor } = store.getState()
    // The focus stays on the heading: nobody has asked to edit yet.
    if (firstPlace.includes('/')) chooseDocument(firstPlace)
    else chooseInEditor(targetOf(firstPlace))
  }, [stage, firstPlace, store])

  const parts: Readonly<Record<Part, React.ReactNode>> = {
    flow: (
      <FlowPanel
        key="flow"
        steps={steps}
        current={selection.step}
        session={session}
        identityName={identity?.name ?? 'Nobody'}
        onChoose={chooseStep}
        onReveal={revealPlace}
      />
    ),
    matrix: (
      <MatrixPanel
        key="matrix"
        shown={shown}
        chosen={selection}
        changed={changed}
        progress={progress}
        onChoose={chooseCell}
      />
    ),
    why: (
      <Panel key="why" title="Why" className="area-explanation" bodyClassName="overflow-y-auto p-4">
        <CellExplanation
          explanation={explanation}
          actions={
            explanation && (
              <CellActions
                engine={engine}
                shown={shown}
                cell={explanation}
                onEditRequest={(id) => openEditor({ kind: 'request', id })}
              />
            )
          }
          onReveal={revealPlace}
        />
      </Panel>
    ),
    design: (
      <DesignPanel
        key="design"
        engine={engine}
        simulated={shown}
        identityId={selection.identityId}
        documents={documents}
        places={places}
        textOf={bench.textOf}
        findings={shown.simulation.poolFindings}
      />
    ),
    isolation: <IsolationPanel key="isolation" proofs={proofs} />,
  }

  return (
    <div className={broken ? 'lesson-workspace stale' : 'lesson-workspace'}>
      <TaskPanel
        lesson={lesson}
        start={start}
        stage={stage}
        check={check}
        tools={tools}
        isBroken={broken !== null}
        onFinish={onFinish}
        onEdit={(place) => {
          if (documents.some(({ id }) => id === place)) {
            revealPlace({ documentId: place, range: { start: 0, end: 0 } })
          } else openEditor(targetOf(place))
        }}
      />
      <div
        className={classNames('lesson-bench', shown.design.identities.length > FEW_COLUMNS && 'many-people')}
      >
        <IdentityChooser
          identities={shown.design.identities}
          simulation={shown.simulation}
          chosenId={selection.identityId}
          onChoose={chooseIdentity}
        />
        {order[stage].map((part) => parts[part])}
      </div>
      {broken && <BrokenBanner {...broken} />}
      <LessonDialogs />
    </div>
  )
}

/** Which form edits this part of the design: `identityPool.allowClassicFlow`, `requests.get-own`. */
function targetOf(place: string) {
  const [part, id, ...rest] = place.split('.')
  if (part === 'requests') return { kind: 'request', ...(id && { id }), path: rest } as const
  if (part === 'identities') return { kind: 'identity', ...(id && { id }), path: rest } as const
  if (part === 'providers') return { kind: 'provider', ...(id && { id }), path: rest } as const
  if (part === 'roles') return { kind: 'role', ...(id && { id }), path: rest } as const
  return { kind: 'pool', ...(id && { path: [id] }) } as const
}

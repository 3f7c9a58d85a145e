'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Engine } from '@/components/engine/load-engine'
import { useEngine } from '@/components/engine/use-engine'
import { StoreProvider } from '@/components/store/store-provider'
import type { FirstResults } from '@/components/workbench/use-bench'
import type { Design } from '@/lib/design'
import type { Lesson, Stage } from '@/lib/scenarios'
import { LessonBench } from './lesson-bench'
import { createLessonStore } from './lesson-store'
import { TransferStage } from './transfer-stage'

export interface LessonWorkspaceProps {
  lesson: Lesson
  start: Design
  stage: Stage
  next: { readonly id: string; readonly title: string } | null
  /** Pages of the documentation. */
  readMore: readonly { readonly slug: string; readonly title: string }[]
  /** The stage is done; and to which other one it goes on, if any. */
  onFinish(stage: Stage, to: Stage | null): void
}

export type LessonCheckPart = Awaited<ReturnType<Engine['loadLessonCheck']>>

/** What a lesson works with: the engine, what it said about the start, and what checks the task. */
export interface LessonTools {
  readonly engine: Engine
  readonly check: LessonCheckPart
  readonly first: FirstResults
}

/** The stages of a lesson in which something runs. All of it comes late, with the engine. */
export function LessonWorkspace({ lesson, start, stage, next, readMore, onFinish }: LessonWorkspaceProps) {
  const tools = useTools(lesson, start)
  const create = useCallback(() => createLessonStore(lesson, start), [lesson, start])
  if (tools === null) {
    return (
      <p role="status" className="rounded-lg border border-line bg-surface p-4 text-ink-2 text-sm">
        The simulator is on its way …
      </p>
    )
  }
  return (
    <StoreProvider create={create}>
      {/* It stays where it is while the last questions are asked: an editor that comes back would begin again. */}
      <div hidden={stage === 'transfer'}>
        <LessonBench lesson={lesson} start={start} stage={stage} tools={tools} onFinish={onFinish} />
      </div>
      {stage === 'transfer' && (
        <TransferStage
          lesson={lesson}
          start={start}
          check={tools.check}
          next={next}
          readMore={readMore}
          onFinish={() => onFinish('transfer', null)}
        />
      )}
    </StoreProvider>
  )
}

function useTools({ run }: Lesson, start: Design): LessonTools | null {
  const engine = useEngine()
  const [tools, setTools] = useState<LessonTools | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const { identity, request = null } = run
  useEffect(() => {
    if (engine === null) return
    let isGone = false
    Promise.all([engine.loadLessonCheck(), engine.simulateDesign(start)]).then(
      ([check, simulated]) => {
        if (isGone) return
        const { simulation, matrix } = simulated
        const views = engine.viewsOf(simulated, identity, request)
        setTools({ engine, check, first: { simulation, matrix, views } })
      },
      (error: unknown) => !isGone && setFailure(error),
    )
    return () => {
      isGone = true
    }
  }, [engine, start, identity, request])
  // The error boundary knows what to do when the simulation itself is broken.
  if (failure !== null) throw failure
  return tools
}

'use client'

import { ArrowRight, ExternalLink, PencilLine, Redo2, RotateCcw, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { NOT_TAKEN_OVER, openInPlayground } from '@/components/site/open-in-playground'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { RichText } from '@/components/ui/rich-text'
import type { Design } from '@/lib/design'
import type { Lesson, LessonCheck, Stage } from '@/lib/scenarios'
import { GoalList } from './goal-list'
import { HelpSection } from './help-section'
import type { LessonTools } from './lesson-workspace'
import { useLessonProgress } from './progress'
import { QuestionForm } from './question-form'
import { QuestionSet } from './question-set'

interface TaskPanelProps {
  lesson: Lesson
  start: Design
  stage: Stage
  check: LessonCheck | null
  tools: LessonTools
  isBroken: boolean
  onEdit(place: string): void
  onFinish(stage: Stage, to: Stage | null): void
}

/** What there is to do at this stage. */
export function TaskPanel(props: TaskPanelProps) {
  const { stage } = props
  return (
    <section aria-label="What to do" className="lesson-task">
      {stage === 'run' && <RunTask {...props} />}
      {stage === 'explain' && <ExplainTask {...props} />}
      {stage === 'fix' && <FixTask {...props} />}
    </section>
  )
}

function RunTask({ lesson, start, onFinish }: TaskPanelProps) {
  const [{ answers }] = useLessonProgress(lesson.id)
  return (
    <>
      <p>
        <RichText text={lesson.run.says} />
      </p>
      <ChangedNote start={start} />
      <h3 className="font-semibold text-base">What you predicted</h3>
      {lesson.predict.map((question, index) => (
        <QuestionForm
          key={question.asks}
          question={question}
          answer={answers[`predict.${index}`]}
          isRevealed
          onAnswer={() => {}}
        />
      ))}
      <Next onClick={() => onFinish('run', 'explain')}>Find out why</Next>
    </>
  )
}

function ExplainTask({ lesson, start, onFinish }: TaskPanelProps) {
  const [progress] = useLessonProgress(lesson.id)
  return (
    <>
      <p>
        <RichText text={lesson.explain.says} />
      </p>
      <ChangedNote start={start} />
      <QuestionSet
        lessonId={lesson.id}
        base="explain"
        questions={lesson.explain.questions}
        isToldAtOnce
        isDone={progress.done.includes('explain')}
        nextLabel="Fix it"
        onDone={() => onFinish('explain', 'fix')}
      />
    </>
  )
}

function FixTask({ lesson, start, check, tools, isBroken, onEdit, onFinish }: TaskPanelProps) {
  const [progress] = useLessonProgress(lesson.id)
  const isFixed = check?.isDone === true && !isBroken
  const mayGoOn = isFixed || progress.done.includes('fix')
  return (
    <>
      <p>
        <RichText text={lesson.fix.says} />
      </p>
      <div className="flex flex-wrap gap-2">
        {lesson.fix.mayEdit.map((place) => (
          <Button
            key={place}
            onClick={() => onEdit(place)}
            className="h-auto! min-h-8 max-w-full shrink! text-left"
          >
            <PencilLine aria-hidden />
            <span className="wrap-anywhere">
              Edit <RichText text={tools.check.placeName(start, place)} />
            </span>
          </Button>
        ))}
      </div>
      <History start={start} />
      <div>
        <h3 className="pb-2 font-semibold text-base">Goals</h3>
        {isBroken ? (
          <p className="text-sm">
            A policy is not valid JSON. The goals are checked once every policy can be read.
          </p>
        ) : check === null ? (
          <p className="text-ink-2 text-sm">The goals are being checked …</p>
        ) : (
          <GoalList check={check} />
        )}
      </div>
      {mayGoOn && (
        <div className="flex flex-col items-start gap-2 rounded-md border border-allow/50 bg-allow-soft p-3">
          <p className="font-semibold text-allow">
            {isFixed ? 'It holds, also elsewhere.' : 'You have solved this before.'}
          </p>
          <Next onClick={() => onFinish('fix', 'transfer')}>One last question</Next>
        </div>
      )}
      <HelpSection lesson={lesson} start={start} tools={tools} />
    </>
  )
}

/** Undo, redo, back to the start of the task, and out into the playground with what one has. */
function History({ start }: { start: Design }) {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const undoLabel = usePlayground((state) => state.history.past.at(-1)?.label)
  const redoLabel = usePlayground((state) => state.history.future[0]?.label)
  const isAtStart = usePlayground((state) => state.design === start)
  const act = (sentence: string, change: () => void) => () => {
    change()
    announce(sentence)
  }
  const { undo, redo, reset } = store.getState()
  const openThere = async () => {
    if (!(await openInPlayground(store.getState().design))) announce(NOT_TAKEN_OVER)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms and brings its own box
    <div role="group" aria-label="Your changes" className="flex flex-wrap gap-1">
      <Button look="quiet" isInert={!undoLabel} onClick={act(`Undone: ${undoLabel}.`, undo)}>
        <Undo2 aria-hidden /> Undo
      </Button>
      <Button look="quiet" isInert={!redoLabel} onClick={act(`Redone: ${redoLabel}.`, redo)}>
        <Redo2 aria-hidden /> Redo
      </Button>
      <Button
        look="quiet"
        isInert={isAtStart}
        onClick={act('The task begins again. Undo brings your work back.', reset)}
      >
        <RotateCcw aria-hidden /> Start again
      </Button>
      <Button look="quiet" onClick={openThere}>
        <ExternalLink aria-hidden /> Open in the playground
      </Button>
    </div>
  )
}

/** What ran at first is no longer what is shown. */
function ChangedNote({ start }: { start: Design }) {
  const isChanged = usePlayground((state) => state.design !== start)
  const store = usePlaygroundStore()
  if (!isChanged) return null
  return (
    <p className="rounded-md border border-warn/40 bg-warn-soft px-3 py-2 text-sm">
      You have changed the design since: what you see is your own version.{' '}
      <Button look="link" onClick={() => store.getState().reset()}>
        Show the beginning again
      </Button>
    </p>
  )
}

function Next({ children, onClick }: { children: ReactNode; onClick(): void }) {
  return (
    <Button look="primary" className="self-start" onClick={onClick}>
      {children}
      <ArrowRight aria-hidden />
    </Button>
  )
}

'use client'

import { Clock } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { SiteLink } from '@/components/site/site-link'
import { useAnnounce } from '@/components/ui/announcer'
import { LateBoundary } from '@/components/ui/late-boundary'
import { MISSING_PART } from '@/components/ui/missing-part'
import { RichText } from '@/components/ui/rich-text'
import type { Design } from '@/lib/design'
import { type Lesson, nextStage, type Stage } from '@/lib/scenarios'
import { useIsKept, useLessonProgress } from './progress'
import { QuestionSet } from './question-set'
import { StageList } from './stage-list'
import { STAGE_WORDS } from './stages'
import { TRACK_WORDS } from './tracks'
import './lesson.css'

const loadWorkspace = () => import('./lesson-workspace').then((module) => module.LessonWorkspace)
const LessonWorkspace = dynamic(loadWorkspace, { ssr: false, loading: () => <Waiting /> })

/** Enough of a lesson to lead to it. */
export interface LessonName {
  readonly id: string
  readonly title: string
}

export interface LessonPageProps {
  lesson: Lesson
  /** Its place in the order of lessons, from 1. */
  number: number
  total: number
  start: Design
  next: LessonName | null
  /** The lessons that it builds on. */
  before: readonly LessonName[]
  /** Pages of the documentation to read afterwards. */
  readMore: readonly { readonly slug: string; readonly title: string }[]
  /** What there is at the start, drawn by the server. */
  overview: ReactNode
}

/** One lesson: its story, its stages, and the stage that one is at. */
export function LessonPage({
  lesson,
  number,
  total,
  start,
  next,
  before,
  readMore,
  overview,
}: LessonPageProps) {
  const [progress, change] = useLessonProgress(lesson.id)
  const isKept = useIsKept()
  const announce = useAnnounce()
  const [stage, setStage] = useState<Stage>('predict')
  const heading = useRef<HTMLHeadingElement>(null)
  const moves = useRef(0)

  // Where the person was at their last visit is known after the first paint only.
  useEffect(() => {
    if (moves.current === 0) setStage(nextStage(progress))
  }, [progress])

  const go = (to: Stage) => {
    moves.current++
    setStage(to)
    announce(`${STAGE_WORDS[to].title}. ${STAGE_WORDS[to].about}`)
  }
  // After a move the reader begins at the top of what is new.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage is what makes it happen
  useEffect(() => {
    if (moves.current === 0) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView?.({ block: 'start' })
  }, [stage])

  const finish = (done: Stage, to: Stage | null) => {
    change((before) => ({ ...before, done: [...new Set([...before.done, done])] }))
    if (to) go(to)
  }
  const { title, about, Icon } = STAGE_WORDS[stage]

  return (
    <main id="main" tabIndex={-1} className="lesson-page">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div className="min-w-0 max-w-3xl grow basis-96">
          <p className="flex flex-wrap items-center gap-x-3 text-ink-2 text-sm">
            <span>
              Lesson {number} of {total}
            </span>
            <span>{TRACK_WORDS[lesson.track].title}</span>
            <span className="flex items-center gap-1">
              <Clock aria-hidden className="size-3.5" /> {lesson.minutes} minutes
            </span>
            <SiteLink href={`/learn/${lesson.id}/handout/`} className="lesson-link print:hidden">
              Handout
            </SiteLink>
          </p>
          <h1 className="font-semibold text-2xl">{lesson.title}</h1>
          <p className="pt-1 text-base">
            <RichText text={lesson.story} />
          </p>
          {before.length > 0 && (
            <p className="flex flex-wrap items-center gap-x-3 text-ink-2 text-sm">
              Builds on
              {before.map(({ id, title }) => (
                <SiteLink key={id} href={`/learn/${id}/`} className="lesson-link">
                  {title}
                </SiteLink>
              ))}
            </p>
          )}
        </div>
        <div className="w-full max-w-lg grow basis-80 print:hidden">
          <StageList current={stage} progress={progress} onChoose={go} />
          {!isKept && (
            <p role="status" className="pt-1.5 font-medium text-sm text-warn">
              This browser blocks storage: your progress is gone when you close the page.
            </p>
          )}
        </div>
      </div>
      <h2
        ref={heading}
        tabIndex={-1}
        className="flex scroll-mt-3 flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-xl focus:outline-none"
      >
        <Icon aria-hidden className="size-5 text-accent" />
        {title}
        <span className="font-normal text-base text-ink-2">{about}</span>
      </h2>
      {stage === 'predict' ? (
        <div className="lesson-workspace lesson-predict">
          <section
            aria-label="Your prediction"
            className="rounded-lg border border-line bg-surface p-4 shadow-panel"
            // Whoever begins to answer will want the rest soon.
            onChange={() => void loadWorkspace().catch(() => {})}
          >
            <QuestionSet
              lessonId={lesson.id}
              base="predict"
              questions={lesson.predict}
              isToldAtOnce={false}
              isDone={progress.done.includes('predict')}
              nextLabel="Run it"
              onDone={() => finish('predict', 'run')}
            />
          </section>
          {overview}
        </div>
      ) : (
        <LateBoundary whenMissing={<p className="text-sm">{MISSING_PART}</p>}>
          <LessonWorkspace
            lesson={lesson}
            start={start}
            stage={stage}
            next={next}
            readMore={readMore}
            onFinish={finish}
          />
        </LateBoundary>
      )}
    </main>
  )
}

function Waiting() {
  return (
    <p role="status" className="rounded-lg border border-line bg-surface p-4 text-ink-2 text-sm">
      The simulator is on its way …
    </p>
  )
}

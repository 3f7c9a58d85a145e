'use client'

import { ArrowRight, BookOpen, CircleCheck } from 'lucide-react'
import { NOT_TAKEN_OVER, openInPlayground } from '@/components/site/open-in-playground'
import { SiteLink } from '@/components/site/site-link'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { RichText } from '@/components/ui/rich-text'
import type { Design } from '@/lib/design'
import type { Lesson } from '@/lib/scenarios'
import type { LessonCheckPart, LessonWorkspaceProps } from './lesson-workspace'
import { useLessonProgress } from './progress'
import { QuestionSet } from './question-set'

interface TransferStageProps {
  lesson: Lesson
  start: Design
  check: LessonCheckPart
  next: LessonWorkspaceProps['next']
  readMore: LessonWorkspaceProps['readMore']
  onFinish(): void
}

/** The last questions, on a design that the learner has not seen; then what to take home. */
export function TransferStage({ lesson, start, check, next, readMore, onFinish }: TransferStageProps) {
  const announce = useAnnounce()
  const [progress] = useLessonProgress(lesson.id)
  const isDone = progress.done.includes('transfer')
  const { transfer, debrief } = lesson
  const open = async () => {
    const design = check.transferDesign(lesson, start)
    if (design.ok && !(await openInPlayground(design.value))) announce(NOT_TAKEN_OVER)
  }
  return (
    <div className="lesson-workspace">
      <section aria-label="Last questions" className="lesson-task">
        <p>
          <RichText text={transfer.says} />
        </p>
        <QuestionSet
          lessonId={lesson.id}
          base="transfer"
          questions={transfer.questions}
          isToldAtOnce
          isDone={isDone}
          nextLabel={isDone ? null : 'Finish the lesson'}
          onDone={onFinish}
        />
      </section>
      {isDone && (
        <section
          aria-label="What to take home"
          className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-panel"
        >
          <h3 className="flex items-start gap-2 font-semibold text-lg">
            <CircleCheck aria-hidden className="mt-1 size-5 shrink-0 text-allow" />
            Lesson done. You can now {lesson.ability}.
          </h3>
          <ul className="flex list-disc flex-col gap-1.5 pl-5">
            {debrief.map((sentence) => (
              <li key={sentence}>
                <RichText text={sentence} />
              </li>
            ))}
          </ul>
          {readMore.length > 0 && (
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <BookOpen aria-hidden className="size-4 text-ink-2" />
              <span className="text-ink-2">Read more:</span>
              {readMore.map(({ slug, title }) => (
                <SiteLink key={slug} href={`/docs/${slug}/`} className="lesson-link">
                  {title}
                </SiteLink>
              ))}
            </p>
          )}
          <div className="flex flex-wrap items-center gap-2">
            {next && (
              <SiteLink href={`/learn/${next.id}/`} className="lesson-next">
                Next lesson: {next.title}
                <ArrowRight aria-hidden className="size-4" />
              </SiteLink>
            )}
            <Button onClick={open}>Open this design in the playground</Button>
            <SiteLink href="/learn/" className="lesson-link text-sm">
              All lessons
            </SiteLink>
          </div>
        </section>
      )}
    </div>
  )
}

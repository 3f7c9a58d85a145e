'use client'

import { CircleCheck, CircleDashed, CircleDot, Clock } from 'lucide-react'
import { SiteLink } from '@/components/site/site-link'
import { isComplete, NOT_BEGUN, nextStage, STAGES, type Track } from '@/lib/scenarios'
import { useProgress } from './progress'
import { STAGE_WORDS } from './stages'
import { TRACK_WORDS } from './tracks'

/** What the list of lessons says about one of them. */
export interface LessonCard {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly minutes: number
  readonly ability: string
  readonly track: Track
}

/** All lessons by track, with how far the person has come in each. */
export function LessonCards({ lessons }: { lessons: readonly LessonCard[] }) {
  const tracks = [...new Set(lessons.map(({ track }) => track))]
  return (
    <div className="flex flex-col gap-8">
      {tracks.map((track) => (
        <section key={track} aria-labelledby={`track-${track}`}>
          <h2 id={`track-${track}`} className="font-semibold text-xl">
            {TRACK_WORDS[track].title}
          </h2>
          <p className="pb-3 text-ink-2">{TRACK_WORDS[track].about}</p>
          <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
            {lessons
              .filter((lesson) => lesson.track === track)
              .map((lesson) => (
                <Card key={lesson.id} lesson={lesson} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Card({ lesson: { id, number, title, minutes, ability } }: { lesson: LessonCard }) {
  const progress = useProgress()[id] ?? NOT_BEGUN
  const isDone = isComplete(progress)
  const hasBegun = progress.done.length > 0
  const Icon = isDone ? CircleCheck : hasBegun ? CircleDot : CircleDashed
  return (
    <li className="relative flex flex-col gap-1.5 rounded-lg border border-line bg-surface p-4 shadow-panel focus-within:border-accent hover:border-accent">
      <div className="flex items-center justify-between gap-3 text-ink-2 text-xs">
        <span>Lesson {number}</span>
        <span className="flex items-center gap-1">
          <Clock aria-hidden className="size-3.5" /> {minutes} minutes
        </span>
      </div>
      <h3 className="font-semibold text-lg">
        {/* The whole card is the link, and the name of the link stays short. */}
        <SiteLink href={`/learn/${id}/`} className="rounded-sm after:absolute after:inset-0">
          {title}
        </SiteLink>
      </h3>
      <p className="grow text-sm">You will be able to {ability}.</p>
      <p
        className={`flex items-center gap-1.5 pt-1 text-xs ${isDone ? 'font-medium text-allow' : 'text-ink-2'}`}
      >
        <Icon aria-hidden className="size-4" />
        {isDone
          ? 'Done'
          : hasBegun
            ? `${progress.done.length} of ${STAGES.length} stages, next: ${STAGE_WORDS[nextStage(progress)].title}`
            : 'Not begun'}
      </p>
    </li>
  )
}

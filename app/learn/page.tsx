import type { Metadata } from 'next'
import { LearnHeader } from '@/components/learn/learn-header'
import { LessonCards } from '@/components/learn/lesson-cards'
import { ProgressPanel } from '@/components/learn/progress-panel'
import { pageMetadata } from '@/components/site/page-metadata'
import { SiteLink } from '@/components/site/site-link'
import { AnnouncerProvider } from '@/components/ui/announcer'
import { LESSONS } from '@/lib/scenarios'
import '@/components/learn/lesson.css'

export const metadata: Metadata = pageMetadata({
  title: 'Lessons',
  description:
    'Lessons on Amazon Cognito identity pools: predict, run, explain, fix, transfer. Each takes 10 to 15 minutes and is checked by the simulator.',
  path: '/learn/',
  picture: 'learn',
})

export default function Page() {
  const cards = LESSONS.map(({ id, title, minutes, ability, track }, index) => ({
    ...{ id, title, minutes, ability, track },
    number: index + 1,
  }))
  return (
    <AnnouncerProvider>
      <LearnHeader current="/learn/" />
      <main id="main" tabIndex={-1} className="learn-page">
        <div className="max-w-3xl">
          <h1 className="font-semibold text-2xl">Lessons</h1>
          <p className="pt-1">
            Each lesson is a design with something wrong in it. You say what will happen, see it happen, find
            out why, make it right, and use it once more. The simulator checks your work; nothing is sent
            anywhere.
          </p>
          <p className="pt-2 text-sm">
            New to this? Begin with lesson 1. Teaching a group? Take{' '}
            <SiteLink href="/learn/workshop/" className="lesson-link">
              the agenda for 90 minutes
            </SiteLink>
            .
          </p>
        </div>
        <ProgressPanel ids={LESSONS.map(({ id }) => id)} />
        <LessonCards lessons={cards} />
      </main>
    </AnnouncerProvider>
  )
}

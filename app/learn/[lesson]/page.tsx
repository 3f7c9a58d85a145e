import type { Metadata } from 'next'
import { findDocsPage } from '@/components/docs/pages'
import { LearnHeader } from '@/components/learn/learn-header'
import { LessonPage } from '@/components/learn/lesson-page'
import { StartOverview } from '@/components/learn/start-overview'
import { pageMetadata } from '@/components/site/page-metadata'
import { AnnouncerProvider } from '@/components/ui/announcer'
import { invariant } from '@/lib/base/invariant'
import { LESSONS, startOf } from '@/lib/scenarios'

interface Params {
  params: Promise<{ lesson: string }>
}

export const dynamicParams = false

export function generateStaticParams() {
  return LESSONS.map(({ id }) => ({ lesson: id }))
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { lesson } = find((await params).lesson)
  return pageMetadata({
    title: lesson.title,
    description: `A lesson of ${lesson.minutes} minutes on Amazon Cognito identity pools. You will be able to ${lesson.ability}.`,
    path: `/learn/${lesson.id}/`,
    picture: 'learn',
  })
}

export default async function Page({ params }: Params) {
  const { lesson, number, next } = find((await params).lesson)
  const start = startOf(lesson)
  invariant(start.ok, `the lesson ${lesson.id} begins with a design`)
  return (
    <AnnouncerProvider>
      <LearnHeader current="" />
      <LessonPage
        lesson={lesson}
        number={number}
        total={LESSONS.length}
        start={start.value}
        next={next && nameOf(next)}
        before={LESSONS.filter(({ id }) => lesson.prerequisites.includes(id)).map(nameOf)}
        readMore={lesson.links.map(docsPage)}
        overview={<StartOverview design={start.value} open={lesson.fix.mayEdit} />}
      />
    </AnnouncerProvider>
  )
}

function nameOf({ id, title }: { id: string; title: string }) {
  return { id, title }
}

/** The page by the title that it has itself. */
function docsPage(slug: string) {
  const found = findDocsPage(slug)
  invariant(found, `there is a page ${slug}`)
  return { slug, title: found.page.title }
}

function find(id: string) {
  const index = LESSONS.findIndex((lesson) => lesson.id === id)
  const lesson = LESSONS[index]
  invariant(lesson, `there is a lesson ${id}`)
  return { lesson, number: index + 1, next: LESSONS[index + 1] ?? null }
}

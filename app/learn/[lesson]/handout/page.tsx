import type { Metadata } from 'next'
import { choicesOf, rightChoice } from '@/components/learn/choices'
import { LearnHeader } from '@/components/learn/learn-header'
import { StartOverview } from '@/components/learn/start-overview'
import { TRACK_WORDS } from '@/components/learn/tracks'
import { pageMetadata } from '@/components/site/page-metadata'
import { SiteLink } from '@/components/site/site-link'
import { RichText } from '@/components/ui/rich-text'
import { invariant } from '@/lib/base/invariant'
import { LESSONS, type Question, sayGoal, startOf } from '@/lib/scenarios'
import '@/components/learn/lesson.css'

interface Params {
  params: Promise<{ lesson: string }>
}

export const dynamicParams = false

export function generateStaticParams() {
  return LESSONS.map(({ id }) => ({ lesson: id }))
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const lesson = find((await params).lesson)
  return pageMetadata({
    title: `Handout: ${lesson.title}`,
    description: `The lesson “${lesson.title}” on paper: the story, what there is, the questions, the task, and the answers on a page of their own.`,
    path: `/learn/${lesson.id}/handout/`,
    picture: 'learn',
  })
}

/** A lesson on paper: questions to tick, room for notes, and the answers on the last page. */
export default async function Page({ params }: Params) {
  const lesson = find((await params).lesson)
  const start = startOf(lesson)
  invariant(start.ok, `the lesson ${lesson.id} begins with a design`)
  const { predict, explain, transfer, fix, hints, solution, debrief } = lesson
  return (
    <>
      <LearnHeader current="" />
      <main id="main" tabIndex={-1} className="learn-page handout">
        <div>
          <p className="text-ink-2 text-sm">
            {TRACK_WORDS[lesson.track].title} · {lesson.minutes} minutes ·{' '}
            <SiteLink href={`/learn/${lesson.id}/`} className="lesson-link">
              /learn/{lesson.id}/
            </SiteLink>
          </p>
          <h1 className="font-semibold text-2xl">{lesson.title}</h1>
          <p className="pt-1">
            <RichText text={lesson.story} />
          </p>
        </div>
        <StartOverview design={start.value} open={fix.mayEdit} />
        <Section title="1. Predict">
          <Questions questions={predict} />
        </Section>
        <Section title="2. Run">
          <p>
            <RichText text={lesson.run.says} />
          </p>
          <Lines count={3} />
        </Section>
        <Section title="3. Explain">
          <p>
            <RichText text={explain.says} />
          </p>
          <Questions questions={explain.questions} />
        </Section>
        <Section title="4. Fix">
          <p>
            <RichText text={fix.says} />
          </p>
          <ul className="flex flex-col gap-1">
            {fix.goals.map((goal) => (
              <li key={JSON.stringify(goal)} className="flex gap-2">
                <Box />
                <span>
                  <RichText text={goal.says ?? sayGoal(goal, start.value)} />
                </span>
              </li>
            ))}
          </ul>
          <Lines count={5} />
        </Section>
        <Section title="5. Transfer">
          <p>
            <RichText text={transfer.says} />
          </p>
          <Questions questions={transfer.questions} />
        </Section>
        <div className="handout-answers flex flex-col gap-4">
          <Section title="Answers">
            <Answers questions={[...predict, ...explain.questions, ...transfer.questions]} />
          </Section>
          <Section title="Hints and a solution">
            <ol className="list-decimal pl-5">
              {hints.map((hint) => (
                <li key={hint}>
                  <RichText text={hint} />
                </li>
              ))}
            </ol>
            <p>
              <span className="font-medium">A solution:</span> <RichText text={solution.says} />
            </p>
          </Section>
          <Section title="To take home">
            <ul className="list-disc pl-5">
              {debrief.map((sentence) => (
                <li key={sentence}>
                  <RichText text={sentence} />
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </main>
    </>
  )
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="flex break-inside-avoid flex-col gap-2">
      <h2 className="font-semibold text-lg">{title}</h2>
      {children}
    </section>
  )
}

function Questions({ questions }: { questions: readonly Question[] }) {
  return questions.map((question) => (
    <div key={question.asks}>
      <p className="font-medium">
        <RichText text={question.asks} />
      </p>
      <ul className="flex flex-col gap-0.5 pt-1">
        {choicesOf(question).map((choice) => (
          <li key={choice} className="flex gap-2">
            <Box />
            <span>
              <RichText text={choice} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  ))
}

function Answers({ questions }: { questions: readonly Question[] }) {
  return (
    <ol className="flex list-decimal flex-col gap-2 pl-5">
      {questions.map((question) => (
        <li key={question.asks}>
          <RichText text={question.asks} />{' '}
          <b className="font-semibold">
            <RichText text={choicesOf(question)[rightChoice(question)] ?? ''} />.
          </b>{' '}
          <RichText text={question.because} />
        </li>
      ))}
    </ol>
  )
}

/** A square to tick with a pen. */
function Box() {
  return <span aria-hidden className="mt-1 size-3.5 shrink-0 rounded-sm border border-line-strong" />
}

/** Room to write. */
function Lines({ count }: { count: number }) {
  return (
    <div aria-hidden className="hidden print:block">
      {Array.from({ length: count }, (_, line) => line).map((line) => (
        <div key={line} className="h-7 border-line-strong border-b" />
      ))}
    </div>
  )
}

function find(id: string) {
  const lesson = LESSONS.find((candidate) => candidate.id === id)
  invariant(lesson, `there is a lesson ${id}`)
  return lesson
}

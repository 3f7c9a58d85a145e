import type { Metadata } from 'next'
import { LearnHeader } from '@/components/learn/learn-header'
import { pageMetadata } from '@/components/site/page-metadata'
import { SiteLink } from '@/components/site/site-link'
import { invariant } from '@/lib/base/invariant'
import { LESSONS } from '@/lib/scenarios'
import '@/components/learn/lesson.css'

export const metadata: Metadata = pageMetadata({
  title: 'Workshop of 90 minutes',
  description:
    'An agenda of 90 minutes on identity pools, made of seven lessons and a race, with notes for the trainer.',
  path: '/learn/workshop/',
  picture: 'learn',
})

/** Seven lessons and how long a group spends on each; the eighth is the race at the end. */
const AGENDA: readonly { readonly id: string; readonly minutes: number; readonly note: string }[] = [
  {
    id: 'six-steps',
    minutes: 10,
    note: 'All together, on the projector. Let the room predict before you press Run, by a show of hands.',
  },
  {
    id: 'wrong-audience',
    minutes: 10,
    note: 'In pairs. Stop after Run and ask what the message of AWS could mean. Collect all guesses first.',
  },
  {
    id: 'guest-door',
    minutes: 10,
    note: 'In pairs. Who opened the door and did not look behind it? The hidden check will tell.',
  },
  {
    id: 'which-sub',
    minutes: 10,
    note: 'All together. Write both ids on the board, one below the other, and ask who issues which.',
  },
  {
    id: 'my-folder-only',
    minutes: 12,
    note: 'Each alone. The missing slash catches nearly everybody: let somebody tell how they found it.',
  },
  {
    id: 'tags-never-arrive',
    minutes: 12,
    note: 'In pairs. One reads step 4, the other edits. Swap for the second half.',
  },
  {
    id: 'allowed-yet-denied',
    minutes: 10,
    note: 'All together. Ask for designs that avoid the problem before you show the hints.',
  },
]

const RACE = {
  id: 'least-privilege-golf',
  minutes: 11,
  note: 'The race: who gets all goals with the fewest statements? The hidden check is the referee.',
}

export default function Page() {
  const items = [...AGENDA, RACE]
  const rows = items.map((item, index): Row => {
    const lesson = LESSONS.find(({ id }) => id === item.id)
    invariant(lesson, `there is a lesson ${item.id}`)
    const begins = items.slice(0, index).reduce((sum, { minutes }) => sum + minutes, WELCOME)
    return { ...item, title: lesson.title, ability: lesson.ability, begins }
  })
  return (
    <>
      <LearnHeader current="/learn/workshop/" />
      <main id="main" tabIndex={-1} className="learn-page">
        <div className="max-w-3xl">
          <h1 className="font-semibold text-2xl">Workshop: identity pools in 90 minutes</h1>
          <p className="pt-1">
            Seven lessons and a race. Nobody needs an AWS account: everything runs in the browser, and nothing
            leaves it. Progress stays on each learner’s own machine.
          </p>
        </div>
        <section aria-labelledby="before" className="max-w-3xl">
          <h2 id="before" className="font-semibold text-xl">
            Before you begin
          </h2>
          <ul className="flex list-disc flex-col gap-1 pt-1 pl-5">
            <li>Open this site once on the machine at the projector, and try one lesson to the end.</li>
            <li>Show the address of the site, and leave it on the wall.</li>
            <li>Print the handouts, or open them beside the lesson.</li>
            <li>
              On your own machine, forget earlier progress on{' '}
              <SiteLink href="/learn/" className="lesson-link">
                the page of lessons
              </SiteLink>
              , so that answers are not there yet.
            </li>
          </ul>
        </section>
        <section aria-labelledby="agenda">
          <h2 id="agenda" className="pb-2 font-semibold text-xl">
            Agenda
          </h2>
          <ol className="flex flex-col gap-2">
            <Line
              begins={0}
              minutes={WELCOME}
              title="Welcome"
              note="What an identity pool is for, in five sentences."
            />
            {rows.map((row, index) => (
              <Line
                key={row.id}
                begins={row.begins}
                minutes={row.minutes}
                title={
                  <>
                    <SiteLink href={`/learn/${row.id}/`} className="lesson-link">
                      {row.title}
                    </SiteLink>
                    {index === rows.length - 1 && <span className="font-normal text-ink-2"> (the race)</span>}
                  </>
                }
                note={row.note}
                more={
                  <>
                    Afterwards everybody can {row.ability}.{' '}
                    <SiteLink href={`/learn/${row.id}/handout/`} className="lesson-link print:hidden">
                      Handout<span className="sr-only"> of {row.title}</span>
                    </SiteLink>
                  </>
                }
              />
            ))}
          </ol>
          <p className="pt-3 text-ink-2 text-sm">
            {rows.reduce((sum, { minutes }) => sum + minutes, WELCOME)} minutes in all. With less time, leave
            out “Which sub?”; with more, add “Guests in the members’ lounge”.
          </p>
        </section>
      </main>
    </>
  )
}

interface Row {
  readonly id: string
  readonly title: string
  readonly minutes: number
  readonly begins: number
  readonly note: string
  readonly ability: string
}

const WELCOME = 5

interface LineProps {
  begins: number
  minutes: number
  title: React.ReactNode
  note: string
  more?: React.ReactNode
}

function Line({ begins, minutes, title, note, more }: LineProps) {
  return (
    <li className="flex break-inside-avoid gap-4 rounded-lg border border-line bg-surface px-4 py-3 shadow-panel">
      <p className="w-14 shrink-0 text-ink-2 text-sm tabular-nums">
        <span className="block font-semibold text-ink">{clock(begins)}</span>
        {minutes} min
      </p>
      <div className="min-w-0">
        <h3 className="font-semibold text-base">{title}</h3>
        <p>{note}</p>
        {more && <p className="pt-1 text-ink-2 text-sm">{more}</p>}
      </div>
    </li>
  )
}

/** Minutes since the beginning, as on a clock: "1:05". */
function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

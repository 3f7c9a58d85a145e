import { ArrowRight } from 'lucide-react'
import type { Metadata } from 'next'
import { LearnHeader } from '@/components/learn/learn-header'
import { pageMetadata } from '@/components/site/page-metadata'
import { playgroundHref } from '@/components/site/playground-href'
import { RichText } from '@/components/ui/rich-text'
import { VERDICTS } from '@/components/ui/verdict'
import { invariant } from '@/lib/base/invariant'
import { DESIGNS, type GalleryDesign } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import '@/components/learn/lesson.css'

export const metadata: Metadata = pageMetadata({
  title: 'Designs',
  description:
    'Designs of identity pools to begin from: photo app, multi-tenant SaaS, IoT fleet, game with guests, enterprise SAML and more, each with what it is expected to allow and deny.',
  path: '/learn/designs/',
  picture: 'learn',
})

export default async function Page() {
  const designs = await Promise.all(DESIGNS.map(withAnswers))
  return (
    <>
      <LearnHeader current="/learn/designs/" />
      <main id="main" tabIndex={-1} className="learn-page">
        <div className="max-w-3xl">
          <h1 className="font-semibold text-2xl">Designs</h1>
          <p className="pt-1">
            {designs.length} identity pools as one meets them, to look at, to take apart, or to begin from.
            Each says who may do what, and the simulator confirms it.
          </p>
        </div>
        <ul className="grid gap-3 lg:grid-cols-2">
          {designs.map((each) => (
            <Card key={each.slug} {...each} />
          ))}
        </ul>
      </main>
    </>
  )
}

type Answered = GalleryDesign & { readonly allowed: readonly string[]; readonly denied: readonly string[] }

/** How many examples of what is allowed and denied a card shows. */
const FEW = 2

/** What the engine says about some of the design's expectations, worked out while the site is built. */
async function withAnswers(each: GalleryDesign): Promise<Answered> {
  const { identities, requests, expectations } = each.design
  const { cells } = await simulate(each.design)
  const wanted = expectations.length > 0 ? expectations : cells
  const say = (verdict: 'allow' | 'deny') =>
    cells
      .filter((cell) => cell.verdict === verdict)
      .filter(({ identity, request }) =>
        wanted.some((one) => one.identity === identity && one.request === request),
      )
      // One for each request says more than one request for everybody.
      .filter(({ request }, index, all) => all.findIndex((other) => other.request === request) === index)
      .slice(0, FEW)
      .map(({ identity, request }) => {
        const who = identities.find(({ id }) => id === identity)?.name
        return `${who}: ${requests.find(({ id }) => id === request)?.name}`
      })
  invariant(cells.length > 0, `the design ${each.slug} has cells`)
  return { ...each, allowed: say('allow'), denied: say('deny') }
}

function Card({ slug, design, shows, lookAt, allowed, denied }: Answered) {
  const { identities, requests, roles, expectations } = design
  return (
    <li className="relative flex flex-col gap-2 rounded-lg border border-line bg-surface p-4 shadow-panel focus-within:border-accent hover:border-accent">
      <h2 className="font-semibold text-lg">{design.name}</h2>
      <p>{shows}</p>
      <ul className="flex flex-col gap-1 text-sm">
        {allowed.map((text) => (
          <Answer key={text} text={text} verdict="allow" />
        ))}
        {denied.map((text) => (
          <Answer key={text} text={text} verdict="deny" />
        ))}
      </ul>
      <p className="grow text-ink-2 text-sm">
        <span className="font-medium">Look at:</span> <RichText text={lookAt} />
      </p>
      <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pt-1">
        <span className="text-ink-2 text-xs">
          {counted(identities.length, 'identity', 'identities')}, {counted(requests.length, 'request')},{' '}
          {counted(roles.length, 'role')}
          {expectations.length > 0 && `, ${expectations.length} expectations met`}
        </span>
        <a
          href={playgroundHref(`open=design:${slug}`)}
          className="lesson-link text-sm after:absolute after:inset-0"
        >
          Open in the playground<span className="sr-only">: {design.name}</span>
          <ArrowRight aria-hidden className="ml-1 size-4" />
        </a>
      </p>
    </li>
  )
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

function Answer({ text, verdict }: { text: string; verdict: 'allow' | 'deny' }) {
  const { word, Icon, text: colour } = VERDICTS[verdict]
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden strokeWidth={2.25} className={`mt-0.5 size-4 shrink-0 ${colour}`} />
      <span>
        <span className={`font-medium ${colour}`}>{word}</span> {text}
      </span>
    </li>
  )
}

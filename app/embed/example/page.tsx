import type { Metadata } from 'next'
import { SiteLink, siteHref } from '@/components/site/site-link'
import { ScrollArea } from '@/components/ui/scroll-area'

export const metadata: Metadata = {
  title: 'Embedding a design',
  description:
    'How to show a design of the Identity Pool Playground within another page, with and without a script.',
}

const FIXED = `<iframe src="https://PLAYGROUND/embed/#ui=flow&identity=ana&step=4"
        title="The six steps for Ana" loading="lazy"
        style="width: 100%; height: 640px; border: 0"></iframe>`

const FITTING = `<script src="https://PLAYGROUND/embed.js" defer></script>

<iframe src="https://PLAYGROUND/embed/#ui=matrix" data-idpool
        title="Who may do what" loading="lazy"
        style="width: 100%; height: 260px; border: 0"></iframe>`

const BY_HAND = `const playground = 'https://PLAYGROUND'
const frame = document.querySelector('iframe[data-idpool]')
frame.addEventListener('load', () => frame.contentWindow.postMessage({ type: 'idpool:hello' }, playground))
addEventListener('message', ({ origin, source, data }) => {
  if (origin !== playground || source !== frame.contentWindow) return
  if (data.type === 'idpool:height') frame.style.height = data.height + 'px'
})`

const PARAMETERS = [
  ['ui', 'flow, matrix or cell: the six steps, the table, or one answer with its reasons'],
  ['identity, request, step', 'what is looked at first, by the ids in the design'],
  ['theme', 'light or dark; left out, that of the reader’s system'],
  ['title', 'what stands above it until it is shown'],
  ['live', '1 shows it at once, without a press on the button'],
  [
    'example',
    'a design of the gallery by its name, such as kiosk, or the start of a lesson, such as lesson:wrong-audience',
  ],
  ['d', 'any design, as the Share dialog writes it'],
] as const

/** How to embed, with live examples. */
export default function EmbedExample() {
  return (
    <main id="main" tabIndex={-1} className="page-narrow flex flex-col gap-4">
      <h1 className="font-semibold text-2xl">Embedding a design</h1>
      <p>
        Any design can stand within another page: a docs page, a wiki, a slide. Choose <em>Share</em> in the{' '}
        <SiteLink href="/" className="rounded-sm font-medium text-accent underline underline-offset-2">
          playground
        </SiteLink>
        , then <em>Embed</em>, and copy the lines. The reader sees a poster first; the simulation is loaded
        when they ask for it, and runs in their browser.
      </p>

      <h2 className="font-semibold text-xl">Without a script</h2>
      <p>A frame of a fixed height works everywhere, also where scripts are not allowed.</p>
      <Code text={FIXED} label="A frame of fixed height" />
      <iframe
        src={siteHref('/embed/#ui=flow&identity=ana&step=4')}
        title="The six steps for Ana"
        loading="lazy"
        className="h-160 w-full border-0"
      />

      <h2 className="font-semibold text-xl">As high as what it shows</h2>
      <p>
        With a small script, frames that have the attribute <code>data-idpool</code> grow and shrink with
        their content. The script greets the frame and listens to messages from the playground’s own address
        only; the frame answers the page that greeted it and nobody else.
      </p>
      <Code text={FITTING} label="A frame that fits" />
      <script src={siteHref('/embed.js')} async />
      <iframe
        data-idpool
        src={siteHref('/embed/#ui=matrix')}
        title="Who may do what"
        loading="lazy"
        className="h-65 w-full border-0"
      />
      <p>If your page allows no scripts of other sites, put these lines into a script of your own:</p>
      <Code text={BY_HAND} label="The listener by hand" />

      <h2 className="font-semibold text-xl">What the address may say</h2>
      <dl className="flex flex-col gap-2">
        {PARAMETERS.map(([name, says]) => (
          <div key={name}>
            <dt className="font-mono font-semibold text-sm">{name}</dt>
            <dd className="text-ink-2">{says}</dd>
          </div>
        ))}
      </dl>
      <p>
        Of this site only <code>/embed/</code> may be framed by others. If your page has a
        Content-Security-Policy, it needs <code>frame-src</code> with the playground’s address, and{' '}
        <code>script-src</code> too for the script.
      </p>
    </main>
  )
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    <ScrollArea label={label} className="rounded-md border border-line bg-surface-2 p-3">
      <pre className="font-mono text-xs">{text}</pre>
    </ScrollArea>
  )
}

import type { Metadata } from 'next'
import { EmbedFrame } from '@/components/embed/embed-frame'
import { listenForHost } from '@/components/embed/listen-for-host'
import { Mark } from '@/components/top-bar/mark'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { blankStep } from '@/lib/simulation'
import './embed.css'

export const metadata: Metadata = {
  title: 'Embedded design',
  // It is a part of other pages, and says nothing by itself.
  robots: { index: false },
}

/** A design within another page: see `/embed/example` for how. */
export default function EmbedPage() {
  const steps = ([1, 2, 3, 4, 5, 6] as const).map(blankStep)
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, hashed by the policy */}
      <script dangerouslySetInnerHTML={{ __html: listenForHost }} />
      <EmbedFrame
        title={DEFAULT_DESIGN.name}
        mark={<Mark />}
        steps={
          <ol aria-label="The six steps" className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-sm">
            {steps.map(({ number, title }) => (
              <li key={number} className="flex items-center gap-1.5">
                <span
                  aria-hidden
                  className="grid size-5 place-items-center rounded-full border border-line-strong font-semibold text-xs"
                >
                  {number}
                </span>
                {title}
              </li>
            ))}
          </ol>
        }
      />
    </>
  )
}

import { ExternalLink } from 'lucide-react'
import { RichText } from '@/components/ui/rich-text'
import type { Assumption } from '@/lib/iam'

/** What AWS does not document and this answer rests on, with where to read about it. */
export function AssumptionList({ assumptions }: { assumptions: readonly Assumption[] }) {
  if (assumptions.length === 0) return null
  const title = assumptions.length === 1 ? '1 assumption' : `${assumptions.length} assumptions`
  return (
    <details className="rounded-md border border-line">
      <summary className="rounded-md px-3 py-1.5 font-medium text-sm hover:bg-surface-2">
        This rests on {title}
      </summary>
      <ul className="flex flex-col gap-2 border-line border-t px-3 py-2 text-sm">
        {assumptions.map(({ id, says, because, source }) => (
          <li key={id}>
            <p>
              <RichText text={says} />
            </p>
            <p className="text-ink-2 text-xs">
              <RichText text={because} />{' '}
              <a
                href={source}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1 rounded-sm py-1 text-accent underline underline-offset-2"
              >
                Source
                <span className="sr-only"> (opens in a new tab)</span>
                <ExternalLink aria-hidden className="size-3" />
              </a>
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}

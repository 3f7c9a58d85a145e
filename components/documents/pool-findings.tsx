import { CircleAlert } from 'lucide-react'
import { RichText } from '@/components/ui/rich-text'
import type { PoolFinding } from '@/lib/simulation'

/** What AWS would refuse to save about the identity pool: each with its place in the design. */
export function PoolFindings({ findings }: { findings: readonly PoolFinding[] }) {
  if (findings.length === 0) return null
  return (
    <section
      aria-label="Findings on the identity pool"
      className="basis-full rounded-lg border border-line bg-surface px-4 py-2.5 shadow-panel"
    >
      <h2 className="font-semibold text-sm">
        AWS would not save this identity pool
        <span className="font-normal text-ink-2">
          : {findings.length === 1 ? 'one error' : `${findings.length} errors`}
        </span>
      </h2>
      <ul className="flex flex-col gap-1 pt-1">
        {findings.map(({ path, code, message }) => (
          <li key={`${path.join('.')} ${code} ${message}`} className="flex items-start gap-2 text-sm">
            <span className="flex shrink-0 items-center gap-1 font-medium text-deny">
              <CircleAlert aria-hidden className="size-4" />
              Error
            </span>
            <span className="min-w-0">
              <span className="wrap-anywhere">
                <RichText text={message} />
              </span>
              <span className="wrap-anywhere block font-mono text-ink-2 text-xs">
                {['identityPool', ...path].join(' › ')} ({code})
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { StatusChip } from '@/components/ui/verdict'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { flowOf, partyName } from '@/lib/views'
import { simulateDefault } from './default-simulation'

/** The six steps of one identity of the first design: who asks whom, what, and what comes back. */
export async function SixSteps({ identity, request }: { identity: string; request: string }) {
  const steps = flowOf(DEFAULT_DESIGN, await simulateDefault(), identity, request)
  const who = DEFAULT_DESIGN.identities.find(({ id }) => id === identity)
  const name = (party: (typeof steps)[number]['from']) => partyName(party, DEFAULT_DESIGN, who)
  return (
    <ol className="six-steps">
      {steps.map(({ number, title, from, to, status, asked, answered }) => (
        <li key={number}>
          <span aria-hidden className="six-steps-number">
            {number}
          </span>
          <div className="flex min-w-0 flex-col gap-0.5">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-semibold">{title}</span>
              <span className="text-ink-2 text-sm">
                {name(from)} → {name(to)}
              </span>
              <StatusChip status={status} />
            </p>
            <p className="wrap-anywhere text-sm">{asked}</p>
            <p className="wrap-anywhere text-ink-2 text-sm">Answer: {answered}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}

import { TriangleAlert, UserRound, UserRoundX } from 'lucide-react'
import { useId } from 'react'
import type { Identity } from '@/lib/design'
import type { Simulation } from '@/lib/simulation'
import { signInLine } from '@/lib/views'

interface IdentityChooserProps {
  identities: readonly Identity[]
  simulation: Simulation
  chosenId: string
  onChoose(identityId: string): void
}

/** Who signs in. Each shows how far they get. */
export function IdentityChooser({ identities, simulation, chosenId, onChoose }: IdentityChooserProps) {
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Who signs in</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {identities.map((identity) => {
          const cells = simulation.cells.filter((cell) => cell.identity === identity.id)
          const allowed = cells.filter((cell) => cell.verdict === 'allow').length
          const stoppedAt = simulation.runs.find((run) => run.identityId === identity.id)?.stoppedAt ?? null
          const Icon = identity.kind === 'guest' ? UserRoundX : UserRound
          return (
            <label
              key={identity.id}
              className="flex min-w-0 cursor-pointer items-center gap-3 rounded-lg border border-line bg-surface px-3 py-2 shadow-panel hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
            >
              <input
                type="radio"
                name={name}
                value={identity.id}
                checked={identity.id === chosenId}
                onChange={() => onChoose(identity.id)}
                className="size-4 shrink-0"
              />
              <span className="min-w-0 flex-1">
                <span className="flex items-center gap-1.5 font-semibold text-base">
                  <Icon aria-hidden className="size-4 shrink-0 text-ink-2" />
                  <span className="truncate">{identity.name}</span>
                </span>
                <span className="block truncate text-ink-2 text-xs">{signInLine(identity)}</span>
              </span>
              {stoppedAt === null ? (
                <span className="shrink-0 text-right text-ink-2 text-xs">
                  <span className="block font-semibold text-ink text-sm">
                    {allowed} of {cells.length}
                  </span>
                  allowed
                </span>
              ) : (
                <span className="flex shrink-0 items-center gap-1 text-right font-medium text-warn text-xs">
                  <TriangleAlert aria-hidden className="size-4 shrink-0" />
                  <span>
                    no credentials
                    <span className="block">stopped at step {stoppedAt}</span>
                  </span>
                </span>
              )}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

import { TriangleAlert, UserRound, UserRoundX } from 'lucide-react'
import { useId } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { Identity } from '@/lib/design'
import type { Simulation, StepNumber } from '@/lib/simulation'
import { signInLine } from '@/lib/views'

interface IdentityChooserProps {
  identities: readonly Identity[]
  simulation: Simulation
  chosenId: string
  onChoose(identityId: string): void
}

/** More identities than this stand in small cards, as many beside each other as there is room for. */
export const FEW_IDENTITIES = 6

/** Who signs in. Each shows how far they get. */
export function IdentityChooser({ identities, simulation, chosenId, onChoose }: IdentityChooserProps) {
  const name = useId()
  const isMany = identities.length > FEW_IDENTITIES
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Who signs in</legend>
      <div
        className={classNames(
          'grid gap-2',
          isMany
            ? // On a phone a dozen cards would push everything else out of sight: they scroll in a box.
              'grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] max-sm:-mx-1 max-sm:max-h-72 max-sm:overflow-y-auto max-sm:p-1'
            : 'sm:grid-cols-3',
        )}
      >
        {identities.map((identity) => {
          const cells = simulation.cells.filter((cell) => cell.identity === identity.id)
          const allowed = cells.filter((cell) => cell.verdict === 'allow').length
          const stoppedAt = simulation.runs.find((run) => run.identityId === identity.id)?.stoppedAt ?? null
          const Icon = identity.kind === 'guest' ? UserRoundX : UserRound
          const result = <Result allowed={allowed} of={cells.length} stoppedAt={stoppedAt} isShort={isMany} />
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
                  <span className="truncate" title={isMany ? identity.name : undefined}>
                    {identity.name}
                  </span>
                </span>
                <span className="flex items-center justify-between gap-2 text-ink-2 text-xs">
                  <span className="truncate">{signInLine(identity)}</span>
                  {isMany && result}
                </span>
              </span>
              {!isMany && result}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

interface ResultProps {
  allowed: number
  of: number
  stoppedAt: StepNumber | null
  /** On one line. */
  isShort: boolean
}

function Result({ allowed, of, stoppedAt, isShort }: ResultProps) {
  if (stoppedAt !== null) {
    return (
      <span className="flex shrink-0 items-center gap-1 text-right font-medium text-warn text-xs">
        <TriangleAlert aria-hidden className={`shrink-0 ${isShort ? 'size-3.5' : 'size-4'}`} />
        {isShort ? (
          <span>
            <span className="sr-only">no credentials, </span>stopped at step {stoppedAt}
          </span>
        ) : (
          <span>
            no credentials
            <span className="block">stopped at step {stoppedAt}</span>
          </span>
        )}
      </span>
    )
  }
  return (
    <span className="shrink-0 text-right text-ink-2 text-xs">
      <span className={isShort ? 'font-semibold text-ink' : 'block font-semibold text-ink text-sm'}>
        {allowed} of {of}
      </span>
      {isShort && ' '}allowed
    </span>
  )
}

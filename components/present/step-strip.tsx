import type { ShownStep } from '@/components/engine/views-of'
import { classNames } from '@/components/ui/class-names'
import { STATUSES } from '@/components/ui/verdict'
import type { StepNumber } from '@/lib/simulation'

interface StepStripProps {
  steps: readonly ShownStep[]
  current: StepNumber
  isRevealed(step: StepNumber): boolean
  onChoose(step: StepNumber): void
}

/** All six steps, the one that is spoken of in the light; what came of each only once it was revealed. */
export function StepStrip({ steps, current, isRevealed, onChoose }: StepStripProps) {
  return (
    <ol aria-label="The six steps" className="flex flex-col gap-1 overflow-y-auto p-2">
      {steps.map(({ number, title, status }) => {
        const isCurrent = number === current
        const { word, Icon, text } = STATUSES[status]
        return (
          <li key={number}>
            <button
              type="button"
              aria-current={isCurrent ? 'step' : undefined}
              onClick={() => onChoose(number)}
              className={classNames(
                'flex min-h-10 w-full items-center gap-2 rounded-md border px-2 py-1 text-left text-sm',
                isCurrent
                  ? 'border-accent bg-accent-soft font-semibold text-ink'
                  : 'border-transparent text-ink-2 hover:bg-surface-2',
              )}
            >
              <span
                aria-hidden
                className={classNames(
                  'grid size-6 shrink-0 place-items-center rounded-full border font-semibold text-xs',
                  isCurrent ? 'border-accent bg-accent text-accent-ink' : 'border-line-strong',
                )}
              >
                {number}
              </span>
              <span className="min-w-0 flex-1">
                <span className="sr-only">Step {number}: </span>
                {title}
              </span>
              {isRevealed(number) && (
                <span className={text}>
                  <Icon role="img" aria-label={word} className="size-4" strokeWidth={2.5} />
                </span>
              )}
            </button>
          </li>
        )
      })}
    </ol>
  )
}

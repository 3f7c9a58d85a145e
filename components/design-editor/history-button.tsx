import { Check, History as HistoryIcon } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { stepsOf } from '@/lib/store'

/** The steps that led here, and those that were undone: each leads back to what the design was then. */
export function HistoryButton() {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const history = usePlayground((state) => state.history)
  const [isOpen, setOpen] = useState(false)
  const steps = isOpen ? stepsOf(history) : []
  const go = (position: number, label: string) => {
    store.getState().goToStep(position)
    announce(`The design is as it was after: ${label}.`)
  }
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button look="quiet" title="Every step so far, to go back to">
          <HistoryIcon aria-hidden />
          History
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label="History"
          className="z-40 flex max-h-[min(28rem,var(--radix-popover-content-available-height))] w-80 max-w-[calc(100vw-1rem)] flex-col gap-2 rounded-lg border border-line bg-surface p-3 shadow-dialog"
        >
          <p className="text-ink-2 text-xs">
            Choose a step to have the design as it was then. Later steps stay here until you change something.
          </p>
          <ol aria-label="Steps" className="min-h-0 overflow-y-auto">
            {steps
              .map((step, position) => ({ ...step, position, label: step.label ?? 'As it was at first' }))
              .toReversed()
              .map(({ label, when, position }) => (
                <li key={position}>
                  <button
                    type="button"
                    aria-current={when === 'now' ? 'step' : undefined}
                    onClick={() => go(position, label)}
                    className={classNames(
                      'flex min-h-8 w-full items-center gap-2 rounded-sm px-2 py-1 text-left text-sm focus-visible:-outline-offset-2',
                      when === 'now' ? 'bg-accent-soft font-medium text-accent' : 'hover:bg-surface-2',
                      when === 'undone' && 'text-ink-2',
                    )}
                  >
                    <span className="wrap-anywhere min-w-0 flex-1">{label}</span>
                    {when === 'now' && (
                      <span className="flex items-center gap-1 text-xs">
                        <Check aria-hidden className="size-3.5" />
                        now
                      </span>
                    )}
                    {when === 'undone' && <span className="text-xs italic">undone</span>}
                  </button>
                </li>
              ))}
          </ol>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

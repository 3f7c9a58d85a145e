import { ArrowRight, FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ShownStep } from '@/components/engine/views-of'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { RichText } from '@/components/ui/rich-text'
import { STATUSES, StatusChip } from '@/components/ui/verdict'
import type { DocumentPlace, StepNumber } from '@/lib/simulation'

interface StepRowProps {
  step: ShownStep
  isCurrent: boolean
  onChoose(step: StepNumber): void
  onReveal(place: DocumentPlace): void
  /** The current step in detail: below the row on a narrow page, beside the list on a wide one. */
  detail: ReactNode
}

const PLACES = { deciding: 'Decided by', nearest: 'Came nearest:', unclear: 'Unclear:' } as const

/** One step of the flow in a few words. */
export function StepRow({ step, isCurrent, onChoose, onReveal, detail }: StepRowProps) {
  const { number, status, decidedBy } = step
  const { text, soft, line } = STATUSES[status]
  const isWaiting = status === 'not-reached' || status === 'skipped'
  return (
    <li className="group/step">
      <div
        className={classNames(
          'relative border-l-3 py-2.5 pr-3 pl-2.5',
          isCurrent ? 'border-accent bg-accent-soft/60' : 'border-transparent hover:bg-surface-2',
        )}
      >
        {/* The line that strings the steps together, from this badge to the next. */}
        <span
          aria-hidden
          className="absolute top-10 -bottom-2.5 left-[1.375rem] w-px bg-line group-last/step:hidden"
        />
        <button
          type="button"
          data-step={number}
          aria-current={isCurrent ? 'step' : undefined}
          onClick={() => onChoose(number)}
          className="flex w-full gap-3 rounded-md text-left"
        >
          <span
            aria-hidden
            className={classNames(
              'z-1 grid size-6 shrink-0 place-items-center rounded-full border font-semibold text-xs',
              isCurrent
                ? 'border-accent bg-accent text-accent-ink'
                : classNames(line, soft, text, isWaiting && 'border-dashed border-line-strong!'),
            )}
          >
            {number}
          </span>
          <span className="min-w-0 flex-1">
            <span className="flex items-start justify-between gap-2">
              <span className="min-w-0">
                <span className="sr-only">Step {number}: </span>
                <span className="block font-semibold text-base leading-6">{step.title}</span>
              </span>
              <StatusChip status={status} />
            </span>
            <span className="mb-1 flex flex-wrap items-center gap-x-1 text-ink-2 text-xs">
              <span>{step.fromName}</span>
              <ArrowRight role="img" aria-label="to" className="size-3" />
              <span>{step.toName}</span>
            </span>
            <span className="wrap-anywhere block text-ink-2 text-xs">
              <RichText text={step.asked} />
            </span>
            <span className="wrap-anywhere mt-0.5 block text-xs">
              <RichText text={step.answered} />
            </span>
          </span>
        </button>
        {decidedBy && (
          <Button
            look="link"
            className="mt-1 ml-9 text-xs [&_svg]:size-3.5!"
            onClick={() => onReveal(decidedBy)}
          >
            <FileText aria-hidden />
            <span>
              {PLACES[decidedBy.role]} <span className="wrap-anywhere">{decidedBy.label}</span>
            </span>
          </Button>
        )}
      </div>
      {detail}
    </li>
  )
}

import { Check, ChevronLeft, ChevronRight, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'

interface StepperProps {
  says: string
  /** "changed cell": the buttons are named by it. */
  what: string
  tone: 'accent' | 'warn' | 'calm'
  /** Null when there is nothing to step to. */
  onStep: ((by: 1 | -1) => void) | null
}

const TONES = {
  accent: 'font-medium text-accent',
  warn: 'font-medium text-warn',
  calm: 'text-ink-2',
} as const

/** A count of cells, and two buttons that lead from one to the next. */
export function Stepper({ says, what, tone, onStep }: StepperProps) {
  return (
    <div className="flex items-center gap-1">
      <p className={classNames('flex items-center gap-1.5', TONES[tone])}>
        {tone === 'warn' && <X aria-hidden className="size-4 shrink-0" />}
        {tone === 'calm' && <Check aria-hidden className="size-4 shrink-0" />}
        {says}
      </p>
      {onStep && (
        <>
          <Button
            look="quiet"
            isIconOnly
            aria-label={`Previous ${what}`}
            title={`Previous ${what}`}
            onClick={() => onStep(-1)}
          >
            <ChevronLeft aria-hidden />
          </Button>
          <Button
            look="quiet"
            isIconOnly
            aria-label={`Next ${what}`}
            title={`Next ${what}`}
            onClick={() => onStep(1)}
          >
            <ChevronRight aria-hidden />
          </Button>
        </>
      )}
    </div>
  )
}

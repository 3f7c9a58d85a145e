'use client'

import { Check, CircleDashed, EyeOff, X } from 'lucide-react'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { RichText } from '@/components/ui/rich-text'
import type { GoalReason, GoalResult, LessonCheck } from '@/lib/scenarios'

/** More reasons than this would bury the first one. */
const FEW = 3

/** Every goal of the task with its state, and why it is not met. */
export function GoalList({ check }: { check: LessonCheck }) {
  const { hands, goals, hidden } = check
  return (
    <ul aria-label="Goals" className="flex flex-col gap-2">
      {[...goals, hands].map((goal) => (
        <Goal key={goal.says} goal={goal} />
      ))}
      {hidden ? (
        <Goal goal={hidden} />
      ) : (
        <li className="flex items-start gap-2 text-ink-2 text-sm">
          <EyeOff aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            <span className="font-medium">Not tried yet:</span> once all of these are met, other people and
            requests are tried, too.
          </span>
        </li>
      )}
    </ul>
  )
}

function Goal({ goal: { says, isMet, reasons } }: { goal: GoalResult }) {
  const Icon = isMet ? Check : reasons.length > 0 ? X : CircleDashed
  return (
    <li className="flex items-start gap-2">
      <Icon
        aria-hidden
        className={classNames('mt-0.5 size-4.5 shrink-0', isMet ? 'text-allow' : 'text-deny')}
        strokeWidth={2.5}
      />
      <div className="min-w-0 grow">
        <p className="wrap-anywhere">
          <span className={classNames('font-semibold text-xs', isMet ? 'text-allow' : 'text-deny')}>
            {isMet ? 'Met' : 'Not yet'}
            <span className="sr-only">:</span>
          </span>{' '}
          <RichText text={says} />
        </p>
        {reasons.length > 0 && (
          <ul className="flex flex-col gap-1 pt-1 text-ink-2 text-sm">
            {reasons.slice(0, FEW).map((reason, index) => (
              <Reason key={reason.text} reason={reason} isFirst={index === 0} />
            ))}
            {reasons.length > FEW && <li>and {reasons.length - FEW} more of this kind</li>}
          </ul>
        )}
      </div>
    </li>
  )
}

function Reason({ reason, isFirst }: { reason: GoalReason; isFirst: boolean }) {
  const { text, why, identity, request } = reason
  const store = usePlaygroundStore()
  return (
    <li className="wrap-anywhere">
      {/* The same cause would stand there again and again. */}
      <RichText text={isFirst && why ? `${text} ${why}` : text} />{' '}
      {identity && request && (
        <Button
          look="link"
          className="min-h-6!"
          onClick={() => store.getState().chooseCell(identity, request, 6)}
        >
          Show why
        </Button>
      )}
    </li>
  )
}

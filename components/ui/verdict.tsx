import { Ban, Check, CircleDashed, CircleQuestionMark, Minus, X } from 'lucide-react'
import type { StepStatus, Verdict } from '@/lib/simulation'
import { classNames } from './class-names'

// Never by colour alone: every state has a word, an icon and a colour, here and nowhere else.

export const VERDICTS = {
  allow: { word: 'Allow', Icon: Check, text: 'text-allow', soft: 'bg-allow-soft', line: 'border-allow/40' },
  deny: { word: 'Deny', Icon: Ban, text: 'text-deny', soft: 'bg-deny-soft', line: 'border-deny/40' },
  undetermined: {
    word: 'Undetermined',
    Icon: CircleQuestionMark,
    text: 'text-unknown',
    soft: 'bg-unknown-soft',
    line: 'border-unknown/40',
  },
} as const satisfies Record<Verdict, object>

export const STATUSES = {
  passed: { word: 'Passed', Icon: Check, text: 'text-allow', soft: 'bg-allow-soft', line: 'border-allow/50' },
  refused: { word: 'Refused', Icon: X, text: 'text-deny', soft: 'bg-deny-soft', line: 'border-deny/50' },
  skipped: { word: 'Skipped', Icon: Minus, text: 'text-ink-2', soft: 'bg-surface-2', line: 'border-line' },
  'not-reached': {
    word: 'Not reached',
    Icon: CircleDashed,
    text: 'text-ink-2',
    soft: 'bg-surface-2',
    line: 'border-line',
  },
  undetermined: {
    word: 'Undetermined',
    Icon: CircleQuestionMark,
    text: 'text-unknown',
    soft: 'bg-unknown-soft',
    line: 'border-unknown/50',
  },
} as const satisfies Record<StepStatus, object>

export function StatusChip({ status }: { status: StepStatus }) {
  const { word, Icon, text, soft } = STATUSES[status]
  return (
    <span
      className={classNames(
        'inline-flex shrink-0 items-center gap-1 rounded-full px-2 py-0.5 font-medium text-xs',
        text,
        soft,
      )}
    >
      <Icon aria-hidden className="size-3.5" strokeWidth={2.5} />
      {word}
    </span>
  )
}

import { CirclePlus, CircleQuestionMark, Footprints, Lightbulb, SquareMinus } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import type { CellChangeKind } from '@/lib/views'

// Newly allowed and newly denied are told apart by shape, word and colour: a round plus, a square minus.

export const CHANGES = {
  'newly-allowed': { word: 'Newly allowed', Icon: CirclePlus, look: 'rounded-full bg-allow-soft text-allow' },
  'newly-denied': { word: 'Newly denied', Icon: SquareMinus, look: 'rounded-sm bg-deny-soft text-deny' },
  unclear: {
    word: 'No longer certain',
    Icon: CircleQuestionMark,
    look: 'rounded-sm border border-dashed border-line-strong bg-unknown-soft text-unknown',
  },
  clear: { word: 'Now certain', Icon: Lightbulb, look: 'rounded-sm bg-accent-soft text-accent' },
  'other-step': { word: 'At another step', Icon: Footprints, look: 'rounded-sm bg-surface-2 text-ink' },
} as const satisfies Record<CellChangeKind, object>

/** One kind of change: shape, word, colour, and what to add. */
export function ChangeSign({ kind, detail }: { kind: CellChangeKind; detail?: string }) {
  const { word, Icon, look } = CHANGES[kind]
  return (
    <span className={classNames('inline-flex items-center gap-1 px-2 py-0.5 font-medium text-xs', look)}>
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.5} />
      {word}
      {detail && <span className="font-normal">{detail}</span>}
    </span>
  )
}

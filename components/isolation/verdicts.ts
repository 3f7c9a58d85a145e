import { CircleQuestionMark, DoorOpen, LoaderCircle, ShieldCheck } from 'lucide-react'
import type { CellView } from '@/lib/prover'

/** How each verdict looks: word, icon and colour, here and nowhere else. */
export const ISOLATION_VERDICTS = {
  proved: {
    word: 'Isolated',
    Icon: ShieldCheck,
    text: 'text-allow',
    soft: 'bg-allow-soft',
    line: 'border-allow/40',
  },
  counterexample: {
    word: 'Reachable',
    Icon: DoorOpen,
    text: 'text-deny',
    soft: 'bg-deny-soft',
    line: 'border-deny/40',
  },
  unknown: {
    word: 'Unknown',
    Icon: CircleQuestionMark,
    text: 'text-unknown',
    soft: 'bg-unknown-soft',
    line: 'border-unknown/40',
  },
} as const satisfies Record<CellView['verdict'], object>

/** A cell that is still being worked out. */
export const PENDING = {
  word: 'Working …',
  Icon: LoaderCircle,
  text: 'text-ink-2',
  soft: 'bg-surface-2',
  line: 'border-line',
} as const

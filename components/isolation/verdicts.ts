import {
  Ban,
  Check,
  CircleQuestionMark,
  CircleSlash,
  Copy,
  DoorClosed,
  DoorOpen,
  LoaderCircle,
  Minus,
  ShieldCheck,
} from 'lucide-react'
import type { CellView, RoleAccessCell, StatementUseView } from '@/lib/prover'

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

const UNKNOWN = ISOLATION_VERDICTS.unknown

/** Whether people get a role. The colour says whether that is as meant: {@link accessColours}. */
export const ACCESS_VERDICTS = {
  'let-in': { word: 'Let in', Icon: DoorOpen },
  'kept-out': { word: 'Kept out', Icon: DoorClosed },
  unknown: { word: UNKNOWN.word, Icon: UNKNOWN.Icon },
} as const satisfies Record<RoleAccessCell['verdict'], object>

/** Green: as meant. Red: not as meant. Without a colour: nothing was meant. */
export function accessColours({ verdict, isAsMeant }: Pick<RoleAccessCell, 'verdict' | 'isAsMeant'>) {
  if (verdict === 'unknown') return UNKNOWN
  if (isAsMeant === null) return { text: 'text-ink', soft: 'bg-surface-2', line: 'border-line' }
  return isAsMeant ? ISOLATION_VERDICTS.proved : ISOLATION_VERDICTS.counterexample
}

/** What a statement does. */
export const USES = {
  needed: { ...ISOLATION_VERDICTS.proved, word: 'Needed', Icon: Check },
  never: {
    word: 'Never matches',
    Icon: CircleSlash,
    text: 'text-warn',
    soft: 'bg-warn-soft',
    line: 'border-warn/40',
  },
  shadowed: {
    word: 'Always refused',
    Icon: Ban,
    text: 'text-warn',
    soft: 'bg-warn-soft',
    line: 'border-warn/40',
  },
  redundant: {
    word: 'Adds nothing',
    Icon: Copy,
    text: 'text-accent',
    soft: 'bg-accent-soft',
    line: 'border-accent/40',
  },
  'no-effect': {
    word: 'No effect',
    Icon: Minus,
    text: 'text-accent',
    soft: 'bg-accent-soft',
    line: 'border-accent/40',
  },
  unknown: UNKNOWN,
} as const satisfies Record<StatementUseView['kind'], object>

/** A cell that is still being worked out. */
export const PENDING = {
  word: 'Working …',
  Icon: LoaderCircle,
  text: 'text-ink-2',
  soft: 'bg-surface-2',
  line: 'border-line',
} as const

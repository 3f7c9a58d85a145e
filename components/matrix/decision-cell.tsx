import { TriangleAlert } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { VERDICTS } from '@/components/ui/verdict'
import type { MatrixCell } from '@/lib/views'

interface DecisionCellProps {
  cell: MatrixCell
  isChosen: boolean
  isChanged: boolean
  /** One cell of the matrix is in the tab order; arrow keys lead to the others. */
  isInTabOrder: boolean
  onChoose(): void
  onFocus(): void
}

/** One verdict: icon, word, colour and what to add. Choosing it explains it. */
export function DecisionCell({
  cell,
  isChosen,
  isChanged,
  isInTabOrder,
  onChoose,
  onFocus,
}: DecisionCellProps) {
  const { Icon, text, soft } = VERDICTS[cell.verdict]
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={isChanged ? `${cell.label}, changed by your last edit` : cell.label}
      tabIndex={isInTabOrder ? 0 : -1}
      onClick={onChoose}
      onFocus={onFocus}
      className={classNames(
        'relative flex h-full min-h-10 w-full flex-col items-start justify-center rounded-md border px-2 py-0.5 text-left',
        soft,
        isChosen
          ? 'z-1 border-transparent outline-2 outline-accent -outline-offset-1 focus-visible:outline-3'
          : 'border-transparent hover:border-line-strong',
      )}
    >
      <span className={classNames('flex items-center gap-1 font-semibold text-sm', text)}>
        <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.5} />
        {cell.word}
        {cell.hasWarning && <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warn" />}
      </span>
      {(cell.note || isChanged) && (
        <span className="text-xs leading-4">
          {cell.note && (
            <span className={cell.hasWarning ? 'font-medium text-warn' : 'text-ink-2'}>
              {shortNote(cell.note)}
            </span>
          )}
          {cell.note && isChanged && ', '}
          {isChanged && <span className="font-semibold text-accent">changed</span>}
        </span>
      )}
    </button>
  )
}

/** "no credentials: step 4" stands in the name of the button; a column of them needs no more than "step 4". */
function shortNote(note: string): string {
  return note.slice(note.lastIndexOf(':') + 1).trim()
}

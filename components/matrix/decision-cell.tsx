import { Check, TriangleAlert, X } from 'lucide-react'
import { memo } from 'react'
import { classNames } from '@/components/ui/class-names'
import { VERDICTS } from '@/components/ui/verdict'
import type { StepNumber } from '@/lib/simulation'
import type { MatrixCell } from '@/lib/views'
import { cellKey } from './changed-cells'

export type ChooseCell = (identityId: string, requestId: string, step: StepNumber) => void

interface DecisionCellProps {
  cell: MatrixCell
  requestId: string
  isChosen: boolean
  isChanged: boolean
  /** One cell of the matrix is in the tab order; arrow keys lead to the others. */
  isInTabOrder: boolean
  onChoose: ChooseCell
  onFocus(key: string): void
}

/** One verdict: icon, word, colour and what to add. Choosing it explains it. */
export const DecisionCell = memo(function DecisionCell({
  cell,
  requestId,
  isChosen,
  isChanged,
  isInTabOrder,
  onChoose,
  onFocus,
}: DecisionCellProps) {
  const { Icon, text, soft } = VERDICTS[cell.verdict]
  const { identityId, note, expected, hasWarning } = cell
  const key = cellKey(identityId, requestId)
  const isUnmet = expected?.isMet === false
  const isUncertain = cell.isAssumed || cell.verdict === 'undetermined'
  return (
    <button
      type="button"
      data-cell={key}
      aria-pressed={isChosen}
      aria-label={isChanged ? `${cell.label}, changed by your last edit` : cell.label}
      tabIndex={isInTabOrder ? 0 : -1}
      onClick={() => onChoose(identityId, requestId, cell.step)}
      onFocus={() => onFocus(key)}
      className={classNames(
        'relative flex h-full min-h-10 w-full flex-col items-start justify-center overflow-hidden rounded-md border px-2 py-0.5 text-left text-xs leading-4',
        soft,
        isChosen && 'z-1 outline-2 outline-accent -outline-offset-1 focus-visible:outline-3',
        // A solid line is a promise that was broken, a dashed one an answer that is not certain.
        isUnmet
          ? 'border-2 border-warn'
          : isUncertain
            ? 'border-line-strong border-dashed'
            : `border-transparent ${isChosen ? '' : 'hover:border-line-strong'}`,
      )}
    >
      <span className={classNames('flex items-center gap-1 font-semibold text-sm', text)}>
        <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.5} />
        {/* The one word that may be longer than its column. */}
        <span className={cell.verdict === 'undetermined' ? 'wrap-anywhere min-w-0 hyphens-auto' : undefined}>
          {cell.word}
        </span>
        {hasWarning && <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warn" />}
      </span>
      {(note || cell.isAssumed || isChanged) && (
        <span>
          {note && (
            <span className={hasWarning ? 'font-medium text-warn' : 'text-ink-2'}>{shortNote(note)}</span>
          )}
          {cell.isAssumed && <span className="text-ink-2 italic">{note && ', '}assumed</span>}
          {(note || cell.isAssumed) && isChanged && ', '}
          {isChanged && <span className="font-semibold text-accent">changed</span>}
        </span>
      )}
      {expected && (
        <span className={isUnmet ? 'font-semibold text-warn' : 'text-ink-2'}>
          {isUnmet ? (
            <X aria-hidden className="mr-0.5 inline size-3" strokeWidth={3} />
          ) : (
            <Check aria-hidden className="mr-0.5 inline size-3" />
          )}
          {isUnmet ? `not ${expected.words}` : 'expected'}
        </span>
      )}
    </button>
  )
})

/** "no credentials: step 4" stands in the name of the button; a column of them needs no more than "step 4". */
function shortNote(note: string): string {
  return note.slice(note.lastIndexOf(':') + 1).trim()
}

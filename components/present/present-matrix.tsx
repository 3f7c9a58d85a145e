import { Eye, EyeOff } from 'lucide-react'
import type { ShownExplanation } from '@/components/engine/views-of'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { RichText } from '@/components/ui/rich-text'
import { VERDICTS } from '@/components/ui/verdict'
import type { MatrixCell, MatrixView } from '@/lib/views'

interface PresentMatrixProps {
  matrix: MatrixView
  explanation: ShownExplanation | null
  chosen: { readonly identityId: string; readonly requestId: string | null }
  isRevealed(identityId: string, requestId: string): boolean
  /** Chooses a cell and reveals it. */
  onAsk(identityId: string, requestId: string): void
  onRevealAll(): void
  onHideAll(): void
}

/** In rem, in the large type of this view. A table that is wider than the screen scrolls. */
const FIRST_COLUMN = 10
const COLUMN = 5

/** Who may do what: each cell is a question until somebody asks it. */
export function PresentMatrix(props: PresentMatrixProps) {
  const { matrix, explanation, chosen, isRevealed, onAsk } = props
  const { identityId, requestId } = chosen
  const isTold = requestId !== null && isRevealed(identityId, requestId)
  return (
    <div className="presenter-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, so keyboards must reach it */}
      <section aria-label="Table" tabIndex={0} className="min-h-0 min-w-0 overflow-auto">
        <table
          className="w-full table-fixed border-separate border-spacing-1 text-sm"
          style={{ minWidth: `${FIRST_COLUMN + COLUMN * matrix.identities.length}rem` }}
        >
          <caption className="sr-only">Who may do what; a cell is revealed when it is chosen</caption>
          <thead>
            <tr>
              <th scope="col" className="w-2/5 text-left font-semibold">
                Request
              </th>
              {matrix.identities.map(({ id, name }) => (
                <th key={id} scope="col" className="wrap-anywhere px-1 text-center font-semibold">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map((row) => (
              <tr key={row.requestId}>
                <th scope="row" className="wrap-anywhere text-left font-medium">
                  {row.name}
                </th>
                {row.cells.map((cell) => (
                  <td key={cell.identityId}>
                    <Question
                      cell={cell}
                      isRevealed={isRevealed(cell.identityId, row.requestId)}
                      isChosen={cell.identityId === identityId && row.requestId === requestId}
                      onAsk={() => onAsk(cell.identityId, row.requestId)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="flex flex-wrap items-start gap-3 rounded-lg border border-line bg-surface p-3">
        <div className="min-w-0 flex-1 basis-96">
          {isTold && explanation ? (
            <>
              <h2 className="font-semibold text-lg">{explanation.headline}</h2>
              <p className="wrap-anywhere text-base">
                <RichText text={explanation.reason} />
              </p>
            </>
          ) : (
            <p className="text-base text-ink-2">Choose a cell: what do you think?</p>
          )}
        </div>
        <div className="flex gap-2">
          <Button onClick={props.onRevealAll}>
            <Eye aria-hidden />
            Reveal all
          </Button>
          <Button title="Hide all answers (H)" onClick={props.onHideAll}>
            <EyeOff aria-hidden />
            Hide all
          </Button>
        </div>
      </div>
    </div>
  )
}

interface QuestionProps {
  cell: MatrixCell
  isRevealed: boolean
  isChosen: boolean
  onAsk(): void
}

function Question({ cell, isRevealed, isChosen, onAsk }: QuestionProps) {
  const { Icon, text, soft } = VERDICTS[cell.verdict]
  // "Ana, Get own object: Allow" gives the answer away.
  const asked = cell.label.slice(0, cell.label.lastIndexOf(`: ${cell.word}`))
  return (
    <button
      type="button"
      aria-label={isRevealed ? cell.label : `${asked}: not revealed`}
      aria-pressed={isChosen}
      onClick={onAsk}
      className={classNames(
        'flex min-h-7 w-full items-center justify-center gap-1 rounded-sm border px-1 font-medium',
        isRevealed ? classNames(soft, text) : 'border-dashed bg-surface text-ink-2',
        isChosen ? 'border-accent' : isRevealed ? 'border-transparent' : 'border-line-strong',
      )}
    >
      {isRevealed ? (
        <>
          <Icon aria-hidden className="size-4 shrink-0" strokeWidth={2.5} />
          {cell.word}
        </>
      ) : (
        '?'
      )}
    </button>
  )
}

import { classNames } from '@/components/ui/class-names'
import type { CellView, TopicPlan } from '@/lib/prover'
import { cellName } from './use-isolation'
import { ISOLATION_VERDICTS, PENDING } from './verdicts'

/** Where a cell stands. */
export interface Place {
  readonly topic: number
  readonly population: number
  readonly operation: number
}

interface IsolationTableProps {
  topic: TopicPlan
  index: number
  cells: ReadonlyMap<string, CellView>
  chosen: Place | null
  onChoose(place: Place): void
}

export const OPERATION_WORDS = {
  read: 'Read',
  write: 'Write',
  delete: 'Delete',
  list: 'List',
  scan: 'Scan the table',
  use: 'Use',
} as const

/** Who could do what with things of somebody else: a row for each operation, a column for each kind of session. */
export function IsolationTable({ topic, index, cells, chosen, onChoose }: IsolationTableProps) {
  return (
    <div className="overflow-x-auto">
      <table
        aria-label={`Who reaches ${topic.says}`}
        className="border-separate border-spacing-1 text-left text-sm"
      >
        <thead>
          <tr>
            <th scope="col" className="font-normal text-ink-2">
              What others do
            </th>
            {topic.populations.map(({ id, says }) => (
              <th key={id} scope="col" className="max-w-48 wrap-anywhere pr-2 align-bottom font-medium">
                {says}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topic.operations.map((operation, row) => (
            <tr key={operation}>
              <th scope="row" className="whitespace-nowrap pr-3 font-medium">
                {OPERATION_WORDS[operation]}
              </th>
              {topic.populations.map(({ id }, column) => {
                const place = { topic: index, population: column, operation: row }
                const isChosen =
                  chosen?.topic === index && chosen.population === column && chosen.operation === row
                return (
                  <td key={id}>
                    <VerdictButton
                      cell={cells.get(cellName(index, column, row))}
                      isChosen={isChosen}
                      onClick={() => onChoose(place)}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function VerdictButton({
  cell,
  isChosen,
  onClick,
}: {
  cell: CellView | undefined
  isChosen: boolean
  onClick(): void
}) {
  const { word, Icon, text, soft, line } = cell ? ISOLATION_VERDICTS[cell.verdict] : PENDING
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onClick}
      className={classNames(
        'inline-flex h-8 min-w-28 items-center gap-1.5 rounded-md border px-2 font-medium',
        text,
        soft,
        line,
        isChosen && 'ring-2 ring-accent',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {word}
      {cell?.isMet === false && <span className="font-normal text-xs">(not as stated)</span>}
    </button>
  )
}

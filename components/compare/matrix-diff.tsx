import { useMemo } from 'react'
import { ScrollArea } from '@/components/ui/scroll-area'
import { VERDICTS } from '@/components/ui/verdict'
import type { ComparedCell, ComparedLine, Comparison } from '@/lib/views'
import { ChangeSign } from './change-signs'

/** More of either would be a wall of words; how many there are besides is said. */
const ROWS_SHOWN = 60
const COLUMNS_SHOWN = 20

interface MatrixDiffProps {
  comparison: Comparison
  /** Also the rows and columns in which nothing differs. */
  isWhole: boolean
}

/** The cells of two designs, one laid over the other. */
export function MatrixDiff({ comparison, isWhole }: MatrixDiffProps) {
  const { cellOf } = comparison
  const { rows, columns } = useMemo(() => linesToShow(comparison, isWhole), [comparison, isWhole])
  if (rows.length === 0 || columns.length === 0) return null
  const shownColumns = columns.slice(0, COLUMNS_SHOWN)
  const shownRows = rows.slice(0, ROWS_SHOWN)
  const moreRows = Math.max(0, rows.length - ROWS_SHOWN)
  const moreColumns = Math.max(0, columns.length - COLUMNS_SHOWN)
  return (
    <>
      <ScrollArea label="Cells of both designs" className="rounded-md border border-line">
        <table className="w-full border-separate border-spacing-0 text-left text-xs">
          <caption className="sr-only">What differs in who may do what</caption>
          <thead>
            <tr>
              <th scope="col" className="sticky left-0 bg-surface px-3 py-1.5 font-medium text-ink-2">
                Request
              </th>
              {shownColumns.map((identity) => (
                <th key={identity.id} scope="col" className="px-2 py-1.5 align-bottom font-semibold">
                  {identity.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shownRows.map((request) => (
              <tr key={request.id}>
                <th
                  scope="row"
                  className="sticky left-0 border-line border-t bg-surface px-3 py-1.5 font-normal text-sm"
                >
                  {request.name}
                </th>
                {shownColumns.map((identity) => (
                  <td key={identity.id} className="whitespace-nowrap border-line border-t px-2 py-1.5">
                    <DiffCell cell={cellOf(identity.id, request.id)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {(moreRows > 0 || moreColumns > 0) && (
        <p className="text-ink-2 text-xs">
          And {moreRows} more requests, {moreColumns} more identities.
        </p>
      )}
    </>
  )
}

/** The lines that both designs have; of those, only such as differ somewhere, or all. */
function linesToShow({ identities, requests, cellOf }: Comparison, isWhole: boolean) {
  const columns = identities.filter(({ isIn }) => isIn === 'both')
  const rows = requests.filter(({ isIn }) => isIn === 'both')
  if (isWhole) return { rows, columns }
  const isChanged = (identity: ComparedLine, request: ComparedLine) =>
    cellOf(identity.id, request.id)?.kind != null
  return {
    rows: rows.filter((request) => columns.some((identity) => isChanged(identity, request))),
    columns: columns.filter((identity) => rows.some((request) => isChanged(identity, request))),
  }
}

function DiffCell({ cell }: { cell: ComparedCell | null }) {
  if (cell === null) return null
  const { kind, before, after } = cell
  if (kind === null) {
    const { Icon, word } = VERDICTS[after.verdict]
    return (
      <span className="inline-flex items-center gap-1 text-ink-2">
        <Icon aria-hidden className="size-3.5" />
        {word}, as before
      </span>
    )
  }
  return (
    <ChangeSign
      kind={kind}
      detail={kind === 'other-step' ? `${before.step} → ${after.step}` : sayStep(after)}
    />
  )
}

/** A refusal before the last step is one of credentials. */
function sayStep({ step }: ComparedCell['after']): string {
  return step === 6 ? '' : `at step ${step}`
}

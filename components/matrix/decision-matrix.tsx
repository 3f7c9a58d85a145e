'use client'

import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { ScrollArea } from '@/components/ui/scroll-area'
import type { ArrangedColumn, ArrangedMatrix, MatrixRow } from '@/lib/views'
import { type ChangedCells, cellKey } from './changed-cells'
import { type ChooseCell, DecisionCell } from './decision-cell'
import { moveInGrid } from './move-in-grid'

export interface DecisionMatrixProps {
  matrix: ArrangedMatrix
  /** The sum in words. */
  summary: string
  /** How many identities and requests there are in all, shown or not. */
  identityCount: number
  requestCount: number
  chosen: { readonly identityId: string; readonly requestId: string | null }
  changed: ChangedCells
  onChoose: ChooseCell
}

/** More columns than this do not fit beside each other: the table scrolls sideways under its first column. */
export const FEW_COLUMNS = 5

/** As many columns fit into the narrowest panel with their words whole. */
const NARROW_COLUMNS = 3

/** As many columns fit on a wide screen. */
const FULL_WIDTH = 9

/** Widths of a table that scrolls, in rem. A column has room for the longest verdict. */
export const FIRST_COLUMN = 14
export const COLUMN = 6.75
/** The same where the table stands beside others. */
const SMALL = { first: 9, column: 5 }

/** What PageUp and PageDown pass over. */
const PAGE = 10

/** Which requests succeed for whom. A table; arrow keys move between its cells, Enter or Space explains one. */
export function DecisionMatrix({
  matrix: { columns, groups },
  summary,
  identityCount,
  requestCount,
  chosen,
  changed,
  onChoose,
}: DecisionMatrixProps) {
  const table = useRef<HTMLTableElement>(null)
  const [visited, setVisited] = useState<string | null>(null)
  const hintId = useId()

  // The cell that Tab leads to: the one last visited, else the chosen one, else the first.
  const keys = groups.flatMap(({ rows }) =>
    rows.flatMap((row) => columns.map((column) => cellKey(column.id, row.requestId))),
  )
  const wanted = [visited, chosen.requestId && cellKey(chosen.identityId, chosen.requestId)]
  const inTabOrder = wanted.find((key) => key && keys.includes(key)) ?? keys[0]

  const move = (event: KeyboardEvent) => {
    const width = columns.length
    const from = keys.indexOf((event.target as HTMLElement).dataset.cell ?? '')
    if (from < 0) return
    const to = moveInGrid(
      event,
      { row: Math.floor(from / width), column: from % width },
      { rows: keys.length / width, columns: width, page: PAGE },
    )
    if (to === null) return
    event.preventDefault()
    table.current?.querySelectorAll<HTMLElement>('[data-cell]')[to.row * width + to.column]?.focus()
  }

  const isMany = columns.length > NARROW_COLUMNS
  const hasWholeWidth = columns.length > FEW_COLUMNS
  const { first, column } = hasWholeWidth ? { first: FIRST_COLUMN, column: COLUMN } : SMALL
  const drawn = (
    <table
      ref={table}
      onKeyDown={move}
      aria-describedby={hintId}
      className="w-full table-fixed border-separate border-spacing-0"
      style={isMany ? { minWidth: `${first + columns.length * column}rem` } : undefined}
    >
      <caption className="caption-top px-4 pt-1 pb-2 text-left text-ink-2 text-sm">
        <span className="sr-only">Which requests succeed for whom. </span>
        <span className="sticky left-4 inline-block max-w-[calc(100vw-4rem)]">
          {summary}
          {hasWholeWidth && (
            <span className={columns.length > FULL_WIDTH ? undefined : 'xl:hidden'}>
              {' '}
              Scroll sideways to see everyone.
            </span>
          )}
        </span>
        <span id={hintId} className="sr-only">
          Arrow keys move between cells; Enter explains one.
        </span>
      </caption>
      <thead>
        <tr>
          <Corner className={hasWholeWidth ? 'w-36 sm:w-56' : isMany ? 'w-36' : 'w-[36%]'} />
          {columns.map((each) => (
            <ColumnHeader
              key={each.id}
              column={each}
              of={requestCount}
              isMany={isMany}
              isChosen={each.id === chosen.identityId}
            />
          ))}
        </tr>
      </thead>
      {groups.map(({ key, title, rows }) => (
        <tbody key={key}>
          {title && (
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns.length + 1}
                className="border-line border-y bg-surface-2 px-4 py-1 text-left font-medium text-ink-2 text-xs"
              >
                <span className="sticky left-4">{title}</span>
              </th>
            </tr>
          )}
          {rows.map((row) => (
            <tr key={row.requestId}>
              <RowHeader row={row} of={identityCount} />
              {columns.map(({ id, index }) => {
                const cell = row.cells[index]
                const name = cellKey(id, row.requestId)
                return (
                  <td key={id} className="h-px p-0.5 last:pr-2">
                    {cell && (
                      <DecisionCell
                        cell={cell}
                        requestId={row.requestId}
                        isChosen={id === chosen.identityId && row.requestId === chosen.requestId}
                        isChanged={changed.has(name)}
                        isInTabOrder={name === inTabOrder}
                        onFocus={setVisited}
                        onChoose={onChoose}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
  return isMany ? (
    <ScrollArea
      label="Table of requests and identities"
      className="many-columns relative max-h-[85vh] min-w-0 rounded-b-lg pb-1"
    >
      {drawn}
    </ScrollArea>
  ) : (
    <div className="flex min-w-0 flex-col">{drawn}</div>
  )
}

/** The heading above the headings of rows; what stands below the names of identities is said here once. */
export function Corner({ className }: { className?: string }) {
  return (
    <th
      scope="col"
      className={classNames(
        'sticky top-0 left-0 z-4 bg-surface px-4 py-1.5 text-left align-bottom font-medium text-ink-2 text-xs',
        className,
      )}
    >
      <span className="flex flex-wrap justify-between gap-x-2">
        Request <span aria-hidden>allowed</span>
      </span>
    </th>
  )
}

interface ColumnHeaderProps {
  column: ArrangedColumn
  /** How many requests there are. */
  of: number
  isMany: boolean
  isChosen: boolean
  position?: number
}

export function ColumnHeader({
  column: { name, allowed },
  of,
  isMany,
  isChosen,
  position,
}: ColumnHeaderProps) {
  return (
    <th
      scope="col"
      aria-colindex={position}
      className={classNames(
        'sticky top-0 z-3 bg-surface px-1.5 py-1.5 text-left align-bottom font-semibold',
        isMany ? 'text-xs' : 'text-sm',
        isChosen && 'text-accent',
      )}
    >
      <span className={isMany ? 'wrap-anywhere line-clamp-3' : 'block'} title={isMany ? name : undefined}>
        {name}
      </span>
      <Sum allowed={allowed} of={of} />
    </th>
  )
}

/** "6/13"; the words are for those who do not see where it stands. */
function Sum({ allowed, of }: { allowed: number; of: number }) {
  return (
    <span className="whitespace-nowrap font-normal text-ink-2 text-xs">
      <span aria-hidden>
        {allowed}/{of}
      </span>
      <span className="sr-only">
        {' '}
        {allowed} of {of} allowed
      </span>
    </span>
  )
}

export function RowHeader({ row, of, isClipped }: { row: MatrixRow; of: number; isClipped?: boolean }) {
  const { name, operation, allowed } = row
  return (
    <th
      scope="row"
      aria-colindex={isClipped ? 1 : undefined}
      className="sticky left-0 z-2 bg-surface py-1 pr-2 pl-4 text-left align-middle font-normal"
    >
      <span
        className={classNames('block text-sm leading-4', isClipped && 'line-clamp-2')}
        title={isClipped ? name : undefined}
      >
        {name}
      </span>
      <span className={classNames('flex justify-between gap-x-2', !isClipped && 'flex-wrap')}>
        <code
          className={classNames(
            'min-w-0 font-mono text-ink-2 text-xs',
            isClipped ? 'truncate' : 'wrap-anywhere',
          )}
        >
          {shortName(operation)}
        </code>{' '}
        <Sum allowed={allowed} of={of} />
      </span>
    </th>
  )
}

/** The heading of the group names the service already. */
function shortName(operation: string): string {
  return operation.slice(operation.indexOf(':') + 1)
}

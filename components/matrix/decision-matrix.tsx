'use client'

import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { ScrollArea } from '@/components/ui/scroll-area'
import type { StepNumber } from '@/lib/simulation'
import type { MatrixRow, MatrixView } from '@/lib/views'
import { cellKey } from './changed-cells'
import { DecisionCell } from './decision-cell'

interface DecisionMatrixProps {
  matrix: MatrixView
  chosen: { readonly identityId: string; readonly requestId: string | null }
  changed: ReadonlySet<string>
  onChoose(identityId: string, requestId: string, step: StepNumber): void
}

/** More columns than this do not fit beside each other: the table scrolls sideways under its first column. */
export const FEW_COLUMNS = 5

/** As many columns fit on a wide screen. */
const FULL_WIDTH = 9

/** Widths of a table that scrolls, in rem. A column has room for the longest verdict. */
const FIRST_COLUMN = 14
const COLUMN = 6.75

/** What the services are called; others go by their prefix. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['s3', 'Amazon S3'],
  ['dynamodb', 'Amazon DynamoDB'],
])

/** Which requests succeed for whom. A table; arrow keys move between its cells, Enter or Space explains one. */
export function DecisionMatrix({ matrix, chosen, changed, onChoose }: DecisionMatrixProps) {
  const { identities, rows, summary } = matrix
  const table = useRef<HTMLTableElement>(null)
  const [visited, setVisited] = useState<string | null>(null)
  const hintId = useId()

  // The cell that Tab leads to: the one last visited, else the chosen one, else the first.
  const keys = rows.flatMap((row) => row.cells.map((cell) => cellKey(cell.identityId, row.requestId)))
  const wanted = [visited, chosen.requestId && cellKey(chosen.identityId, chosen.requestId)]
  const inTabOrder = wanted.find((key) => key && keys.includes(key)) ?? keys[0]

  const move = (event: KeyboardEvent) => {
    const buttons = [...(table.current?.querySelectorAll<HTMLElement>('td button') ?? [])]
    const from = buttons.indexOf(event.target as HTMLElement)
    const to = from < 0 ? null : target(event, from, identities.length, buttons.length)
    if (to === null) return
    event.preventDefault()
    buttons[to]?.focus()
  }

  const isMany = identities.length > FEW_COLUMNS
  const services = [...new Set([...SERVICES.keys(), ...rows.map((row) => row.service)])]
  const drawn = (
    <table
      ref={table}
      onKeyDown={move}
      aria-describedby={hintId}
      className="w-full table-fixed border-separate border-spacing-0"
      style={isMany ? { minWidth: `${FIRST_COLUMN + identities.length * COLUMN}rem` } : undefined}
    >
      <caption className="caption-top px-4 pt-2.5 pb-2 text-left text-ink-2 text-sm">
        <span className="sr-only">Which requests succeed for whom. </span>
        <span className="sticky left-4 inline-block max-w-[calc(100vw-4rem)]">
          {summary}
          {isMany && (
            <span className={identities.length > FULL_WIDTH ? undefined : 'xl:hidden'}>
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
          <th
            scope="col"
            className={classNames(
              'sticky left-0 z-2 bg-surface px-4 py-1.5 text-left align-bottom font-medium text-ink-2 text-xs',
              isMany ? 'w-36 sm:w-56' : 'w-[36%]',
            )}
          >
            Request
          </th>
          {identities.map((identity) => (
            <th
              key={identity.id}
              scope="col"
              className={classNames(
                'px-1.5 py-1.5 text-left font-semibold',
                isMany ? 'align-bottom text-xs' : 'text-sm',
                identity.id === chosen.identityId && 'text-accent',
              )}
            >
              <span
                className={isMany ? 'line-clamp-3' : undefined}
                title={isMany ? identity.name : undefined}
              >
                {identity.name}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      {services.map((service) => {
        const group = rows.filter((row) => row.service === service)
        if (group.length === 0) return null
        return (
          <tbody key={service}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={identities.length + 1}
                className="border-line border-y bg-surface-2 px-4 py-1 text-left font-medium text-ink-2 text-xs"
              >
                <span className="sticky left-4">{SERVICES.get(service) ?? service}</span>
              </th>
            </tr>
            {group.map((row) => (
              <tr key={row.requestId}>
                <RowHeader row={row} />
                {row.cells.map((cell) => {
                  const key = cellKey(cell.identityId, row.requestId)
                  return (
                    <td key={cell.identityId} className="h-px p-0.5 last:pr-2">
                      <DecisionCell
                        cell={cell}
                        isChosen={cell.identityId === chosen.identityId && row.requestId === chosen.requestId}
                        isChanged={changed.has(key)}
                        isInTabOrder={key === inTabOrder}
                        onFocus={() => setVisited(key)}
                        onChoose={() => onChoose(cell.identityId, row.requestId, cell.step)}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        )
      })}
    </table>
  )
  return isMany ? (
    <ScrollArea
      label="Table of requests and identities"
      className="many-columns relative min-w-0 rounded-b-lg pb-1"
    >
      {drawn}
    </ScrollArea>
  ) : (
    <div className="flex min-w-0 flex-col">{drawn}</div>
  )
}

function RowHeader({ row }: { row: MatrixRow }) {
  return (
    <th
      scope="row"
      className="sticky left-0 z-2 bg-surface py-1 pr-2 pl-4 text-left align-middle font-normal"
    >
      <span className="block text-sm leading-4">{row.name}</span>
      <code className="wrap-anywhere block font-mono text-ink-2 text-xs">{shortName(row.operation)}</code>
    </th>
  )
}

/** The heading of the group names the service already. */
function shortName(operation: string): string {
  return operation.slice(operation.indexOf(':') + 1)
}

/** Where a key leads from one cell, counted row by row; null for keys that lead nowhere. */
function target({ key, ctrlKey, metaKey }: KeyboardEvent, from: number, columns: number, count: number) {
  const rowStart = from - (from % columns)
  const isWhole = ctrlKey || metaKey
  switch (key) {
    case 'ArrowLeft':
      return Math.max(rowStart, from - 1)
    case 'ArrowRight':
      return Math.min(rowStart + columns - 1, from + 1)
    case 'ArrowUp':
      return from - columns >= 0 ? from - columns : from
    case 'ArrowDown':
      return from + columns < count ? from + columns : from
    case 'Home':
      return isWhole ? 0 : rowStart
    case 'End':
      return isWhole ? count - 1 : rowStart + columns - 1
    default:
      return null
  }
}

'use client'

import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import {
  Fragment,
  type KeyboardEvent,
  memo,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { ArrangedColumn, MatrixRow, RowGroup } from '@/lib/views'
import { type ChangedCells, cellKey } from './changed-cells'
import { type ChooseCell, DecisionCell } from './decision-cell'
import { ColumnHeader, Corner, type DecisionMatrixProps, RowHeader } from './decision-matrix'
import { moveInGrid } from './move-in-grid'

/** Sizes in pixels: fixed, so that the place of every cell is known without drawing it. */
const ROW = 56
const GROUP = 26
const HEADER = 80
const COLUMN = 112
const FIRST_COLUMN = 208

/** Lines that are drawn beyond what is seen. */
const ROWS_BEYOND = 6
const COLUMNS_BEYOND = 3

/** A line of the table: the heading of a group, or a request. */
type Line = { readonly group: RowGroup } & (
  | { readonly kind: 'heading' }
  | { readonly kind: 'row'; readonly row: MatrixRow; readonly position: number }
)

/**
 * The matrix when it is too large to be drawn at once: only what is in sight is in the page. It is the same table to
 * the keyboard and to screen readers, which hear how many rows and columns there are and where they are.
 */
export function LargeMatrix({
  matrix: { columns, groups, rowCount },
  summary,
  identityCount,
  requestCount,
  chosen,
  changed,
  onChoose,
}: DecisionMatrixProps) {
  const box = useRef<HTMLDivElement>(null)
  const hintId = useId()
  const [visited, setVisited] = useState<string | null>(null)
  const lines = useMemo(() => toLines(groups), [groups])
  const rowLines = useMemo(() => lines.flatMap((line, at) => (line.kind === 'row' ? [at] : [])), [lines])
  const place = useMemo(() => placeFinder(lines, columns), [lines, columns])

  // The cell that Tab leads to: the one last visited, else the chosen one, else the first. It is always drawn, so that
  // the focus does not get lost when it is scrolled out of sight.
  const chosenKey = chosen.requestId === null ? null : cellKey(chosen.identityId, chosen.requestId)
  const stop = place(visited) ?? place(chosenKey) ?? { row: 0, column: 0 }
  const stopLine = rowLines[stop.row] ?? 0

  const rowsInSight = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => (lines[at]?.kind === 'heading' ? GROUP : ROW),
    // A request that is moved takes its row along, and with it the focus.
    getItemKey: useCallback((at: number) => keyOfLine(lines[at]), [lines]),
    overscan: ROWS_BEYOND,
    useFlushSync: false,
    scrollMargin: HEADER,
    scrollPaddingStart: HEADER,
    rangeExtractor: useCallback((range: Range) => withStop(range, stopLine), [stopLine]),
  })
  const columnsInSight = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => box.current,
    estimateSize: () => COLUMN,
    getItemKey: useCallback((at: number) => columns[at]?.id ?? at, [columns]),
    overscan: COLUMNS_BEYOND,
    useFlushSync: false,
    scrollMargin: FIRST_COLUMN,
    scrollPaddingStart: FIRST_COLUMN,
    rangeExtractor: useCallback((range: Range) => withStop(range, stop.column), [stop.column]),
  })

  // Whatever chose a cell, it comes into view; a new answer in the same cell moves nothing.
  const now = useRef({ rowsInSight, columnsInSight, rowLines, place })
  now.current = { rowsInSight, columnsInSight, rowLines, place }
  const show = useCallback((key: string | null) => {
    const { rowsInSight, columnsInSight, rowLines, place } = now.current
    const found = place(key)
    if (found === null) return
    rowsInSight.scrollToIndex(rowLines[found.row] ?? 0)
    columnsInSight.scrollToIndex(found.column)
  }, [])
  useEffect(() => show(chosenKey), [chosenKey, show])

  const wantsFocus = useRef(false)
  useEffect(() => {
    if (!wantsFocus.current || visited === null) return
    wantsFocus.current = false
    box.current?.querySelector<HTMLElement>(`[data-cell="${visited}"]`)?.focus({ preventScroll: true })
  }, [visited])

  const move = (event: KeyboardEvent) => {
    const from = place((event.target as HTMLElement).dataset.cell ?? null)
    if (from === null) return
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - HEADER) / ROW) - 1)
    const to = moveInGrid(event, from, { rows: rowCount, columns: columns.length, page })
    if (to === null) return
    event.preventDefault()
    wantsFocus.current = true
    const key = keyAt(to, lines, rowLines, columns)
    setVisited(key)
    show(key)
  }

  const shownColumns = columnsInSight.getVirtualItems()
  const shownLines = rowsInSight.getVirtualItems()
  const spread = useMemo(() => spreadOut(shownColumns, FIRST_COLUMN), [shownColumns])
  const total = columnsInSight.getTotalSize()
  const after = FIRST_COLUMN + total - (shownColumns.at(-1)?.end ?? FIRST_COLUMN + total)
  const tabKey = visited !== null && place(visited) ? visited : keyAt(stop, lines, rowLines, columns)

  return (
    // biome-ignore lint/a11y/useSemanticElements: a named group, not a landmark: a page has few of those
    <div
      ref={box}
      role="group"
      aria-label="Table of requests and identities"
      data-scrolls
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keyboards must reach it
      tabIndex={0}
      className="relative h-[75vh] min-w-0 overflow-auto rounded-b-lg focus-visible:-outline-offset-2"
    >
      <table
        onKeyDown={move}
        aria-describedby={hintId}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length + 1}
        className="table-fixed border-separate border-spacing-0"
        style={{ width: FIRST_COLUMN + total }}
      >
        <caption className="sr-only">
          Which requests succeed for whom. {summary}
          <span id={hintId}>
            Arrow keys, Page Up, Page Down, Home and End move between cells; Enter explains one.
          </span>
        </caption>
        <colgroup>
          <col style={{ width: FIRST_COLUMN }} />
          {spread.map(({ item, gap }) => (
            <Fragment key={item.key}>
              {gap > 0 && <col style={{ width: gap }} />}
              <col style={{ width: COLUMN }} />
            </Fragment>
          ))}
          {after > 0 && <col style={{ width: after }} />}
        </colgroup>
        <thead>
          <tr aria-rowindex={1} style={{ height: HEADER }}>
            <Corner />
            {spread.map(({ item, gap }) => {
              const column = columns[item.index]
              return (
                <Fragment key={item.key}>
                  {gap > 0 && <td />}
                  {column && (
                    <ColumnHeader
                      column={column}
                      of={requestCount}
                      isMany
                      isChosen={column.id === chosen.identityId}
                      position={item.index + 2}
                    />
                  )}
                </Fragment>
              )
            })}
            {after > 0 && <td />}
          </tr>
        </thead>
        {sectionsOf(spreadOut(shownLines, HEADER), lines).map(({ group, members }) => (
          <tbody key={group.key}>
            {members.map(({ item, gap, line }) => (
              <Fragment key={item.key}>
                {gap > 0 && <tr aria-hidden style={{ height: gap }} />}
                {line.kind === 'heading' ? (
                  <tr style={{ height: GROUP }}>
                    <th
                      scope="rowgroup"
                      colSpan={columnSpan(spread, after)}
                      className="border-line border-y bg-surface-2 px-4 text-left font-medium text-ink-2 text-xs"
                    >
                      <span className="sticky left-4">{group.title}</span>
                    </th>
                  </tr>
                ) : (
                  <LargeRow
                    row={line.row}
                    position={line.position}
                    identityCount={identityCount}
                    columns={columns}
                    spread={spread}
                    hasRest={after > 0}
                    chosenId={line.row.requestId === chosen.requestId ? chosen.identityId : null}
                    tabKey={tabKey?.endsWith(` ${line.row.requestId}`) ? tabKey : null}
                    changed={changed}
                    onFocus={setVisited}
                    onChoose={onChoose}
                  />
                )}
              </Fragment>
            ))}
          </tbody>
        ))}
        <tbody aria-hidden>
          <tr style={{ height: rest(rowsInSight.getTotalSize() + HEADER, shownLines) }} />
        </tbody>
      </table>
    </div>
  )
}

interface Spread {
  readonly item: VirtualItem
  /** What is left out before it, in pixels. */
  readonly gap: number
}

interface LargeRowProps {
  row: MatrixRow
  position: number
  identityCount: number
  columns: readonly ArrangedColumn[]
  spread: readonly Spread[]
  hasRest: boolean
  chosenId: string | null
  tabKey: string | null
  changed: ChangedCells
  onFocus(key: string): void
  onChoose: ChooseCell
}

/** One row of what is in sight. It is drawn again only when something in it changes, or other columns come into sight. */
const LargeRow = memo(function LargeRow({
  row,
  position,
  identityCount,
  columns,
  spread,
  hasRest,
  chosenId,
  tabKey,
  changed,
  onFocus,
  onChoose,
}: LargeRowProps) {
  return (
    <tr aria-rowindex={position + 2} style={{ height: ROW }}>
      <RowHeader row={row} of={identityCount} isClipped />
      {spread.map(({ item, gap }) => {
        const column = columns[item.index]
        const cell = column && row.cells[column.index]
        const key = column ? cellKey(column.id, row.requestId) : ''
        return (
          <Fragment key={item.key}>
            {gap > 0 && <td />}
            <td aria-colindex={item.index + 2} className="h-px p-0.5">
              {cell && (
                <div style={{ height: ROW - 4 }}>
                  <DecisionCell
                    cell={cell}
                    requestId={row.requestId}
                    isChosen={column.id === chosenId}
                    isChanged={changed.has(key)}
                    isInTabOrder={key === tabKey}
                    onFocus={onFocus}
                    onChoose={onChoose}
                  />
                </div>
              )}
            </td>
          </Fragment>
        )
      })}
      {hasRest && <td />}
    </tr>
  )
})

function toLines(groups: readonly RowGroup[]): readonly Line[] {
  let position = 0
  return groups.flatMap((group): Line[] => [
    ...(group.title === null ? [] : [{ kind: 'heading' as const, group }]),
    ...group.rows.map((row) => ({ kind: 'row' as const, group, row, position: position++ })),
  ])
}

function keyOfLine(line: Line | undefined): string {
  return line?.kind === 'row' ? line.row.requestId : `group ${line?.group.key}`
}

/** The lines in sight, group by group. */
function sectionsOf(spread: readonly Spread[], lines: readonly Line[]) {
  const sections: { group: RowGroup; members: (Spread & { line: Line })[] }[] = []
  for (const one of spread) {
    const line = lines[one.item.index]
    if (!line) continue
    const last = sections.at(-1)
    if (last?.group === line.group) last.members.push({ ...one, line })
    else sections.push({ group: line.group, members: [{ ...one, line }] })
  }
  return sections
}

interface Place {
  /** Counted without the headings of groups. */
  readonly row: number
  readonly column: number
}

/** Finds where a cell stands; null for one that is not shown. */
function placeFinder(lines: readonly Line[], columns: readonly ArrangedColumn[]) {
  const rows = new Map(
    lines.flatMap((line) => (line.kind === 'row' ? [[line.row.requestId, line.position]] : [])),
  )
  const places = new Map(columns.map(({ id }, index) => [id, index]))
  return (key: string | null): Place | null => {
    const [identityId, requestId] = key?.split(' ') ?? []
    const row = rows.get(requestId ?? '')
    const column = places.get(identityId ?? '')
    return row === undefined || column === undefined ? null : { row, column }
  }
}

function keyAt(
  { row, column }: Place,
  lines: readonly Line[],
  rowLines: readonly number[],
  columns: readonly ArrangedColumn[],
): string | null {
  const line = lines[rowLines[row] ?? 0]
  const id = columns[column]?.id
  return line?.kind === 'row' && id !== undefined ? cellKey(id, line.row.requestId) : null
}

/** What is in sight, and the one that holds the focus. */
function withStop(range: Range, stop: number): number[] {
  const inSight = defaultRangeExtractor(range)
  if (inSight.includes(stop) || stop >= range.count) return inSight
  return [...inSight, stop].sort((left, right) => left - right)
}

function spreadOut(items: readonly VirtualItem[], start: number): readonly Spread[] {
  let end = start
  return items.map((item) => {
    const gap = item.start - end
    end = item.end
    return { item, gap }
  })
}

function rest(total: number, items: readonly VirtualItem[]): number {
  return total - (items.at(-1)?.end ?? total)
}

function columnSpan(spread: readonly Spread[], after: number): number {
  return 1 + spread.length + spread.filter(({ gap }) => gap > 0).length + (after > 0 ? 1 : 0)
}

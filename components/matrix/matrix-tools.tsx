'use client'

import { CircleHelp, GitCompareArrows, Search, ShieldCheck } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type RefObject, useCallback, useId, useState } from 'react'
import type { Simulated } from '@/components/engine/simulated'
import { openDialog, useOpenDialog } from '@/components/palette/dialogs'
import { Button } from '@/components/ui/button'
import { orMissing } from '@/components/ui/late-boundary'
import { type ArrangedMatrix, type MatrixQuery, WHOLE_MATRIX } from '@/lib/views'
import { CellMenu } from './cell-menu'
import { type ChangedCells, sayChanged } from './changed-cells'
import type { ChooseCell } from './decision-cell'
import { Legend } from './legend'
import { Stepper } from './stepper'
import { changedPlaces, sayExpectations, unmetPlaces } from './stops'
import { useCellMenu } from './use-cell-menu'
import { useStepping } from './use-stepping'
import { ViewMenu } from './view-menu'

// Everything about the matrix that is not there at first sight, as one part that comes late.

export { arrangeMatrix, WHOLE_MATRIX } from '@/lib/views'
export { LargeMatrix } from './large-matrix'

const CompareDialog = orMissing(
  dynamic(() => import('@/components/compare/compare-dialog').then((module) => module.CompareDialog)),
)

interface MatrixToolsProps {
  /** Holds the table. */
  area: RefObject<HTMLDivElement | null>
  shown: Simulated
  arranged: ArrangedMatrix
  query: MatrixQuery
  changed: ChangedCells
  onQuery(query: MatrixQuery): void
  onChoose: ChooseCell
  onEditRequest?: ((requestId: string) => void) | undefined
}

/** Above the table: search, view, legend, what is expected, what changed; and the menu of each cell. */
export function MatrixTools({
  area,
  shown,
  arranged,
  query,
  changed,
  onQuery,
  onChoose,
  onEditRequest,
}: MatrixToolsProps) {
  const [isLegendOpen, setLegendOpen] = useState(false)
  const isComparing = useOpenDialog() === 'compare'
  const legendId = useId()
  const showAll = useCallback(() => onQuery(WHOLE_MATRIX), [onQuery])
  const stepping = useStepping({ area, arranged, onChoose, onHidden: showAll })
  // Worked out when somebody steps: an edit of a large design changes thousands of cells.
  const changes = () => changedPlaces(shown, changed)
  const unmet = unmetPlaces(shown)
  const menu = useCellMenu(area, (by) => stepping.step(changes(), by))
  const expectations = sayExpectations(shown)
  const isFiltered = query.text !== '' || query.traits.length > 0 || query.who !== null
  const { identities, rows } = shown.matrix

  return (
    <>
      <div className="no-print flex flex-wrap items-center gap-2 px-4 pt-2.5">
        <search className="relative min-w-28 flex-1">
          <Search aria-hidden className="absolute top-2 left-2 size-4 text-ink-2" />
          <input
            type="search"
            aria-label="Find requests, operations or identities"
            placeholder="Find"
            value={query.text}
            onChange={(event) => onQuery({ ...query, text: event.target.value })}
            className="h-8 w-full rounded-md border border-line-strong bg-surface pr-2 pl-8 text-sm placeholder:text-ink-2"
          />
        </search>
        <ViewMenu matrix={shown.matrix} query={query} onQuery={onQuery} />
        <Button
          look="quiet"
          isIconOnly
          aria-haspopup="dialog"
          aria-label="Compare with another design"
          title="Compare with another design, or with how this one was"
          onClick={() => openDialog('compare')}
        >
          <GitCompareArrows aria-hidden />
        </Button>
        <Button
          look="quiet"
          isIconOnly
          aria-haspopup="dialog"
          aria-label="Isolation"
          title="Isolation: can one identity reach what belongs to another, whoever they are?"
          onClick={() => openDialog('isolation')}
        >
          <ShieldCheck aria-hidden />
        </Button>
        <Button
          look="quiet"
          isIconOnly
          aria-label="How to read this table"
          title="How to read this table"
          aria-expanded={isLegendOpen}
          aria-controls={isLegendOpen ? legendId : undefined}
          onClick={() => setLegendOpen(!isLegendOpen)}
        >
          <CircleHelp aria-hidden />
        </Button>
      </div>
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 px-4 py-1 text-sm">
        {isFiltered && (
          <p role="status" className="flex items-center gap-2">
            {arranged.rowCount === 0 || arranged.columns.length === 0
              ? 'Nothing in the table fits.'
              : `${arranged.rowCount} of ${rows.length} requests, ${arranged.columns.length} of ${identities.length} identities.`}
            <Button look="link" onClick={showAll}>
              Show all
            </Button>
          </p>
        )}
        {changed.size > 0 && (
          <Stepper
            says={sayChanged(changed.size) ?? ''}
            what="changed cell"
            tone="accent"
            onStep={(by) => stepping.step(changes(), by)}
          />
        )}
        {expectations && (
          <Stepper
            says={expectations}
            what="unmet expectation"
            tone={unmet.length > 0 ? 'warn' : 'calm'}
            onStep={unmet.length > 0 ? (by) => stepping.step(unmet, by) : null}
          />
        )}
        {!(isFiltered || changed.size > 0 || expectations) && (
          <p className="no-print text-ink-2 text-xs">
            <span className="pointer-coarse:hidden">Right-click a cell, or press Shift+F10 on it, to</span>
            <span className="not-pointer-coarse:hidden">
              Touch a cell and use “Do more with this cell” below to
            </span>{' '}
            expect that answer, copy it as a command and more.
          </p>
        )}
      </div>
      {isLegendOpen && <Legend id={legendId} />}
      {isComparing && <CompareDialog shown={shown} onClose={() => openDialog(null)} />}
      <CellMenu
        place={menu.place}
        shown={shown}
        query={query}
        arranged={arranged}
        onClose={menu.close}
        onChoose={onChoose}
        onEditRequest={onEditRequest}
      />
    </>
  )
}

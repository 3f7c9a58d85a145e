'use client'

import { type MouseEvent, startTransition, useEffect, useMemo, useRef, useState } from 'react'
import type { Simulated } from '@/components/engine/simulated'
import { Panel } from '@/components/ui/panel'
import { useHasBeenInView } from '@/components/ui/use-has-been-in-view'
import { whenTouched } from '@/components/ui/when-touched'
import { type MatrixQuery, wholeMatrix } from '@/lib/views'
import { type ChangedCells, cellKey } from './changed-cells'
import type { ChooseCell } from './decision-cell'
import { DecisionMatrix } from './decision-matrix'

interface MatrixPanelProps {
  shown: Simulated
  chosen: { readonly identityId: string; readonly requestId: string | null }
  changed: ChangedCells
  /** How much of new results is worked out, from 0 to 1; null when there is nothing to wait for. */
  progress?: number | null | undefined
  onChoose: ChooseCell
  /** Opens the form of a request; left out where there is none. */
  onEditRequest?: ((requestId: string) => void) | undefined
}

/** More cells than this are not all drawn at once. */
const ALL_AT_ONCE = 1_200

/** Which requests succeed for whom, and everything that can be done with the table. */
export function MatrixPanel({
  shown,
  chosen,
  changed,
  progress = null,
  onChoose,
  onEditRequest,
}: MatrixPanelProps) {
  const area = useRef<HTMLDivElement>(null)
  const isInView = useHasBeenInView(area)
  // What is expected, and met or not, is told by the tools as well.
  const tools = useMatrixTools(isInView || shown.simulation.expectations.length > 0)
  const [query, setQuery] = useState<MatrixQuery | null>(null)
  const { matrix } = shown
  const arranged = useMemo(
    () =>
      tools && query
        ? tools.arrangeMatrix(matrix, query, (identity, request) => changed.has(cellKey(identity, request)))
        : wholeMatrix(matrix),
    [tools, query, matrix, changed],
  )
  // A right click may be the first sign that somebody is at the page: it is made again once there is a menu.
  const early = useRef<MouseEvent>(null)
  const keepForLater = (event: MouseEvent<HTMLElement>) => {
    if (early.current || !(event.target as Element).closest('[data-cell]')) return
    event.preventDefault()
    early.current = event
  }
  useEffect(() => {
    const { target, nativeEvent } = early.current ?? {}
    if (tools) target?.dispatchEvent(new window.MouseEvent('contextmenu', nativeEvent))
  }, [tools])
  const isLarge = arranged.rowCount * arranged.columns.length > ALL_AT_ONCE
  const Table = isLarge ? tools?.LargeMatrix : DecisionMatrix
  return (
    <Panel
      title="Who may do what"
      aside={progress !== null && <Working share={progress} />}
      className="area-matrix"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is pressed are the cells inside */}
      <div ref={area} onContextMenu={tools ? undefined : keepForLater}>
        {/* As high as what comes in its place: the table must not move. */}
        <div className="min-h-20">
          {tools && (
            <tools.MatrixTools
              area={area}
              shown={shown}
              arranged={arranged}
              query={query ?? tools.WHOLE_MATRIX}
              changed={changed}
              onQuery={setQuery}
              onChoose={onChoose}
              onEditRequest={onEditRequest}
            />
          )}
        </div>
        {Table ? (
          <Table
            matrix={arranged}
            summary={matrix.summary}
            identityCount={matrix.identities.length}
            requestCount={matrix.rows.length}
            chosen={chosen}
            changed={changed}
            onChoose={onChoose}
          />
        ) : (
          <p className="h-[75vh] px-4 text-ink-2 text-sm">{matrix.summary} The table is on its way …</p>
        )}
      </div>
    </Panel>
  )
}

/** Results of a large design take a while; what is shown meanwhile is what was there before. */
function Working({ share }: { share: number }) {
  return (
    <p className="flex items-center gap-2 pr-2 text-ink-2 text-sm">
      <span role="status">Working out the new results …</span>
      <progress aria-label="Results worked out" value={share} className="h-2 w-28 accent-accent" />
    </p>
  )
}

type Tools = typeof import('./matrix-tools')

/**
 * What the table can be searched, sorted and changed with; null until it has come: after the page is drawn when there
 * is need of it, else once somebody is at the page.
 */
function useMatrixTools(isNeeded: boolean): Tools | null {
  const [tools, setTools] = useState<Tools | null>(null)
  useEffect(() => {
    let isGone = false
    const load = () =>
      // Without them the table can still be read.
      import('./matrix-tools').then(
        (arrived) => !isGone && startTransition(() => setTools(arrived)),
        () => {},
      )
    void (isNeeded ? load() : whenTouched().then(() => (isGone ? undefined : load())))
    return () => {
      isGone = true
    }
  }, [isNeeded])
  return tools
}

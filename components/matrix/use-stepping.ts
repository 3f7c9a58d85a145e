import { type RefObject, useRef } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import type { ArrangedMatrix } from '@/lib/views'
import { cellKey } from './changed-cells'
import type { ChooseCell } from './decision-cell'
import type { Stop } from './stops'

interface Stepping {
  area: RefObject<HTMLElement | null>
  arranged: ArrangedMatrix
  onChoose: ChooseCell
  /** The cell to step to is not shown: everything has to be. */
  onHidden(): void
}

/** Leads from one cell of a list to the next, round and round; each is chosen, brought into view and said. */
export function useStepping({ area, arranged, onChoose, onHidden }: Stepping) {
  const announce = useAnnounce()
  const last = useRef<string | null>(null)
  const step = (stops: readonly Stop[], by: 1 | -1) => {
    const at = stops.findIndex((stop) => keyOf(stop) === last.current)
    const next = stops[at < 0 ? (by === 1 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length]
    if (!next) return announce('No cell was changed by your last edit.')
    last.current = keyOf(next)
    const isThere =
      arranged.columns.some(({ id }) => id === next.identityId) &&
      arranged.groups.some(({ rows }) => rows.some(({ requestId }) => requestId === next.requestId))
    if (!isThere) onHidden()
    onChoose(next.identityId, next.requestId, next.step)
    announce(`${next.says}. ${stops.indexOf(next) + 1} of ${stops.length}.`)
    // A large table scrolls to the cell that is chosen by itself.
    requestAnimationFrame(() => {
      const cell = area.current?.querySelector<HTMLElement>(`[data-cell="${keyOf(next)}"]`)
      const isInTable = document.activeElement?.closest('[data-cell]') !== null
      if (isInTable) cell?.focus()
      else cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    })
  }
  return { step }
}

const keyOf = ({ identityId, requestId }: Stop) => cellKey(identityId, requestId)

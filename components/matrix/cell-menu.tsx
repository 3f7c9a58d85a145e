import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import type { Simulated } from '@/components/engine/simulated'
import type { ArrangedMatrix, MatrixQuery } from '@/lib/views'
import { CellMenuItems, MENU_LOOK, menuHome } from './cell-menu-items'
import { cellKey } from './changed-cells'
import type { ChooseCell } from './decision-cell'
import type { MenuPlace } from './use-cell-menu'

interface CellMenuProps {
  /** Null: no menu is open. */
  place: MenuPlace | null
  shown: Simulated
  query: MatrixQuery
  arranged: ArrangedMatrix
  onClose(): void
  onChoose: ChooseCell
  onEditRequest?: ((requestId: string) => void) | undefined
}

/** What can be done with one cell, where it was asked for. Closing it leads back to the cell. */
export function CellMenu({ place, onClose, ...rest }: CellMenuProps) {
  // While it closes, it is still about the cell that it was opened on.
  const [last, setLast] = useState(place)
  if (place !== null && place !== last) setLast(place)
  const { identityId = '', requestId = '', x = 0, y = 0 } = last ?? {}
  return (
    <DropdownMenu.Root modal={false} open={place !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden tabIndex={-1} className="fixed size-0" style={{ left: x, top: y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={menuHome()}>
        <DropdownMenu.Content
          // Beside the cell it can be as high as the screen, and need not scroll.
          side="right"
          align="start"
          collisionPadding={8}
          aria-label="What to do with this cell"
          // Otherwise the invisible trigger would name it.
          aria-labelledby={undefined}
          className={MENU_LOOK}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            const key = cellKey(identityId, requestId)
            document.querySelector<HTMLElement>(`[data-cell="${key}"]`)?.focus()
          }}
        >
          <CellMenuItems identityId={identityId} requestId={requestId} {...rest} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

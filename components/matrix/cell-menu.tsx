import { DropdownMenu } from 'radix-ui'
import type { Simulated } from '@/components/engine/simulated'
import type { ArrangedMatrix, MatrixQuery } from '@/lib/views'
import { CellMenuItems, MENU_LOOK } from './cell-menu-items'
import { cellKey } from './changed-cells'
import type { ChooseCell } from './decision-cell'
import type { MenuPlace } from './use-cell-menu'

interface CellMenuProps {
  place: MenuPlace
  shown: Simulated
  query: MatrixQuery
  arranged: ArrangedMatrix
  onClose(): void
  onChoose: ChooseCell
  onEditRequest?: ((requestId: string) => void) | undefined
}

/** What can be done with one cell, where it was asked for. Closing it leads back to the cell. */
export function CellMenu({ place, onClose, ...rest }: CellMenuProps) {
  const { identityId, requestId, x, y } = place
  return (
    <DropdownMenu.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden className="fixed size-0" style={{ left: x, top: y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
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

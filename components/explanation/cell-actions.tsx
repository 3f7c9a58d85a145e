'use client'

import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { Engine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { CellMenuItems, MENU_LOOK, menuHome } from '@/components/matrix/cell-menu-items'
import { Button } from '@/components/ui/button'
import { WhatIf } from './what-if'

interface CellActionsProps {
  engine: Engine
  shown: Simulated
  cell: { readonly identityId: string; readonly requestId: string; readonly step: number }
  onEditRequest?: ((requestId: string) => void) | undefined
}

/** What can be done with the cell that is explained. */
export function CellActions({ engine, shown, cell, onEditRequest }: CellActionsProps) {
  const { identityId, requestId, step } = cell
  return (
    <>
      {step === 6 ? (
        <WhatIf
          key={`${identityId} ${requestId}`}
          engine={engine}
          shown={shown}
          identityId={identityId}
          requestId={requestId}
        />
      ) : null}
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button className="self-start">
            <Ellipsis aria-hidden />
            Do more with this cell
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal container={menuHome()}>
          <DropdownMenu.Content align="start" collisionPadding={8} className={MENU_LOOK}>
            <CellMenuItems
              identityId={identityId}
              requestId={requestId}
              shown={shown}
              onEditRequest={onEditRequest}
            />
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </>
  )
}

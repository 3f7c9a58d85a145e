'use client'

import { useState } from 'react'
import { loadEngine } from '@/components/engine/load-engine'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { Modal } from '@/components/ui/modal'
import { TabPanel } from '@/components/ui/tab-panel'
import { TabList } from '@/components/ui/tabs'
import { goToSection } from '@/components/workbench/sections'
import type { Request } from '@/lib/design'
import type { ChosenFormats, StatementView } from '@/lib/prover'
import { PeopleTab } from './people-tab'
import { RolesTab } from './roles-tab'
import { StatementsTab } from './statements-tab'

/** What can be done with an answer. */
export interface TabActions {
  /** Goes to the statement in the editor. */
  onShow(statement: Pick<StatementView, 'documentId' | 'range'>): void
  /** Puts a request into the matrix. */
  onAdd(request: Request): void
}

const TABS = [
  { id: 'people', label: 'Between people' },
  { id: 'roles', label: 'Who gets a role' },
  { id: 'statements', label: 'Statements' },
] as const

type Tab = (typeof TABS)[number]['id']

/** What holds for all identities and all requests there could be? */
export function IsolationDialog({ onClose }: { onClose(): void }) {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const design = usePlayground((state) => state.lastReadable)
  const [tab, setTab] = useState<Tab>('people')
  const [formats, setFormats] = useState<ChosenFormats>({})

  const actions: TabActions = {
    onShow({ documentId, range }) {
      onClose()
      store.getState().chooseDocument(documentId)
      store.getState().revealPlace({ documentId, range })
      // The dialog gives the focus back first.
      setTimeout(() => goToSection('design'), 0)
    },
    async onAdd(request) {
      const { addItem } = await loadEngine()
      store.getState().edit(`Add ${request.name}`, (before) => addItem(before, 'requests', request).design)
      announce(`“${request.name}” is in the matrix now.`)
    },
  }

  return (
    <Modal
      title="Isolation"
      description="What is proved here holds for all identities and all requests there could be, not only for those of the design."
      isWide
      onClose={onClose}
    >
      <TabList<Tab>
        label="What to ask"
        tabs={TABS}
        chosen={tab}
        onChoose={setTab}
        base="isolation"
        className="border-line border-b"
      />
      <TabPanel base="isolation" chosen={tab} className="flex min-h-0 flex-col gap-3">
        {tab === 'people' && (
          <PeopleTab design={design} formats={formats} onFormats={setFormats} {...actions} />
        )}
        {tab === 'roles' && <RolesTab design={design} onShow={actions.onShow} />}
        {tab === 'statements' && <StatementsTab design={design} {...actions} />}
      </TabPanel>
    </Modal>
  )
}

'use client'

import { useState } from 'react'
import { Modal } from '@/components/ui/modal'
import { ScrollArea } from '@/components/ui/scroll-area'
import { TabPanel } from '@/components/ui/tab-panel'
import { TabList } from '@/components/ui/tabs'
import { EmbedTab } from './embed-tab'
import { FilesTab } from './files-tab'
import { LinkTab } from './link-tab'

const TABS = [
  { id: 'link', label: 'Link' },
  { id: 'files', label: 'Files' },
  { id: 'embed', label: 'Embed' },
] as const

type Tab = (typeof TABS)[number]['id']

/** Every way in which a design leaves this browser, all of them by the person's own hand. */
export function ShareDialog({ onClose }: { onClose(): void }) {
  const [tab, setTab] = useState<Tab>('link')
  return (
    <Modal
      title="Share"
      description="Nothing is sent anywhere: a link holds the whole design itself, and files are made in this browser."
      onClose={onClose}
    >
      <TabList<Tab>
        label="Ways to share"
        tabs={TABS}
        chosen={tab}
        onChoose={setTab}
        base="share"
        className="border-line border-b"
      />
      <ScrollArea label="What to share" className="-m-1 min-h-0 p-1">
        <TabPanel base="share" chosen={tab}>
          {tab === 'link' && <LinkTab />}
          {tab === 'files' && <FilesTab />}
          {tab === 'embed' && <EmbedTab />}
        </TabPanel>
      </ScrollArea>
    </Modal>
  )
}

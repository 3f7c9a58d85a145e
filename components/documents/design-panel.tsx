'use client'

import { Columns2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { usePlayground } from '@/components/store/use-playground'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { TabList, TabPanel } from '@/components/ui/tabs'
import type { DocumentReport, PoolFinding } from '@/lib/simulation'
import { DocumentPane, type DocumentPaneProps } from './document-pane'
import './design-panel.css'

interface DesignPanelProps extends DocumentPaneProps {
  findings: readonly PoolFinding[]
}

const DesignEditor = dynamic(() =>
  import('@/components/design-editor/design-editor').then((module) => module.DesignEditor),
)
const HistoryButton = dynamic(
  () => import('@/components/design-editor/history-button').then((module) => module.HistoryButton),
  { ssr: false },
)

/** The design and every way to edit it: its policies as text, all else in forms, and the whole as JSON. */
export function DesignPanel({ findings, ...pane }: DesignPanelProps) {
  const { documents } = pane
  const design = usePlayground((state) => state.design)
  const tab = usePlayground((state) => state.editor.tab)
  const chooseTab = usePlayground((state) => state.chooseTab)
  const [isWide, setWide] = useState(false)
  const problems = countProblems(documents) + findings.length
  const tabs = [
    { id: 'policies', label: 'Policies', count: documents.length },
    { id: 'pool', label: 'Pool' },
    { id: 'identities', label: 'Identities', count: design.identities.length },
    { id: 'requests', label: 'Requests', count: design.requests.length },
    {
      id: 'data',
      label: 'Data',
      count: design.buckets.length + design.tables.length + (design.resources?.length ?? 0),
    },
    { id: 'roles', label: 'Roles', count: design.roles.length },
    { id: 'json', label: 'JSON' },
    { id: 'problems', label: 'Problems', count: problems, isAlarming: problems > 0 },
  ] as const

  return (
    <Panel
      title="Design"
      className={isWide ? 'area-documents wide-design' : 'area-documents'}
      bodyClassName="flex flex-col"
      aside={
        <div className="flex items-center gap-0.5">
          <HistoryButton />
          <Button
            look="quiet"
            isIconOnly
            aria-label="Policies beside the form"
            title="Policies beside the form"
            aria-pressed={isWide}
            className="max-lg:hidden aria-pressed:bg-accent-soft aria-pressed:text-accent"
            onClick={() => setWide(!isWide)}
          >
            <Columns2 aria-hidden />
          </Button>
        </div>
      }
    >
      <TabList
        label="Parts of the design"
        tabs={tabs}
        chosen={tab}
        onChoose={chooseTab}
        base="design"
        className="border-line border-b px-2.5"
      />
      <TabPanel base="design" chosen={tab} className="design-tab min-h-0 flex-1">
        {/* Stays where it is: an editor that comes back would have to begin again. */}
        <section
          aria-label="Policies"
          hidden={tab !== 'policies' && !isWide}
          className="h-full min-h-0 min-w-0"
        >
          <DocumentPane {...pane} />
        </section>
        {tab !== 'policies' && <DesignEditor documents={documents} findings={findings} />}
      </TabPanel>
    </Panel>
  )
}

function countProblems(documents: readonly DocumentReport[]): number {
  return documents.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0)
}

'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { usePlayground } from '@/components/store/use-playground'
import { orMissing } from '@/components/ui/late-boundary'
import { Panel } from '@/components/ui/panel'
import { TabPanel } from '@/components/ui/tab-panel'
import type { Design } from '@/lib/design'
import type { DocumentReport, PoolFinding } from '@/lib/simulation'
import { DocumentPane, type DocumentPaneProps } from './document-pane'
import './design-panel.css'

interface DesignPanelProps extends DocumentPaneProps {
  findings: readonly PoolFinding[]
}

const EmptyHint = orMissing(
  dynamic(() => import('@/components/workbench/empty-hint').then((module) => module.EmptyHint)),
  null,
)
const DesignEditor = orMissing(
  dynamic(() => import('@/components/design-editor/design-editor').then((module) => module.DesignEditor)),
)
const DesignTabs = orMissing(dynamic(() => import('./design-tabs').then((module) => module.DesignTabs)))
const PanelActions = orMissing(
  dynamic(() => import('@/components/design-editor/panel-actions').then((module) => module.PanelActions), {
    ssr: false,
  }),
  null,
)

/** The design and every way to edit it: its policies as text, all else in forms, and the whole as JSON. */
export function DesignPanel({ findings, ...pane }: DesignPanelProps) {
  const { documents } = pane
  const tab = usePlayground((state) => state.editor.tab)
  const [isWide, setWide] = useState(false)
  const design = usePlayground((state) => state.design)
  // What only a proof tells is counted once the list of problems has told it.
  const [counted, setCounted] = useState<{ readonly of: Design; readonly count: number } | null>(null)
  const problems = counted?.of === design ? counted.count : countProblems(documents) + findings.length

  return (
    <Panel
      title="Design"
      className={isWide ? 'area-documents wide-design' : 'area-documents'}
      bodyClassName="flex flex-col"
      aside={<PanelActions isWide={isWide} onWiden={setWide} />}
    >
      {/* As high as the tabs on one line: they are on the page from the start, and answer a moment later. */}
      <div className="min-h-[33px] border-line border-b px-2">
        <DesignTabs problems={problems} policies={documents.length} />
      </div>
      <TabPanel base="design" chosen={tab} className="design-tab min-h-0 flex-1">
        {/* Stays where it is: an editor that comes back would have to begin again. */}
        <section
          aria-label="Policies"
          hidden={tab !== 'policies' && !isWide}
          className="h-full min-h-0 min-w-0"
        >
          {documents.length === 0 && <EmptyHint missing="roles" className="m-4" />}
          <DocumentPane {...pane} />
        </section>
        {tab !== 'policies' && (
          <DesignEditor
            documents={documents}
            findings={findings}
            onCountProblems={(count) => setCounted({ of: design, count })}
          />
        )}
      </TabPanel>
    </Panel>
  )
}

function countProblems(documents: readonly DocumentReport[]): number {
  return documents.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0)
}

import type { ReactNode } from 'react'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { TabPanel } from '@/components/ui/tab-panel'
import { TabList } from '@/components/ui/tabs'
import type { EditorTarget } from '@/lib/store'

type Kind = EditorTarget['kind']

interface SubTabsProps {
  label: string
  tabs: readonly { readonly id: Kind; readonly label: string; readonly count?: number }[]
  target: EditorTarget | undefined
  children(kind: Kind): ReactNode
}

/** Tabs inside a tab: what is shown there is part of where the editor is. */
export function SubTabs({ label, tabs, target, children }: SubTabsProps) {
  const store = usePlaygroundStore()
  const kind = tabs.find(({ id }) => id === target?.kind)?.id ?? tabs[0]?.id ?? 'pool'
  const base = `design-${label.toLowerCase().replace(/\W+/g, '-')}`
  return (
    <div className="flex flex-col gap-4">
      <TabList
        label={label}
        tabs={tabs}
        chosen={kind}
        onChoose={(chosen) => store.getState().chooseInEditor({ kind: chosen })}
        base={base}
        className="border-line border-b"
      />
      <TabPanel base={base} chosen={kind}>
        {children(kind)}
      </TabPanel>
    </div>
  )
}

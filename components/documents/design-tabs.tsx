import { usePlayground } from '@/components/store/use-playground'
import { TabList } from '@/components/ui/tabs'

interface DesignTabsProps {
  policies: number
  problems: number
}

/** The tabs of the design panel, with how much there is in each. */
export function DesignTabs({ policies, problems }: DesignTabsProps) {
  const design = usePlayground((state) => state.design)
  const tab = usePlayground((state) => state.editor.tab)
  const chooseTab = usePlayground((state) => state.chooseTab)
  const { identities, requests, buckets, tables, resources, roles } = design
  return (
    <TabList
      label="Parts of the design"
      base="design"
      chosen={tab}
      onChoose={chooseTab}
      tabs={[
        { id: 'policies', label: 'Policies', count: policies },
        { id: 'pool', label: 'Pool' },
        { id: 'identities', label: 'Identities', count: identities.length },
        { id: 'requests', label: 'Requests', count: requests.length },
        { id: 'data', label: 'Data', count: buckets.length + tables.length + (resources?.length ?? 0) },
        { id: 'roles', label: 'Roles', count: roles.length },
        { id: 'json', label: 'JSON' },
        { id: 'problems', label: 'Problems', count: problems, isAlarming: problems > 0 },
      ]}
    />
  )
}

import { usePlayground } from '@/components/store/use-playground'
import { blankItem } from '@/lib/design'
import type { EditorTarget } from '@/lib/store'
import { ItemForm } from './item-form'
import { MasterDetail } from './master-detail'
import { SubTabs } from './sub-tabs'

/** What requests reach: buckets with their objects, tables with their items, and other resources with policies. */
export function DataTab({ target }: { target: EditorTarget | undefined }) {
  const design = usePlayground((state) => state.design)
  return (
    <SubTabs
      label="Data"
      target={target}
      tabs={[
        { id: 'bucket', label: 'Buckets', count: design.buckets.length },
        { id: 'table', label: 'Tables', count: design.tables.length },
        { id: 'resource', label: 'Keys and other resources', count: design.resources?.length ?? 0 },
      ]}
    >
      {(kind) => {
        if (kind === 'table') return <Tables target={target} />
        if (kind === 'resource') return <Resources target={target} />
        return <Buckets target={target} />
      }}
    </SubTabs>
  )
}

function Buckets({ target }: { target: EditorTarget | undefined }) {
  return (
    <MasterDetail
      part="buckets"
      kind="bucket"
      word="bucket"
      label="Buckets"
      target={target}
      detailOf={({ objects }) => (objects.length === 1 ? '1 object' : `${objects.length} objects`)}
      kinds={[{ value: 'bucket', label: 'Bucket' }]}
      make={(design) => ({ design, item: blankItem(design, 'buckets') })}
      empty="No bucket. S3 answers requests for one that is not there as it does for any name that nobody has taken."
    >
      {(index) => <ItemForm part="buckets" index={index} />}
    </MasterDetail>
  )
}

function Tables({ target }: { target: EditorTarget | undefined }) {
  return (
    <MasterDetail
      part="tables"
      kind="table"
      word="table"
      label="Tables"
      target={target}
      detailOf={({ items }) => (items.length === 1 ? '1 item' : `${items.length} items`)}
      kinds={[{ value: 'table', label: 'Table' }]}
      make={(design) => ({ design, item: blankItem(design, 'tables') })}
      empty="No table. Add one with a partition key, and items that people may or may not read."
    >
      {(index) => <ItemForm part="tables" index={index} />}
    </MasterDetail>
  )
}

function Resources({ target }: { target: EditorTarget | undefined }) {
  return (
    <MasterDetail
      part="resources"
      kind="resource"
      word="resource"
      label="Keys and other resources"
      target={target}
      kinds={[{ value: 'resource', label: 'Resource' }]}
      make={(design) => ({ design, item: blankItem(design, 'resources') })}
      empty="No other resource with a policy of its own. Add a KMS key, a queue, a topic or a function to try its policy."
    >
      {(index) => <ItemForm part="resources" index={index} />}
    </MasterDetail>
  )
}

import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import {
  blankRequest,
  type OperationName,
  operationsByService,
  type Request,
  withItem,
  withOperation,
} from '@/lib/design'
import { fillTemplate, OTHER_SERVICE_TEMPLATES } from '@/lib/services'
import type { EditorTarget } from '@/lib/store'
import { ChoiceField } from './form/choice-field'
import { ItemForm } from './item-form'
import { MasterDetail } from './master-detail'

const SERVICES: Readonly<Record<string, string>> = { s3: 'Amazon S3', dynamodb: 'Amazon DynamoDB' }

const OPERATIONS = [
  ...operationsByService().flatMap(({ service, operations }) =>
    operations.map((operation) => ({
      value: `${service} ${operation}`,
      label: operation,
      group: SERVICES[service] ?? service,
    })),
  ),
  { value: 'other', label: 'Any action of another service', group: 'Other services' },
]

/** What identities ask for with their credentials. */
export function RequestsTab({ target }: { target: EditorTarget | undefined }) {
  return (
    <MasterDetail
      part="requests"
      kind="request"
      word="request"
      label="Requests"
      target={target}
      detailOf={(request) => ('operation' in request ? request.operation : request.action)}
      kinds={[{ value: 's3 GetObject', label: 'Get object' }]}
      make={(design, operation) => ({ design, item: blankRequest(design, operationOf(operation)) })}
      empty="Nothing is asked for yet. Add a request: each becomes a row of the matrix."
    >
      {(index) => (
        <ItemForm part="requests" index={index} hidden={['service', 'operation']}>
          <OperationField index={index} />
        </ItemForm>
      )}
    </MasterDetail>
  )
}

function operationOf(value: string): OperationName {
  const [service, operation] = value.split(' ')
  if (!operation) return { service: 'other' }
  return { service: service as 's3' | 'dynamodb', operation }
}

function OperationField({ index }: { index: number }) {
  const store = usePlaygroundStore()
  const request = usePlayground((state) => state.design.requests[index]) as Request | undefined
  if (!request) return null
  const put = (label: string, next: unknown) => {
    const changed = withItem(store.getState().design, 'requests', index, next)
    if (!changed.ok) return changed.error
    store.getState().edit(label, () => changed.value)
    return []
  }
  const isOther = request.service === 'other'
  return (
    <div className="@container">
      <div className="grid grid-cols-1 gap-x-4 gap-y-3 @md:grid-cols-2">
        <ChoiceField
          path={['operation']}
          label="Operation"
          help="What both operations know stays when you change this."
          value={isOther ? 'other' : `${request.service} ${request.operation}`}
          options={OPERATIONS}
          apply={(value) =>
            put(
              `Change the operation of ${request.name}`,
              withOperation(store.getState().design, request, operationOf(value)),
            )
          }
        />
        {isOther && (
          <ChoiceField
            path={['template']}
            label="Fill in an action"
            help="What apps with an identity pool often call. Words in capitals are yours to replace."
            value=""
            options={[
              { value: '', label: 'Choose …' },
              ...OTHER_SERVICE_TEMPLATES.map(({ id, title, action }) => ({
                value: id,
                label: `${title} (${action})`,
              })),
            ]}
            apply={(id) => {
              const template = OTHER_SERVICE_TEMPLATES.find((each) => each.id === id)
              if (!template) return []
              const { id: own, name } = request
              const filled = fillTemplate(template, store.getState().design)
              return put(`Fill in ${template.title}`, { id: own, name, ...filled })
            }}
          />
        )}
      </div>
    </div>
  )
}

import type { ReactNode } from 'react'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import {
  ID_FIELDS,
  idOfItem,
  itemsOf,
  optionFor,
  type PartName,
  renameItem,
  renameProblem,
  type SingleName,
  shapeOfPart,
  shapesOfSingle,
} from '@/lib/design'
import type { PoolFinding } from '@/lib/simulation'
import { Fields } from './form/fields'
import { Form } from './form/form-context'
import { TextField } from './form/text-field'
import { wordsOf } from './form/words'
import { useFormContext } from './use-form-context'

const NO_FINDINGS: readonly PoolFinding[] = []

interface ItemFormProps {
  part: PartName
  index: number
  /** Fields that are edited in another way. */
  hidden?: readonly string[]
  /** Above the fields: what decides which fields there are. */
  children?: ReactNode
  /** Below them. */
  after?: ReactNode
}

/** The form of one item: its name by which others refer to it, and every field that its schema has. */
export function ItemForm({ part, index, hidden = [], children, after }: ItemFormProps) {
  const form = useFormContext({ part, index }, NO_FINDINGS)
  const item = itemsOf(form.design, part)[index]
  if (!item) return null
  const shape = shapeOfPart(part)
  const object = shape.kind === 'variant' ? optionFor(shape, item) : shape
  const fields = object.kind === 'object' ? object.fields : []
  return (
    <Form value={form}>
      <div className="flex flex-col gap-3">
        {children}
        <Fields
          fields={fields}
          value={item}
          path={[]}
          names={[part]}
          hidden={[ID_FIELDS[part], ...hidden]}
          // What has a name besides its id begins with that.
          own={{ at: ID_FIELDS[part] === 'id' ? 1 : 0, field: <RenameField part={part} index={index} /> }}
        />
        {after}
      </div>
    </Form>
  )
}

/** The name that the rest of the design uses. It is applied when the field is left: every reference follows. */
function RenameField({ part, index }: { part: PartName; index: number }) {
  const store = usePlaygroundStore()
  const item = usePlayground((state) => itemsOf(state.design, part)[index])
  if (!item) return null
  const field = ID_FIELDS[part]
  const shown = idOfItem(part, item)
  const { label, help } = wordsOf([part, field])
  return (
    <TextField
      path={[field]}
      label={label}
      help={help ?? 'What refers to it follows a change.'}
      isMono
      isLate
      shown={shown}
      check={(text) => renameProblem(store.getState().design, part, index, text)}
      apply={(text) => {
        const problem = renameProblem(store.getState().design, part, index, text)
        if (problem !== null) return [{ path: [field], message: problem }]
        store.getState().edit(`Rename ${shown} to ${text}`, (design) => renameItem(design, part, index, text))
        return []
      }}
    />
  )
}

/** The form of something of which a design has one. */
export function SingleForm({
  single,
  findings = NO_FINDINGS,
  hidden = [],
}: {
  single: SingleName
  findings?: readonly PoolFinding[]
  hidden?: readonly string[]
}) {
  const form = useFormContext({ single }, findings)
  const [first, ...others] = shapesOfSingle(single)
  if (!first) return null
  const isInside = others.length === 0 && first.shape.kind === 'object'
  const fields = isInside && first.shape.kind === 'object' ? first.shape.fields : [first, ...others]
  return (
    <Form value={form}>
      <Fields fields={fields} value={form.value} path={[]} names={[single]} hidden={hidden} />
    </Form>
  )
}

import { ArrowDown, ArrowUp, CopyPlus, Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import {
  addItem,
  type Dependant,
  type Design,
  dependantsOf,
  duplicateItem,
  idOfItem,
  itemsOf,
  moveItem,
  nameOfItem,
  type PartItem,
  type PartName,
  removeItem,
} from '@/lib/design'
import type { EditorTarget } from '@/lib/store'
import { DeleteDialog } from './delete-dialog'
import { firstControl, focusSoon } from './form/focus-soon'
import { ItemList, type ListedItem } from './item-list'

interface MasterDetailProps<Part extends PartName> {
  part: Part
  kind: EditorTarget['kind']
  /** "identity": in the names of buttons. */
  word: string
  /** "Identities": the name of the list. */
  label: string
  target: EditorTarget | undefined
  detailOf?(item: PartItem<Part>): string
  /** What can be added; with more than one the person chooses first. */
  kinds: readonly { readonly value: string; readonly label: string }[]
  make(design: Design, kind: string): { readonly design: Design; readonly item: PartItem }
  /** What an empty list says. */
  empty: string
  children(index: number): ReactNode
}

/** A list with its buttons, and the form of the item that is chosen. */
export function MasterDetail<Part extends PartName>(props: MasterDetailProps<Part>) {
  const { part, kind, word, label, target, detailOf, kinds, make, empty, children } = props
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const design = usePlayground((state) => state.design)
  const items = itemsOf(design, part)
  const [wanted, setWanted] = useState(kinds[0]?.value ?? '')
  const [doomed, setDoomed] = useState<{
    readonly index: number
    readonly dependants: readonly Dependant[]
  } | null>(null)
  // What was chosen may be gone, by undo or by hand: then what is in its place is shown.
  const [lastIndex, setLastIndex] = useState(0)
  const named = target?.kind === kind ? items.findIndex((item) => idOfItem(part, item) === target.id) : -1
  const chosen = named >= 0 ? named : Math.min(lastIndex, items.length - 1)
  if (chosen >= 0 && chosen !== lastIndex) setLastIndex(chosen)
  const item = items[chosen]
  const name = item ? nameOfItem(part, item) : ''
  const listId = `${part}-list`
  const addId = `${part}-add`

  const choose = (index: number, from: Design = store.getState().design) => {
    const next = itemsOf(from, part)[index]
    setLastIndex(Math.max(0, index))
    if (next) store.getState().chooseInEditor({ kind, id: idOfItem(part, next) })
  }
  const add = () => {
    const made = make(store.getState().design, kinds.length > 1 ? wanted : (kinds[0]?.value ?? ''))
    const { design: next, index } = addItem(made.design, part, made.item)
    const added = itemsOf(next, part)[index] as PartItem
    store.getState().edit(`Add the ${word} ${nameOfItem(part, added)}`, () => next)
    choose(index, next)
    announce(`Added ${nameOfItem(part, added)}.`)
    focusSoon(() => firstControl(document.getElementById(`${part}-form`)))
  }
  const duplicate = () => {
    const { design: next, index } = duplicateItem(store.getState().design, part, chosen)
    store.getState().edit(`Duplicate ${name}`, () => next)
    choose(index, next)
    announce(`Duplicated ${name}.`)
  }
  const remove = (index: number) => {
    store.getState().edit(`Delete the ${word} ${name}`, (before) => removeItem(before, part, index))
    setDoomed(null)
    const left = itemsOf(store.getState().design, part).length
    choose(Math.min(index, left - 1))
    announce(`Deleted ${name}. Undo brings it back.`)
    focusSoon(() => document.getElementById(left > 0 ? listId : addId))
  }
  const askToRemove = () => {
    const dependants = dependantsOf(store.getState().design, part, chosen)
    if (dependants.length > 0) setDoomed({ index: chosen, dependants })
    else remove(chosen)
  }
  const move = (to: number) => {
    store.getState().edit(`Move ${name}`, (before) => moveItem(before, part, chosen, to))
    choose(to)
    announce(`${name} is now number ${to + 1} of ${items.length}.`)
  }
  const listed = items.map((each): ListedItem => {
    const detail = detailOf?.(each)
    return { id: idOfItem(part, each), name: nameOfItem(part, each), ...(detail ? { detail } : {}) }
  })

  return (
    <div className="flex min-h-0 flex-col gap-4 @2xl:grid @2xl:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-2">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms and brings its own box */}
        <div role="group" aria-label={`${label}: what to do`} className="flex flex-wrap items-center gap-1">
          {kinds.length > 1 && (
            <select
              aria-label={`Kind of ${word} to add`}
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
              className="h-8 min-w-0 max-w-40 flex-1 rounded-md border border-line-strong bg-surface px-2 text-sm"
            >
              {kinds.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          )}
          <Button id={addId} onClick={add} aria-label={`Add ${word}`}>
            <Plus aria-hidden />
            Add
          </Button>
          {item && (
            <>
              <Button
                look="quiet"
                isIconOnly
                aria-label={`Duplicate ${name}`}
                title={`Duplicate ${name}`}
                onClick={duplicate}
              >
                <CopyPlus aria-hidden />
              </Button>
              <Button
                look="quiet"
                isIconOnly
                isInert={chosen === 0}
                aria-label={`Move ${name} up`}
                title={`Move ${name} up`}
                onClick={() => move(chosen - 1)}
              >
                <ArrowUp aria-hidden />
              </Button>
              <Button
                look="quiet"
                isIconOnly
                isInert={chosen === items.length - 1}
                aria-label={`Move ${name} down`}
                title={`Move ${name} down`}
                onClick={() => move(chosen + 1)}
              >
                <ArrowDown aria-hidden />
              </Button>
              <Button
                look="quiet"
                isIconOnly
                aria-label={`Delete ${name}`}
                title={`Delete ${name}`}
                onClick={askToRemove}
              >
                <Trash2 aria-hidden />
              </Button>
            </>
          )}
        </div>
        {items.length > 0 ? (
          <ItemList label={label} items={listed} chosen={chosen} onChoose={choose} listId={listId} />
        ) : (
          <p className="rounded-md border border-line border-dashed px-3 py-4 text-ink-2 text-sm">{empty}</p>
        )}
      </div>
      {item && (
        // biome-ignore lint/a11y/useSemanticElements: fields apply as one types, there is nothing to submit
        <div role="group" aria-label={`Edit ${name}`} id={`${part}-form`} key={chosen} className="min-w-0">
          {children(chosen)}
        </div>
      )}
      {doomed && (
        <DeleteDialog
          name={name}
          dependants={doomed.dependants}
          onDelete={() => remove(doomed.index)}
          onClose={() => setDoomed(null)}
        />
      )}
    </div>
  )
}

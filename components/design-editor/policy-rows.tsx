import { ArrowDown, ArrowUp, CopyPlus, Pencil, Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import {
  addPolicy,
  duplicatePolicy,
  movePolicy,
  type PolicyList,
  policiesOf,
  policyNameProblem,
  removePolicy,
  renamePolicy,
} from '@/lib/design'
import { firstControl, focusSoon } from './form/focus-soon'
import { TextField } from './form/text-field'

interface PolicyRowsProps {
  list: PolicyList
  /** "PhotoAppUser": whose policies these are. */
  owner: string
  /** The document of a policy of the list. */
  documentOf(name: string): string
  newName: string
}

/** The policies of a list by name: rename, copy, order, take away, and the way to their text. */
export function PolicyRows({ list, owner, documentOf, newName }: PolicyRowsProps) {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const design = usePlayground((state) => state.design)
  const policies = policiesOf(design, list)
  const base = list.of === 'role' ? `policies-${list.index}` : `policies-${list.of}-${list.level}`
  const rowId = (at: number) => `${base}-row-${at}`
  const focusRow = (at: number) => focusSoon(() => firstControl(document.getElementById(rowId(at))))

  const add = () => {
    const { design: next, name } = addPolicy(store.getState().design, list, newName)
    store.getState().edit(`Add the policy ${name} to ${owner}`, () => next)
    announce(`Added the policy ${name}. It grants nothing yet.`)
    focusRow(policies.length)
  }
  const duplicate = (at: number) => {
    const { design: next, name } = duplicatePolicy(store.getState().design, list, at)
    store.getState().edit(`Duplicate ${policies[at]?.name}`, () => next)
    announce(`Added the policy ${name}.`)
    focusRow(at + 1)
  }
  const remove = (at: number, name: string) => {
    store.getState().edit(`Delete ${name} of ${owner}`, (before) => removePolicy(before, list, at))
    announce(`Deleted ${name}. Undo brings it back.`)
    if (policies.length > 1) focusRow(Math.min(at, policies.length - 2))
    else focusSoon(() => document.getElementById(`${base}-add`))
  }
  const move = (from: number, to: number, name: string) => {
    store.getState().edit(`Move ${name} of ${owner}`, (before) => movePolicy(before, list, from, to))
    announce(`${name} is now number ${to + 1} of ${policies.length}.`)
    focusSoon(() => document.getElementById(`${rowId(to)}-${to < from ? 'up' : 'down'}`))
  }

  return (
    <div className="flex flex-col items-start gap-2">
      {policies.length > 0 && (
        <ol className="flex w-full flex-col gap-1.5">
          {policies.map(({ name }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row stays the same row while its name changes
            <li key={at} id={rowId(at)} className="flex flex-wrap items-start gap-0.5">
              <div className="min-w-32 flex-1">
                <TextField
                  path={[base, at]}
                  label={`Name of policy ${at + 1} of ${owner}`}
                  isLabelHidden
                  isLate
                  shown={name}
                  check={(text) => policyNameProblem(store.getState().design, list, at, text)}
                  apply={(text) => {
                    const message = policyNameProblem(store.getState().design, list, at, text)
                    if (message !== null) return [{ path: [], message }]
                    store
                      .getState()
                      .edit(`Rename ${name} to ${text}`, (before) => renamePolicy(before, list, at, text))
                    return []
                  }}
                />
              </div>
              <Act
                label={`Edit the text of ${name}`}
                onPress={() => store.getState().chooseDocument(documentOf(name))}
              >
                <Pencil aria-hidden />
              </Act>
              <Act label={`Duplicate ${name}`} onPress={() => duplicate(at)}>
                <CopyPlus aria-hidden />
              </Act>
              <Act
                id={`${rowId(at)}-up`}
                label={`Move ${name} up`}
                isInert={at === 0}
                onPress={() => move(at, at - 1, name)}
              >
                <ArrowUp aria-hidden />
              </Act>
              <Act
                id={`${rowId(at)}-down`}
                label={`Move ${name} down`}
                isInert={at === policies.length - 1}
                onPress={() => move(at, at + 1, name)}
              >
                <ArrowDown aria-hidden />
              </Act>
              <Act label={`Delete ${name}`} onPress={() => remove(at, name)}>
                <Trash2 aria-hidden />
              </Act>
            </li>
          ))}
        </ol>
      )}
      <Button id={`${base}-add`} onClick={add}>
        <Plus aria-hidden />
        Add policy
      </Button>
    </div>
  )
}

function Act(props: { id?: string; label: string; isInert?: boolean; onPress(): void; children: ReactNode }) {
  const { id, label, isInert, onPress, children } = props
  return (
    <Button
      id={id}
      look="quiet"
      isIconOnly
      {...(isInert ? { isInert } : {})}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      {children}
    </Button>
  )
}

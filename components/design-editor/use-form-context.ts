import { useMemo } from 'react'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import {
  type Design,
  documentsOf,
  type FieldProblem,
  idOfItem,
  itemsOf,
  nameOfItem,
  type PartName,
  type Path,
  resourcePolicyId,
  type SingleName,
  valueAt,
  withItem,
  withSingle,
  withValueAt,
} from '@/lib/design'
import type { PoolFinding } from '@/lib/simulation'
import { draftsOf } from './drafts'
import type { FormContext } from './form/form-context'
import { suggestionsFor } from './suggestions'

/** What a form is about: one item of a list, or something of which a design has one. */
export type FormSubject =
  | { readonly part: PartName; readonly index: number }
  | { readonly single: SingleName }

const SINGLE_TITLES: Readonly<Record<SingleName, string>> = {
  identityPool: 'the identity pool',
  organization: 'the organisation',
  settings: 'the design',
}

/** The value of a subject in a design; undefined when it is not there. */
export function subjectOf(design: Design, subject: FormSubject): unknown {
  if ('part' in subject) return itemsOf(design, subject.part)[subject.index]
  if (subject.single === 'settings') {
    const { name, description, account, region, now } = design
    return { name, ...(description === undefined ? {} : { description }), account, region, now }
  }
  return design[subject.single]
}

/** The context of the form of one subject: how its fields reach the design. */
export function useFormContext(subject: FormSubject, findings: readonly PoolFinding[]): FormContext {
  const store = usePlaygroundStore()
  const design = usePlayground((state) => state.design)
  const { part, index, single } = { part: null, index: 0, single: null, ...subject }
  return useMemo(() => {
    const about: FormSubject = single === null ? { part: part ?? 'identities', index } : { single }
    const value = subjectOf(design, about)
    const item = part === null ? undefined : itemsOf(design, part)[index]
    const title = part !== null && item ? nameOfItem(part, item) : SINGLE_TITLES[single ?? 'settings']
    const id = part === null ? `${single}` : `${part}-${item ? idOfItem(part, item) : index}`
    const change = (path: Path, next: unknown, label: string, isTyping: boolean): readonly FieldProblem[] => {
      const current = store.getState().design
      const changed = withValueAt(subjectOf(current, about), path, next)
      const edited =
        'part' in about
          ? withItem(current, about.part, about.index, changed)
          : withSingle(current, about.single, changed)
      if (!edited.ok) return edited.error
      store.getState().edit(label, () => edited.value, isTyping ? `${id} ${path.join('.')}` : undefined)
      return []
    }
    return {
      id,
      title,
      design,
      value,
      change,
      drafts: draftsOf(store),
      findingsAt: (path) =>
        single !== 'identityPool'
          ? []
          : findings.filter((each) => each.path.join('\n') === path.join('\n')).map(({ message }) => message),
      suggestionsAt: (path) => suggestionsFor(design, part ?? single ?? 'settings', value, path),
      documentAt: (path) => documentAt(design, about, path),
      openDocument: (document) => store.getState().chooseDocument(document),
    }
  }, [store, design, findings, part, index, single])
}

function documentAt(design: Design, subject: FormSubject, path: Path): string | null {
  if (!('part' in subject) || path.join('.') !== 'policy') return null
  const { part, index } = subject
  const item = itemsOf(design, part)[index]
  if (!item || (part !== 'buckets' && part !== 'tables' && part !== 'resources')) return null
  const id = resourcePolicyId(part, String(valueAt(item, [part === 'resources' ? 'arn' : 'name'])))
  return documentsOf(design).some((document) => document.id === id) ? id : null
}

'use client'

import { useEffect, useRef } from 'react'
import { usePlayground } from '@/components/store/use-playground'
import type { DocumentReport, PoolFinding } from '@/lib/simulation'
import { DESIGN_TABS, type EditorTarget } from '@/lib/store'
import { DataTab } from './data-tab'
import { IdentitiesTab } from './identities-tab'
import { JsonTab } from './json-tab'
import { PoolTab } from './pool-tab'
import { ProblemsTab } from './problems-tab'
import { RequestsTab } from './requests-tab'
import { RolesTab } from './roles-tab'

interface DesignEditorProps {
  documents: readonly DocumentReport[]
  findings: readonly PoolFinding[]
  onCountProblems(count: number): void
}

/** Every tab of the design panel but the policies; it comes when it is wanted. */
export function DesignEditor({ documents, findings, onCountProblems }: DesignEditorProps) {
  const { tab, chosen, wish } = usePlayground((state) => state.editor)
  const box = useRef<HTMLDivElement>(null)
  const target = chosen[tab]

  useEffect(() => {
    if (wish && box.current) carryOut(wish, box.current)
  }, [wish])

  const content = {
    [DESIGN_TABS[0]]: null,
    pool: <PoolTab target={target} findings={findings} />,
    identities: <IdentitiesTab target={target} />,
    requests: <RequestsTab target={target} />,
    data: <DataTab target={target} />,
    roles: <RolesTab target={target} />,
    json: <JsonTab />,
    problems: <ProblemsTab documents={documents} findings={findings} onCount={onCountProblems} />,
  }[tab]
  return (
    <div
      ref={box}
      // What stands there for screen readers alone must not make the page longer.
      className={`@container relative h-full min-h-0 min-w-0 px-4 py-3 ${tab === 'json' ? 'overflow-hidden' : 'overflow-y-auto'}`}
    >
      {content}
    </div>
  )
}

// Of these there are several: without saying which, a new one is meant.
const ADDED: ReadonlySet<string> = new Set([
  'identity',
  'request',
  'role',
  'provider',
  'bucket',
  'table',
  'resource',
])

// Wishes that were carried out, so that a panel that comes back does not take the focus for an old one.
const done = new WeakSet<EditorTarget>()

/** Brings the field, or the form, into view and gives it the focus. */
function carryOut(wish: EditorTarget, box: HTMLElement) {
  if (done.has(wish)) return
  done.add(wish)
  const add =
    ADDED.has(wish.kind) && wish.id === undefined ? box.querySelector<HTMLElement>('[id$="-add"]') : null
  const form = box.querySelector<HTMLElement>('[role="group"][id$="-form"]')
  const field = wish.path && fieldNear(box, wish)
  const goal =
    add ??
    field ??
    form?.querySelector<HTMLElement>('input, select, textarea') ??
    box.querySelector<HTMLElement>('input, select, textarea, button')
  const control = goal?.matches('fieldset')
    ? goal.querySelector<HTMLElement>('input, select, textarea, button')
    : goal
  control?.scrollIntoView?.({ block: 'center' })
  control?.focus({ preventScroll: true })
}

/** The field at the path, or the one that it is inside of. */
function fieldNear(box: HTMLElement, { path = [] }: EditorTarget): HTMLElement | null {
  for (let length = path.length; length > 0; length--) {
    const end = `-${path.slice(0, length).join('.')}`.replace(/[^\w.-]/g, '_')
    const found = box.querySelector<HTMLElement>(`[id$="${end}"]`)
    if (found) return found
  }
  return null
}

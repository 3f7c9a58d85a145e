'use client'

import { CircleAlert, type LucideIcon, TriangleAlert } from 'lucide-react'
import { useCallback } from 'react'
import type { Engine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { DesignPolicyEditor } from '@/components/policy-editor/design-policy-editor'
import { usePlayground } from '@/components/store/use-playground'
import { useTheme } from '@/components/theme/theme'
import { classNames } from '@/components/ui/class-names'
import { withDocumentText } from '@/lib/design'
import type { DocumentPlace, DocumentReport } from '@/lib/simulation'
import { fullTitle } from './use-documents'

export interface DocumentPaneProps {
  engine: Engine | null
  /** What results are shown for. */
  simulated: Simulated
  identityId: string
  documents: readonly DocumentReport[]
  /** What decided the current step and the chosen cell, the more telling one first. */
  places: readonly DocumentPlace[]
  /** The text that a place was found in; a place in another text would mark the wrong lines. */
  textOf(documentId: string): string | undefined
}

/** The policies by role, and the one being edited. */
export function DocumentPane({
  engine,
  simulated,
  identityId,
  documents,
  places,
  textOf,
}: DocumentPaneProps) {
  const documentId = usePlayground((state) => state.selection.documentId)
  const design = usePlayground((state) => state.design)
  const reveal = usePlayground((state) => state.reveal)
  const editPolicy = usePlayground((state) => state.editPolicy)
  const edit = usePlayground((state) => state.edit)
  const chooseCell = usePlayground((state) => state.chooseCell)
  const chooseTrust = useChooseTrust()
  const chooseDocument = usePlayground((state) => state.chooseDocument)
  const theme = useTheme()

  const shown = documents.find((document) => document.id === documentId) ?? documents[0]
  if (!shown) return null
  const roles = [...new Set(documents.map((document) => document.owner))]
  const place = places.find((candidate) => candidate.documentId === shown.id)
  const highlight = place && textOf(shown.id) === shown.text ? place.range : null

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-col gap-1 px-4 py-2">
        {roles.map((role) => (
          <div key={role} className="flex flex-wrap items-center gap-x-1 gap-y-0.5">
            <h3 className="w-28 shrink-0 truncate text-ink-2 text-xs max-sm:w-full" title={role}>
              {role}
            </h3>
            <ul aria-label={`Policies of ${role}`} className="flex flex-wrap gap-1">
              {documents
                .filter((document) => document.owner === role)
                .map((document) => (
                  <li key={document.id}>
                    <DocumentButton
                      document={document}
                      isShown={document.id === shown.id}
                      onChoose={() => chooseDocument(document.id)}
                    />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      <div className="min-h-0 flex-1 px-4 pb-4">
        <DesignPolicyEditor
          document={shown}
          highlight={highlight}
          engine={engine}
          shown={simulated}
          design={design}
          identityId={identityId}
          onChooseCell={chooseCell}
          onChooseTrust={chooseTrust}
          label={fullTitle(shown)}
          onChange={(id, text, what) => {
            if (what) edit(what, (design) => withDocumentText(design, id, text))
            else editPolicy(id, text)
          }}
          reveal={reveal}
          theme={theme}
        />
      </div>
    </div>
  )
}

/** Shows how a trust policy decided for an identity. */
function useChooseTrust() {
  const chooseIdentity = usePlayground((state) => state.chooseIdentity)
  const chooseStep = usePlayground((state) => state.chooseStep)
  return useCallback(
    (identityId: string) => {
      chooseIdentity(identityId)
      chooseStep(4)
    },
    [chooseIdentity, chooseStep],
  )
}

interface DocumentButtonProps {
  document: DocumentReport
  isShown: boolean
  onChoose(): void
}

function DocumentButton({ document, isShown, onChoose }: DocumentButtonProps) {
  const { title, owner, diagnostics } = document
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length
  return (
    <button
      type="button"
      aria-current={isShown || undefined}
      onClick={onChoose}
      className={classNames(
        'flex h-7 items-center gap-1.5 rounded-md border px-2 text-sm',
        isShown
          ? 'border-accent/30 bg-accent-soft font-medium text-accent'
          : 'border-transparent text-ink-2 hover:bg-surface-2 hover:text-ink',
      )}
    >
      <span>
        {title}
        <span className="sr-only"> of {owner}</span>
      </span>
      {errors > 0 && <Count count={errors} word="error" Icon={CircleAlert} colour="text-deny" />}
      {warnings > 0 && <Count count={warnings} word="warning" Icon={TriangleAlert} colour="text-warn" />}
    </button>
  )
}

interface CountProps {
  count: number
  word: string
  Icon: LucideIcon
  colour: string
}

function Count({ count, word, Icon, colour }: CountProps) {
  return (
    <span className={`inline-flex items-center gap-0.5 font-medium text-xs tabular-nums ${colour}`}>
      <Icon aria-hidden className="size-3.5" />
      {count}
      <span className="sr-only">{count === 1 ? ` ${word}` : ` ${word}s`}</span>
    </span>
  )
}

'use client'

import { lazy, Suspense, useMemo, useState } from 'react'
import type { Engine } from '@/components/engine/load-engine'
import { orMissing } from '@/components/ui/late-boundary'
import type { Help } from './design-help'
import { type EditorDiagnostic, PolicyEditor, type PolicyEditorProps } from './policy-editor'

type DesignHelpProps = Parameters<typeof import('./design-help').DesignHelp>[0]

interface DesignPolicyEditorProps
  extends Omit<PolicyEditorProps, 'document' | 'assist'>,
    Omit<DesignHelpProps, 'engine' | 'onHelp'> {
  engine: Engine | null
  highlight: { start: number; end: number } | null
}

const DesignHelp = orMissing(
  lazy(async () => ({ default: (await import('./design-help')).DesignHelp })),
  null,
)

/** A policy of a design being edited, with everything that the engine knows about it, once that has come. */
export function DesignPolicyEditor({
  document,
  engine,
  shown,
  design,
  identityId,
  highlight,
  onChooseCell,
  onChooseTrust,
  ...rest
}: DesignPolicyEditorProps) {
  const [help, setHelp] = useState<Help | null>(null)
  const { id, text, diagnostics } = document
  const isCurrent = help?.documentId === id && help.text === text
  const { notes, unused, uses = COUNTING, findings = NONE } = isCurrent ? help : NO_HELP
  // The same list each time: the editor marks its text anew for another one.
  const told = useMemo(() => [...diagnostics, ...findings], [diagnostics, findings])
  return (
    <>
      <PolicyEditor
        {...rest}
        document={{ id, text, diagnostics: told, highlight, notes, unused, uses }}
        assist={help?.assist ?? null}
      />
      {engine && (
        <Suspense>
          <DesignHelp
            document={document}
            engine={engine}
            shown={shown}
            design={design}
            identityId={identityId}
            onChooseCell={onChooseCell}
            onChooseTrust={onChooseTrust}
            onHelp={setHelp}
          />
        </Suspense>
      )}
    </>
  )
}

const COUNTING = { kind: 'counting' } as const
const NO_HELP: Pick<Help, 'notes' | 'unused' | 'uses' | 'findings'> = {}
const NONE: readonly EditorDiagnostic[] = []

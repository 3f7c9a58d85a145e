'use client'

import { useEffect, useId, useState } from 'react'
import type { EditorAssist, EditorDiagnostic } from './editor-types'
import { PolicyEditor } from './policy-editor'

export interface CodeEditorProps {
  text: string
  /** @param what names a change that was not typed, as undo names it: "Format the design" */
  onChange(text: string, what?: string): void
  /** Only JSON so far. */
  language: 'json'
  /** Findings with their places in `text`; each may bring a fix. */
  diagnostics: readonly EditorDiagnostic[]
  /** The accessible name, such as "The whole design as JSON". */
  label: string
  theme: 'light' | 'dark'
  /** A range to select, scroll to and focus; a new object is a new wish. */
  reveal?: { start: number; end: number } | null
}

const noFindings: readonly never[] = []

/** Any JSON text being edited, with its findings below it: Monaco where there is room for it, a text area elsewhere. */
export function CodeEditor({ text, onChange, diagnostics, label, theme, reveal = null }: CodeEditorProps) {
  const id = useId()
  const assist = useFormatAlone()
  const [wish, setWish] = useState<{ documentId: string; range: { start: number; end: number } } | null>(null)
  useEffect(() => setWish(reveal && { documentId: id, range: reveal }), [id, reveal])
  return (
    <PolicyEditor
      document={{ id, text, diagnostics, highlight: null }}
      label={label}
      onChange={(_id, changed, what) => onChange(changed, what)}
      reveal={wish}
      theme={theme}
      assist={assist}
    />
  )
}

/** What helps with any JSON. */
function useFormatAlone(): EditorAssist | null {
  const [assist, setAssist] = useState<EditorAssist | null>(null)
  useEffect(() => {
    let isGone = false
    import('@/components/engine/load-engine')
      .then(({ loadEngine }) => loadEngine())
      .then((engine) => engine.loadAssist())
      .then(
        ({ formatJson }) => {
          if (!isGone) setAssist({ ...NOTHING, format: formatJson })
        },
        // Without it there is no Format button, and the editor works.
        () => {},
      )
    return () => {
      isGone = true
    }
  }, [])
  return assist
}

const NOTHING: Omit<EditorAssist, 'format'> = {
  complete: () => noFindings,
  hover: () => null,
  fixAll: (text) => text,
  variables: () => noFindings,
  who: null,
}

import type { Ref } from 'react'
import type { Drafts } from './drafts'
import type { Places } from './places'

export interface EditorDiagnostic {
  code: string
  severity: 'error' | 'warning' | 'info'
  message: string
  help?: string
  /** What AWS answers when one tries to save the policy. */
  refusal?: string
  /** The page that it rests on. */
  seeAlso?: string
  /** A change of the text that mends it, named like a command. */
  fix?: EditorFix
  /** Offsets in the document's text. */
  range: { start: number; end: number }
}

export interface EditorFix {
  title: string
  range: { start: number; end: number }
  replacement: string
}

export interface EditorDocument {
  id: string
  text: string
  diagnostics: readonly EditorDiagnostic[]
  /** The deciding statement, marked as whole lines and in the margin. */
  highlight: { start: number; end: number } | null
}

/** What the text area and the code editor have in common, so that one can take the other's place. */
export interface SurfaceProps {
  document: EditorDocument
  label: string
  hintId: string
  theme: 'light' | 'dark'
  drafts: Drafts
  places: Places
  onType(id: string, text: string): void
  handle: Ref<SurfaceHandle>
}

export interface SurfaceHandle {
  /** Selects a range, given in offsets of `text`, scrolls to it and takes the focus. */
  reveal(text: string, range: { start: number; end: number }): void
}

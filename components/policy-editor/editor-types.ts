import type { Ref } from 'react'
import type { Hover, Proposal, ResolvedVariable } from '@/lib/assist'
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
  /** Never made for all findings of a kind at once. */
  onlyAlone?: true
}

export interface EditorDocument {
  id: string
  text: string
  diagnostics: readonly EditorDiagnostic[]
  /** The deciding statement, marked as whole lines and in the margin. */
  highlight: { start: number; end: number } | null
  /** What is worth a line in the list of problems and is none, so that the text stays unmarked. */
  notes?: readonly EditorDiagnostic[] | undefined
  /** Statements that no request uses: dimmed. Left out: not known at the moment, what is dimmed stays so. */
  unused?: readonly { start: number; end: number }[] | undefined
  uses?: DocumentUses | undefined
}

/** What the statements of a document are used for; or why that is not known. */
export type DocumentUses =
  | { kind: 'counted'; statements: readonly UsedStatement[] }
  | { kind: 'counting' }
  /** There are so many cells that somebody should ask for it. */
  | { kind: 'not-counted'; cells: number; count(): void }
  /** The text is not the one that results are shown for. */
  | { kind: 'stale' }

export interface UsedStatement {
  /** "Statement 2, Allow". */
  title: string
  range: { start: number; end: number }
  /** How many cells it speaks to. */
  matches: number
  /** How many it settles, and the first of them. */
  decides: number
  cells: readonly { key: string; label: string; choose(): void }[]
}

/** What there is to help with while a document is written. Answers for any text, half-written ones too. */
export interface EditorAssist {
  complete(text: string, offset: number): readonly Proposal[]
  hover(text: string, offset: number): Hover | null
  format(text: string): string
  /** The text with all findings of a kind mended. */
  fixAll(text: string, code: string): string
  /** The document's variables with their values; empty when nobody with credentials is looked at. */
  variables(text: string): readonly ResolvedVariable[]
  /** Whose values these are. */
  who: string | null
}

/** What the text area and the code editor have in common, so that one can take the other's place. */
export interface SurfaceProps {
  document: EditorDocument
  /** Null until it has come. */
  assist: EditorAssist | null
  /** Are values of variables shown beside them? */
  showsValues: boolean
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

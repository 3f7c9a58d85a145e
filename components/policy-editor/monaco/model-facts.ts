import type { editor } from 'monaco-editor/editor'
import type { EditorAssist, EditorDiagnostic } from '../editor-types'

/** What is known about the document of a model. Providers belong to the page and find it by the model. */
export interface ModelFacts {
  assist: EditorAssist | null
  showsValues: boolean
  /** The text that the findings speak of; it may be a moment behind the model. */
  text: string
  diagnostics: readonly EditorDiagnostic[]
}

const facts = new WeakMap<editor.ITextModel, ModelFacts>()

/** The facts of a model, to read and to write. */
export function factsOf(model: editor.ITextModel): ModelFacts {
  const known = facts.get(model)
  if (known) return known
  const made: ModelFacts = { assist: null, showsValues: false, text: '', diagnostics: [] }
  facts.set(model, made)
  return made
}

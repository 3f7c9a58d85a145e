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

/** For how long a list of proposals waits for what makes it, in milliseconds. */
const LONGEST_WAIT = 5_000
const waiting = new WeakMap<editor.ITextModel, Set<() => void>>()

/** Says what helps with a model from now on, to whoever waits for it too. */
export function setAssist(model: editor.ITextModel, assist: EditorAssist | null, showsValues: boolean): void {
  Object.assign(factsOf(model), { assist, showsValues })
  if (assist) for (const tell of waiting.get(model) ?? []) tell()
}

/**
 * What helps with a model: a document that was only just opened gets it a moment later, and nobody types twice for that.
 *
 * @returns null: it did not come in time, or `cancelled` says that nobody waits any longer
 */
export async function assistSoon(
  model: editor.ITextModel,
  cancelled: (run: () => void) => unknown,
): Promise<EditorAssist | null> {
  const { assist } = factsOf(model)
  if (assist) return assist
  const waiters = waiting.get(model) ?? new Set()
  waiting.set(model, waiters)
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, LONGEST_WAIT)
    function done() {
      clearTimeout(timer)
      waiters.delete(done)
      resolve()
    }
    waiters.add(done)
    cancelled(done)
  })
  return factsOf(model).assist
}

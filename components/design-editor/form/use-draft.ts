import { useState } from 'react'
import type { FieldProblem, Path } from '@/lib/design'
import { problemFor, useForm } from './form-context'

interface DraftOptions {
  /** What the design holds, as text. */
  shown: string
  /** What is done with a text: the problems are shown, and the text stays in the field. */
  apply(text: string): readonly FieldProblem[]
  /** While typing, or only when the field is left: a name that others refer to changes once. */
  isLate?: boolean
  /** Says what is wrong while one types in a field that is applied late. */
  check?(text: string): string | null
}

/**
 * The text of a field: what the design holds, or what was typed and could not be applied. Typed text is never
 * lost: it stays until it can be applied, is taken back, or the design says something else there.
 */
export function useDraft(path: Path, { shown, apply, isLate, check }: DraftOptions) {
  const { drafts } = useForm()
  const form = useForm()
  const key = `${form.id} ${path.join('.')}`
  const [, redraw] = useState(0)
  const kept = drafts.get(key)
  const draft = kept?.over === shown ? kept : undefined

  const keep = (text: string, problem: string | null) => {
    if (text === shown) drafts.delete(key)
    else drafts.set(key, { text, over: shown, problem: problem ?? '' })
    redraw((turn) => turn + 1)
  }
  const tryToApply = (text: string) => {
    const problem = problemFor(apply(text), path)
    if (problem === null) drafts.delete(key)
    if (problem === null) redraw((turn) => turn + 1)
    else keep(text, problem)
  }
  return {
    text: draft?.text ?? shown,
    problem: draft?.problem || null,
    type(text: string) {
      if (isLate) keep(text, check?.(text) ?? null)
      else tryToApply(text)
    },
    /** Applies what waits, when the field is left or Enter is pressed. */
    settle() {
      if (isLate && draft) tryToApply(draft.text)
    },
    /** Back to what the design holds. */
    drop() {
      if (!draft) return false
      keep(shown, null)
      return true
    },
  }
}

import { createContext, useContext } from 'react'
import { invariant } from '@/lib/base/invariant'
import type { Design, FieldProblem, Path } from '@/lib/design'

/** What the fields of one form share. */
export interface FormContext {
  /** Tells the forms of different things apart: drafts and bursts of typing belong to one of them. */
  readonly id: string
  /** What is edited, as undo names it: "Ana". */
  readonly title: string
  readonly design: Design
  /** What all of the form edits. */
  readonly value: unknown
  /**
   * Puts a value at a path, or takes it away, if the design may hold that.
   *
   * @returns what speaks against it; then nothing has changed
   */
  change(path: Path, value: unknown, label: string, isTyping: boolean): readonly FieldProblem[]
  /** Texts that were typed and cannot be applied, by field. They outlive the field. */
  readonly drafts: Map<string, Draft>
  /** What AWS would not save, by path. */
  findingsAt(path: Path): readonly string[]
  /** What could be filled in here, from what else the design has. */
  suggestionsAt(path: Path): Suggestions | null
  /** The document of a policy that stands here; null when it has none of its own. */
  documentAt(path: Path): string | null
  openDocument(id: string): void
}

export interface Draft {
  readonly text: string
  /** What the design said when it was typed: another value there makes the draft void. */
  readonly over: unknown
  readonly problem: string
}

export interface Suggestions {
  readonly options: readonly { readonly value: string; readonly label?: string }[]
  /** Nothing else can stand here. */
  readonly isClosed?: boolean
}

export const Form = createContext<FormContext | null>(null)

export function useForm(): FormContext {
  const form = useContext(Form)
  invariant(form, 'a field is used outside its form')
  return form
}

/** The element id of a field; also how others find it to give it the focus. */
export function fieldId(form: Pick<FormContext, 'id'>, path: Path): string {
  return `${form.id}-${path.join('.')}`.replace(/[^\w.-]/g, '_')
}

/** The problem that a field shows: its own, or the first of the whole. */
export function problemFor(problems: readonly FieldProblem[], path: Path): string | null {
  const own = problems.find((problem) => path.every((step, at) => String(problem.path[at]) === String(step)))
  return (own ?? problems[0])?.message ?? null
}

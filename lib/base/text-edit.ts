import type { SourceRange } from './source-range'

/** One replacement of a piece of a text. */
export interface TextEdit {
  readonly range: SourceRange
  readonly replacement: string
}

/**
 * What does the text say after these replacements, all of whose places are those of the text as it is?
 *
 * Of two that overlap, the one that begins first is made and the other is left out; so is one that is there twice.
 *
 * @example
 * applyEdits('abc', [{ range: { start: 1, end: 2 }, replacement: '-' }]) // 'a-c'
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let changed = ''
  let done = 0
  let last: TextEdit | null = null
  for (const edit of edits.toSorted((one, other) => one.range.start - other.range.start)) {
    const { start, end } = edit.range
    if (start < done || (last && sameEdit(last, edit))) continue
    changed += text.slice(done, start) + edit.replacement
    done = Math.max(start, end)
    last = edit
  }
  return changed + text.slice(done)
}

function sameEdit(one: TextEdit, other: TextEdit): boolean {
  return (
    one.range.start === other.range.start &&
    one.range.end === other.range.end &&
    one.replacement === other.replacement
  )
}

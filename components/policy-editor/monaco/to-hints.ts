import type { IPosition, languages } from 'monaco-editor/editor'
import type { EditorAssist } from '../editor-types'

/** Longer values would push the text that they explain out of sight. */
const longest = 22

/** The values of the variables in a part of the text, as Monaco's hints beside them. */
export function toHints(
  assist: EditorAssist,
  text: string,
  part: { readonly start: number; readonly end: number },
  positionOf: (offset: number) => IPosition,
): languages.InlayHint[] {
  const { who } = assist
  if (who === null) return []
  return assist
    .variables(text)
    .filter(({ range }) => range.end >= part.start && range.start <= part.end)
    .map(({ range, name, value, isPlainText }) => ({
      position: positionOf(range.end),
      label: isPlainText ? 'plain text' : `${who}: ${value === null ? 'no value' : shorten(value)}`,
      tooltip: value === null ? `${who}’s session has no ${name}` : `For ${who}, ${name} is ${value}`,
      paddingLeft: true,
      paddingRight: true,
    }))
}

/** The beginning of a value, which tells values apart best, and that there is more. */
export function shorten(value: string): string {
  return value.length <= longest ? value : `${value.slice(0, longest - 1)}…`
}

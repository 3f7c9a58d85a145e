import { applyEdits, format } from 'jsonc-parser'
import { parseJson } from './json-tree'

/**
 * How does this JSON text look with two blanks a level and one member a line?
 *
 * Nothing but blanks and line ends is changed, so that numbers and repeated names stay as they are. A text that is
 * not JSON comes back as it is.
 *
 * @example
 * formatJson('{"a":1}') // '{\n  "a": 1\n}'
 */
export function formatJson(text: string): string {
  if (parseJson(text).errors.length > 0) return text
  return applyEdits(text, format(text, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' }))
}

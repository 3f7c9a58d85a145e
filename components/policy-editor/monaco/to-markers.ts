import type { editor, IRange } from 'monaco-editor/editor'
import { createLineIndex, lineAndColumn } from '@/lib/base/source-range'
import type { EditorDiagnostic } from '../editor-types'

// Monaco's MarkerSeverity, as numbers: this file must not load Monaco.
const severities = { error: 8, warning: 4, info: 2 } as const

/** Our findings as Monaco's markers. Lines and columns are taken from the text that the findings speak of. */
export function toMarkers(text: string, diagnostics: readonly EditorDiagnostic[]): editor.IMarkerData[] {
  const placeOf = createLineIndex(text)
  return diagnostics.map(({ code, severity, message, help, refusal, range }) => ({
    code,
    severity: severities[severity],
    message: [message, help, refusal && `AWS says: ${refusal}`].filter(Boolean).join('\n'),
    ...toRange(text, range, placeOf),
  }))
}

/** A range of offsets as Monaco's lines and columns. */
export function toRange(
  text: string,
  range: { start: number; end: number },
  placeOf = (offset: number) => lineAndColumn(text, offset),
): IRange {
  const start = placeOf(range.start)
  const end = placeOf(Math.max(range.start, range.end))
  return {
    startLineNumber: start.line,
    startColumn: start.column,
    endLineNumber: end.line,
    endColumn: end.column,
  }
}

/** The lines that a range touches. One that ends right behind a line end does not touch the next line. */
export function toLines(
  text: string,
  range: { start: number; end: number },
): { first: number; last: number } {
  const first = lineAndColumn(text, range.start).line
  return { first, last: Math.max(first, lineAndColumn(text, range.end - 1).line) }
}

import type { editor, IRange, languages } from 'monaco-editor/editor'
import { applyEdits } from '@/lib/base/text-edit'
import { withLineFeeds } from '../drafts'
import type { EditorDiagnostic } from '../editor-types'
import { textChange } from '../text-change'

/** A mend as the lightbulb offers it. */
export interface FixOffer {
  title: string
  /** The finding that it mends; for all of a kind, the one that was asked about. */
  diagnostic: EditorDiagnostic
  isPreferred: boolean
  change: { start: number; end: number; inserted: string }
}

/** The mends of the findings that touch a range: each by itself, and all of its kind together. */
export function fixOffers(
  text: string,
  diagnostics: readonly EditorDiagnostic[],
  touched: { start: number; end: number },
  fixAll: ((text: string, code: string) => string) | null,
): FixOffer[] {
  const shown = withLineFeeds(text)
  const offer = (mended: string, title: string, diagnostic: EditorDiagnostic, isOne: boolean): FixOffer => ({
    title,
    diagnostic,
    isPreferred: isOne,
    change: textChange(shown, withLineFeeds(mended)),
  })
  const here = diagnostics.filter(
    ({ range, fix }) => fix && range.start <= touched.end && range.end >= touched.start,
  )
  return here.flatMap((diagnostic) => {
    const { fix, code } = diagnostic
    if (!fix) return []
    const one = offer(applyEdits(text, [fix]), fix.title, diagnostic, true)
    const count = diagnostics.filter((other) => other.code === code && other.fix).length
    const isFirst = here.find((other) => other.code === code) === diagnostic
    if (count < 2 || !isFirst || !fixAll || fix.onlyAlone) return [one]
    return [one, offer(fixAll(text, code), `Fix all ${count} of this kind (${code})`, diagnostic, false)]
  })
}

/** What Monaco is told of a mend. */
export function toCodeAction(
  { title, isPreferred, change }: FixOffer,
  model: editor.ITextModel,
  rangeOf: (range: { start: number; end: number }) => IRange,
  marker: editor.IMarkerData | undefined,
): languages.CodeAction {
  const edit = { range: rangeOf(change), text: change.inserted }
  return {
    title,
    kind: 'quickfix',
    isPreferred,
    ...(marker ? { diagnostics: [marker] } : {}),
    edit: { edits: [{ resource: model.uri, textEdit: edit, versionId: model.getVersionId() }] },
  }
}

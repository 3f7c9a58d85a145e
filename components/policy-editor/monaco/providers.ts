import type * as Monaco from 'monaco-editor/editor'
import { withLineFeeds } from '../drafts'
import { textChange } from '../text-change'
import { languageId } from './language'
import { assistSoon, factsOf } from './model-facts'
import { fixOffers, toCodeAction } from './to-actions'
import { toHints } from './to-hints'
import { toMarkers } from './to-markers'
import { toHover, toSuggestions } from './to-suggestions'

/** Called when values of variables have changed without the text. */
export let hintsChanged = () => {}

/** Registers what the engine knows with Monaco, once for the page. Every answer is that of the model's document. */
export function registerProviders(monaco: typeof Monaco): void {
  const { languages, Range, Emitter } = monaco
  const rangeIn = (model: Monaco.editor.ITextModel) => (range: { start: number; end: number }) =>
    Range.fromPositions(model.getPositionAt(range.start), model.getPositionAt(range.end))

  languages.registerCompletionItemProvider(languageId, {
    triggerCharacters: ['"', ':', '{', '/'],
    async provideCompletionItems(model, position, _context, token) {
      // As it is now: while it waits, the person types on.
      const asked = [model.getValue(), model.getOffsetAt(position)] as const
      const assist = await assistSoon(model, token.onCancellationRequested)
      const proposals = assist?.complete(...asked) ?? []
      // What is typed on decides anew: lists of actions begin where the service ends.
      return { suggestions: toSuggestions(proposals, rangeIn(model)), incomplete: true }
    },
  })

  languages.registerHoverProvider(languageId, {
    provideHover(model, position) {
      const hover = factsOf(model).assist?.hover(model.getValue(), model.getOffsetAt(position))
      return hover && toHover(hover, rangeIn(model))
    },
  })

  languages.registerCodeActionProvider(
    languageId,
    {
      provideCodeActions(model, range) {
        const { text, diagnostics, assist } = factsOf(model)
        // Findings of an older text have their places elsewhere.
        if (withLineFeeds(text) !== model.getValue()) return { actions: [], dispose() {} }
        const touched = {
          start: model.getOffsetAt(range.getStartPosition()),
          end: model.getOffsetAt(range.getEndPosition()),
        }
        const actions = fixOffers(text, diagnostics, touched, assist?.fixAll ?? null).map((offer) =>
          toCodeAction(offer, model, rangeIn(model), toMarkers(text, [offer.diagnostic])[0]),
        )
        return { actions, dispose() {} }
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  )

  languages.registerDocumentFormattingEditProvider(languageId, {
    provideDocumentFormattingEdits(model) {
      const before = model.getValue()
      const { start, end, inserted } = textChange(before, factsOf(model).assist?.format(before) ?? before)
      return [{ range: rangeIn(model)({ start, end }), text: inserted }]
    },
  })

  const changed = new Emitter<void>()
  hintsChanged = () => changed.fire()
  languages.registerInlayHintsProvider(languageId, {
    onDidChangeInlayHints: changed.event,
    provideInlayHints(model, range) {
      const { assist, showsValues } = factsOf(model)
      // What is in sight: a long policy has hundreds, and each letter that is typed would draw all of them anew.
      const inSight = {
        start: model.getOffsetAt(range.getStartPosition()),
        end: model.getOffsetAt(range.getEndPosition()),
      }
      const hints =
        assist && showsValues
          ? toHints(assist, model.getValue(), inSight, (offset) => model.getPositionAt(offset))
          : []
      return { hints, dispose() {} }
    },
  })
}

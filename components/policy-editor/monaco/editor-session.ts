import type { editor } from 'monaco-editor/editor'
import { createLineIndex } from '@/lib/base/source-range'
import type { EditorAssist, EditorDiagnostic } from '../editor-types'
import type { Place } from '../places'
import { textChange } from '../text-change'
import { languageId } from './language'
import { keepListRoles } from './list-roles'
import { factsOf, setAssist } from './model-facts'
import { hintsChanged } from './providers'
import { setUpMonaco } from './setup'
import { themeName } from './themes'
import { toLines, toMarkers, toRange } from './to-markers'

/** One Monaco editor and the models it has shown. */
export interface EditorSession {
  /** Shows a document. A text that differs from the model's becomes an edit that can be undone. */
  show(id: string, text: string, place: Place | undefined): void
  mark(text: string, diagnostics: readonly EditorDiagnostic[]): void
  highlight(text: string, range: { start: number; end: number } | null): void
  /** Dims what no request uses. */
  dim(text: string, ranges: readonly { start: number; end: number }[]): void
  assist(assist: EditorAssist | null, showsValues: boolean): void
  reveal(text: string, range: { start: number; end: number }): void
  setTheme(theme: 'light' | 'dark'): void
  setLabel(label: string): void
  focus(): void
  hasFocus(): boolean
  place(): Place
  dispose(): void
}

interface SessionOptions {
  label: string
  hintId: string
  theme: 'light' | 'dark'
  onType(id: string, text: string): void
}

interface Shown {
  model: editor.ITextModel
  viewState: editor.ICodeEditorViewState | null
}

const markerOwner = 'idpool'

export function createEditorSession(container: HTMLElement, options: SessionOptions): EditorSession {
  const monaco = setUpMonaco()
  const models = new Map<string, Shown>()
  let currentId: string | null = null
  let isApplying = false

  const view = monaco.editor.create(container, {
    model: null,
    theme: themeName[options.theme],
    ariaLabel: options.label,
    fontFamily: getComputedStyle(container).fontFamily,
    fontSize: 13,
    lineHeight: 20,
    padding: { top: 10, bottom: 10 },
    glyphMargin: true,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 6,
    folding: true,
    wordWrap: 'on',
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    // The page scrolls on when the editor has come to its end.
    scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false },
    renderFinalNewline: 'on',
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'line',
    roundedSelection: false,
    stickyScroll: { enabled: false },
    fixedOverflowWidgets: true,
    automaticLayout: true,
    smoothScrolling: false,
    cursorBlinking: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'solid' : 'blink',
    wordBasedSuggestions: 'off',
    // Nearly all of a policy stands in strings.
    quickSuggestions: { strings: true, other: true, comments: false },
    suggest: { showStatusBar: false, preview: false, showWords: false, localityBonus: false },
    suggestSelection: 'first',
    acceptSuggestionOnCommitCharacter: false,
    inlayHints: { fontSize: 12, padding: true },
    lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.OnCode },
    tabSize: 2,
    // One input path in all browsers: only Chromium has EditContext.
    editContext: false,
  })
  const decorations = view.createDecorationsCollection()
  const leaveRoles = keepListRoles(container)
  const dimmed = view.createDecorationsCollection()

  // Tab indents here. After Escape it does what it does everywhere else: one way out that needs no chord.
  let isLeaving = false
  view.onKeyDown((event) => {
    if (event.keyCode === monaco.KeyCode.Tab && isLeaving) event.stopPropagation()
    // A first Escape may be meant for a widget.
    else isLeaving = event.keyCode === monaco.KeyCode.Escape && !hasOpenWidget(container)
  })
  view.onDidBlurEditorText(() => {
    isLeaving = false
  })

  let isDisposed = false
  void document.fonts?.ready.then(() => {
    if (!isDisposed) monaco.editor.remeasureFonts()
  })

  const open = (id: string, text: string): Shown => {
    const known = models.get(id)
    if (known) return known
    const model = monaco.editor.createModel(text, languageId)
    // Offsets are counted with one character a line end; Monaco would take the majority's.
    model.setEOL(monaco.editor.EndOfLineSequence.LF)
    // Brackets keep the punctuation's colour, whose contrast is known. It is the model that decides this.
    model.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    })
    model.onDidChangeContent(() => {
      if (!isApplying) options.onType(id, model.getValue())
    })
    const opened = { model, viewState: null }
    models.set(id, opened)
    return opened
  }

  const apply = (model: editor.ITextModel, text: string) => {
    const before = model.getValue()
    if (before === text) return
    const { start, end, inserted } = textChange(before, text)
    const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end))
    isApplying = true
    try {
      model.pushStackElement()
      model.pushEditOperations(null, [{ range, text: inserted }], () => null)
      model.pushStackElement()
    } finally {
      isApplying = false
    }
  }

  return {
    show(id, text, place) {
      const isNew = !models.has(id)
      const shown = open(id, text)
      if (id !== currentId) {
        const left = currentId === null ? undefined : models.get(currentId)
        if (left) left.viewState = view.saveViewState()
        decorations.clear()
        dimmed.clear()
        currentId = id
        view.setModel(shown.model)
        if (shown.viewState) view.restoreViewState(shown.viewState)
        // Monaco has no option for it, and makes a new input for every model.
        container.querySelector('textarea.inputarea')?.setAttribute('aria-describedby', options.hintId)
      }
      apply(shown.model, text)
      if (isNew && place) {
        const from = shown.model.getPositionAt(place.start)
        view.setSelection(monaco.Range.fromPositions(from, shown.model.getPositionAt(place.end)))
        view.setScrollTop(place.top)
      }
      // Drawn now and not in the next frame: the text area leaves in this one.
      view.render(true)
    },
    mark(text, diagnostics) {
      const model = view.getModel()
      if (!model) return
      Object.assign(factsOf(model), { text, diagnostics })
      monaco.editor.setModelMarkers(model, markerOwner, toMarkers(text, diagnostics))
    },
    assist(assist, showsValues) {
      const model = view.getModel()
      if (!model) return
      setAssist(model, assist, showsValues)
      hintsChanged()
    },
    dim(text, ranges) {
      const { NeverGrowsWhenTypingAtEdges: stickiness } = monaco.editor.TrackedRangeStickiness
      const placeOf = createLineIndex(text)
      const places = ranges.map((range) => monaco.Range.lift(toRange(text, range, placeOf)))
      // They move along with what is typed: of hundreds, mostly none has to be drawn anew.
      const shown = dimmed.getRanges()
      const isSame =
        shown.length === places.length && places.every((place, at) => place.equalsRange(shown[at]))
      if (isSame) return
      dimmed.set(
        places.map((range) => ({
          range,
          options: {
            inlineClassName: 'idpool-unused',
            hoverMessage: { value: 'No request of this design uses this statement.' },
            stickiness,
          },
        })),
      )
    },
    highlight(text, range) {
      if (!range) return decorations.clear()
      const { first, last } = toLines(text, range)
      const { NeverGrowsWhenTypingAtEdges: stickiness } = monaco.editor.TrackedRangeStickiness
      decorations.set([
        {
          range: new monaco.Range(first, 1, last, 1),
          options: { isWholeLine: true, className: 'idpool-deciding-line', stickiness },
        },
        {
          range: new monaco.Range(first, 1, first, 1),
          options: {
            glyphMarginClassName: 'idpool-deciding-glyph',
            glyphMarginHoverMessage: { value: 'Look here: it decided, or came nearest' },
            stickiness,
          },
        },
      ])
    },
    reveal(text, range) {
      const target = toRange(text, range)
      view.setSelection(target)
      view.revealRangeInCenterIfOutsideViewport(target, monaco.editor.ScrollType.Immediate)
      view.focus()
    },
    setTheme: (theme) => monaco.editor.setTheme(themeName[theme]),
    setLabel: (label) => view.updateOptions({ ariaLabel: label }),
    focus: () => view.focus(),
    hasFocus: () => view.hasTextFocus(),
    place() {
      const model = view.getModel()
      const selection = view.getSelection()
      if (!model || !selection) return { start: 0, end: 0, top: 0 }
      return {
        start: model.getOffsetAt(selection.getStartPosition()),
        end: model.getOffsetAt(selection.getEndPosition()),
        top: view.getScrollTop(),
      }
    },
    dispose() {
      isDisposed = true
      leaveRoles()
      view.dispose()
      for (const { model } of models.values()) model.dispose()
      models.clear()
    },
  }
}

const hasOpenWidget = (container: HTMLElement) =>
  container.querySelector('.suggest-widget.visible, .find-widget.visible') !== null

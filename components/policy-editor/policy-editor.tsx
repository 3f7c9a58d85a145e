'use client'

import {
  Component,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react'
import { LateBoundary } from '@/components/ui/late-boundary'
import { applyEdits } from '@/lib/base/text-edit'
import { DiagnosticsList } from './diagnostics-list'
import { createDrafts } from './drafts'
import { chooseEditor, useEditorPreference, useValuesPreference } from './editor-preference'
import type { EditorAssist, EditorDocument, SurfaceHandle } from './editor-types'
import { createPlaces } from './places'
import { PlainEditor } from './plain-editor'
import { useCodeEditor } from './use-code-editor'

export type { EditorDiagnostic, EditorDocument } from './editor-types'

export interface PolicyEditorProps {
  /** The document being shown. Each id keeps its own undo history, caret and scroll position. */
  document: EditorDocument
  /** The accessible name, such as "Trust policy of role Cognito_AuthRole". */
  label: string
  /** @param what names a change that was not typed, as undo names it: "Add Version 2012-10-17" */
  onChange(id: string, text: string, what?: string): void
  /** A request to select a range, scroll to it and take the focus. A new object is a new request. */
  reveal: { documentId: string; range: { start: number; end: number } } | null
  theme: 'light' | 'dark'
  /** What helps while writing; left out or null: the editor does without. */
  assist?: EditorAssist | null
}

// They are of use once there is something to help with, and that comes late too.
const EditorPanels = lazy(async () => ({ default: (await import('./editor-panels')).EditorPanels }))

// Requests that were carried out, so that an editor that mounts again does not take the focus for an old one.
const doneRequests = new WeakSet<object>()

/** A policy being edited, with its findings below it. A text area at first; Monaco when it is wanted. */
export function PolicyEditor({ document, label, onChange, reveal, theme, assist = null }: PolicyEditorProps) {
  const box = useRef<HTMLDivElement>(null)
  const surface = useRef<SurfaceHandle>(null)
  const hintId = useId()
  const [drafts] = useState(createDrafts)
  const [places] = useState(createPlaces)
  const preference = useEditorPreference()
  const { Surface, hasFailed, isOffered, fail, retry } = useCodeEditor(box, preference === 'code')

  const carryOut = useEffectEvent((request: NonNullable<PolicyEditorProps['reveal']>) => {
    if (doneRequests.has(request) || request.documentId !== document.id) return
    doneRequests.add(request)
    surface.current?.reveal(document.text, request.range)
  })
  // A request may come before the app switches to its document: the switch looks at it again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (reveal) carryOut(reveal)
  }, [reveal, document.id])

  const showsValues = useValuesPreference()
  const shared = {
    document,
    assist,
    showsValues,
    label,
    hintId,
    theme,
    drafts,
    places,
    handle: surface,
    onType(id: string, text: string) {
      drafts.type(id, text)
      onChange(id, text)
    },
  }
  const plain = <PlainEditor {...shared} />
  const show = (range: { start: number; end: number }) => surface.current?.reveal(document.text, range)
  const problems = (
    <DiagnosticsList
      text={document.text}
      diagnostics={document.diagnostics}
      notes={document.notes}
      onChoose={({ range }) => show(range)}
      onFix={(fix) => onChange(document.id, applyEdits(document.text, [fix]), fix.title)}
      onFixAll={
        assist &&
        ((code) => onChange(document.id, assist.fixAll(document.text, code), `Fix all of the kind ${code}`))
      }
    />
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms and brings its own box
    <div
      role="group"
      aria-label={label}
      data-editor={Surface ? 'monaco' : 'plain'}
      className="flex h-full min-h-96 min-w-0 flex-col overflow-hidden rounded-md border border-line bg-surface"
    >
      <div
        ref={box}
        // The empty column where Monaco puts line numbers, where Monaco may come.
        data-gutter={preference === 'code' && !hasFailed ? '' : undefined}
        className="group peer relative min-h-0 flex-1"
      >
        {Surface ? (
          <Fallback to={plain} onError={fail}>
            <Surface {...shared} />
          </Fallback>
        ) : (
          plain
        )}
      </div>
      <div className="flex h-9 shrink-0 pointer-coarse:hidden max-sm:hidden items-center gap-3 border-line border-t bg-surface-2 px-2 text-ink-2 text-xs peer-focus-within:[&>[data-hint]]:visible">
        {Surface && (
          <p data-hint id={hintId} className="invisible min-w-0 truncate">
            Press {isMac() ? 'Ctrl+Shift+M' : 'Ctrl+M'}, then Tab, to leave the editor (or Escape, then Tab)
          </p>
        )}
        {hasFailed && (
          <p className="min-w-0 truncate" role="status">
            Plain editor: the code editor could not load{' '}
            <button type="button" onClick={retry} className={`${button} text-accent underline`}>
              Retry
            </button>
          </p>
        )}
        {isOffered && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms and brings its own box
          <div role="group" aria-label="Kind of editor" className="ml-auto flex shrink-0 gap-1">
            <Choice isChosen={preference === 'code'} onChoose={() => chooseEditor('code')}>
              Code editor
            </Choice>
            <Choice isChosen={preference === 'plain'} onChoose={() => chooseEditor('plain')}>
              Plain text
            </Choice>
          </div>
        )}
      </div>
      <div className="h-36 shrink-0 border-line border-t bg-surface-2">
        {assist ? (
          <LateBoundary whenMissing={problems}>
            <Suspense fallback={problems}>
              <EditorPanels
                document={document}
                label={label}
                assist={assist}
                hasValuesInText={Surface !== null}
                problems={problems}
                onReveal={show}
                onChange={onChange}
              />
            </Suspense>
          </LateBoundary>
        ) : (
          problems
        )}
      </div>
    </div>
  )
}

const button =
  'min-h-6 rounded-sm px-2 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent'

function Choice(props: { isChosen: boolean; onChoose(): void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={props.isChosen}
      onClick={props.onChoose}
      className={`${button} hover:text-ink aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink`}
    >
      {props.children}
    </button>
  )
}

/** Shows the text area when the code editor throws while it starts. */
class Fallback extends Component<
  { to: ReactNode; onError(): void; children: ReactNode },
  { hasFailed: boolean }
> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidCatch() {
    this.props.onError()
  }

  override render() {
    return this.state.hasFailed ? this.props.to : this.props.children
  }
}

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)

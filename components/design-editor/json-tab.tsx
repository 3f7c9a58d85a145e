import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { createDrafts } from '@/components/policy-editor/drafts'
import type { EditorDiagnostic, SurfaceHandle } from '@/components/policy-editor/editor-types'
import { createPlaces } from '@/components/policy-editor/places'
import { PlainEditor } from '@/components/policy-editor/plain-editor'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { useTheme } from '@/components/theme/theme'
import { Button } from '@/components/ui/button'
import { type DesignProblem, decodeDesign, encodeDesign } from '@/lib/design'
import { focusSoon } from './form/focus-soon'
import { jsonDraftOf } from './json-draft'

/** How long typing rests before a text is read, in milliseconds. */
const READ_AFTER = 250
const SHOWN = 50

/**
 * The design as the text of a file, both ways. A text that is no design stays in the editor and is not applied;
 * it is still there when one comes back.
 */
export function JsonTab() {
  const store = usePlaygroundStore()
  const design = usePlayground((state) => state.design)
  const theme = useTheme()
  const surface = useRef<SurfaceHandle>(null)
  const editor = useRef<HTMLDivElement>(null)
  const [drafts] = useState(createDrafts)
  const [places] = useState(createPlaces)
  const kept = jsonDraftOf(store)
  const [typed, setTyped] = useState(kept.current)
  const [problems, setProblems] = useState<readonly DesignProblem[]>([])
  const [isReading, setReading] = useState(typed !== null)
  // What was typed says this design in other words: then it stays as it was typed.
  const isApplied = typed !== null && typed.applied === design
  const isFollowing =
    typed === null || (typed.applied !== null && !isApplied && problems.length === 0 && !isReading)
  const text = isFollowing ? encodeDesign(design) : typed.text

  useEffect(() => {
    kept.current = isFollowing ? null : typed
  }, [kept, isFollowing, typed])

  useEffect(() => {
    if (typed === null || !isReading) return
    const timer = setTimeout(() => {
      const decoded = decodeDesign(typed.text)
      setReading(false)
      if (!decoded.ok) return setProblems(decoded.error)
      setProblems([])
      const before = store.getState().design
      const isSame = encodeDesign(decoded.value) === encodeDesign(before)
      if (!isSame) store.getState().edit('Edit the design as JSON', () => decoded.value, 'json')
      setTyped({ text: typed.text, over: typed.over, applied: store.getState().design })
    }, READ_AFTER)
    return () => clearTimeout(timer)
  }, [store, typed, isReading])

  const type = (next: string) => {
    const base = typed === null || isFollowing ? design : typed.over
    setTyped({ text: next, over: isApplied ? design : base, applied: null })
    setReading(true)
  }
  const discard = () => {
    setTyped(null)
    setProblems([])
    setReading(false)
    // The button is gone with what it was about.
    focusSoon(() => editor.current?.querySelector('textarea'))
  }
  const diagnostics = isFollowing ? [] : problems.map(toDiagnostic)
  const isElsewhere = !isFollowing && !isApplied && typed.over !== design

  return (
    <div className="flex h-full min-h-96 flex-col gap-2">
      <Status
        count={isFollowing ? 0 : problems.length}
        isReading={isReading}
        isElsewhere={isElsewhere}
        onDiscard={discard}
      />
      <div
        ref={editor}
        className="relative min-h-72 flex-1 overflow-hidden rounded-md border border-line-strong"
      >
        <PlainEditor
          document={{ id: 'design', text, diagnostics, highlight: null }}
          assist={null}
          showsValues={false}
          label="The design as JSON"
          hintId="design-json-hint"
          theme={theme}
          drafts={drafts}
          places={places}
          handle={surface}
          onType={(id, next) => {
            drafts.type(id, next)
            type(next)
          }}
        />
      </div>
      {diagnostics.length > 0 && (
        <ul
          aria-label={
            diagnostics.length === 1 ? '1 problem in the JSON' : `${diagnostics.length} problems in the JSON`
          }
          className="max-h-40 shrink-0 overflow-y-auto"
        >
          {problems.slice(0, SHOWN).map(({ line, column, path, message, range }) => (
            <li key={`${range.start} ${path} ${message}`}>
              <button
                type="button"
                onClick={() => surface.current?.reveal(text, range)}
                className="flex w-full items-start gap-2 rounded-sm px-2 py-1 text-left text-sm hover:bg-surface-2 focus-visible:-outline-offset-2"
              >
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-deny" />
                <span className="wrap-anywhere min-w-0">
                  Line {line}, column {column}: {message}
                  {path && <code className="text-ink-2 text-xs"> {path}</code>}
                </span>
              </button>
            </li>
          ))}
          {problems.length > SHOWN && (
            <li className="px-2 text-ink-2 text-sm">and {problems.length - SHOWN} more</li>
          )}
        </ul>
      )}
    </div>
  )
}

function Status(props: { count: number; isReading: boolean; isElsewhere: boolean; onDiscard(): void }) {
  const { count, isReading, isElsewhere, onDiscard } = props
  if (count === 0) {
    return (
      <p role="status" className="flex min-h-8 items-center gap-1.5 text-ink-2 text-sm">
        <CircleCheck aria-hidden className="size-4 text-allow" />
        {isReading ? 'Reading …' : 'This is the design. Changes apply as you type.'}
      </p>
    )
  }
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-2">
      <p role="status" className="flex min-w-0 flex-1 items-center gap-1.5 font-medium text-sm text-warn">
        <TriangleAlert aria-hidden className="size-4 shrink-0" />
        <span>
          Not applied yet: {count === 1 ? 'one problem' : `${count} problems`}. Your text stays here.
          {isElsewhere && ' The design has been changed elsewhere since.'}
        </span>
      </p>
      <Button onClick={onDiscard}>Back to the design</Button>
    </div>
  )
}

function toDiagnostic({ message, range }: DesignProblem): EditorDiagnostic {
  return { code: 'design', severity: 'error', message, range }
}

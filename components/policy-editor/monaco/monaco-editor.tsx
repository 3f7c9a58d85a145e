import { useEffectEvent, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { SurfaceProps } from '../editor-types'
import { createEditorSession, type EditorSession } from './editor-session'
import './monaco-editor.css'

/** Mounts one Monaco editor, keeps it in step with its props, and disposes it. */
export function MonacoEditor({
  document,
  assist,
  showsValues,
  label,
  hintId,
  theme,
  drafts,
  places,
  onType,
  handle,
}: SurfaceProps) {
  const { id, text, diagnostics, highlight, unused } = document
  const box = useRef<HTMLDivElement>(null)
  const session = useRef<EditorSession>(null)

  const start = useEffectEvent((container: HTMLElement) =>
    createEditorSession(container, { label, hintId, theme, onType: typed }),
  )
  const typed = useEffectEvent(onType)
  const leave = useEffectEvent((left: EditorSession) => places.leave(id, left.place(), left.hasFocus()))

  useLayoutEffect(() => {
    if (!box.current) return
    const started = start(box.current)
    session.current = started
    return () => {
      leave(started)
      session.current = null
      started.dispose()
    }
  }, [])

  useLayoutEffect(() => {
    session.current?.show(id, drafts.receive(id, text), places.of(id))
  }, [id, text, drafts, places])

  useLayoutEffect(() => session.current?.setTheme(theme), [theme])
  useLayoutEffect(() => session.current?.setLabel(label), [label])

  // Markers and decorations belong to a model: `id` is here to set them again after a switch.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => session.current?.mark(text, diagnostics), [id, text, diagnostics])
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => session.current?.highlight(text, highlight), [id, text, highlight])

  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    if (unused) session.current?.dim(text, unused)
  }, [id, text, unused])
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => session.current?.assist(assist, showsValues), [id, assist, showsValues])

  useLayoutEffect(() => {
    if (places.takeFocus()) session.current?.focus()
  }, [places])

  useImperativeHandle(
    handle,
    () => ({ reveal: (source, range) => session.current?.reveal(source, range) }),
    [],
  )

  return <div ref={box} className="absolute inset-0 font-mono" />
}

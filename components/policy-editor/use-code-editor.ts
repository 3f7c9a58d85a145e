import { type ComponentType, type RefObject, useEffect, useState } from 'react'
import type { SurfaceProps } from './editor-types'
import { whenQuiet, whenWanted } from './when-wanted'

export interface CodeEditor {
  /** The code editor once it may take the text area's place, else null. */
  Surface: ComponentType<SurfaceProps> | null
  hasFailed: boolean
  /** Whether this screen is one that gets the code editor at all. */
  isOffered: boolean
  fail(): void
  retry(): void
}

type Progress =
  | { kind: 'waiting' }
  | { kind: 'failed' }
  | { kind: 'ready'; Surface: ComponentType<SurfaceProps> }

/** Where Monaco is never loaded: it is too heavy and too fiddly for fingers and small screens. */
const plainOnly = '(pointer: coarse), (max-width: 639.98px)'

const waiting: Progress = { kind: 'waiting' }

/** Loads the code editor behind `box` when it is wanted, and says when it may be shown. */
export function useCodeEditor(box: RefObject<HTMLElement | null>, isChosen: boolean): CodeEditor {
  const isOffered = useHasRoom()
  const [progress, setProgress] = useState<Progress>(waiting)
  const [attempt, setAttempt] = useState(0)
  const isAllowed = isOffered && isChosen

  // `attempt` is here to run the effect again after a failure.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!isAllowed || !box.current) return
    const stopped = new AbortController()
    void load(box.current, stopped.signal).then(
      (Surface) => !stopped.signal.aborted && setProgress({ kind: 'ready', Surface }),
      () => !stopped.signal.aborted && setProgress({ kind: 'failed' }),
    )
    return () => {
      stopped.abort()
      setProgress(waiting)
    }
  }, [box, isAllowed, attempt])

  return {
    Surface: isAllowed && progress.kind === 'ready' ? progress.Surface : null,
    hasFailed: isAllowed && progress.kind === 'failed',
    isOffered,
    fail: () => setProgress({ kind: 'failed' }),
    retry: () => setAttempt(attempt + 1),
  }
}

async function load(box: HTMLElement, signal: AbortSignal): Promise<ComponentType<SurfaceProps>> {
  await whenWanted(box, signal)
  const { MonacoEditor } = await import('./monaco/monaco-editor')
  await whenQuiet(box, signal)
  return MonacoEditor
}

/** Whether the screen is one for the code editor. False on the server. */
function useHasRoom(): boolean {
  const [hasRoom, setHasRoom] = useState(false)
  useEffect(() => {
    const query = window.matchMedia(plainOnly)
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => setHasRoom(!query.matches)
    // A window may be narrow for a moment only (while it is dragged, or captured): the editor outlives that.
    const lookSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(look, 400)
    }
    look()
    query.addEventListener('change', lookSoon)
    return () => {
      clearTimeout(timer)
      query.removeEventListener('change', lookSoon)
    }
  }, [])
  return hasRoom
}

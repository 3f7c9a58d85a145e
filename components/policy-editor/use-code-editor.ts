import { type ComponentType, type RefObject, useEffect, useState, useSyncExternalStore } from 'react'
import type { SurfaceProps } from './editor-types'
import { plainOnly, whenQuiet, whenWanted } from './when-wanted'

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

const waiting: Progress = { kind: 'waiting' }

/** Loads the code editor behind `box` when it is wanted, and says when it may be shown. */
export function useCodeEditor(box: RefObject<HTMLElement | null>, isChosen: boolean): CodeEditor {
  const isOffered = useSyncExternalStore(subscribeToScreen, hasRoom, () => false)
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

const hasRoom = () => !window.matchMedia(plainOnly).matches

function subscribeToScreen(listener: () => void): () => void {
  const query = window.matchMedia(plainOnly)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

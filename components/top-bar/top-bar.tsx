'use client'

import { Download, LayoutList, Redo2, RotateCcw, ScanSearch, Undo2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { ThemeSwitch } from '@/components/theme/theme-switch'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { type Design, encodeDesign } from '@/lib/design'
import type { SavedState } from '@/lib/store'
import { Mark } from './mark'
import { OpenDesign } from './open-design'
import { fileNameOf, saveFile } from './save-file'
import { useUndoKeys } from './use-undo-keys'

const SAVED: Readonly<Record<SavedState, string>> = {
  saved: 'Saved in this browser',
  unsaved: 'Saving …',
  'storage-blocked': 'Not saved: this browser blocks storage. Export to keep your work',
  'storage-full': 'Not saved: this browser’s storage is full. Export to keep your work',
}

const ExamplesDialog = dynamic(() => import('./examples-dialog').then((module) => module.ExamplesDialog))
const InspectDialog = dynamic(() =>
  import('@/components/token/inspect-dialog').then((module) => module.InspectDialog),
)

/** Name of the page and of the design, and what can be done with the design as a whole. */
export function TopBar() {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const designName = usePlayground((state) => state.design.name)
  const savedState = usePlayground((state) => state.savedState)
  const undoLabel = usePlayground((state) => state.history.past.at(-1)?.label)
  const redoLabel = usePlayground((state) => state.history.future[0]?.label)

  const lastReadable = usePlayground((state) => state.lastReadable)
  const [dialog, setDialog] = useState<'examples' | 'token' | null>(null)

  const undo = () => {
    if (!undoLabel) return announce('There is nothing to undo.')
    store.getState().undo()
    announce(`Undone: ${undoLabel}.`)
  }
  const redo = () => {
    if (!redoLabel) return announce('There is nothing to redo.')
    store.getState().redo()
    announce(`Redone: ${redoLabel}.`)
  }
  const reset = () => {
    store.getState().reset()
    announce('Design reset. Undo brings it back.')
  }
  const open = (design: Design) => {
    store.getState().openDesign(design)
    announce(`${design.name} is open. Undo brings back what was there before.`)
  }
  const exportDesign = () => {
    const { design } = store.getState()
    saveFile(fileNameOf(design.name), encodeDesign(design))
  }
  useUndoKeys(undo, redo)

  return (
    <header className="border-line border-b bg-surface">
      <div className="page flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
        <div className="flex min-w-0 grow basis-72 items-center gap-3">
          <Mark />
          <div className="min-w-0">
            <h1 className="font-semibold text-lg leading-5">Identity Pool Playground</h1>
            <p className="flex flex-wrap items-center gap-x-3 text-ink-2 text-xs xl:gap-x-2">
              <span className="wrap-anywhere">{designName}</span>
              <span aria-hidden className="max-xl:hidden">
                ·
              </span>
              <span className={savedState.startsWith('storage') ? 'font-medium text-warn' : undefined}>
                {SAVED[savedState]}
              </span>
              <span aria-hidden className="max-xl:hidden">
                ·
              </span>
              <span>Nothing leaves your browser</span>
            </p>
          </div>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms and brings its own box */}
        <div role="group" aria-label="Design" className="flex flex-wrap items-center gap-0.5 max-sm:-ml-2">
          <Button
            look="quiet"
            isInert={!undoLabel}
            aria-label={undoLabel ? `Undo: ${undoLabel}` : 'Undo'}
            title={undoLabel ? `Undo: ${undoLabel}` : 'Nothing to undo'}
            onClick={undo}
          >
            <Undo2 aria-hidden />
            <span className="max-xl:sr-only">Undo</span>
          </Button>
          <Button
            look="quiet"
            isInert={!redoLabel}
            aria-label={redoLabel ? `Redo: ${redoLabel}` : 'Redo'}
            title={redoLabel ? `Redo: ${redoLabel}` : 'Nothing to redo'}
            onClick={redo}
          >
            <Redo2 aria-hidden />
            <span className="max-xl:sr-only">Redo</span>
          </Button>
          <Button look="quiet" title="Back to the design that this page opens with" onClick={reset}>
            <RotateCcw aria-hidden />
            <span className="max-xl:sr-only">Reset</span>
          </Button>
          <span aria-hidden className="mx-1 h-5 w-px bg-line" />
          <Button
            look="quiet"
            aria-haspopup="dialog"
            title="Open one of the examples"
            onClick={() => setDialog('examples')}
          >
            <LayoutList aria-hidden />
            <span className="max-sm:sr-only">Examples</span>
          </Button>
          <OpenDesign onOpen={open} />
          <Button look="quiet" title="Save the design as a file" onClick={exportDesign}>
            <Download aria-hidden />
            <span className="max-sm:sr-only">Export</span>
          </Button>
          <span aria-hidden className="mx-1 h-5 w-px bg-line" />
          <Button
            look="quiet"
            aria-haspopup="dialog"
            title="See what a real token says, and if this identity pool would take it"
            onClick={() => setDialog('token')}
          >
            <ScanSearch aria-hidden />
            <span className="max-sm:sr-only">Inspect a token</span>
          </Button>
        </div>
        <ThemeSwitch />
      </div>
      {dialog === 'examples' && (
        <ExamplesDialog openName={designName} onOpen={open} onClose={() => setDialog(null)} />
      )}
      {dialog === 'token' && <InspectDialog design={lastReadable} onClose={() => setDialog(null)} />}
    </header>
  )
}

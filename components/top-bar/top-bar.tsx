'use client'

import {
  Command,
  Download,
  Keyboard,
  LayoutList,
  Redo2,
  RotateCcw,
  ScanSearch,
  Share2,
  Undo2,
} from 'lucide-react'
import dynamic from 'next/dynamic'
import { openDialog } from '@/components/palette/dialogs'
import { usePlayground } from '@/components/store/use-playground'
import { ThemeSwitch } from '@/components/theme/theme-switch'
import { Button } from '@/components/ui/button'
import { orMissing } from '@/components/ui/late-boundary'
import type { SavedState } from '@/lib/store'
import { Mark } from './mark'
import { OpenDesign } from './open-design'
import { useDesignActions } from './use-design-actions'
import { useUndoKeys } from './use-undo-keys'

const SAVED: Readonly<Record<SavedState, string>> = {
  saved: 'Saved in this browser',
  unsaved: 'Saving …',
  'from-link': 'From a link: saved once you change it',
  unreadable: 'Earlier work cannot be read here: it is kept beside this',
  'storage-blocked': 'Not saved: this browser blocks storage. Export to keep your work',
  'storage-full': 'Not saved: this browser’s storage is full. Export to keep your work',
}

/** Dialogs, keys, links and notices: nothing of them is seen at the first look. */
const LateParts = orMissing(
  dynamic(() => import('@/components/late/late-parts').then((module) => module.LateParts), {
    ssr: false,
  }),
)

/** Name of the page and of the design, and what can be done with the design as a whole. */
export function TopBar() {
  const { undo, redo, reset, open, exportDesign } = useDesignActions()
  const designName = usePlayground((state) => state.design.name)
  const savedState = usePlayground((state) => state.savedState)
  const undoLabel = usePlayground((state) => state.history.past.at(-1)?.label)
  const redoLabel = usePlayground((state) => state.history.future[0]?.label)
  useUndoKeys(undo, redo)

  return (
    <header className="border-line border-b bg-surface">
      <div className="page flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
        <div className="flex min-w-0 grow basis-72 items-center gap-3">
          <Mark />
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-2">
              <h1 className="font-semibold text-lg leading-5">Identity Pool Playground</h1>
              <nav aria-label="Site" className="site-links">
                <a href="learn/">Learn</a>
                <a href="docs/">Docs</a>
              </nav>
            </div>
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
        <div
          role="group"
          aria-label="Design"
          className="flex flex-wrap items-center gap-0.5 max-sm:-ml-1.5 max-sm:[&>button]:px-1.5"
        >
          <Button
            look="quiet"
            isInert={!undoLabel}
            aria-label={undoLabel ? `Undo: ${undoLabel}` : 'Undo'}
            title={undoLabel ? `Undo: ${undoLabel}` : 'Nothing to undo'}
            onClick={undo}
          >
            <Undo2 aria-hidden />
          </Button>
          <Button
            look="quiet"
            isInert={!redoLabel}
            aria-label={redoLabel ? `Redo: ${redoLabel}` : 'Redo'}
            title={redoLabel ? `Redo: ${redoLabel}` : 'Nothing to redo'}
            onClick={redo}
          >
            <Redo2 aria-hidden />
          </Button>
          <Button look="quiet" title="Back to the design that this page opens with" onClick={reset}>
            <RotateCcw aria-hidden />
            <span className="sr-only">Reset</span>
          </Button>
          <span aria-hidden className="mx-1 h-5 w-px bg-line max-sm:hidden" />
          <Button
            look="quiet"
            aria-haspopup="dialog"
            title="Open one of the examples"
            onClick={() => openDialog('examples')}
          >
            <LayoutList aria-hidden />
            <span className="max-sm:sr-only">Examples</span>
          </Button>
          <OpenDesign onOpen={open} />
          <Button look="quiet" title="Save the design as a file" onClick={exportDesign}>
            <Download aria-hidden />
            <span className="sr-only">Export</span>
          </Button>
          <Button
            look="quiet"
            aria-haspopup="dialog"
            title="A link to this design, a report, a picture"
            onClick={() => openDialog('share')}
          >
            <Share2 aria-hidden />
            <span className="max-sm:sr-only">Share</span>
          </Button>
          <span aria-hidden className="mx-1 h-5 w-px bg-line max-sm:hidden" />
          <Button
            look="quiet"
            aria-haspopup="dialog"
            title="See what a real token says, and if this identity pool would take it"
            onClick={() => openDialog('token')}
          >
            <ScanSearch aria-hidden />
            <span className="max-xl:sr-only">Inspect a token</span>
          </Button>
          <Button
            look="quiet"
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K Meta+K"
            title="Find anything and do anything (Ctrl+K or ⌘K)"
            onClick={() => openDialog('palette')}
          >
            <Command aria-hidden />
            <span className="max-xl:sr-only">Commands</span>
          </Button>
          <Button
            look="quiet"
            isIconOnly
            aria-haspopup="dialog"
            aria-label="Keyboard shortcuts"
            title="Keyboard shortcuts (?)"
            className="max-sm:hidden"
            onClick={() => openDialog('shortcuts')}
          >
            <Keyboard aria-hidden />
          </Button>
        </div>
        <ThemeSwitch />
      </div>
      <LateParts />
    </header>
  )
}

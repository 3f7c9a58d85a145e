import { TriangleAlert } from 'lucide-react'
import { fullTitle } from '@/components/documents/use-documents'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { Button } from '@/components/ui/button'
import { lineAndColumn } from '@/lib/base/source-range'
import type { DocumentReport } from '@/lib/simulation'

/** A policy that cannot be read, and how many there are. */
export interface Broken {
  readonly document: DocumentReport
  readonly count: number
}

/** The first of the policies that cannot be read; null: all can. */
export function brokenAmong(documents: readonly DocumentReport[]): Broken | null {
  const broken = documents.filter(({ isBroken }) => isBroken)
  const [document] = broken
  return document ? { document, count: broken.length } : null
}

/** Says that results are those of the last readable design, and leads to what is broken. */
export function BrokenBanner({ document, count }: Broken) {
  const { revealPlace, undo } = usePlaygroundStore().getState()
  const undoLabel = usePlayground((state) => state.history.past.at(-1)?.label)
  const error = firstError(document)
  return (
    <section
      aria-label="Results are not current"
      className="broken-banner hatched flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-warn/50 bg-warn-soft px-4 py-2 shadow-dialog"
    >
      <TriangleAlert aria-hidden className="size-5 shrink-0 text-warn" />
      <p className="min-w-48 flex-1 text-sm">{sayBroken({ document, count })}</p>
      <div className="flex flex-wrap gap-2">
        {error && (
          <Button onClick={() => revealPlace({ documentId: document.id, range: error.range })}>
            Go to the error
          </Button>
        )}
        {undoLabel && <Button onClick={undo}>Undo: {undoLabel}</Button>}
      </div>
    </section>
  )
}

export function sayBroken({ document, count }: Broken): string {
  const error = firstError(document)
  const line = error ? ` (line ${lineAndColumn(document.text, error.range.start).line})` : ''
  const others = count === 1 ? '' : count === 2 ? ', nor is another policy' : `, nor are ${count - 1} others`
  return `Showing the last result: ${fullTitle(document)} is not valid JSON${line}${others}. Fix it or undo.`
}

function firstError({ diagnostics }: DocumentReport) {
  return diagnostics.find(({ severity }) => severity === 'error')
}

import { TriangleAlert } from 'lucide-react'
import { fullTitle } from '@/components/documents/use-documents'
import { Button } from '@/components/ui/button'
import { lineAndColumn } from '@/lib/base/source-range'
import type { DocumentPlace, DocumentReport } from '@/lib/simulation'

interface BrokenBannerProps {
  document: DocumentReport
  /** How many policies are broken. */
  count: number
  /** What undo would take back; null when there is nothing. */
  undoLabel: string | null
  onReveal(place: DocumentPlace): void
  onUndo(): void
}

/** Says that results are those of the last readable design, and leads to what is broken. */
export function BrokenBanner({ document, count, undoLabel, onReveal, onUndo }: BrokenBannerProps) {
  const error = firstError(document)
  return (
    <section
      aria-label="Results are not current"
      className="broken-banner hatched flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-warn/50 bg-warn-soft px-4 py-2 shadow-dialog"
    >
      <TriangleAlert aria-hidden className="size-5 shrink-0 text-warn" />
      <p className="min-w-48 flex-1 text-sm">{sayBroken(document, count)}</p>
      <div className="flex flex-wrap gap-2">
        {error && (
          <Button
            onClick={() =>
              onReveal({ documentId: document.id, label: fullTitle(document), range: error.range })
            }
          >
            Go to the error
          </Button>
        )}
        {undoLabel && <Button onClick={onUndo}>Undo: {undoLabel}</Button>}
      </div>
    </section>
  )
}

export function sayBroken(document: DocumentReport, count: number): string {
  const error = firstError(document)
  const line = error ? ` (line ${lineAndColumn(document.text, error.range.start).line})` : ''
  const others = count === 1 ? '' : count === 2 ? ', nor is another policy' : `, nor are ${count - 1} others`
  return `Showing the last result: ${fullTitle(document)} is not valid JSON${line}${others}. Fix it or undo.`
}

function firstError({ diagnostics }: DocumentReport) {
  return diagnostics.find(({ severity }) => severity === 'error')
}

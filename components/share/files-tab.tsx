'use client'

import {
  Braces,
  Download,
  FileArchive,
  FileText,
  Image as ImageIcon,
  type LucideIcon,
  PencilRuler,
  Table2,
  Workflow,
} from 'lucide-react'
import { useRef, useState } from 'react'
import { usePlayground } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { type ExportKind, exportFile } from './export-files'

interface Offer {
  readonly kind: ExportKind
  readonly Icon: LucideIcon
  readonly title: string
  readonly says: string
}

const OFFERS: readonly Offer[] = [
  {
    kind: 'design',
    Icon: Braces,
    title: 'Design (JSON)',
    says: 'All of it, to open here again or to check on the command line',
  },
  {
    kind: 'report',
    Icon: FileText,
    title: 'Report (Markdown)',
    says: 'Who may do what, the six steps, why, and every policy',
  },
  { kind: 'matrix', Icon: Table2, title: 'Matrix (CSV)', says: 'Requests and identities, for a spreadsheet' },
  {
    kind: 'policies',
    Icon: FileArchive,
    title: 'Policies (ZIP)',
    says: 'Each policy as a file of its own, for a repository',
  },
  { kind: 'mermaid', Icon: Workflow, title: 'Diagram (Mermaid)', says: 'The text of the sequence diagram' },
  { kind: 'svg', Icon: PencilRuler, title: 'Diagram (SVG)', says: 'Sharp at any size' },
  { kind: 'png', Icon: ImageIcon, title: 'Diagram (PNG)', says: 'For slides and chats' },
]

/** Files to take away. Diagrams and the report are about who and what is chosen. */
export function FilesTab() {
  const announce = useAnnounce()
  const design = usePlayground((state) => state.design)
  const { identityId, requestId } = usePlayground((state) => state.selection)
  const [busy, setBusy] = useState<ExportKind | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const bench = useRef<HTMLDivElement>(null)
  const identity = design.identities.find(({ id }) => id === identityId)?.name ?? 'nobody'

  const save = async (kind: ExportKind) => {
    if (!bench.current || busy !== null) return
    setBusy(kind)
    setProblem(null)
    try {
      const name = await exportFile(kind, { design, identityId, requestId, bench: bench.current })
      announce(`Saved: ${name}.`)
    } catch {
      setProblem('This file could not be made. Try again; if that does not help, reload the page.')
    }
    setBusy(null)
  }

  return (
    <div className="flex flex-col gap-2">
      {/* Mermaid measures text in here, out of sight and out of the flow. */}
      <div className="relative">
        <div ref={bench} aria-hidden className="invisible absolute inset-x-0 h-0 overflow-hidden font-sans" />
      </div>
      <ul aria-label="Files" className="divide-y divide-line rounded-md border border-line">
        {OFFERS.map(({ kind, Icon, title, says }) => (
          <li key={kind} className="flex items-center gap-3 px-3 py-2">
            <Icon aria-hidden className="size-5 shrink-0 text-ink-2" />
            <div className="min-w-0 flex-1">
              <p className="font-medium text-sm">{title}</p>
              <p className="text-ink-2 text-xs">{says}</p>
            </div>
            <Button isInert={busy !== null} aria-label={`Save: ${title}`} onClick={() => save(kind)}>
              <Download aria-hidden />
              <span className="max-sm:sr-only">{busy === kind ? 'Making …' : 'Save'}</span>
            </Button>
          </li>
        ))}
      </ul>
      {problem && (
        <p role="alert" className="text-deny text-sm">
          {problem}
        </p>
      )}
      <p className="text-ink-2 text-sm">
        Steps and diagrams are those of <span className="wrap-anywhere font-medium">{identity}</span>, who is
        chosen now.
      </p>
    </div>
  )
}

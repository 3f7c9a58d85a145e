import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { fullTitle } from '@/components/documents/use-documents'
import { besides, useFindings } from '@/components/policy-editor/use-findings'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { Button } from '@/components/ui/button'
import { RichText } from '@/components/ui/rich-text'
import { uniqueKeys } from '@/components/ui/unique-keys'
import { createLineIndex, type SourceRange } from '@/lib/base/source-range'
import type { Diagnostic } from '@/lib/iam'
import type { DocumentFinding } from '@/lib/prover'
import type { DocumentReport, PoolFinding } from '@/lib/simulation'

const LOOKS = {
  error: { Icon: CircleAlert, colour: 'text-deny', word: 'Error' },
  warning: { Icon: TriangleAlert, colour: 'text-warn', word: 'Warning' },
  info: { Icon: Info, colour: 'text-accent', word: 'Note' },
} as const
const ORDER = ['error', 'warning', 'info'] as const
const PAGE = 100
const SEARCHING = 'Looking for statements that do nothing …'

interface Problem {
  readonly key: string
  readonly severity: keyof typeof LOOKS
  readonly where: string
  readonly message: string
  readonly code: string
  go(): void
}

/**
 * Everything that is wrong anywhere in the design, the gravest first; each is a button that goes to its place. What only
 * a proof tells comes a moment later: statements that do nothing.
 */
export function ProblemsTab({
  documents,
  findings,
  onCount,
}: {
  documents: readonly DocumentReport[]
  findings: readonly PoolFinding[]
  /** How many there are, whenever that changes: the tab says so too. */
  onCount(count: number): void
}) {
  const store = usePlaygroundStore()
  const design = usePlayground((state) => state.design)
  const proved = useFindings(design)
  const [shown, setShown] = useState(PAGE)
  const reveal = (place: Place) => store.getState().revealPlace(place)
  const problems: Problem[] = [
    ...findings.map(
      ({ path, code, message }): Problem => ({
        key: `pool ${path.join('.')} ${code} ${message}`,
        severity: 'error',
        where: ['Identity pool', ...path].join(' › '),
        message,
        code,
        go: () => store.getState().openEditor({ kind: 'pool', path }),
      }),
    ),
    ...documents.flatMap((document) =>
      problemsOf(document, [...document.diagnostics, ...besides(proved ?? [], document)], reveal),
    ),
  ].toSorted((left, right) => ORDER.indexOf(left.severity) - ORDER.indexOf(right.severity))

  const tell = useEffectEvent(onCount)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same number about another design is told as well
  useEffect(() => tell(problems.length), [problems.length, design])
  const keys = uniqueKeys(problems.map(({ key }) => key))

  if (problems.length === 0) {
    return (
      <p className="flex items-center gap-2 text-ink-2 text-sm">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-allow" />
        No problems{proved ? '' : ' so far'}. What AWS would refuse to save, and what looks like a mistake, is
        listed here. {!proved && SEARCHING}
      </p>
    )
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <ul aria-label={problems.length === 1 ? '1 problem' : `${problems.length} problems`} className="w-full">
        {problems.slice(0, shown).map(({ severity, where, message, code, go }, index) => {
          const { Icon, colour, word } = LOOKS[severity]
          return (
            <li key={keys[index]}>
              <button
                type="button"
                onClick={go}
                className="flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-left text-sm hover:bg-surface-2 focus-visible:-outline-offset-2"
              >
                <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />
                <span className="min-w-0">
                  <span className={`font-medium ${colour}`}>{word}</span>{' '}
                  <span className="wrap-anywhere">
                    <RichText text={message} />
                  </span>
                  <span className="wrap-anywhere block text-ink-2 text-xs">
                    {where} <code>({code})</code>
                  </span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {problems.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>Show more ({problems.length - shown} left)</Button>
      )}
      {/* Its room stays: what is found comes above it. */}
      <p className="min-h-6 px-2 text-ink-2 text-xs">{!proved && SEARCHING}</p>
    </div>
  )
}

interface Place {
  readonly documentId: string
  readonly range: SourceRange
}

function problemsOf(
  document: DocumentReport,
  diagnostics: readonly (Diagnostic | DocumentFinding['diagnostic'])[],
  reveal: (place: Place) => void,
): Problem[] {
  if (diagnostics.length === 0) return []
  const placeOf = createLineIndex(document.text)
  return diagnostics.map(({ code, severity, message, range }) => ({
    key: `${document.id} ${code} ${range.start} ${range.end} ${message}`,
    severity,
    where: `${fullTitle(document)}, line ${placeOf(range.start).line}`,
    message,
    code,
    go: () => reveal({ documentId: document.id, range }),
  }))
}

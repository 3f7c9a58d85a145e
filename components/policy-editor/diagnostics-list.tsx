import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { createLineIndex, type LineAndColumn } from '@/lib/base/source-range'
import type { EditorDiagnostic } from './editor-types'

interface DiagnosticsListProps {
  text: string
  diagnostics: readonly EditorDiagnostic[]
  onChoose(diagnostic: EditorDiagnostic): void
}

const looks = {
  error: { Icon: CircleAlert, color: 'text-deny' },
  warning: { Icon: TriangleAlert, color: 'text-warn' },
  info: { Icon: Info, color: 'text-accent' },
} as const

/** The findings as buttons that move the caret. Its height is fixed: findings come and go with every keystroke. */
export function DiagnosticsList({ text, diagnostics, onChoose }: DiagnosticsListProps) {
  const placeOf = createLineIndex(text)
  const inOrder = diagnostics.toSorted((a, b) => a.range.start - b.range.start)
  return (
    <div className="h-28 shrink-0 overflow-y-auto border-line border-t bg-surface-2 p-1 text-ink text-sm">
      {inOrder.length === 0 ? (
        <p className="flex items-center gap-2 px-2 py-1 text-ink-2">
          <CircleCheck aria-hidden className="size-4 shrink-0 text-allow" />
          No problems
        </p>
      ) : (
        <ul aria-label={inOrder.length === 1 ? '1 problem' : `${inOrder.length} problems`}>
          {inOrder.map((diagnostic) => (
            <li
              key={`${diagnostic.code} ${diagnostic.range.start} ${diagnostic.range.end} ${diagnostic.message}`}
            >
              <Finding place={placeOf(diagnostic.range.start)} diagnostic={diagnostic} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Finding({
  place: { line, column },
  diagnostic,
  onChoose,
}: Pick<DiagnosticsListProps, 'onChoose'> & { place: LineAndColumn; diagnostic: EditorDiagnostic }) {
  const { Icon, color } = looks[diagnostic.severity]
  return (
    <button
      type="button"
      onClick={() => onChoose(diagnostic)}
      className="flex w-full items-start gap-2 rounded-sm px-2 py-1 text-left hover:bg-surface focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${color}`} />
      <span className="min-w-0 break-words">
        Line {line}, column {column}: <span className={`font-medium ${color}`}>{diagnostic.severity}</span>:{' '}
        {diagnostic.message} <code className="text-ink-2 text-xs">({diagnostic.code})</code>
        {diagnostic.help && <span className="text-ink-2"> {diagnostic.help}</span>}
        {diagnostic.refusal && (
          <span className="text-ink-2">
            {' '}
            AWS says: <code>{diagnostic.refusal}</code>
          </span>
        )}
      </span>
    </button>
  )
}

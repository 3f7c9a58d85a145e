import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import { RichText } from '@/components/ui/rich-text'
import { uniqueKeys } from '@/components/ui/unique-keys'
import { createLineIndex, type LineAndColumn } from '@/lib/base/source-range'
import type { EditorDiagnostic, EditorFix } from './editor-types'

interface DiagnosticsListProps {
  text: string
  diagnostics: readonly EditorDiagnostic[]
  /** Information beside the problems. */
  notes?: readonly EditorDiagnostic[] | undefined
  onChoose(diagnostic: EditorDiagnostic): void
  onFix(fix: EditorFix): void
  /** Mends every finding of a kind; null while that cannot be done. */
  onFixAll: ((code: string) => void) | null
}

/** So many at first: a long list is drawn anew with each letter that is typed. */
const PAGE = 100

const looks = {
  error: { Icon: CircleAlert, color: 'text-deny' },
  warning: { Icon: TriangleAlert, color: 'text-warn' },
  info: { Icon: Info, color: 'text-accent' },
} as const

/** The findings as buttons that move the caret, and what mends them. Its box keeps its size: findings come and go. */
export function DiagnosticsList({
  text,
  diagnostics,
  notes = none,
  onChoose,
  onFix,
  onFixAll,
}: DiagnosticsListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(PAGE)
  const placeOf = createLineIndex(text)
  const inOrder = [...diagnostics, ...notes].sort((a, b) => a.range.start - b.range.start)
  const keys = uniqueKeys(
    inOrder.map(({ code, range, message }) => `${code} ${range.start} ${range.end} ${message}`),
  )
  // The button goes with its finding: the keyboard stays in the list.
  const thenStay = (mend: () => void) => {
    mend()
    box.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms and brings its own box
    <div
      ref={box}
      role="group"
      aria-label="Problems"
      tabIndex={-1}
      className="h-full overflow-y-auto p-1 text-ink text-sm focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
    >
      {diagnostics.length === 0 && (
        <p className="flex items-center gap-2 px-2 py-1 text-ink-2">
          <CircleCheck aria-hidden className="size-4 shrink-0 text-allow" />
          No problems
        </p>
      )}
      {inOrder.length > 0 && (
        <ul aria-label={sayCounts(diagnostics.length, notes.length)}>
          {inOrder.slice(0, shown).map((diagnostic, index) => (
            <li key={keys[index]} className="flex items-start gap-1">
              <Finding place={placeOf(diagnostic.range.start)} diagnostic={diagnostic} onChoose={onChoose} />
              <FixButtons
                diagnostic={diagnostic}
                all={inOrder}
                onFix={(fix) => thenStay(() => onFix(fix))}
                onFixAll={onFixAll && ((code) => thenStay(() => onFixAll(code)))}
              />
            </li>
          ))}
        </ul>
      )}
      {inOrder.length > shown && (
        <button type="button" onClick={() => setShown(shown + PAGE)} className={`${fixButton} m-1`}>
          Show more ({inOrder.length - shown} left)
        </button>
      )}
    </div>
  )
}

const none: readonly EditorDiagnostic[] = []

/** "2 problems", "1 problem and 1 note". */
function sayCounts(problems: number, notes: number): string {
  const say = (count: number, word: string) =>
    count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`]
  return [...say(problems, 'problem'), ...say(notes, 'note')].join(' and ')
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
      className="flex min-w-0 grow items-start gap-2 rounded-sm px-2 py-1 text-left hover:bg-surface focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${color}`} />
      <span className="min-w-0 break-words">
        Line {line}, column {column}: <span className={`font-medium ${color}`}>{diagnostic.severity}</span>:{' '}
        <RichText text={diagnostic.message} /> <code className="text-ink-2 text-xs">({diagnostic.code})</code>
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

interface FixButtonsProps extends Pick<DiagnosticsListProps, 'onFix' | 'onFixAll'> {
  diagnostic: EditorDiagnostic
  /** In order of place. */
  all: readonly EditorDiagnostic[]
}

/** The mend of one finding; the first of several of a kind offers to mend them all. */
function FixButtons({ diagnostic, all, onFix, onFixAll }: FixButtonsProps) {
  const { fix, code } = diagnostic
  if (!fix) return null
  const alike = all.filter((other) => other.code === code && other.fix && !other.fix.onlyAlone)
  return (
    <span className="flex shrink-0 gap-1 p-0.5">
      <button
        type="button"
        title={fix.title}
        aria-label={`Fix: ${fix.title}`}
        onClick={() => onFix(fix)}
        className={fixButton}
      >
        Fix
      </button>
      {onFixAll && alike.length > 1 && alike[0] === diagnostic && (
        <button
          type="button"
          title={`Fix all ${alike.length} of this kind`}
          aria-label={`Fix all ${alike.length} of the kind ${code}`}
          onClick={() => onFixAll(code)}
          className={fixButton}
        >
          Fix all {alike.length}
        </button>
      )}
    </span>
  )
}

const fixButton =
  'min-h-6 rounded-sm border border-line bg-surface px-2 font-medium text-accent text-xs hover:border-accent focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent'

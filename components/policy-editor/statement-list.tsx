import { CircleDashed, CircleDot } from 'lucide-react'
import type { UsedStatement } from './editor-types'

/** What each statement is used for, and the way from it to the cells that it decides. */
export function StatementList({
  statements,
  onReveal,
}: {
  statements: readonly UsedStatement[]
  onReveal(range: { start: number; end: number }): void
}) {
  if (statements.length === 0) return <p className="px-3 py-2 text-ink-2 text-sm">There are no statements.</p>
  return (
    <ol aria-label="Statements and what they decide" className="p-1 text-sm">
      {statements.map((statement) => (
        <li key={statement.range.start} className="flex items-start gap-2 px-2 py-0.5">
          {statement.matches === 0 ? (
            <CircleDashed aria-hidden className="mt-1 size-4 shrink-0 text-ink-2" />
          ) : (
            <CircleDot aria-hidden className="mt-1 size-4 shrink-0 text-accent" />
          )}
          <button
            type="button"
            onClick={() => onReveal(statement.range)}
            className="min-h-6 shrink-0 rounded-sm font-medium hover:underline focus-visible:outline-2 focus-visible:outline-accent"
          >
            {statement.title}
          </button>
          <Uses statement={statement} />
        </li>
      ))}
    </ol>
  )
}

function Uses({ statement: { matches, decides, cells } }: { statement: UsedStatement }) {
  if (matches === 0) return <p className="pt-0.5 text-ink-2">is used by no request</p>
  const speaks = `speaks to ${plural(matches, 'cell')}`
  if (decides === 0) return <p className="pt-0.5 text-ink-2">{speaks} and decides none</p>
  const more = decides - cells.length
  return (
    <details className="min-w-0">
      <summary className="min-h-6 cursor-default rounded-sm pt-0.5 text-ink-2 hover:text-ink focus-visible:outline-2 focus-visible:outline-accent">
        {speaks}, decides {decides === matches ? (matches === 1 ? 'it' : 'them all') : decides}
      </summary>
      <ul aria-label="Cells that it decides" className="flex flex-wrap gap-1 py-1">
        {cells.map(({ key, label, choose }) => (
          <li key={key}>
            <button
              type="button"
              onClick={choose}
              className="min-h-6 rounded-sm border border-line bg-surface px-2 text-accent text-xs hover:border-accent focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
            >
              {label}
            </button>
          </li>
        ))}
        {more > 0 && <li className="px-1 pt-1 text-ink-2 text-xs">and {more} more in the matrix</li>}
      </ul>
    </details>
  )
}

const plural = (count: number, word: string) =>
  `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`

import { useMemo } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { DocumentChange } from '@/lib/design'
import { diffTexts, type LinePair } from '@/lib/views'

/** Lines that stay around a change. */
const CONTEXT = 2

/** A policy that differs: its lines side by side, one below the other on a phone. */
export function DocumentDiff({ document }: { document: DocumentChange }) {
  const { title, owner, before, after, isLayoutOnly } = document
  const pairs = useMemo(() => withoutCalm(diffTexts(before ?? '', after ?? '')), [before, after])
  const name = `${title} of ${owner}`
  return (
    <details open className="min-w-0 rounded-md border border-line">
      <summary className="rounded-md px-3 py-1.5 text-sm hover:bg-surface-2">
        <span className="font-medium">{name}</span>{' '}
        <span className="text-ink-2 text-xs">{sayWhat(document)}</span>
      </summary>
      {!isLayoutOnly && (
        <div className="border-line border-t font-mono text-xs">
          <table className="w-full table-fixed border-collapse max-sm:hidden">
            <caption className="sr-only">{name}, before and now</caption>
            <thead className="sr-only">
              <tr>
                <th scope="col">Before</th>
                <th scope="col">Now</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair, at) =>
                typeof pair === 'number' ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text, in order
                  <tr key={`skip ${at}`}>
                    <td colSpan={2} className="bg-surface-2 px-3 text-center text-ink-2">
                      {sayLines(pair)}
                    </td>
                  </tr>
                ) : (
                  <tr key={keyOf(pair)} className="align-top">
                    <Side pair={pair} side="before" />
                    <Side pair={pair} side="after" />
                  </tr>
                ),
              )}
            </tbody>
          </table>
          <ol aria-label={`${name}, before and now`} className="sm:hidden">
            {pairs.map((pair, at) =>
              typeof pair === 'number' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text, in order
                <li key={`skip ${at}`} className="bg-surface-2 px-3 text-center text-ink-2">
                  {sayLines(pair)}
                </li>
              ) : (
                <li key={keyOf(pair)}>
                  {pair.kind === 'changed' && pair.before && <Line pair={pair} side="before" />}
                  {pair.after && <Line pair={pair} side="after" />}
                </li>
              ),
            )}
          </ol>
        </div>
      )}
    </details>
  )
}

type SideName = 'before' | 'after'

function Side({ pair, side }: { pair: LinePair; side: SideName }) {
  return (
    <td
      className={classNames(
        'p-0',
        side === 'after' && 'border-line border-l',
        pair[side] ? '' : 'bg-surface-2',
      )}
    >
      <Line pair={pair} side={side} />
    </td>
  )
}

/** One line, with a sign and a word for what became of it. */
function Line({ pair, side }: { pair: LinePair; side: SideName }) {
  const line = pair[side]
  if (line === null) return null
  const isChanged = pair.kind === 'changed'
  return (
    <div
      className={classNames(
        'flex gap-2 px-2 leading-5',
        isChanged && (side === 'before' ? 'bg-deny-soft' : 'bg-allow-soft'),
      )}
    >
      <span aria-hidden className="w-3 shrink-0 select-none font-semibold">
        {isChanged && (side === 'before' ? '−' : '+')}
      </span>
      {isChanged && <span className="sr-only">{side === 'before' ? 'Removed: ' : 'Added: '}</span>}
      <span className="wrap-anywhere min-w-0 whitespace-pre-wrap">{line.text || ' '}</span>
    </div>
  )
}

/** Long stretches in which nothing differs become the number of their lines. */
function withoutCalm(pairs: readonly LinePair[]): readonly (LinePair | number)[] {
  const isNear = (at: number) =>
    pairs.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ kind }) => kind === 'changed')
  const shown: (LinePair | number)[] = []
  for (const [at, pair] of pairs.entries()) {
    if (isNear(at)) shown.push(pair)
    else {
      const last = shown.at(-1)
      if (typeof last === 'number') shown[shown.length - 1] = last + 1
      else shown.push(1)
    }
  }
  return shown
}

function keyOf({ before, after }: LinePair): string {
  return `${before?.number ?? ''} ${after?.number ?? ''}`
}

function sayLines(count: number): string {
  return count === 1 ? '1 line as before' : `${count} lines as before`
}

function sayWhat({ before, after, isLayoutOnly }: DocumentChange): string {
  if (before === null) return 'only in the open design'
  if (after === null) return 'only in the other design'
  return isLayoutOnly ? 'only its layout differs: it says the same' : 'changed'
}

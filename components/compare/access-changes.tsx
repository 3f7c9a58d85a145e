import { ArrowDownToLine, ArrowUpFromLine, CircleQuestionMark, Equal } from 'lucide-react'
import { useEffect, useState } from 'react'
import { compareBeside } from '@/components/isolation/compare-beside'
import { RichText } from '@/components/ui/rich-text'
import type { Design } from '@/lib/design'
import type { AccessChangeView, DirectionView } from '@/lib/prover'

/** For all requests there could be: one that only the open design allows, and one that only the other does. */
export function AccessChanges({ before, after }: { before: Design; after: Design }) {
  const [changes, setChanges] = useState<readonly AccessChangeView[] | null>(null)
  const [isLost, setIsLost] = useState(false)
  useEffect(() => {
    let isGone = false
    setChanges(null)
    const { changes: found, stop } = compareBeside({ before, after })
    found.then(
      (list) => !isGone && setChanges(list),
      () => !isGone && setIsLost(true),
    )
    return () => {
      isGone = true
      stop()
    }
  }, [before, after])
  if (isLost) return <p className="text-sm">The part that compares meanings did not work.</p>
  if (changes === null) return <p className="text-ink-2 text-sm">Comparing what the policies mean …</p>
  if (changes.length === 0) return <p className="text-sm">No kind of session is in both designs.</p>
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {changes.map(({ population, newlyAllowed, newlyDenied }) => (
        <li key={population}>
          <p className="font-medium">{population}</p>
          <Direction direction={newlyAllowed} isAllowed />
          <Direction direction={newlyDenied} isAllowed={false} />
        </li>
      ))}
    </ul>
  )
}

function Direction({ direction, isAllowed }: { direction: DirectionView; isAllowed: boolean }) {
  const { verdict, action, resource, context, reasons } = direction
  if (verdict === 'none') {
    return (
      <p className="flex items-start gap-1.5 text-ink-2">
        <Equal aria-hidden className="mt-0.5 size-4 shrink-0" />
        {isAllowed ? 'Nothing more is allowed now.' : 'Nothing less is allowed now.'}
      </p>
    )
  }
  if (verdict === 'unknown') {
    return (
      <p className="flex items-start gap-1.5 text-unknown">
        <CircleQuestionMark aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          Whether {isAllowed ? 'more' : 'less'} is allowed, nobody can tell.{' '}
          <RichText text={reasons.join(' ')} />
        </span>
      </p>
    )
  }
  const Icon = isAllowed ? ArrowUpFromLine : ArrowDownToLine
  return (
    <p className={isAllowed ? 'flex items-start gap-1.5 text-allow' : 'flex items-start gap-1.5 text-deny'}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="wrap-anywhere">
        {isAllowed ? 'Newly allowed, for example' : 'Newly denied, for example'}:{' '}
        <span className="font-mono text-ink">
          {action} {resource}
        </span>
        {context.map(([key, value]) => (
          <span key={key} className="ml-2 font-mono text-ink-2">
            {key} = {value}
          </span>
        ))}
      </span>
    </p>
  )
}

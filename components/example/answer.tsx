import { TriangleAlert } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { RichText } from '@/components/ui/rich-text'
import type { ExampleAnswer } from '@/lib/examples'
import { VERDICT_OR_STATUS } from './answer-look'

/** One answer: word, icon and colour, the reason in a sentence, and what AWS would say. */
export function Answer({ answer, isChanged }: { answer: ExampleAnswer; isChanged: boolean }) {
  const { question, state, reason, awsMessage, warning, assumptions } = answer
  const { word, Icon, text, soft, line } = VERDICT_OR_STATUS[state]
  return (
    <li className={classNames('flex min-w-0 flex-col gap-1 rounded-md border px-3 py-2', soft, line)}>
      <p className="flex flex-wrap items-center gap-x-2">
        <span className={classNames('flex items-center gap-1 font-semibold text-sm', text)}>
          <Icon aria-hidden className="size-4 shrink-0" strokeWidth={2.5} />
          {word}
        </span>
        <span className="wrap-anywhere font-medium text-sm">{question}</span>
        {isChanged && <span className="font-semibold text-accent text-xs">changed</span>}
      </p>
      <p className="wrap-anywhere text-sm">
        <RichText text={reason} />
      </p>
      {warning && (
        <p className="flex items-start gap-1.5 text-sm">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <span className="wrap-anywhere">
            <RichText text={warning} />
          </span>
        </p>
      )}
      {awsMessage && (
        <details className="text-sm">
          <summary className="w-fit rounded-sm py-0.5 text-ink-2 text-xs">What AWS says</summary>
          <p className="wrap-anywhere font-mono text-xs">{awsMessage}</p>
        </details>
      )}
      {assumptions.length > 0 && (
        <details className="text-sm">
          <summary className="w-fit rounded-sm py-0.5 text-ink-2 text-xs">
            Rests on {assumptions.length === 1 ? 'an assumption' : `${assumptions.length} assumptions`}
          </summary>
          <ul className="list-disc pl-5 text-xs">
            {assumptions.map((says) => (
              <li key={says}>
                <RichText text={says} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

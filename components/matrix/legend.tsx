import { Check, type LucideIcon, TriangleAlert, X } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { VERDICTS } from '@/components/ui/verdict'

interface Sign {
  readonly name: string
  readonly Icon: LucideIcon | null
  readonly look: string
  readonly means: string
}

const SIGNS: readonly Sign[] = [
  {
    name: 'Allow',
    Icon: VERDICTS.allow.Icon,
    look: 'border-transparent bg-allow-soft text-allow',
    means: 'AWS would carry the request out.',
  },
  {
    name: 'Deny',
    Icon: VERDICTS.deny.Icon,
    look: 'border-transparent bg-deny-soft text-deny',
    means: 'AWS would refuse it. “Explicit” names a Deny statement; otherwise nothing allows it.',
  },
  {
    name: 'Deny, step 4',
    Icon: VERDICTS.deny.Icon,
    look: 'border-transparent bg-deny-soft text-deny',
    means: 'The identity gets no credentials: its way ended at that step.',
  },
  {
    name: 'Undetermined',
    Icon: VERDICTS.undetermined.Icon,
    look: 'border-dashed border-line-strong bg-unknown-soft text-unknown',
    means: 'It cannot be told: a policy cannot be read, or it says something unknown.',
  },
  {
    name: 'assumed',
    Icon: null,
    look: 'border-dashed border-line-strong italic text-ink-2',
    means: 'The answer rests on something that AWS does not document. “Why” names it.',
  },
  {
    name: 'by accident',
    Icon: TriangleAlert,
    look: 'border-transparent bg-warn-soft text-warn',
    means: 'Allowed only because a condition found nothing to test. Probably a hole.',
  },
  {
    name: 'changed',
    Icon: null,
    look: 'border-transparent text-accent font-semibold',
    means: 'Your last edit changed this answer. N and P lead through them.',
  },
  {
    name: 'expected',
    Icon: Check,
    look: 'border-transparent text-ink-2',
    means: 'It is as the design expects it to be.',
  },
  {
    name: 'not allow',
    Icon: X,
    look: 'border-2 border-warn text-warn font-semibold',
    means: 'The design expects the answer that is named, and does not get it.',
  },
]

/** What the signs in the cells mean, for whoever sees the table for the first time. */
export function Legend({ id }: { id: string }) {
  return (
    <section
      id={id}
      aria-label="How to read this table"
      className="mx-4 mb-2 rounded-md border border-line p-3"
    >
      <p className="pb-2 text-sm">
        Each row is a request, each column somebody who makes it. “2 of 3” counts who is allowed, or how many
        requests.
      </p>
      <dl className="grid grid-cols-[auto_1fr] items-start gap-x-3 gap-y-1.5 text-xs">
        {SIGNS.map(({ name, Icon, look, means }) => (
          <div key={name} className="contents">
            <dt>
              <span
                className={classNames(
                  'inline-flex items-center gap-1 whitespace-nowrap rounded-md border px-1.5 py-0.5 font-medium',
                  look,
                )}
              >
                {Icon && <Icon aria-hidden className="size-3.5" strokeWidth={2.5} />}
                {name}
              </span>
            </dt>
            <dd className="pt-0.5 text-ink-2">{means}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

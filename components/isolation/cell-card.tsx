import { Crosshair, ListPlus, TrendingUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { RichText } from '@/components/ui/rich-text'
import type { Request } from '@/lib/design'
import type { CellView, ExampleView, Part, StatementView, TopicPlan } from '@/lib/prover'
import { OPERATION_WORDS, type Place } from './isolation-table'
import { ISOLATION_VERDICTS } from './verdicts'

interface CellCardProps {
  topic: TopicPlan
  place: Place
  cell: CellView
  restsOn: readonly string[]
  notCovered: readonly string[]
  onShow(statement: StatementView): void
  /** Left out where the requests, or the formats of values, are not the reader's to change. */
  onAdd?: (request: Request) => void
  onWeaken?: (key: string, format: string) => void
}

/** Why a cell says what it says: a request with two people in it, or what a proof rests on. */
export function CellCard(props: CellCardProps) {
  const { topic, place, cell, notCovered } = props
  const { word, Icon, text, line } = ISOLATION_VERDICTS[cell.verdict]
  const operation = topic.operations[place.operation]
  const population = topic.populations[place.population]
  return (
    <article
      aria-label="The chosen answer"
      className={classNames('flex flex-col gap-3 rounded-md border p-3 text-sm', line)}
    >
      <h4 className="flex flex-wrap items-center gap-x-2 font-semibold">
        <span className={classNames('inline-flex items-center gap-1.5', text)}>
          <Icon aria-hidden className="size-4" />
          {word}
        </span>
        <span className="font-normal text-ink-2">
          {operation && OPERATION_WORDS[operation]}, {population?.says}
        </span>
      </h4>
      {cell.example && <Example {...props} example={cell.example} />}
      {cell.verdict === 'proved' && <Proof {...props} />}
      {cell.verdict === 'unknown' && (
        <Facts
          title="Why nobody can tell"
          items={cell.reasons.map((reason) => <RichText key={reason} text={reason} />)}
        />
      )}
      <details>
        <summary className="min-h-6 cursor-pointer text-ink-2">What no answer here speaks of</summary>
        <Facts items={notCovered} />
      </details>
    </article>
  )
}

function Example({
  example,
  onShow,
  onAdd,
}: Pick<CellCardProps, 'onShow' | 'onAdd'> & { example: ExampleView }) {
  const { action, resource, context, asker, owner, statement, request } = example
  return (
    <>
      <dl className="grid gap-x-3 sm:grid-cols-[auto_1fr] sm:gap-y-1">
        <Person title="Who asks" values={asker} tone="asker" />
        <Person title="Whose it is" values={owner} tone="owner" />
        <dt className="font-medium">Action</dt>
        <dd className="wrap-anywhere font-mono">{action}</dd>
        <dt className="font-medium">Resource</dt>
        <dd className="wrap-anywhere font-mono">
          <Readings readings={resource} />
        </dd>
        {context.map(({ key, value }) => (
          <div key={key} className="contents">
            <dt className="wrap-anywhere font-medium">{key}</dt>
            <dd className="wrap-anywhere font-mono">
              <Readings readings={value} />
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {statement
          ? `${statement.title} allows it. The simulator was asked about this very request, and allows it too.`
          : 'The simulator was asked about this very request, and allows it.'}
      </p>
      <div className="flex flex-wrap gap-2">
        {statement && (
          <Button onClick={() => onShow(statement)}>
            <Crosshair aria-hidden />
            Show the statement
          </Button>
        )}
        {onAdd && (
          <Button onClick={() => onAdd(request)}>
            <ListPlus aria-hidden />
            Add to requests
          </Button>
        )}
      </div>
    </>
  )
}

function Person({
  title,
  values,
  tone,
}: {
  title: string
  values: ExampleView['asker']
  tone: 'asker' | 'owner'
}) {
  return (
    <>
      <dt className="font-medium">{title}</dt>
      <dd className="wrap-anywhere">
        {values.length === 0 && 'anybody'}
        {values.map(([key, value]) => (
          <span key={key} className="mr-3">
            {key} = <Mark of={tone}>{value}</Mark>
          </span>
        ))}
      </dd>
    </>
  )
}

/** A text once, or as the one and as the other of the two reads it. */
function Readings({ readings }: { readings: readonly (readonly Part[])[] }) {
  if (readings.length === 1) return <Parts parts={readings[0] ?? []} />
  return readings.map((parts) => {
    const isOwner = parts.some(({ of }) => of === 'owner')
    return (
      <span key={isOwner ? 'owner' : 'asker'} className="block">
        <Parts parts={parts} />
        <span className="ml-2 font-sans text-ink-2">{isOwner ? '← whose it is' : '← who asks'}</span>
      </span>
    )
  })
}

/** A text in which the values of the two are lit up. */
function Parts({ parts }: { parts: readonly Part[] }) {
  if (parts.length === 0) return <span className="text-ink-2">(empty)</span>
  return parts.map(({ text, of }, index) =>
    of === null ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in order
      <Mark key={index} of={of}>
        {text}
      </Mark>
    ),
  )
}

function Mark({ of, children }: { of: 'asker' | 'owner'; children: ReactNode }) {
  return (
    <mark
      title={of === 'owner' ? 'Whose it is' : 'Who asks'}
      className={classNames(
        'rounded-sm px-0.5 font-mono text-ink',
        of === 'owner'
          ? 'bg-deny-soft underline decoration-deny'
          : 'bg-allow-soft underline decoration-allow decoration-dotted',
      )}
    >
      {children}
    </mark>
  )
}

function Proof({ topic, cell, restsOn, onShow, onWeaken }: CellCardProps) {
  return (
    <>
      <p>No request gets through, for any two identities.</p>
      {cell.statements.length === 0 && cell.layers.length === 0 ? (
        <p>No statement allows any of these actions there.</p>
      ) : (
        <Facts
          title="Because of"
          items={[
            ...cell.statements.map((statement) => (
              <Button key={statement.title} look="link" onClick={() => onShow(statement)}>
                {statement.title} ({statement.effect})
              </Button>
            )),
            ...cell.layers.map((layer) => LAYERS[layer as keyof typeof LAYERS]),
          ]}
        />
      )}
      {cell.mayHoldMore && (
        <p>There was no time to tell if all of these are needed. The proof itself is complete.</p>
      )}
      <Facts
        title="As long as"
        items={[
          ...topic.variables.map(({ key, says, choices, chosen }) => {
            const position = choices.findIndex(({ id }) => id === chosen)
            const wider = choices[position + 1]
            return (
              <span key={key} className="flex flex-wrap items-center gap-x-3">
                {says} is {choices[position]?.says}
                {wider && onWeaken && (
                  <Button look="link" onClick={() => onWeaken(key, wider.id)}>
                    <TrendingUp aria-hidden />
                    And if it is {wider.says}?
                  </Button>
                )}
              </span>
            )
          }),
          ...restsOn,
        ]}
      />
    </>
  )
}

const LAYERS = {
  boundary: 'The permissions boundary of the role',
  session: 'The session policies with which Cognito narrows guests',
  scps: 'The service control policies',
} as const

/** A list with a heading. */
export function Facts({ title, items }: { title?: string; items: readonly ReactNode[] }) {
  return (
    <div>
      {title && <p className="font-medium">{title}</p>}
      <ul className="list-disc pl-5">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that does not change its order
          <li key={index}>{item}</li>
        ))}
      </ul>
    </div>
  )
}

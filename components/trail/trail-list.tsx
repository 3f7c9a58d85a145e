'use client'

import { Check, ChevronRight, CircleAlert, CircleDashed, KeySquare } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Engine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { classNames } from '@/components/ui/class-names'
import { CopyButton } from '@/components/ui/copy-button'
import type { TrailLine, TrailView } from '@/lib/views'

interface TrailListProps {
  engine: Engine
  shown: Simulated
  chosenId: string
  /** Only what the chosen identity did: of a large design that is long enough. */
  isOnlyChosen?: boolean
}

/** Each set of credentials as one line, with its events below. Those of the chosen identity are unfolded. */
export function TrailList({ engine, shown, chosenId, isOnlyChosen = false }: TrailListProps) {
  // Typing goes first: the trail may follow a moment later.
  const simulated = useDeferredValue(shown)
  const [isNarrowed, setIsNarrowed] = useState(false)
  const chosen = simulated.design.identities.find(({ id }) => id === chosenId)
  const onlyOf = isOnlyChosen || isNarrowed ? chosenId : null
  const uses = useMemo(() => engine.trailOf(simulated, onlyOf), [engine, simulated, onlyOf])
  if (uses.length === 0 && onlyOf === null) {
    return <p className="text-sm">Nobody has credentials, so nobody used any.</p>
  }
  return (
    <>
      {!isOnlyChosen && (
        <label className="flex min-h-6 items-center gap-2 self-start text-sm">
          <input
            type="checkbox"
            checked={isNarrowed}
            onChange={(event) => setIsNarrowed(event.target.checked)}
            className="size-4"
          />
          Only the credentials of {chosen?.name ?? 'the chosen identity'}
        </label>
      )}
      {uses.length === 0 ? (
        <p className="text-sm">{chosen?.name ?? 'Nobody'} has no credentials, so there is nothing to see.</p>
      ) : (
        <ul
          aria-label="Credentials and their use"
          className="divide-y divide-line rounded-md border border-line"
        >
          {uses.map((use) => (
            <li key={use.accessKeyId}>
              <Use use={use} isOpen={use.identityId !== null && use.identityId === chosenId} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Use({ use, isOpen }: { use: TrailView; isOpen: boolean }) {
  const { who, accessKeyId, sessionArn, cognitoId, purpose, events } = use
  return (
    <details open={isOpen} className="group/use">
      <summary className="flex list-none items-start gap-2 px-3 py-2 hover:bg-surface-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-2 group-open/use:rotate-90" />
        <span className="grid min-w-0 flex-1 gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(0,3fr)_minmax(0,3fr)_minmax(0,4fr)]">
          <span className="wrap-anywhere font-semibold text-sm">{who}</span>
          <span className="flex items-center gap-1.5 text-xs leading-5">
            <KeySquare aria-hidden className="size-3.5 shrink-0 text-ink-2" />
            <span className="sr-only">used the access key </span>
            <code className="wrap-anywhere font-mono">{accessKeyId}</code>
          </span>
          <span className="text-ink-2 text-xs leading-5">
            <span className="sr-only">for </span>
            {purpose}
          </span>
        </span>
      </summary>
      <div className="@container flex min-w-0 flex-col gap-2 px-3 pb-3 sm:pl-9">
        <dl className="grid gap-x-6 gap-y-1 text-xs @2xl:grid-cols-2">
          {sessionArn && <Fact name="Role session" value={sessionArn} />}
          {cognitoId && <Fact name="Identity id" value={cognitoId} />}
        </dl>
        <Events events={events} who={who} />
      </div>
    </details>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-2">{name}</dt>
      <dd className="wrap-anywhere font-mono">{value}</dd>
    </div>
  )
}

/** What stands in columns of its own where there is room, and below the event where there is none. */
const WIDE = '@max-2xl:hidden'
const NARROW = '@2xl:hidden'
const HEAD = 'py-1 pr-3 text-left font-medium text-ink-2'

function Events({ events, who }: { events: readonly TrailLine[]; who: string }) {
  return (
    <table className="w-full table-fixed border-collapse text-left text-xs">
      <caption className="sr-only">Events of the credentials of {who}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} w-17 ${WIDE}`}>
            Time
          </th>
          <th scope="col" className={HEAD}>
            Event
          </th>
          <th scope="col" className={`${HEAD} w-2/5 ${WIDE}`}>
            About
          </th>
          <th scope="col" className={`${HEAD} w-32 pr-0 @2xl:w-36 @2xl:pr-3`}>
            In a trail
          </th>
          <th scope="col" className={`${HEAD} w-44 pr-0 ${WIDE}`}>
            Error
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the events of one trail, in order
          <tr key={index} className="border-line border-t align-top">
            <td className={`py-1.5 pr-3 font-mono tabular-nums ${WIDE}`}>{event.time}</td>
            <td className="py-1.5 pr-3">
              <span className="float-right -mt-1">
                <CopyButton
                  text={JSON.stringify(event.record, null, 2)}
                  label={`Copy the event ${event.name} as JSON`}
                />
              </span>
              <span
                className={classNames(
                  'wrap-anywhere block font-mono',
                  event.part === 'issue' && 'font-semibold',
                )}
              >
                {event.name}
              </span>
              <span className="wrap-anywhere block text-ink-2">{event.source}</span>
              <span className={`wrap-anywhere block font-mono text-ink-2 ${NARROW}`}>{event.resource}</span>
              <span className={`block text-ink-2 ${NARROW}`}>at {event.time}</span>
            </td>
            <td className={`wrap-anywhere py-1.5 pr-3 font-mono text-ink-2 ${WIDE}`}>{event.resource}</td>
            <td className="py-1.5 @2xl:pr-3">
              {event.category} event
              <Logged isByDefault={event.isLoggedByDefault} />
              {event.error && (
                <div className={`pt-1 ${NARROW}`}>
                  <Failure error={event.error} />
                </div>
              )}
            </td>
            <td className={`py-1.5 ${WIDE}`}>
              {event.error ? <Failure error={event.error} /> : <span className="text-ink-2">none</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Logged({ isByDefault }: { isByDefault: boolean }) {
  const Icon = isByDefault ? Check : CircleDashed
  return (
    <span className={`flex items-start gap-1 ${isByDefault ? 'text-allow' : 'text-ink-2'}`}>
      <Icon aria-hidden className="mt-0.5 size-3 shrink-0" />
      {isByDefault ? 'logged by default' : 'not by default'}
    </span>
  )
}

function Failure({ error }: { error: NonNullable<TrailLine['error']> }) {
  return (
    <span className="flex items-start gap-1 font-medium text-deny" title={error.message}>
      <CircleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
      <span className="wrap-anywhere">{error.code}</span>
    </span>
  )
}

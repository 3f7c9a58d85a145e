import { ArrowRight, FlaskConical } from 'lucide-react'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import type { Engine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { useAnnounce } from '@/components/ui/announcer'
import { RichText } from '@/components/ui/rich-text'
import { VERDICTS } from '@/components/ui/verdict'
import type { KeyChange, RequestKey, ShiftedCell } from '@/lib/simulation'
import type { ShortDecision } from '@/lib/views'

interface WhatIfProps {
  engine: Engine
  shown: Simulated
  identityId: string
  requestId: string
}

/** Values that are worth trying, by key. */
const EXAMPLES: Readonly<Record<string, string>> = {
  'aws:sourceip': '10.0.0.1',
  'aws:currenttime': '2030-01-01T00:00:00Z',
  'aws:securetransport': 'false',
  'aws:multifactorauthpresent': 'true',
  's3:prefix': 'public/',
}

/** What would be decided if a condition key were another. It is a thought: nothing in the design changes. */
export function WhatIf({ engine, shown, identityId, requestId }: WhatIfProps) {
  const { design, simulation } = shown
  const announce = useAnnounce()
  const [isOpen, setOpen] = useState(false)
  const keys = useMemo(
    () => (isOpen ? engine.keysOfRequest(design, simulation, identityId, requestId) : []),
    [isOpen, engine, design, simulation, identityId, requestId],
  )
  const [wanted, setWanted] = useState<string | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [isAbsent, setAbsent] = useState(false)
  const chosen = keys.find(({ key }) => key === wanted) ?? keys[0]
  const value = typed ?? (chosen && (EXAMPLES[chosen.key.toLowerCase()] ?? chosen.value)) ?? ''
  const change = useDeferredValue<KeyChange | null>(
    useMemo(
      () => (chosen ? { key: chosen.key, value: isAbsent ? null : value } : null),
      [chosen, isAbsent, value],
    ),
  )
  const view = useMemo(
    () => (isOpen && change ? engine.whatIfView(design, simulation, identityId, requestId, [change]) : null),
    [isOpen, change, engine, design, simulation, identityId, requestId],
  )
  const keyId = useId()
  const valueId = useId()

  return (
    <details
      className="rounded-md border border-line border-dashed"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="rounded-md px-3 py-1.5 font-medium text-sm hover:bg-surface-2">
        <FlaskConical aria-hidden className="mr-1 inline size-4 text-ink-2" />
        What if a condition key were another?
      </summary>
      {isOpen && chosen && (
        <div className="flex flex-col gap-2.5 border-line border-t border-dashed p-3 text-sm">
          <p className="text-ink-2 text-xs">A thought only: neither the design nor the credentials change.</p>
          <div className="flex flex-col gap-0.5">
            <label htmlFor={keyId} className="font-medium">
              If this key of the request
            </label>
            <select
              id={keyId}
              value={chosen.key}
              onChange={(event) => {
                setWanted(event.target.value)
                setTyped(null)
              }}
              className="h-8 min-w-0 rounded-md border border-line-strong bg-surface px-2 font-mono text-xs"
            >
              <KeyOptions keys={keys.filter(({ isAsked }) => isAsked)} label="Asked for by the policies" />
              <KeyOptions keys={keys.filter(({ isAsked }) => !isAsked)} label="Others" />
            </select>
            <p className="wrap-anywhere text-ink-2 text-xs">
              It is {chosen.value === null ? 'not in the request' : <RichText text={`\`${chosen.value}\``} />}{' '}
              now.
            </p>
          </div>
          <div className="flex flex-wrap items-end gap-x-3 gap-y-1">
            <div className="flex min-w-40 flex-1 flex-col gap-0.5">
              <label htmlFor={valueId} className="font-medium">
                were
              </label>
              <input
                id={valueId}
                value={value}
                disabled={isAbsent}
                onChange={(event) => setTyped(event.target.value)}
                onBlur={() => view && announce(sayVerdicts(view.real, view.imagined))}
                className="h-8 rounded-md border border-line-strong bg-surface px-2 font-mono text-xs disabled:bg-surface-2 disabled:text-ink-2"
              />
            </div>
            <label className="inline-flex h-8 items-center gap-2">
              <input
                type="checkbox"
                checked={isAbsent}
                onChange={(event) => setAbsent(event.target.checked)}
                className="size-4"
              />
              not there at all
            </label>
          </div>
          {view && (
            <>
              <div className="flex flex-wrap items-stretch gap-2">
                <Decision title="Really" decision={view.real} />
                <ArrowRight aria-hidden className="size-4 self-center text-ink-2 @max-md:hidden" />
                <Decision title="Imagined" decision={view.imagined} isImagined />
              </div>
              <p>{view.isDifferent ? 'The answer would be another.' : 'The answer would be the same.'}</p>
              <Others shown={shown} of="identity" cells={view.ofIdentity} not={requestId} />
              {view.ofRequest && (
                <Others shown={shown} of="request" cells={view.ofRequest} not={identityId} />
              )}
            </>
          )}
        </div>
      )}
    </details>
  )
}

function KeyOptions({ keys, label }: { keys: readonly RequestKey[]; label: string }) {
  if (keys.length === 0) return null
  return (
    <optgroup label={label}>
      {keys.map(({ key }) => (
        <option key={key} value={key}>
          {key}
        </option>
      ))}
    </optgroup>
  )
}

interface DecisionProps {
  title: string
  decision: ShortDecision
  isImagined?: boolean
}

function Decision({ title, decision: { verdict, reason, message }, isImagined }: DecisionProps) {
  const { Icon, word, text, soft, line } = VERDICTS[verdict]
  return (
    <section
      aria-label={title}
      className={`min-w-48 flex-1 rounded-md border px-3 py-2 ${soft} ${line} ${isImagined ? 'border-dashed' : ''}`}
    >
      <p className={`flex items-center gap-1 font-semibold ${text}`}>
        <Icon aria-hidden className="size-4 shrink-0" strokeWidth={2.5} />
        {title}: {word}
      </p>
      <p className="wrap-anywhere text-xs">
        <RichText text={reason} />
      </p>
      {isImagined && message && (
        <p className="wrap-anywhere pt-1 text-ink-2 text-xs">AWS would say: {message}</p>
      )}
    </section>
  )
}

const NAMES_SHOWN = 5

interface OthersProps {
  shown: Simulated
  of: 'identity' | 'request'
  cells: readonly ShiftedCell[]
  /** The cell itself is told already. */
  not: string
}

/** Which other cells would say something else. */
function Others({ shown: { design }, of, cells, not }: OthersProps) {
  const others = cells.filter(({ identity, request }) => identity !== not && request !== not)
  const nameOf = ({ identity, request }: ShiftedCell) =>
    of === 'identity'
      ? design.requests.find(({ id }) => id === request)?.name
      : design.identities.find(({ id }) => id === identity)?.name
  const shown = others
    .slice(0, NAMES_SHOWN)
    .map((cell) => `${nameOf(cell)} (${VERDICTS[cell.after].word.toLowerCase()})`)
  const rest = others.length - shown.length
  return (
    <p className="text-ink-2 text-xs">
      {of === 'identity' ? 'Other requests of this identity' : 'Other identities'}:{' '}
      {others.length === 0
        ? 'nothing would change.'
        : `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`}
    </p>
  )
}

function sayVerdicts(real: ShortDecision, imagined: ShortDecision): string {
  return `Imagined: ${VERDICTS[imagined.verdict].word}. Really: ${VERDICTS[real.verdict].word}.`
}

'use client'

import { Check, CircleQuestionMark, type LucideIcon, X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import type { Engine } from '@/components/engine/load-engine'
import { loadEngine } from '@/components/engine/load-engine'
import { classNames } from '@/components/ui/class-names'
import { Modal } from '@/components/ui/modal'
import { Code, RichText } from '@/components/ui/rich-text'
import { ScrollArea } from '@/components/ui/scroll-area'
import { XmlBlock } from '@/components/ui/xml-block'
import type { Design } from '@/lib/design'
import type { Json } from '@/lib/simulation'
import { meaningsOf, meaningsOfAttributes } from '@/lib/views'
import { Claims } from './claims'
import { humaniseTime } from './humanise-time'

type Inspection = Awaited<ReturnType<Engine['inspectTokenAgainst']>>

interface InspectDialogProps {
  design: Design
  onClose(): void
}

/** Longer texts are no tokens: AWS takes none of more than 50,000 characters. */
const LONGEST = 50_000

const KINDS: Readonly<Record<Inspection['kind'], string>> = {
  jwt: 'JSON Web Token (JWT)',
  saml: 'SAML response',
  opaque: 'Access token that only its issuer can read',
  unknown: 'Not a token',
}

interface Look {
  readonly word: string
  readonly Icon: LucideIcon
  readonly look: string
}

const VERDICTS: Readonly<Record<Inspection['verdict'], Look>> = {
  accepted: {
    word: 'Accepted',
    Icon: Check,
    look: 'border-allow/40 bg-allow-soft text-allow',
  },
  refused: {
    word: 'Refused',
    Icon: X,
    look: 'border-deny/40 bg-deny-soft text-deny',
  },
  'not-known': {
    word: 'Cannot be told',
    Icon: CircleQuestionMark,
    look: 'border-unknown/40 bg-unknown-soft text-unknown',
  },
}

const STATES: Readonly<Record<Inspection['checks'][number]['state'], Look>> = {
  passed: { word: 'Passed', Icon: Check, look: 'bg-allow-soft text-allow' },
  failed: { word: 'Failed', Icon: X, look: 'bg-deny-soft text-deny' },
  'not-checked': {
    word: 'Not checked',
    Icon: CircleQuestionMark,
    look: 'bg-unknown-soft text-unknown',
  },
}

const CHECKS: Readonly<Record<Inspection['checks'][number]['check'], string>> = {
  format: 'Format',
  provider: 'Provider',
  kind: 'Kind',
  signature: 'Signature',
  audience: 'Audience',
  expiry: 'Expiry',
  start: 'Start',
}

/**
 * A real token, taken apart and held against the design. The text lives in this component alone and is gone
 * when it closes: tokens are secrets.
 */
export function InspectDialog({ design, onClose }: InspectDialogProps) {
  const id = useId()
  const [text, setText] = useState('')
  const inspection = useInspection(design, text)
  return (
    <Modal
      title="Inspect a token"
      description="Paste a token to see what it says, and if this identity pool would take it. The token never leaves this page."
      isWide
      onClose={onClose}
    >
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="font-medium text-sm">
          Token
        </label>
        <textarea
          id={id}
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={3}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          placeholder="eyJraWQiOi…"
          className="wrap-anywhere w-full resize-y rounded-md border border-line-strong bg-surface px-3 py-2 font-mono text-xs leading-5"
        />
      </div>
      <p role="status" className="sr-only">
        {say(text, inspection)}
      </p>
      <ScrollArea label="What the token is" className="-mx-1 min-h-24 px-1">
        <Result text={text} inspection={inspection} />
      </ScrollArea>
    </Modal>
  )
}

/** Null while there is nothing to inspect, and until the answer is there. */
function useInspection(design: Design, text: string): Inspection | null {
  const [answer, setAnswer] = useState<{ text: string; inspection: Inspection } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const isInspected = text.trim() !== '' && text.trim().length <= LONGEST
  useEffect(() => {
    if (!isInspected) return
    let isOvertaken = false
    loadEngine()
      .then((engine) => engine.inspectTokenAgainst(design, text, Math.floor(Date.now() / 1000)))
      .then(
        (inspection) => !isOvertaken && setAnswer({ text, inspection }),
        (error: unknown) => !isOvertaken && setFailure(error),
      )
    return () => {
      isOvertaken = true
    }
  }, [design, text, isInspected])
  if (failure !== null) throw failure
  return isInspected && answer?.text === text ? answer.inspection : null
}

/** The answer in one sentence, for people who do not see it. */
function say(text: string, inspection: Inspection | null): string {
  if (text.trim().length > LONGEST) return 'This text is too long to be a token.'
  if (inspection === null) return ''
  if (inspection.kind === 'unknown') return 'This is not a token.'
  return `${KINDS[inspection.kind]}. ${VERDICTS[inspection.verdict].word}: ${reasonOf(inspection)}`
}

function reasonOf({ verdict, checks }: Inspection): string {
  if (verdict === 'accepted') return 'It passes every check.'
  if (verdict === 'not-known') return 'It fails no check, but not all of them can be made here.'
  const failed = checks
    .filter(({ state }) => state === 'failed')
    .map(({ check }) => CHECKS[check].toLowerCase())
  return `It fails ${failed.length === 1 ? 'one check' : `${failed.length} checks`}: ${failed.join(', ')}.`
}

function Result({ text, inspection }: { text: string; inspection: Inspection | null }) {
  const length = text.trim().length
  if (length === 0) {
    return (
      <Hint title="Nothing is pasted yet">
        Paste an ID token of a user pool or of another provider, a SAML response in base64, or an access token
        of Facebook or Amazon.
      </Hint>
    )
  }
  if (length > LONGEST) {
    return (
      <Hint title="This text is too long to be a token">
        It has {length.toLocaleString('en')} characters. An identity pool takes at most{' '}
        {LONGEST.toLocaleString('en')}.
      </Hint>
    )
  }
  if (inspection === null) return <p className="text-ink-2 text-sm">Reading …</p>
  if (inspection.kind === 'unknown') {
    return (
      <Hint title="This is not a token">
        It is no JWT (three parts with dots between them), no SAML response in base64, and no access token
        that is known here. Was a part of it lost while copying?
      </Hint>
    )
  }
  return <Inspected inspection={inspection} />
}

function Hint({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="rounded-md border border-line border-dashed px-4 py-3 text-sm">
      <p className="font-semibold">{title}</p>
      <p className="text-ink-2">{children}</p>
    </div>
  )
}

function Inspected({ inspection }: { inspection: Inspection }) {
  const { kind, loginsKey, verdict, checks, header, claims, xml, clock, checkedAt } = inspection
  const { word, Icon, look } = VERDICTS[verdict]
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className={classNames('flex items-start gap-2 rounded-md border px-3 py-2', look)}>
        <Icon aria-hidden className="mt-1 size-4 shrink-0" strokeWidth={2.5} />
        <p>
          <strong className="font-semibold">{word}</strong>
          <span className="block text-ink text-sm">{reasonOf(inspection)}</span>
        </p>
      </div>
      <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-2">
        <div>
          <dt className="text-ink-2 text-xs">Kind</dt>
          <dd>{KINDS[kind]}</dd>
        </div>
        <div className="min-w-0">
          <dt className="text-ink-2 text-xs">
            Its key in <Code>Logins</Code>
          </dt>
          <dd className="wrap-anywhere">{loginsKey ? <Code>{loginsKey}</Code> : 'Cannot be told'}</dd>
        </div>
      </dl>
      <section className="flex min-w-0 flex-col gap-1.5">
        <h3 className="font-semibold text-sm">What the identity pool checks</h3>
        <ul
          aria-label="What the identity pool checks"
          className="divide-y divide-line rounded-md border border-line"
        >
          {checks.map((one) => (
            <li key={one.check} className="flex items-start justify-between gap-3 px-3 py-1.5 text-sm">
              <span className="min-w-0">
                <span className="font-medium">{CHECKS[one.check]}</span>
                <span className="wrap-anywhere block text-ink-2 text-xs">
                  <RichText text={sentence(one.says)} />
                </span>
              </span>
              <StateChip state={one.state} />
            </li>
          ))}
        </ul>
        <p className="text-ink-2 text-xs">
          Times are checked at {humaniseTime(checkedAt)},{' '}
          {clock === 'design'
            ? 'the time of the design, because this token was made here.'
            : 'the time of this computer.'}
        </p>
      </section>
      {header && <Claims caption="Header" claims={header} meanings={meaningsOf(header, claims?.iss)} />}
      {claims && (
        <Claims
          caption={kind === 'saml' ? 'Attributes' : 'Claims'}
          claims={claims as { readonly [name: string]: Json }}
          meanings={
            kind === 'saml' ? meaningsOfAttributes(Object.keys(claims)) : meaningsOf(claims, claims.iss)
          }
        />
      )}
      {xml && <XmlBlock xml={xml} title="SAML response" />}
    </div>
  )
}

function StateChip({ state }: { state: keyof typeof STATES }) {
  const { word, Icon, look } = STATES[state]
  return (
    <span
      className={classNames(
        'inline-flex shrink-0 items-center gap-1 rounded-full px-2 py-0.5 font-medium text-xs',
        look,
      )}
    >
      <Icon aria-hidden className="size-3.5" strokeWidth={2.5} />
      {word}
    </span>
  )
}

/** The checks speak in parts of a sentence, as lists of a terminal do. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

'use client'

import { ChevronDown, FileText, Info } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import type { ShownStep } from '@/components/engine/views-of'
import { AssumptionList } from '@/components/explanation/assumption-list'
import { Claims } from '@/components/token/claims'
import { TokenView } from '@/components/token/token-view'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { orMissing } from '@/components/ui/late-boundary'
import { RichText } from '@/components/ui/rich-text'
import { StatusChip } from '@/components/ui/verdict'
import type { DocumentPlace } from '@/lib/simulation'
import { CallView } from './call-view'
import { EditStep } from './edit-step'

// Step 4 and SAML are not what the page shows first.
const TrustList = orMissing(dynamic(() => import('./trust-list').then((module) => module.TrustList)))
const XmlBlock = orMissing(
  dynamic(() => import('@/components/ui/xml-block').then((module) => module.XmlBlock)),
)

interface StepDetailProps {
  step: ShownStep
  onReveal(place: DocumentPlace): void
}

/** Everything about one step: who asked whom for what, what came back, what decided, and the calls themselves. */
export function StepDetail({ step, onReveal }: StepDetailProps) {
  const { decidedBy, calls, token, stated, xml, note } = step
  const [isWhole, setIsWhole] = useState(false)
  const hasToken = token !== null || stated !== null
  const hasMore = hasToken || calls.length > 0
  return (
    <div className="@container flex min-w-0 flex-col gap-4">
      {/* On a narrow page the row above says all this already. */}
      <div className="flex items-start justify-between gap-3 max-lg:sr-only">
        <h3 className="font-semibold text-lg">
          Step {step.number}: {step.title}
        </h3>
        <StatusChip status={step.status} />
      </div>
      <dl className="grid min-w-0 gap-x-6 gap-y-2 text-sm @2xl:grid-cols-2">
        <Fact name={`What was asked, ${step.fromName} to ${step.toName}`} className="max-lg:hidden">
          <RichText text={step.asked} />
        </Fact>
        <Fact name="What came back" className="max-lg:hidden">
          <RichText text={step.answered} />
        </Fact>
        {step.decided && (
          <Fact name="What decided" className="@2xl:col-span-2">
            <RichText text={step.decided} />
            {decidedBy && (
              <>
                {' '}
                <Button look="link" className="align-bottom" onClick={() => onReveal(decidedBy)}>
                  <FileText aria-hidden />
                  <span className="wrap-anywhere">Show in editor: {decidedBy.label}</span>
                </Button>
              </>
            )}
          </Fact>
        )}
      </dl>
      <EditStep step={step} />
      {note && (
        <p className="flex items-start gap-2 rounded-md border border-line bg-surface-2 px-3 py-2 text-sm">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          <span className="wrap-anywhere min-w-0">
            <RichText text={note} />
          </span>
        </p>
      )}
      {step.trust && <TrustList trust={step.trust} />}
      {/* On a narrow page the token and the calls would push the next step out of sight. */}
      {hasMore && (
        <Button className="self-start lg:hidden" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          <ChevronDown aria-hidden className={isWhole ? 'rotate-180' : undefined} />
          {hasToken ? 'Token, request and response' : 'Request and response'}
        </Button>
      )}
      <div className={classNames('flex min-w-0 flex-col gap-4', !isWhole && 'max-lg:hidden')}>
        {token && <TokenView token={token} title={step.tokenTitle} />}
        {stated && <Claims {...stated} />}
        {xml && <XmlBlock xml={xml} title={step.tokenTitle} />}
        {calls.map((call) => (
          <CallView key={`${call.service}:${call.operation}`} call={call} toldCause={step.decided} />
        ))}
      </div>
      <AssumptionList assumptions={step.assumptions} />
    </div>
  )
}

function Fact({ name, className, children }: { name: string; className?: string; children: ReactNode }) {
  return (
    <div className={classNames('min-w-0', className)}>
      <dt className="text-ink-2 text-xs">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  )
}

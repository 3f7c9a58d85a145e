'use client'

import { ArrowRight, Check, KeySquare, OctagonAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { loadEngine } from '@/components/engine/load-engine'
import { usePlayground } from '@/components/store/use-playground'
import { Modal } from '@/components/ui/modal'
import { RichText } from '@/components/ui/rich-text'
import { ScrollArea } from '@/components/ui/scroll-area'
import type { FlowColumn, FlowComparison } from '@/lib/views'

const TITLES = { enhanced: 'Enhanced flow', classic: 'Classic flow' } as const

/** The same identity by both flows, beside each other; on a phone one below the other. */
export function FlowsDialog({ onClose }: { onClose(): void }) {
  const design = usePlayground((state) => state.lastReadable)
  const identityId = usePlayground((state) => state.selection.identityId)
  const [comparison, setComparison] = useState<FlowComparison | null>(null)
  const [isLost, setIsLost] = useState(false)

  useEffect(() => {
    let isGone = false
    loadEngine()
      .then(({ compareFlows }) => compareFlows(design, identityId))
      .then(
        (found) => !isGone && (found ? setComparison(found) : setIsLost(true)),
        () => !isGone && setIsLost(true),
      )
    return () => {
      isGone = true
    }
  }, [design, identityId])

  return (
    <Modal
      title={`Enhanced and classic flow${comparison ? ` for ${comparison.identityName}` : ''}`}
      description="In the enhanced flow the identity pool asks STS for the role. In the classic flow it only hands out a token, and the app asks STS itself."
      isWide
      onClose={onClose}
    >
      <ScrollArea label="Comparison" className="-m-1 min-h-48 p-1">
        {isLost && <p className="text-sm">There is no identity to compare: add one to the design first.</p>}
        {comparison && <Comparison comparison={comparison} />}
      </ScrollArea>
    </Modal>
  )
}

function Comparison({ comparison }: { comparison: FlowComparison }) {
  const { columns, differences, summary } = comparison
  return (
    <div className="flex flex-col gap-4">
      <p className="font-semibold text-base">{summary}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {columns.map((column) => (
          <Column key={column.flow} column={column} />
        ))}
      </div>
      {differences.length > 0 && (
        <table className="w-full border-collapse text-left text-sm">
          <caption className="pb-1 text-left font-semibold">What comes out differently</caption>
          <thead>
            <tr className="text-ink-2 text-xs">
              <th scope="col" className="py-1 pr-3 font-medium">
                Request
              </th>
              {columns.map(({ flow }) => (
                <th key={flow} scope="col" className="py-1 pr-3 font-medium">
                  {TITLES[flow]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map(({ requestId, name, verdicts }) => (
              <tr key={requestId} className="border-line border-t">
                <th scope="row" className="wrap-anywhere py-1 pr-3 font-normal">
                  {name}
                </th>
                {verdicts.map((verdict, index) => (
                  <td key={columns[index]?.flow} className="py-1 pr-3 font-medium">
                    {verdict}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function Column({ column }: { column: FlowColumn }) {
  const { flow, isChosen, hasCredentials, calls, facts } = column
  const Icon = hasCredentials ? KeySquare : OctagonAlert
  return (
    <section
      aria-label={TITLES[flow]}
      className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface-2 p-3"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold text-lg">{TITLES[flow]}</h3>
        {isChosen && (
          <span className="inline-flex items-center gap-1 rounded-full bg-accent-soft px-2 py-0.5 font-medium text-accent text-xs">
            <Check aria-hidden className="size-3.5" />
            this design
          </span>
        )}
      </div>
      <p
        className={`flex items-center gap-1.5 font-medium text-sm ${hasCredentials ? 'text-allow' : 'text-deny'}`}
      >
        <Icon aria-hidden className="size-4 shrink-0" />
        {hasCredentials ? 'Leads to credentials' : 'Leads to no credentials'}
      </p>
      <ol className="flex flex-col gap-1.5" aria-label={`Calls of the ${flow} flow`}>
        {calls.map(({ caller, called, operation, error }) => (
          <li key={operation} className="rounded-md border border-line bg-surface px-2.5 py-1.5 text-xs">
            <code className="wrap-anywhere block font-mono font-semibold">{operation}</code>
            <span className="flex flex-wrap items-center gap-x-1 text-ink-2">
              {caller}
              <ArrowRight role="img" aria-label="to" className="size-3" />
              {called}
            </span>
            {error && <span className="wrap-anywhere block font-medium text-deny">Refused: {error}</span>}
          </li>
        ))}
      </ol>
      <dl className="flex flex-col gap-2 text-sm">
        {facts.map(({ name, says }) => (
          <div key={name}>
            <dt className="text-ink-2 text-xs">{name}</dt>
            <dd className="wrap-anywhere">
              <RichText text={says} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

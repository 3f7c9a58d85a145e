import { FileText, KeyRound, TriangleAlert } from 'lucide-react'
import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { ShownExplanation } from '@/components/engine/views-of'
import { AwsWords, HiddenCause } from '@/components/flow/call-view'
import { Button } from '@/components/ui/button'
import { JsonBlock } from '@/components/ui/json-block'
import { orMissing } from '@/components/ui/late-boundary'
import { Code, RichText } from '@/components/ui/rich-text'
import { VERDICTS } from '@/components/ui/verdict'
import type { DocumentPlace } from '@/lib/simulation'
import { AssumptionList } from './assumption-list'

// Folded away at first, so it comes after the page is drawn.
const ExplanationTree = orMissing(
  dynamic(() => import('./explanation-tree').then((module) => module.ExplanationTree), {
    ssr: false,
  }),
)

interface CellExplanationProps {
  explanation: ShownExplanation | null
  /** What can be done with the cell, below its headline; null until it has come. */
  actions?: ReactNode
  onReveal(place: DocumentPlace): void
}

const PLACES = {
  deciding: 'The statement that decided',
  nearest: 'The statement that comes nearest',
  unclear: 'The statement that cannot be told',
} as const

/** Why the chosen cell says what it says: in short first, everything on demand. */
export function CellExplanation({ explanation, actions, onReveal }: CellExplanationProps) {
  if (explanation === null) {
    return <p className="text-ink-2 text-sm">Choose a cell of the matrix to see why it says what it says.</p>
  }
  const { verdict, headline, reason, awsMessage, hiddenCause, place, variables, missingKeys, warning } =
    explanation
  const { answer, details, assumptions, step } = explanation
  const { Icon, text, soft, line } = VERDICTS[verdict]
  return (
    <div className="@container flex min-w-0 flex-col gap-3">
      <div className={`flex items-start gap-2.5 rounded-md border px-3 py-2.5 ${soft} ${line}`}>
        <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${text}`} strokeWidth={2.25} />
        <div className="min-w-0">
          <h3 className="font-semibold text-lg leading-6">{headline}</h3>
          <p className={`font-medium text-xs ${text}`}>
            {VERDICTS[verdict].word}, settled at step {step}
          </p>
        </div>
      </div>
      <p className="wrap-anywhere text-base">
        <RichText text={reason} />
      </p>
      {warning && (
        <div className="flex items-start gap-2 rounded-md border border-warn/40 bg-warn-soft px-3 py-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <div>
            <p className="font-semibold text-sm text-warn">Allowed by accident</p>
            <p className="text-sm">
              <RichText text={warning} />
            </p>
          </div>
        </div>
      )}
      {place && (
        <div className="flex flex-col items-start gap-0.5">
          <h4 className="text-ink-2 text-xs">{PLACES[place.role]}</h4>
          <Button look="link" onClick={() => onReveal(place)}>
            <FileText aria-hidden />
            <span className="wrap-anywhere">Show in editor: {place.label}</span>
          </Button>
        </div>
      )}
      {awsMessage && <AwsWords text={awsMessage} status={answer?.status} />}
      {hiddenCause && <HiddenCause text={hiddenCause} />}
      {/* As high as what comes late: nothing below it moves. */}
      {actions !== undefined && (
        <div className={`no-print flex flex-col gap-3 ${step === 6 ? 'min-h-20' : 'min-h-8'}`}>{actions}</div>
      )}
      {variables.length > 0 && (
        <table className="w-full border-collapse text-left text-xs">
          <caption className="pb-1 text-left text-ink-2">Variables and what they are worth here</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Variable</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {variables.map(({ name, value }) => (
              <tr key={name} className="border-line border-t align-top">
                <th
                  scope="row"
                  className="wrap-anywhere py-1.5 pr-3 font-normal font-mono"
                >{`\${${name}}`}</th>
                <td className="wrap-anywhere py-1.5 font-mono">
                  {value ?? <span className="font-medium font-sans text-warn">no value in this request</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {missingKeys.length > 0 && (
        <div className="flex items-start gap-2 text-sm">
          <KeyRound aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <p className="wrap-anywhere">
            The request carries no{' '}
            {missingKeys.map((key, index) => (
              <span key={key}>
                {index > 0 && ', '}
                <Code>{key}</Code>
              </span>
            ))}
            , and that mattered.
          </p>
        </div>
      )}
      {answer && (
        <Disclosure isOpen title={`What the service answers: ${answer.summary}`}>
          <JsonBlock value={answer.body} label="The answer of the service" />
        </Disclosure>
      )}
      {details.map((detail) => (
        <Disclosure key={detail.title} title="Everything that was checked" subtitle={detail.title}>
          <ExplanationTree tree={detail} />
        </Disclosure>
      ))}
      <AssumptionList assumptions={assumptions} />
    </div>
  )
}

function Disclosure({
  isOpen,
  title,
  subtitle,
  children,
}: {
  isOpen?: boolean
  title: string
  subtitle?: string
  children: ReactNode
}) {
  return (
    <details open={isOpen} className="rounded-md border border-line">
      <summary className="rounded-md px-3 py-1.5 text-sm hover:bg-surface-2">
        <span className="font-medium">{title}</span>
        {subtitle && (
          <span className="wrap-anywhere block pl-4 font-mono text-ink-2 text-xs">{subtitle}</span>
        )}
      </summary>
      <div className="border-line border-t p-2">{children}</div>
    </details>
  )
}

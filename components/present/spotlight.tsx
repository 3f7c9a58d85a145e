import { ArrowRight, ChevronLeft, ChevronRight, Eye } from 'lucide-react'
import type { ShownExplanation, ShownStep } from '@/components/engine/views-of'
import { AwsWords, HiddenCause } from '@/components/flow/call-view'
import { Button } from '@/components/ui/button'
import { RichText } from '@/components/ui/rich-text'
import { STATUSES } from '@/components/ui/verdict'
import type { Request } from '@/lib/design'

interface SpotlightProps {
  step: ShownStep | undefined
  /** At the last step: why the request is answered as it is. */
  explanation: ShownExplanation | null
  requests: readonly Request[]
  requestId: string | null
  isRevealed: boolean
  onChooseRequest(id: string): void
  onReveal(): void
  onPrevious(): void
  onNext(): void
}

/** The step that is spoken of: what is asked, and once the room has guessed, what came of it. */
export function Spotlight(props: SpotlightProps) {
  const { step, explanation, requests, requestId, isRevealed } = props
  if (!step) return null
  const { Icon, word, text, soft, line } = STATUSES[step.status]
  return (
    <section
      aria-label={`Step ${step.number}`}
      className="flex min-h-0 min-w-0 flex-col rounded-lg border border-accent/40 bg-surface shadow-dialog"
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, so keyboards must reach it */}
      <div tabIndex={0} className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-4">
        <div>
          <p className="text-ink-2 text-sm">Step {step.number} of 6</p>
          <h2 className="font-semibold text-2xl">{step.title}</h2>
          <p className="flex flex-wrap items-center gap-x-1.5 text-base text-ink-2">
            {step.fromName}
            <ArrowRight role="img" aria-label="to" className="size-4" />
            {step.toName}
          </p>
        </div>
        {step.number === 6 && (
          <label className="flex flex-wrap items-center gap-2 text-sm">
            <span className="font-semibold">Request</span>
            <select
              value={requestId ?? ''}
              onChange={(event) => props.onChooseRequest(event.target.value)}
              className="h-8 min-w-0 rounded-md border border-line-strong bg-surface px-2"
            >
              {requestId === null && <option value="">Choose one</option>}
              {requests.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <p className="wrap-anywhere text-lg">
          <RichText text={step.asked} />
        </p>
        {isRevealed ? (
          <div className={`flex flex-col gap-2 rounded-md border p-3 ${soft} ${line}`}>
            <p className={`flex items-center gap-2 font-semibold text-xl ${text}`}>
              <Icon aria-hidden className="size-6" strokeWidth={2.5} />
              {word}
            </p>
            <p className="wrap-anywhere text-lg">
              <RichText text={step.answered} />
            </p>
            {(explanation?.reason ?? step.decided) && (
              <p className="wrap-anywhere text-base">
                <RichText text={explanation?.reason ?? step.decided ?? ''} />
              </p>
            )}
            {explanation?.awsMessage && <AwsWords text={explanation.awsMessage} />}
            {explanation?.hiddenCause && <HiddenCause text={explanation.hiddenCause} />}
          </div>
        ) : (
          <div className="flex flex-1 flex-col items-center justify-center gap-2 rounded-md border border-line-strong border-dashed p-4 text-center">
            <p className="text-lg">What will come of it?</p>
            <Button look="primary" onClick={props.onReveal}>
              <Eye aria-hidden />
              Reveal
            </Button>
            <p className="text-ink-2 text-xs">or press Space</p>
          </div>
        )}
      </div>
      <div className="flex items-center justify-between gap-2 border-line border-t px-3 py-1.5">
        <Button look="quiet" isInert={step.number === 1} onClick={props.onPrevious}>
          <ChevronLeft aria-hidden />
          Step before
        </Button>
        <Button look="quiet" isInert={step.number === 6} onClick={props.onNext}>
          Next step
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </section>
  )
}

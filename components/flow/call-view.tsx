import { EyeOff, OctagonAlert } from 'lucide-react'
import type { ShownCall } from '@/components/engine/views-of'
import { CopyButton } from '@/components/ui/copy-button'
import { JsonBlock } from '@/components/ui/json-block'
import { RichText } from '@/components/ui/rich-text'
import type { ServiceError } from '@/lib/simulation'

interface CallViewProps {
  call: ShownCall
  /** The cause that the page tells already: it is not told twice. */
  toldCause: string | null
}

/** One call over the wire: what was sent and what came back. */
export function CallView({ call, toldCause }: CallViewProps) {
  const { service, operation, signed, request, response, cli } = call
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h4 className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <code className="font-mono font-semibold text-xs">
          {service}:{operation}
        </code>
        <span className="text-ink-2 text-xs">
          {signed ? 'signed with the temporary credentials' : 'not signed: needs no AWS credentials'}
        </span>
      </h4>
      {cli && (
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2 text-xs">
          {cli.command && (
            <CopyButton text={cli.command} label={`Copy as AWS CLI: ${operation}`} words="Copy as AWS CLI" />
          )}
          {cli.note && (
            <p className="wrap-anywhere min-w-0">
              <RichText text={cli.note} />
            </p>
          )}
        </div>
      )}
      <div className="grid min-w-0 gap-2 @2xl:grid-cols-2">
        <div className="min-w-0">
          <p className="pb-1 text-ink-2 text-xs">Request</p>
          <JsonBlock value={request} label={`Request of ${operation}`} />
        </div>
        <div className="min-w-0">
          <p className="pb-1 text-ink-2 text-xs">Response</p>
          {response === null ? (
            <p className="rounded-md border border-line border-dashed px-3 py-2 text-ink-2 text-sm">
              The answer comes in a later step.
            </p>
          ) : response.ok ? (
            <JsonBlock value={response.body} label={`Response of ${operation}`} />
          ) : (
            <ErrorView error={response.error} isCauseTold={response.error.because === toldCause} />
          )}
        </div>
      </div>
    </div>
  )
}

/** A refusal in AWS's words, and the cause that AWS keeps to itself. */
function ErrorView({ error, isCauseTold }: { error: ServiceError; isCauseTold: boolean }) {
  return (
    <div className="flex flex-col gap-2">
      <AwsWords text={`${error.code}: ${error.message}`} status={error.status} />
      {!isCauseTold && <HiddenCause text={error.because} />}
    </div>
  )
}

/** Exactly what AWS answers. */
export function AwsWords({ text, status }: { text: string; status?: number | undefined }) {
  return (
    <div className="flex items-start gap-2 rounded-md border border-deny/30 bg-deny-soft py-1 pr-1 pl-3">
      <OctagonAlert aria-hidden className="mt-2 size-4 shrink-0 text-deny" />
      <div className="min-w-0 flex-1 py-1.5">
        <p className="font-medium text-deny text-xs">
          AWS would say{status !== undefined && ` (HTTP ${status})`}
        </p>
        <p className="wrap-anywhere font-mono text-xs leading-5">{text}</p>
      </div>
      <CopyButton text={text} label="Copy what AWS says" />
    </div>
  )
}

export function HiddenCause({ text }: { text: string }) {
  return (
    <div className="flex items-start gap-2 rounded-md border border-unknown/30 bg-unknown-soft px-3 py-2">
      <EyeOff aria-hidden className="mt-0.5 size-4 shrink-0 text-unknown" />
      <div className="min-w-0">
        <p className="font-medium text-unknown text-xs">What AWS does not tell you</p>
        <p className="wrap-anywhere text-sm">
          <RichText text={text} />
        </p>
      </div>
    </div>
  )
}

import { Panel } from '@/components/ui/panel'
import { ScrollArea } from '@/components/ui/scroll-area'
import { type Design, documentsOf } from '@/lib/design'
import { operationName, signInLine } from '@/lib/views'

interface StartOverviewProps {
  design: Design
  /** What the lesson is about, shown unfolded: ids of documents, or paths in the design with dots. */
  open: readonly string[]
}

/** What a lesson begins with: people, requests, the pool and the policies as text. Drawn by the server, without scripts. */
export function StartOverview({ design, open }: StartOverviewProps) {
  return (
    <Panel
      title="What there is"
      bodyClassName="grid gap-x-8 gap-y-4 p-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
    >
      <div className="flex min-w-0 flex-col gap-4">
        <div>
          <h3 className="pb-1 font-semibold text-base">Who comes</h3>
          <ul className="flex flex-col gap-1.5">
            {design.identities.map((identity) => (
              <li key={identity.id}>
                <span className="font-medium">{identity.name}</span>
                <span className="block text-ink-2 text-sm">{signInLine(identity)}</span>
                <code className="wrap-anywhere block text-ink-2 text-xs">{identity.identityId}</code>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="pb-1 font-semibold text-base">What is asked</h3>
          <ul className="flex flex-col gap-1">
            {design.requests.map((request) => (
              <li key={request.id} className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{request.name}</span>
                <code className="text-ink-2 text-xs">{operationName(request)}</code>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        <h3 className="font-semibold text-base">What it rests on</h3>
        <Text
          title="The identity pool"
          text={JSON.stringify(design.identityPool, null, 2)}
          isOpen={open.some((place) => place.startsWith('identityPool'))}
        />
        {documentsOf(design).map(({ id, title, owner, text }) => (
          <Text key={id} title={`${title} of ${owner}`} text={text} isOpen={open.includes(id)} />
        ))}
      </div>
    </Panel>
  )
}

function Text({ title, text, isOpen }: { title: string; text: string; isOpen: boolean }) {
  return (
    <details open={isOpen} className="rounded-md border border-line">
      <summary className="rounded-md px-3 py-1.5 font-medium text-sm hover:bg-surface-2">{title}</summary>
      <ScrollArea label={title} className="border-line border-t px-3 py-2">
        <pre className="wrap-anywhere whitespace-pre-wrap font-mono text-xs leading-5">{text}</pre>
      </ScrollArea>
    </details>
  )
}

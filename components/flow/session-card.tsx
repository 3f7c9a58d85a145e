import { KeySquare } from 'lucide-react'
import { Fragment } from 'react'
import { humaniseDistance, humaniseTime } from '@/components/token/humanise-time'
import type { Session } from '@/lib/simulation'

/** What an identity ends up with: the role, and the condition keys that policies can test. */
export function SessionCard({ session, name }: { session: Session | null; name: string }) {
  if (session === null) {
    return (
      <p className="text-ink-2 text-sm">{name} ends without credentials: there is no session to look at.</p>
    )
  }
  const issued = Date.parse(session.issuedAt) / 1000
  const expires = Date.parse(session.expiresAt) / 1000
  return (
    <div className="flex min-w-0 flex-col gap-2 text-xs">
      <p className="flex items-center gap-2 text-sm">
        <KeySquare aria-hidden className="size-4 shrink-0 text-ink-2" />
        <span>
          Role <strong className="font-semibold">{session.roleName}</strong>, until {humaniseTime(expires)} (
          {humaniseDistance(issued, expires)?.replace(' later', '')})
        </span>
      </p>
      <p className="wrap-anywhere font-mono text-ink-2">{session.sessionArn}</p>
      <p className="pt-1 text-ink-2">Every request carries these condition keys:</p>
      <dl className="flex flex-col gap-1">
        {Object.entries(session.context).map(([key, value]) => (
          <Fragment key={key}>
            <dt className="wrap-anywhere font-mono text-key">{key}</dt>
            <dd className="wrap-anywhere pl-3 font-mono">
              {Array.isArray(value) ? value.join(', ') : String(value)}
            </dd>
          </Fragment>
        ))}
      </dl>
    </div>
  )
}

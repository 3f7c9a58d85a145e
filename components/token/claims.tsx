import { RichText } from '@/components/ui/rich-text'
import type { Json } from '@/lib/simulation'
import { humaniseDistance, humaniseTime } from './humanise-time'

interface ClaimsProps {
  caption: string
  claims: { readonly [name: string]: Json }
  /** By the name of the claim: what it says. */
  meanings: Readonly<Record<string, string>>
}

/** Claims that count seconds since 1970. */
const TIME_CLAIMS: ReadonlySet<string> = new Set(['exp', 'iat', 'auth_time', 'nbf'])

/** What a token says, claim by claim, each with its meaning. */
export function Claims({ caption, claims, meanings }: ClaimsProps) {
  const issuedAt = claims.iat
  return (
    <table className="w-full table-fixed border-collapse text-left text-sm">
      <caption className="pb-1 text-left font-semibold text-sm">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Claim and what it means</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(claims).map(([name, value]) => {
          const meaning = meanings[name]
          return (
            <tr key={name} className="border-line border-t align-top">
              <th scope="row" className="w-2/5 py-1.5 pr-3 font-normal">
                <code className="wrap-anywhere font-medium font-mono text-ink text-xs">{name}</code>
                {meaning && (
                  <span className="block text-ink-2 text-xs">
                    <RichText text={meaning} />
                  </span>
                )}
              </th>
              <td className="py-1.5">
                <code className="wrap-anywhere font-mono text-xs">
                  {typeof value === 'string' ? value : JSON.stringify(value)}
                </code>
                {TIME_CLAIMS.has(name) && typeof value === 'number' && (
                  <span className="block text-ink-2 text-xs">
                    {humaniseTime(value)}
                    {name === 'exp' &&
                      typeof issuedAt === 'number' &&
                      ` (${humaniseDistance(issuedAt, value)})`}
                  </span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

import { ShieldAlert, ShieldCheck, ShieldQuestionMark } from 'lucide-react'
import { CopyButton } from '@/components/ui/copy-button'
import { RichText } from '@/components/ui/rich-text'
import type { Json, TokenView as Token } from '@/lib/simulation'
import { CLAIM_MEANINGS, TIME_CLAIMS } from './claim-meanings'
import { humaniseDistance, humaniseTime } from './humanise-time'

const SIGNATURES = {
  verified: {
    Icon: ShieldCheck,
    colour: 'text-allow',
    says: 'Signature verified with the issuer’s published keys',
  },
  'not-verified': {
    Icon: ShieldAlert,
    colour: 'text-deny',
    says: 'The signature does not fit the issuer’s published keys',
  },
  'not-checked': {
    Icon: ShieldQuestionMark,
    colour: 'text-unknown',
    says: 'Signature not checked: this page was opened without a secure connection',
  },
} as const satisfies Record<Token['signature'], object>

const PARTS = [
  { name: 'Header', colour: 'text-number' },
  { name: 'Payload', colour: 'text-key' },
  { name: 'Signature', colour: 'text-text' },
] as const

/** A JSON Web Token as it travels, and what it says. */
export function TokenView({ token, title }: { token: Token; title: string }) {
  const { Icon, colour, says } = SIGNATURES[token.signature]
  return (
    <div className="grid min-w-0 gap-3 @2xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex items-center justify-between gap-2">
          <h4 className="font-semibold text-sm">{title}</h4>
          <CopyButton text={token.raw} label="Copy the token" />
        </div>
        <ul aria-label="Parts of the token" className="flex flex-wrap gap-x-3 text-xs">
          {PARTS.map((part) => (
            <li key={part.name} className={`flex items-center gap-1.5 font-medium ${part.colour}`}>
              <span aria-hidden className="size-2 rounded-full bg-current" />
              {part.name}
            </li>
          ))}
        </ul>
        <div className="rounded-md border border-line bg-surface-2">
          <code className="wrap-anywhere block px-3 py-2 font-mono text-xs leading-5">
            {token.raw.split('.').map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the three parts, in order
              <span key={index}>
                {index > 0 && <span className="font-bold text-ink">.</span>}
                <span className={PARTS[index]?.colour}>{part}</span>
              </span>
            ))}
          </code>
        </div>
        <p className={`flex items-start gap-1.5 font-medium text-sm ${colour}`}>
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
          {says}
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <Claims caption="Header" claims={token.header} />
        <Claims caption="Payload" claims={token.payload} />
      </div>
    </div>
  )
}

function Claims({ caption, claims }: { caption: string; claims: { readonly [name: string]: Json } }) {
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
        {Object.entries(claims).map(([name, value]) => (
          <tr key={name} className="border-line border-t align-top">
            <th scope="row" className="w-2/5 py-1.5 pr-3 font-normal">
              <code className="wrap-anywhere font-medium font-mono text-ink text-xs">{name}</code>
              {CLAIM_MEANINGS[name] && (
                <span className="block text-ink-2 text-xs">
                  <RichText text={CLAIM_MEANINGS[name]} />
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
        ))}
      </tbody>
    </table>
  )
}

import { ShieldAlert, ShieldCheck, ShieldQuestionMark } from 'lucide-react'
import type { ShownToken } from '@/components/engine/views-of'
import { CopyButton } from '@/components/ui/copy-button'
import { Claims } from './claims'

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
} as const satisfies Record<ShownToken['signature'], object>

const PARTS = [
  { name: 'Header', colour: 'text-number' },
  { name: 'Payload', colour: 'text-key' },
  { name: 'Signature', colour: 'text-text' },
] as const

/** A JSON Web Token as it travels, and what it says. */
export function TokenView({ token, title }: { token: ShownToken; title: string }) {
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
        <Claims caption="Header" claims={token.header} meanings={token.meanings} />
        <Claims caption="Payload" claims={token.payload} meanings={token.meanings} />
      </div>
    </div>
  )
}

import { Check, CircleQuestionMark, Minus, TriangleAlert } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import type { RoleTrust, TrustProbe } from '@/lib/simulation'

/**
 * Who could have the role by its trust policy alone. The pool's own choice of role hides it: only the
 * classic flow, where the app names the role, shows what a trust policy without `aud` or `amr` lets in.
 */
export function TrustList({ trust }: { trust: RoleTrust }) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h4 className="font-semibold text-sm">Who could have {trust.roleName}?</h4>
      <p className="text-ink-2 text-xs">
        By the trust policy alone, as in the classic flow, where the app names the role and not the pool.
      </p>
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
        {trust.probes.map((probe) => {
          const { word, Icon, look } = describe(probe)
          return (
            <li key={probe.who} className="flex items-start justify-between gap-3 px-3 py-1.5 text-sm">
              <span className="min-w-0">{probe.who}</span>
              <span
                className={classNames(
                  'inline-flex shrink-0 items-center gap-1 rounded-full px-2 py-0.5 font-medium text-xs',
                  look,
                )}
              >
                <Icon aria-hidden className="size-3.5" strokeWidth={2.5} />
                {word}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function describe({ decision, isIntended }: TrustProbe) {
  if (decision === 'undetermined') {
    return { word: 'Cannot be told', Icon: CircleQuestionMark, look: 'bg-unknown-soft text-unknown' }
  }
  if (decision === 'allow') {
    return isIntended
      ? { word: 'Can', Icon: Check, look: 'bg-allow-soft text-allow' }
      : { word: 'Can, and should not', Icon: TriangleAlert, look: 'bg-deny-soft text-deny' }
  }
  return isIntended
    ? { word: 'Cannot, and should', Icon: TriangleAlert, look: 'bg-warn-soft text-warn' }
    : { word: 'Cannot', Icon: Minus, look: 'bg-surface-2 text-ink-2' }
}

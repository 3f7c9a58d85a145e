import { SiteHeader } from '@/components/site/site-header'
import { SiteLink } from '@/components/site/site-link'

const PLACES: readonly { readonly href: `/${string}`; readonly label: string }[] = [
  { href: '/learn/', label: 'Lessons' },
  { href: '/learn/designs/', label: 'Designs' },
  { href: '/learn/workshop/', label: 'Workshop' },
]

/** The top of every page about learning: where one is, and where else one can go. */
export function LearnHeader({ current }: { current: string }) {
  return (
    <SiteHeader current="Learn">
      <nav aria-label="Learn" className="max-sm:order-last max-sm:basis-full">
        <ul className="flex gap-1">
          {PLACES.map(({ href, label }) => (
            <li key={href}>
              <SiteLink
                href={href}
                aria-current={href === current ? 'page' : undefined}
                className="flex h-8 items-center rounded-md px-2 text-ink-2 text-sm underline-offset-4 hover:text-ink hover:underline aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:underline"
              >
                {label}
              </SiteLink>
            </li>
          ))}
        </ul>
      </nav>
    </SiteHeader>
  )
}

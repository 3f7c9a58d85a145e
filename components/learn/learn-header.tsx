import { ThemeSwitch } from '@/components/theme/theme-switch'
import { Mark } from '@/components/top-bar/mark'
import { SiteLink } from '@/components/ui/site-link'

const PLACES: readonly { readonly href: `/${string}`; readonly label: string }[] = [
  { href: '/', label: 'Playground' },
  { href: '/learn/', label: 'Lessons' },
  { href: '/learn/designs/', label: 'Designs' },
  { href: '/learn/workshop/', label: 'Workshop' },
]

/** The top of every page about learning: where one is, and where else one can go. */
export function LearnHeader({ current }: { current: string }) {
  return (
    <header className="border-line border-b bg-surface print:hidden">
      <div className="mx-auto flex w-full max-w-[110rem] flex-wrap items-center gap-x-6 gap-y-2 px-4 py-2 lg:px-5">
        <SiteLink href="/" className="flex min-w-0 items-center gap-3 rounded-md font-semibold text-lg">
          <Mark />
          Identity Pool Playground
        </SiteLink>
        <nav aria-label="Site" className="grow max-sm:order-last max-sm:basis-full">
          <ul className="flex flex-wrap gap-1 max-sm:-mx-2">
            {PLACES.map(({ href, label }) => (
              <li key={href}>
                <SiteLink
                  href={href}
                  aria-current={href === current ? 'page' : undefined}
                  className="flex h-8 items-center rounded-md px-2 text-ink-2 text-sm hover:bg-surface-2 hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent"
                >
                  {label}
                </SiteLink>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeSwitch />
      </div>
    </header>
  )
}

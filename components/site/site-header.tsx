import Link from 'next/link'
import type { ReactNode } from 'react'
import { ThemeSwitch } from '@/components/theme/theme-switch'
import { Mark } from '@/components/top-bar/mark'
import { classNames } from '@/components/ui/class-names'

/** The parts of the site, in the order in which every header names them. */
const PLACES = [
  { href: '/', name: 'Playground' },
  { href: '/learn/', name: 'Learn' },
  { href: '/docs/', name: 'Docs' },
] as const

/** The header of all pages but the playground, which has a bar of its own. */
export function SiteHeader({ current, children }: { current: 'Learn' | 'Docs'; children?: ReactNode }) {
  return (
    <header className="site-header">
      <div className="site-header-row">
        <Link href="/" prefetch={false} className="flex items-center gap-2.5 rounded-sm">
          <Mark />
          <span className="font-semibold max-sm:sr-only">Identity Pool Playground</span>
        </Link>
        <nav aria-label="Site" className="flex items-center gap-1">
          {PLACES.map(({ href, name }) => (
            <Link
              key={href}
              href={href}
              prefetch={false}
              aria-current={name === current ? 'true' : undefined}
              className={classNames(
                'flex h-8 items-center rounded-md px-2.5 font-medium text-sm',
                name === current
                  ? 'bg-accent-soft text-accent'
                  : 'text-ink-2 hover:bg-surface-2 hover:text-ink',
              )}
            >
              {name}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-2">
          {children}
          <ThemeSwitch />
        </div>
      </div>
    </header>
  )
}

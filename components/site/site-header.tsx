import type { ReactNode } from 'react'
import { SiteLink } from '@/components/site/site-link'
import { ThemeSwitch } from '@/components/theme/theme-switch'
import { Mark } from '@/components/top-bar/mark'
import { classNames } from '@/components/ui/class-names'
import './site-header.css'

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
        <SiteLink href="/" className="flex items-center gap-2.5 rounded-sm">
          <Mark />
          <span className="font-semibold max-sm:sr-only">Identity Pool Playground</span>
        </SiteLink>
        <nav aria-label="Site" className="flex items-center gap-1">
          {PLACES.map(({ href, name }) => (
            <SiteLink
              key={href}
              href={href}
              aria-current={name === current ? 'true' : undefined}
              className={classNames(
                'flex h-8 items-center rounded-md px-2.5 font-medium text-sm',
                name === current
                  ? 'bg-accent-soft text-accent'
                  : 'text-ink-2 hover:bg-surface-2 hover:text-ink',
              )}
            >
              {name}
            </SiteLink>
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

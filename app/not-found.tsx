import type { Metadata } from 'next'
import { SiteLink } from '@/components/site/site-link'

export const metadata: Metadata = { title: 'Page not found' }

const PLACES = [
  ['/', 'Go to the playground'],
  ['/docs/', 'Read the documentation'],
] as const

export default function NotFound() {
  return (
    <main id="main" tabIndex={-1} className="page-narrow">
      <h1 className="font-semibold text-2xl">Page not found</h1>
      <p>There is nothing at this address. Your saved work is in the playground.</p>
      <ul className="flex flex-col items-start gap-1">
        {PLACES.map(([href, words]) => (
          <li key={href}>
            <SiteLink
              href={href}
              className="inline-block rounded-sm py-1 font-medium text-accent underline underline-offset-2"
            >
              {words}
            </SiteLink>
          </li>
        ))}
      </ul>
    </main>
  )
}

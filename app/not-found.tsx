import type { Metadata } from 'next'
import { SiteLink } from '@/components/ui/site-link'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <main id="main" tabIndex={-1} className="page-narrow">
      <h1 className="font-semibold text-2xl">Page not found</h1>
      <p>There is nothing at this address. The playground is one page, and your saved work is on it.</p>
      <p>
        <SiteLink href="/" className="rounded-sm font-medium text-accent underline underline-offset-2">
          Go to the playground
        </SiteLink>
      </p>
    </main>
  )
}

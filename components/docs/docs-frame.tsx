import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { SiteLink } from '@/components/site/site-link'
import { RichText } from '@/components/ui/rich-text'
import { DocsNav } from './docs-nav'
import type { DocsGroup, DocsPage } from './pages'
import { type Heading, TableOfContents } from './table-of-contents'

interface DocsFrameProps {
  page: DocsPage
  group: DocsGroup
  previous: DocsPage | null
  next: DocsPage | null
  headings: readonly Heading[]
  children: ReactNode
}

/** One page of the documentation: all pages on one side, its headings on the other, its neighbours below. */
export function DocsFrame({ page, group, previous, next, headings, children }: DocsFrameProps) {
  return (
    <div className="docs">
      <DocsNav current={page.slug} />
      <main id="main" tabIndex={-1} className="docs-main">
        <nav aria-label="Breadcrumb" className="text-ink-2 text-sm">
          <ol className="flex flex-wrap items-center gap-x-2">
            <li>
              <SiteLink href="/docs/" className="rounded-sm py-1 hover:text-ink">
                Docs
              </SiteLink>
            </li>
            <li aria-hidden>/</li>
            <li>{group.title}</li>
          </ol>
        </nav>
        {/* The search index is made of these elements. */}
        <article className="prose" data-search={page.title}>
          <h1>{page.title}</h1>
          <p className="lead">
            <RichText text={page.says} />
          </p>
          {children}
        </article>
        <nav aria-label="Previous and next page" className="docs-neighbours">
          {previous && (
            <SiteLink href={`/docs/${previous.slug}/`} rel="prev" className="docs-neighbour">
              <span className="flex items-center gap-1 text-ink-2 text-xs">
                <ArrowLeft aria-hidden className="size-3.5" />
                Previous
              </span>
              <span className="font-medium">{previous.title}</span>
            </SiteLink>
          )}
          {next && (
            <SiteLink
              href={`/docs/${next.slug}/`}
              rel="next"
              className="docs-neighbour ml-auto items-end text-right"
            >
              <span className="flex items-center gap-1 text-ink-2 text-xs">
                Next
                <ArrowRight aria-hidden className="size-3.5" />
              </span>
              <span className="font-medium">{next.title}</span>
            </SiteLink>
          )}
        </nav>
      </main>
      <TableOfContents headings={headings} />
    </div>
  )
}

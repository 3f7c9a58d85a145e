import { ChevronDown } from 'lucide-react'
import { SiteLink } from '@/components/site/site-link'
import { DOCS_GROUPS } from './pages'

/** All pages of the documentation: beside the text, or folded above it where there is no room. */
export function DocsNav({ current }: { current: string | null }) {
  return (
    <>
      <details className="docs-nav-folded">
        <summary className="flex items-center justify-between gap-2 rounded-md px-3 py-2.5 font-medium text-sm">
          All pages of the documentation
          <ChevronDown aria-hidden className="size-4 shrink-0" />
        </summary>
        <nav aria-label="Documentation" className="border-line border-t p-3">
          <Groups current={current} />
        </nav>
      </details>
      <nav aria-label="Documentation" className="docs-nav">
        <Groups current={current} />
      </nav>
    </>
  )
}

function Groups({ current }: { current: string | null }) {
  return DOCS_GROUPS.map(({ title, pages }) => (
    <section key={title} className="mb-5">
      <p className="px-2 pb-1 font-semibold text-xs">{title}</p>
      <ul>
        {pages.map((page) => (
          <li key={page.slug}>
            <SiteLink
              href={`/docs/${page.slug}/`}
              aria-current={page.slug === current ? 'page' : undefined}
              className="block rounded-md border-transparent px-2 py-1 text-ink-2 text-sm hover:bg-surface-2 hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent"
            >
              {page.title}
            </SiteLink>
          </li>
        ))}
      </ul>
    </section>
  ))
}

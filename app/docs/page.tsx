import type { Metadata } from 'next'
import { DocsNav } from '@/components/docs/docs-nav'
import { DOCS_GROUPS } from '@/components/docs/pages'
import { pageMetadata } from '@/components/site/page-metadata'
import { SiteLink } from '@/components/site/site-link'
import { RichText } from '@/components/ui/rich-text'

const TITLE = 'Documentation'
const SAYS =
  'How Amazon Cognito identity pools turn sign-ins into AWS credentials, with an example beside each chapter that you can change.'

export const metadata: Metadata = pageMetadata({
  title: TITLE,
  description: SAYS,
  path: '/docs/',
  picture: 'docs',
})

export default function DocsIndex() {
  return (
    <div className="docs">
      <DocsNav current={null} />
      <main id="main" tabIndex={-1} className="docs-main docs-wide">
        <div className="prose">
          <h1>{TITLE}</h1>
          <p className="lead">{SAYS}</p>
        </div>
        {DOCS_GROUPS.map(({ title, pages }) => (
          <section key={title} aria-label={title}>
            <h2 className="pt-4 pb-2 font-semibold text-xl">{title}</h2>
            <ol className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
              {pages.map(({ slug, title: name, says }) => (
                <li key={slug}>
                  <SiteLink href={`/docs/${slug}/`} className="docs-card">
                    <span className="font-semibold text-accent">{name}</span>
                    <span className="text-ink-2 text-sm">
                      <RichText text={says} />
                    </span>
                  </SiteLink>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </main>
    </div>
  )
}

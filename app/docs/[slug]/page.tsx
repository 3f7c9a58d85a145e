import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocsFrame } from '@/components/docs/docs-frame'
import { DOCS_PAGES, findDocsPage } from '@/components/docs/pages'
import { plainText } from '@/components/docs/plain-text'
import type { Heading } from '@/components/docs/table-of-contents'
import { pageMetadata } from '@/components/site/page-metadata'

interface Props {
  params: Promise<{ slug: string }>
}

/** Other slugs have no page. */
export const dynamicParams = false

export function generateStaticParams() {
  return DOCS_PAGES.map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = findDocsPage((await params).slug)
  if (!found) return {}
  const { slug, title, says } = found.page
  return pageMetadata({ title, description: plainText(says), path: `/docs/${slug}/`, picture: slug })
}

export default async function Page({ params }: Props) {
  const { slug } = await params
  const found = findDocsPage(slug)
  if (!found) notFound()
  const { default: Content, tableOfContents } = (await import(`../content/${slug}.mdx`)) as {
    default: () => React.ReactNode
    tableOfContents: readonly Heading[]
  }
  return (
    <DocsFrame {...found} headings={tableOfContents}>
      <Content />
    </DocsFrame>
  )
}

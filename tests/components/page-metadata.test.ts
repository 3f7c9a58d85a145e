import type { Metadata } from 'next'
import { beforeAll, expect, test, vi } from 'vitest'

// Drawing needs a renderer that is here only while the site is built.
vi.mock('next/og', () => ({ ImageResponse: Response }))

/** What each kind of page tells, by its path. */
const pages = new Map<string, Metadata>()
let pictures: readonly string[] = []

beforeAll(async () => {
  vi.stubEnv('SITE_URL', 'https://example.org')
  const [docs, doc, learn, designs, workshop, lesson, handout, social] = await Promise.all([
    import('@/app/docs/page'),
    import('@/app/docs/[slug]/page'),
    import('@/app/learn/page'),
    import('@/app/learn/designs/page'),
    import('@/app/learn/workshop/page'),
    import('@/app/learn/[lesson]/page'),
    import('@/app/learn/[lesson]/handout/page'),
    import('@/app/social/[name]/route'),
  ])
  pages.set('/docs/', docs.metadata)
  pages.set('/learn/', learn.metadata)
  pages.set('/learn/designs/', designs.metadata)
  pages.set('/learn/workshop/', workshop.metadata)
  for (const { slug } of doc.generateStaticParams()) {
    pages.set(`/docs/${slug}/`, await doc.generateMetadata({ params: Promise.resolve({ slug }) }))
  }
  for (const params of lesson.generateStaticParams()) {
    const promised = { params: Promise.resolve(params) }
    pages.set(`/learn/${params.lesson}/`, await lesson.generateMetadata(promised))
    pages.set(`/learn/${params.lesson}/handout/`, await handout.generateMetadata(promised))
  }
  pictures = social.generateStaticParams().map(({ name }) => `https://example.org/social/${name}`)
  vi.unstubAllEnvs()
})

test('every page of text says its own address, and shows a picture that there is', () => {
  expect(pages.size).toBeGreaterThan(60)
  for (const [path, { alternates, openGraph, title, description }] of pages) {
    expect(alternates?.canonical, path).toBe(`https://example.org${path}`)
    expect(openGraph, path).toMatchObject({ url: `https://example.org${path}`, title, description })
    const [image] = [openGraph?.images].flat()
    expect(pictures, path).toContain((image as { url: string }).url)
  }
})

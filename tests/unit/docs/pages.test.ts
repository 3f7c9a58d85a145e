import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DOCS_PAGES, findDocsPage } from '@/components/docs/pages'
import { EXAMPLES } from '@/lib/examples'

const folder = path.join(import.meta.dirname, '../../../app/docs/content')
const texts = new Map(
  readdirSync(folder).map((name) => [
    name.replace(/\.mdx$/, ''),
    readFileSync(path.join(folder, name), 'utf8'),
  ]),
)

test('every page has a text, and every text a page', () => {
  expect([...texts.keys()].sort()).toEqual(DOCS_PAGES.map(({ slug }) => slug).sort())
})

test('the pages that others link to keep their addresses', () => {
  const promised = `what-is-an-identity-pool identity-sources key-features the-flow roles-and-role-mapping trust-policy
    s3-folders dynamodb-rows user-pool-and-identity-pool worked-project summary best-practices audit condition-keys
    policy-variables errors enhanced-and-classic guest-scope-down limits how-sure-we-are isolation hosting command-line`
  for (const slug of promised.split(/\s+/)) expect(findDocsPage(slug), slug).not.toBeNull()
})

test('reading on leads through every page once', () => {
  const walked: string[] = []
  let at = findDocsPage(DOCS_PAGES[0]?.slug ?? '')
  while (at) {
    walked.push(at.page.slug)
    expect(at.previous?.slug).toBe(walked.at(-2))
    at = at.next && findDocsPage(at.next.slug)
  }
  expect(walked).toEqual(DOCS_PAGES.map(({ slug }) => slug))
  expect(findDocsPage('nothing')).toBeNull()
})

test('every example stands on a page, and pages name only examples that there are', () => {
  const named = [...texts.values()].flatMap((text) =>
    [...text.matchAll(/<Example id="([^"]+)"/g)].map(([, id]) => id ?? ''),
  )
  expect([...new Set(named)].sort()).toEqual(EXAMPLES.map(({ id }) => id).sort())
})

test('no page names an example twice: both would share their labels', () => {
  for (const [slug, text] of texts) {
    const named = [...text.matchAll(/<Example id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(named).size, slug).toBe(named.length)
  }
})

test('what a text quotes as a button of an example is one', () => {
  const names = new Set(EXAMPLES.flatMap(({ tries }) => tries.map(({ name }) => name)))
  const quoted = [...(texts.get('s3-folders') ?? '').matchAll(/In the example: “([^”]+)”/g)].map(
    ([, name]) => name,
  )
  expect(quoted.length).toBeGreaterThan(0)
  for (const name of quoted) expect(names).toContain(name)
})

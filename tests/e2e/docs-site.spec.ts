import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { DOCS_PAGES } from '../../components/docs/pages'

// The files of the built site, without a browser: cheap checks of all pages.

const out = path.join(import.meta.dirname, '../../out')

const files = readdirSync(out, { recursive: true }).map((name) => String(name).split(path.sep).join('/'))
const pages = files
  .filter((name) => name === 'index.html' || name.endsWith('/index.html'))
  .filter((name) => !/^(_not-found|404)\//.test(name))
  .map((name) => ({
    address: name.slice(0, -'index.html'.length),
    html: readFileSync(path.join(out, name), 'utf8'),
  }))
const docs = pages.filter(({ address }) => address.startsWith('docs/'))

const linksOf = (html: string) =>
  [...html.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'))
const idsOf = (html: string) => new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))

test('every link within the site leads to a page, and to a place on it', () => {
  const broken: string[] = []
  let count = 0
  for (const { address, html } of pages) {
    for (const href of linksOf(html)) {
      if (/^[a-z]+:/.test(href)) continue
      count++
      const url = new URL(href, `https://site.test/${address}`)
      const target = url.pathname.slice(1)
      const page = pages.find((each) => each.address === target)
      if (!page && files.includes(target)) continue
      if (!page) broken.push(`${address}: ${href} has no page`)
      // What the playground reads from its address: a design or a selection, which other tests follow.
      else if (url.hash.includes('=')) continue
      else if (url.hash && !idsOf(page.html).has(decodeURIComponent(url.hash.slice(1)))) {
        broken.push(`${address}: ${href} has no such place`)
      }
    }
  }
  expect(broken).toEqual([])
  expect(count).toBeGreaterThan(500)
})

test('every page of the documentation is built, and says what it is', () => {
  expect(docs.map(({ address }) => address).sort()).toEqual(
    ['docs/', ...DOCS_PAGES.map(({ slug }) => `docs/${slug}/`)].sort(),
  )
  const titles = docs.map(({ html }) => /<title>([^<]+)<\/title>/.exec(html)?.[1])
  expect(new Set(titles).size).toBe(docs.length)
  for (const { address, html } of docs) {
    expect(html.match(/<h1[\s>]/g), address).toHaveLength(1)
    expect(html, address).toMatch(/<main[^>]*id="main"/)
    expect(html, address).toMatch(/<meta name="description" content="[^"]{15,}"/)
    expect(html, address).toMatch(/<html lang="en"/)
    // No heading leaves out a level.
    const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level))
    expect(
      levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1),
      address,
    ).toBe(true)
    const ids = [...html.matchAll(/<[a-z0-9]+\s[^>]*?\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      address,
    ).toEqual([])
  }
})

test('every chapter has an example that stands there without scripts', () => {
  const chapters = DOCS_PAGES.slice(0, 13)
  for (const { slug } of chapters) {
    const html = docs.find(({ address }) => address === `docs/${slug}/`)?.html ?? ''
    const example = /<figure[^>]*data-example[\s\S]*?<\/figure>/.exec(html)?.[0] ?? ''
    expect(example, slug).toMatch(/<textarea/)
    expect(example, slug).toMatch(/>(Allow|Deny|Passed)</)
  }
})

test('no page of the documentation loads more than 150 kB of script before it is used', () => {
  const sizes = new Map<string, number>()
  const sizeOf = (name: string) => {
    const known = sizes.get(name) ?? gzipSync(readFileSync(path.join(out, name))).length
    sizes.set(name, known)
    return known
  }
  for (const { address, html } of docs) {
    const scripts = [...html.matchAll(/<script[^>]*\bsrc="\/(_next\/[^"?]+)"[^>]*>/g)]
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, name]) => name ?? '')
    const sum = [...new Set(scripts)].reduce((total, name) => total + sizeOf(name), 0)
    expect(sum, address).toBeLessThanOrEqual(150_000)
    expect(sum, address).toBeGreaterThan(50_000)
  }
})

test('the search knows every page, and its addresses exist', () => {
  const sections = JSON.parse(readFileSync(path.join(out, 'docs/search.json'), 'utf8')) as {
    url: string
    page: string
    text: string
  }[]
  for (const { slug, title } of DOCS_PAGES) {
    expect(
      sections.some(({ url, page }) => url.startsWith(`docs/${slug}/`) && page === title),
      slug,
    ).toBe(true)
  }
  for (const { url } of sections) {
    const [address, id] = url.split('#')
    const page = docs.find((each) => each.address === address)
    expect(page, url).toBeDefined()
    if (id) expect(idsOf(page?.html ?? ''), url).toContain(id)
  }
  // What is made from code is found too.
  expect(sections.some(({ text }) => text.includes('Missing a required claim: aud'))).toBe(true)
})

test('the offline copy holds every page and every part, and each file that it names is there', () => {
  const source = readFileSync(path.join(out, 'sw.js'), 'utf8')
  const listOf = (name: string) =>
    JSON.parse(new RegExp(`const ${name} = (\\[[^\\]]*\\])`).exec(source)?.[1] ?? '[]') as string[]
  const kept = [...listOf('SHELL'), ...listOf('LATE')]
  const fileOf = (name: string) =>
    name === './' ? 'index.html' : name.endsWith('/') ? `${name}index.html` : name
  expect(kept.filter((name) => !existsSync(path.join(out, fileOf(name))))).toEqual([])
  const parts = files.filter((name) => /^_next\/static\/.+\.(js|css|woff2|ttf)$/.test(name))
  expect(parts.filter((name) => !kept.includes(name))).toEqual([])
  expect(pages.map(({ address }) => address || './').filter((address) => !kept.includes(address))).toEqual([])
  expect(source).toMatch(/const VERSION = "[0-9a-f]{16}"/)
})

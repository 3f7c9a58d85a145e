// @vitest-environment node
import { describe, expect, test } from 'vitest'

// Tools of plain JavaScript, which the type checker is not shown.
const load = (name: string) => import(/* @vite-ignore */ `../../../.tools/${name}.mjs`)

describe('the search index', () => {
  test('takes sections from one heading to the next, without examples, buttons and anchors', async () => {
    const { sectionsOf } = await load('search-index')
    const html = `<main><nav>no</nav><article class="prose" data-search="A &amp; B"><h1>A &amp; B</h1><p>First <code>x:y</code>.</p>
      <h2 id="one">One<a class="anchor" href="#one">#</a></h2><p>Text</p><button>Copy</button>
      <figure data-example="e"><p>answers</p></figure><h3 id="two">Two</h3></article><footer>no</footer></main>`
    expect(sectionsOf(html, 'docs/a/')).toEqual([
      { url: 'docs/a/', page: 'A & B', heading: '', text: 'First x:y.' },
      { url: 'docs/a/#one', page: 'A & B', heading: 'One', text: 'Text' },
      { url: 'docs/a/#two', page: 'A & B', heading: 'Two', text: '' },
    ])
  })

  test('finds each row of a long table by itself', async () => {
    const { sectionsOf } = await load('search-index')
    const row = (n: number) => `<tr id="r${n}"><th>Error ${n}</th><td>Cause ${n}</td></tr>`
    const table = `<table><thead><tr><th>E</th></tr></thead>${Array.from({ length: 8 }, (_, n) => row(n)).join('')}</table>`
    const sections = sectionsOf(
      `<article data-search="Errors"><p>Intro</p>${table}</article>`,
      'docs/errors/',
    )
    expect(sections).toHaveLength(9)
    expect(sections[3]).toEqual({
      url: 'docs/errors/#r3',
      page: 'Errors',
      heading: 'Error 3',
      text: 'Error 3 Cause 3',
    })
    expect(sections[8].text).toBe('Intro')
  })

  test('leaves pages alone that do not ask to be searched', async () => {
    const { sectionsOf } = await load('search-index')
    expect(sectionsOf('<main><article>Text</article></main>', './')).toEqual([])
  })
})

test('a sitemap lists whole addresses, as XML wants them', async () => {
  const { sitemapOf } = await load('sitemap')
  expect(sitemapOf(['https://example.org/', 'https://example.org/a&b/'])).toContain(
    '<url><loc>https://example.org/a&amp;b/</loc></url>',
  )
})

test('the offline copy takes pages, their first parts and the fonts of their styles at once, and all else late', async () => {
  const { sortFiles } = await load('service-worker')
  const files: Record<string, string> = {
    'index.html':
      '<script src="/x/_next/static/a.js"></script><link href="/x/_next/static/css/a.css"><p>_next/static/late.js</p>',
    'docs/index.html': '<link href="/x/_next/static/b.js">',
    '404.html': '',
    'docs/search.json': '[]',
    '_next/static/a.js': '',
    '_next/static/b.js': '',
    '_next/static/late.js': '',
    '_next/static/css/a.css': '@font-face{src:url(../media/f.woff2)}',
    '_next/static/media/f.woff2': '',
  }
  expect(sortFiles(Object.keys(files), (name: string) => files[name])).toEqual({
    shell: [
      './',
      'docs/',
      '404.html',
      'docs/search.json',
      '_next/static/a.js',
      '_next/static/b.js',
      '_next/static/css/a.css',
      '_next/static/media/f.woff2',
    ],
    late: ['_next/static/late.js'],
  })
})

describe('compile hints', () => {
  const hint = '//# allFunctionsCalledOnLoad'

  test('stand before everything else in a script, once', async () => {
    const { withCompileHint } = await load('compile-hints')
    const hinted = withCompileHint('f()')
    expect(hinted).toBe(`${hint}\nf()`)
    expect(withCompileHint(hinted)).toBe(hinted)
  })

  test('are not given to large libraries, of which a page uses little', async () => {
    const { withCompileHint } = await load('compile-hints')
    const library = 'f();'.repeat(100_000)
    expect(withCompileHint(library)).toBe(library)
  })
})

test('what axe finds is counted by state, at the last try; tests that did not run count too', async () => {
  const { countFindings } = await load('axe')
  const spec = (...tries: number[]) => ({
    tests: [{ results: tries.map((count) => ({ errors: Array.from({ length: count }, () => ({})) })) }],
  })
  const suites = [{ specs: [spec(0)], suites: [{ specs: [spec(2), spec(3, 1)] }] }]
  expect(countFindings({ suites, errors: [] })).toEqual({ tests: 3, found: 3 })
  expect(countFindings({ suites: [], errors: [{}] })).toEqual({ tests: 0, found: 2 })
})

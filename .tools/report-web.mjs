// npm run report:web: what the built page weighs and how fast it shows, against the bars of the design.
//
// Bundle: the scripts that the page asks for before anybody touches it, gzipped. Page: largest contentful paint,
// layout shift, and Total Blocking Time, in a desktop browser and in one slowed down to a phone on slow 4G; the median
// of three visits each. What blocks later, while nobody has touched the page, is told beside it. `--lighthouse` also runs Lighthouse 12 through npx, which fetches
// it; `--lighthouse-pages` runs it on every page of text, for all but performance. `--axe` counts what axe finds on every
// route, in every state and theme.
// Latency: how long an edit, a step and a cell take at two sizes of design, and for how long the page is busy at one
// stretch meanwhile. Rows that end with -docs are about pages of the documentation. `--json` prints one object a line. Numbers of a busy machine are only good for comparing.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, devices } from '@playwright/test'
import { statesWithFindings } from './axe.mjs'
import { browserFlags, findBrowser, noBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { designOf, measureLatency } from './latency.mjs'
import { lighthouseScores, PERFECT } from './lighthouse.mjs'
import { fail, root } from './project.mjs'
import { createSiteServer } from './serve.mjs'
import { pagesOf } from './site-pages.mjs'

const VISITS = 3
/** So long without a long task, in milliseconds, a page counts as listening. */
const QUIET = 5_000
/** Stands for the pages of text: it has examples, tables and code. */
const DOCS_PAGE = 'docs/trust-policy/'
const bars = {
  firstLoadKilobytes: 190,
  firstLoadKilobytesOfText: 150,
  desktop: { lcp: 1000, tbt: 100 },
  mobile: { lcp: 2500, tbt: 300 },
  cls: 0.02,
  // What a person takes for at once; and how long the page may not listen.
  wait: 100,
  stall: 50,
}
const sizes = [
  [8, 40],
  [100, 1_000],
]
const asJson = process.argv.includes('--json')
const out = path.join(root, 'out')
const rows = []

const report = (name, value, unit, bar) => {
  const row = { name, value: Number(value.toFixed(3)), unit, bar, holds: value <= bar }
  rows.push(row)
  console.log(
    asJson
      ? JSON.stringify(row)
      : `${row.holds ? ' ok ' : 'MISS'}  ${name}: ${row.value} ${unit}${bar === Number.POSITIVE_INFINITY ? '' : ` (bar ${bar})`}`,
  )
}

const executablePath = await findBrowser()
if (!executablePath) fail(noBrowser)
await build({ onlyIfStale: true })

report('first-load-js', firstLoadOf('index.html'), 'kB gzip', bars.firstLoadKilobytes)
report(
  'first-load-js-docs',
  Math.max(...pagesBelow('docs').map(firstLoadOf)),
  'kB gzip',
  bars.firstLoadKilobytesOfText,
)
report('first-load-js-embed', firstLoadOf('embed/index.html'), 'kB gzip', bars.firstLoadKilobytesOfText)
report(
  'first-load-js-lessons',
  Math.max(...pagesBelow('learn').map(firstLoadOf)),
  'kB gzip',
  bars.firstLoadKilobytesOfText,
)

const server = createSiteServer(out)
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${server.address().port}/`

for (const [suffix, place] of [
  ['', ''],
  ['-docs', DOCS_PAGE],
]) {
  for (const kind of ['desktop', 'mobile']) {
    const visits = []
    for (let visit = 0; visit < VISITS; visit++) visits.push(await measure(kind, address + place))
    const median = (name) => visits.map((each) => each[name]).sort((a, b) => a - b)[Math.floor(VISITS / 2)]
    report(`largest-contentful-paint-${kind}${suffix}`, median('lcp'), 'ms', bars[kind].lcp)
    report(`blocking-time-${kind}${suffix}`, median('tbt'), 'ms', bars[kind].tbt)
    report(`blocking-time-later-${kind}${suffix}`, median('later'), 'ms', Number.POSITIVE_INFINITY)
    report(`layout-shift-${kind}${suffix}`, median('cls'), '', bars.cls)
  }
}
const browser = await chromium.launch({ executablePath, args: browserFlags })
for (const [identities, requests] of sizes) {
  const measured = await measureLatency(browser, address, await designOf(identities, requests))
  for (const [name, { wait, stall }] of Object.entries(measured)) {
    // A large simulation has its own bar, and then the page draws.
    const bar = name === 'edit' && identities * requests > 4_000 ? 150 + bars.wait : bars.wait
    report(`latency-${name}-${identities}x${requests}`, wait, 'ms', bar)
    report(`longest-task-${name}-${identities}x${requests}`, stall, 'ms', bars.stall)
  }
}
await browser.close()
if (process.argv.includes('--lighthouse')) {
  for (const kind of ['desktop', 'mobile']) {
    await lighthouse(kind, '', '')
    await lighthouse(kind, DOCS_PAGE, '-docs')
  }
}
if (process.argv.includes('--lighthouse-pages')) {
  for (const { address: place } of pagesOf(out).filter(({ name }) => /^(docs|learn)\//.test(name)))
    await lighthouse('desktop', place, ` /${place}`, PERFECT)
}
server.close()
if (process.argv.includes('--axe')) {
  const { tests, found } = await statesWithFindings()
  report('axe-tests', tests, '', Number.POSITIVE_INFINITY)
  report('axe-states-with-findings', found, '', 0)
}
process.exitCode = rows.every((row) => row.holds) ? 0 : 1

/** Kilobytes of the scripts that a page asks for before anybody touches it. */
function firstLoadOf(name) {
  const html = readFileSync(path.join(out, name), 'utf8')
  const scripts = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/nomodule/i.test(tag))
    .map(([, source]) => source.replace(/^.*\/_next\//, '_next/').split('?')[0])
  const bytes = [...new Set(scripts)].map((file) => gzipSync(readFileSync(path.join(out, file))).length)
  return bytes.reduce((sum, size) => sum + size, 0) / 1000
}

/** The pages of a part of the site. */
function pagesBelow(part) {
  return pagesOf(out)
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${part}/`))
}

async function measure(kind, place) {
  const browser = await chromium.launch({ executablePath, args: browserFlags })
  const context = await browser.newContext(
    kind === 'mobile' ? devices['Moto G4'] : { viewport: { width: 1350, height: 940 } },
  )
  const page = await context.newPage()
  if (kind === 'mobile') {
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    // The slow 4G and the phone that Lighthouse simulates.
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1024 * 1024) / 8,
      uploadThroughput: (750 * 1024) / 8,
    })
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  }
  await page.addInitScript(() => {
    window.measured = { lcp: 0, cls: 0, tasks: [] }
    const watch = (type, use) =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) use(entry)
      }).observe({ type, buffered: true })
    watch('largest-contentful-paint', (entry) => {
      window.measured.lcp = entry.startTime
    })
    watch('longtask', (entry) => {
      window.measured.tasks.push({ start: entry.startTime, end: entry.startTime + entry.duration })
    })
    watch('layout-shift', (entry) => {
      if (!entry.hadRecentInput) window.measured.cls += entry.value
    })
  })
  await page.goto(place, { waitUntil: 'load' })
  // What comes late, and shifts or blocks, comes within this.
  await page.waitForTimeout(kind === 'mobile' ? 16_000 : 12_000)
  const { lcp, cls, tasks, painted } = await page.evaluate(() => ({
    ...window.measured,
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }))
  await browser.close()
  return { lcp, cls, ...blockingTime(tasks, painted) }
}

/**
 * Total Blocking Time: what is beyond 50 ms of each task between the first paint and the moment after which five
 * seconds pass without a long task. And `later`: the same of all that comes after. @see https://web.dev/articles/tbt
 */
function blockingTime(tasks, painted) {
  let interactive = painted
  let [tbt, later] = [0, 0]
  let isInteractive = false
  for (const { start, end } of tasks) {
    if (end <= painted) continue
    isInteractive ||= start - interactive >= QUIET
    const blocks = Math.max(0, end - Math.max(start, painted) - 50)
    if (isInteractive) later += blocks
    else {
      tbt += blocks
      interactive = end
    }
  }
  return { tbt, later }
}

async function lighthouse(kind, place, suffix, categories) {
  const { scores, measures, machine } = await lighthouseScores({
    address: address + place,
    kind,
    executablePath,
    categories,
  })
  if (measures.length > 0)
    report(`lighthouse-${kind}-machine${suffix}`, machine, '', Number.POSITIVE_INFINITY)
  for (const { id, name, value } of measures) {
    const bar = name === 'cls' ? bars.cls : bars[kind][name]
    report(`lighthouse-${kind}-${id}${suffix}`, value, name === 'cls' ? '' : 'ms', bar)
  }
  for (const { id, score, faults } of scores) {
    const bar = id === 'performance' ? 0 : 1
    const row = {
      name: `lighthouse-${kind}-${id}${suffix}`,
      value: score,
      unit: '',
      bar,
      holds: score >= bar,
    }
    rows.push(row)
    const because = row.holds ? '' : `, because of ${faults.join(', ')}`
    console.log(
      asJson ? JSON.stringify(row) : `${row.holds ? ' ok ' : 'MISS'}  ${row.name}: ${score}${because}`,
    )
  }
}

// How long a person waits after an edit, a click on a step and a click on a cell, and for how long the page does not
// listen meanwhile. Drives the built site with a design of N identities and M requests.

import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build as bundle } from 'esbuild'
import { root } from './project.mjs'

const TURNS = 6
const DOCUMENT = /^S3UserFolder/
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** The text of a design with so many identities and requests, as the benchmarks use it. */
export async function designOf(identities, requests) {
  const outfile = path.join(root, '.cache/bench/manifold.mjs')
  await bundle({
    stdin: {
      contents: `export { manifold } from './tests/fixtures/manifold'; export { encodeDesign } from '@/lib/design'`,
      resolveDir: root,
      loader: 'ts',
    },
    tsconfig: path.join(root, 'tsconfig.json'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'warning',
  })
  const { manifold, encodeDesign } = await import(pathToFileURL(outfile))
  return encodeDesign({ ...manifold(identities, requests), name: `${identities} x ${requests}` })
}

/**
 * Opens the design in a new page of the browser and measures in it.
 *
 * @returns medians in milliseconds: until the result of an edit, the detail of a step, the explanation of a cell is
 *   drawn; and the longest that the page was busy at one stretch during each
 */
export async function measureLatency(browser, address, design) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    localStorage.setItem('idpool:editor', 'plain')
    window.longest = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration)
    }).observe({ type: 'longtask', buffered: false })
  })
  await page.goto(address)
  await page.getByRole('table').first().waitFor()
  await page.waitForTimeout(2_000)
  await page.locator('input[type=file]').setInputFiles({
    name: 'design.json',
    mimeType: 'application/json',
    buffer: Buffer.from(design),
  })
  await page.getByRole('button', { name: /^Identity 0, Request 0: / }).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: DOCUMENT }).first().click()
  const editor = page.getByRole('region', { name: 'Policies' }).getByRole('textbox')
  await editor.waitFor()
  await page.waitForTimeout(3_000)

  const measured = {}
  const measure = async (name, act) => {
    const waits = []
    const stalls = []
    for (let turn = 0; turn < TURNS; turn++) {
      await page.evaluate(() => {
        window.longest = 0
      })
      waits.push(await act(turn))
      await page.waitForTimeout(700)
      stalls.push(await page.evaluate(() => window.longest))
    }
    // The first goes may still warm up.
    measured[name] = { wait: median(waits.slice(1)), stall: median(stalls.slice(1)) }
  }

  const original = await editor.inputValue()
  const narrower = original.replace('s3:ListBucket', 's3:ListBucketVersions')
  const summary = page.getByText(/requests by \d+ identities: /).first()
  await measure('edit', (turn) => {
    const text = (turn % 2 === 0 ? narrower : original) + ' '.repeat(turn)
    return untilChanged(page, summary, async () => {
      await editor.evaluate((area, value) => {
        const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set
        window.since = performance.now()
        set.call(area, value)
        area.dispatchEvent(new Event('input', { bubbles: true }))
      }, text)
    })
  })
  await measure('step', (turn) => {
    const button = page.getByRole('button', { name: new RegExp(`^Step ${2 + (turn % 4)}: `) })
    return untilChanged(page, page.getByRole('region', { name: 'The six steps' }), () => press(button))
  })
  await measure('cell', (turn) => {
    const button = page.getByRole('button', { name: new RegExp(`^Identity ${turn}, Request ${turn}: `) })
    return untilChanged(page, page.getByRole('region', { name: 'Why', exact: true }), () => press(button))
  })
  await context.close()
  return measured
}

const press = (button) =>
  button.evaluate((element) => {
    window.since = performance.now()
    element.click()
  })

/** Milliseconds from `window.since` until the text of the element is another and has been drawn. */
async function untilChanged(page, locator, act) {
  const handle = await locator.elementHandle()
  await page.evaluate((element) => {
    const before = element.textContent
    window.drawn = new Promise((resolve) => {
      const look = () => {
        if (element.textContent === before) return requestAnimationFrame(look)
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - window.since)))
      }
      requestAnimationFrame(look)
    })
  }, handle)
  await act()
  return page.evaluate(() => window.drawn)
}

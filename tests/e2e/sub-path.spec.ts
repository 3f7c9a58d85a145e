import { spawnSync } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSiteServer } from '../../.tools/serve.mjs'
import { test as base, expect } from './fixtures'
import { keptForOffline } from './kept-for-offline'

const basePath = '/x'
const outDir = '.cache/sub-path'

// `baseURL` is overridden, so that the watching fixtures know this server as the site's own.
const test = base.extend<object, { subPathSite: string }>({
  subPathSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
    async ({}, use) => {
      // Takes half a minute unless it is already there: `npm test` has made it.
      const built = spawnSync(process.execPath, ['.tools/build.mjs', '--if-stale'], {
        env: { ...process.env, BASE_PATH: basePath, OUT_DIR: outDir },
        encoding: 'utf8',
      })
      expect(built.status, built.stdout + built.stderr).toBe(0)
      const server: Server = createSiteServer(outDir)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}/`)
      server.close()
      server.closeAllConnections()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: ({ subPathSite }, use) => use(subPathSite),
})

test('a site built for a sub-path loads everything from below it', async ({ page, baseURL }) => {
  const answers: { path: string; status: number }[] = []
  page.on('response', (response) => {
    answers.push({ path: new URL(response.url()).pathname, status: response.status() })
  })
  await page.goto(baseURL ?? '', { waitUntil: 'networkidle' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const manifest = await page.locator('link[rel="manifest"]').getAttribute('href')
  await page.request
    .get(new URL(manifest ?? '', page.url()).href)
    .then((answer) => expect(answer.ok()).toBe(true))

  expect(answers.some(({ path }) => path.endsWith('.js'))).toBe(true)
  expect(answers.some(({ path }) => path.endsWith('.css'))).toBe(true)
  expect(answers.filter(({ path, status }) => status !== 200 || !path.startsWith(`${basePath}/`))).toEqual([])
})

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' })

  test('a site below a sub-path opens without a connection after one visit', async ({
    page,
    context,
    baseURL,
  }) => {
    test.setTimeout(60_000)
    await page.goto(`${baseURL}learn/`)
    await keptForOffline(page, basePath)
    await context.setOffline(true)
    await page.goto(`${baseURL}docs/trust-policy/`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The trust policy')
    await page.goto(baseURL ?? '')
    await page.getByRole('button', { name: 'Examples' }).click()
    await expect(page.getByRole('dialog', { name: 'Examples' })).toBeVisible()
    await page.keyboard.press('Escape')
    // The answers come from a worker: it starts from its copy, or the console says what is wrong.
    const started = page.waitForEvent('worker')
    await page.getByRole('button', { name: 'Isolation' }).click()
    await started
    await expect(page.getByText('24 isolated, 0 reachable, 0 unknown.')).toBeVisible()
  })
})

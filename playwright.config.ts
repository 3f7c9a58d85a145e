import { createServer } from 'node:net'
import { defineConfig, devices } from '@playwright/test'
import { browserFlags, findBrowser, noBrowser } from './.tools/browser.mjs'

// This file is read once by the runner and once by every worker: the port is chosen once and inherited.
process.env.E2E_PORT ??= await freePort()
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}/`

const executablePath = await findBrowser()
if (!executablePath) throw new Error(noBrowser)

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  // A busy machine is no fault of a test: the page may take more than the usual five seconds to have all its parts.
  expect: { timeout: 15_000 },
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: '.cache/test/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    // Requests of a service worker cannot be watched or stopped by a test; tests of the offline copy allow it.
    serviceWorkers: 'block',
    trace: 'on-first-retry',
    launchOptions: { executablePath, args: browserFlags },
  },
  projects: [
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
    { name: 'a11y', testMatch: 'a11y/**/*.spec.ts' },
  ],
  // The built site, through the server that people run: what is tested is what is shipped.
  webServer: {
    command: 'node .tools/serve.mjs',
    url: baseURL,
    env: { PORT: process.env.E2E_PORT, HOST: '127.0.0.1' },
    reuseExistingServer: false,
  },
})

function freePort(): Promise<string> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(String(typeof address === 'object' ? address?.port : '')))
    })
  })
}

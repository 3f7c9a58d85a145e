import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './fixtures'

/** Another site, with a policy as strict as a docs site may have: its own script, the playground's, and its frames. */
function startDocsSite(playground: string): Promise<{ readonly server: Server; readonly url: string }> {
  const policy = [
    "default-src 'none'",
    `script-src ${playground}`,
    `frame-src ${playground}`,
    "style-src 'unsafe-inline'",
  ].join('; ')
  const page = `<!doctype html><html lang="en"><title>Docs</title><h1>Docs</h1>
    <script src="${playground}/embed.js" defer></script>
    <iframe id="fits" data-idpool title="Who may do what" src="${playground}/embed/#ui=matrix&theme=dark"
      style="width: 800px; height: 200px; border: 0"></iframe>
    <iframe id="plain" title="The six steps" src="${playground}/embed/#ui=flow&identity=guest"
      style="width: 800px; height: 400px; border: 0"></iframe>
    <iframe id="refused" title="Not for frames" src="${playground}/" style="width: 300px; height: 100px"></iframe>
    <div style="height: 3000px"></div></html>`
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy })
    response.end(page)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }),
    )
  })
}

// The browser says aloud that it did not show the playground in a frame.
test.use({ expectedProblems: [/frame-ancestors/] })

test('a design stands in a page of another origin, fits, leaves the wheel alone, and comes to life when asked', async ({
  page,
  baseURL,
}) => {
  const { server, url } = await startDocsSite(new URL(baseURL ?? '').origin)
  try {
    // The one foreign host that this test is about.
    await page.route(`${url}**`, (route) => route.continue())
    await page.goto(url)
    const fits = page.frameLocator('#fits')
    await expect(fits.getByRole('button', { name: 'Show who may do what' })).toBeVisible()
    expect(await fits.locator('html').getAttribute('data-theme')).toBe('dark')
    const heightOf = (id: string) => page.locator(id).evaluate((frame) => frame.clientHeight)
    await expect.poll(() => heightOf('#fits')).not.toBe(200)

    await test.step('the wheel over a poster scrolls the page around it', async () => {
      await page.locator('#plain').hover()
      await page.mouse.wheel(0, 300)
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200)
      await page.evaluate(() => scrollTo(0, 0))
    })

    await fits.getByRole('button', { name: 'Show who may do what' }).click()
    await fits.getByRole('button', { name: /^Guest, Get another's object: Deny/ }).click()
    await expect(fits.getByRole('heading', { name: /^Guest may not do/ })).toBeVisible()
    // As high as all that it shows: nothing scrolls within.
    await expect.poll(() => heightOf('#fits')).toBeGreaterThan(700)
    await expect
      .poll(() => fits.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight))
      .toBeLessThanOrEqual(0)

    await test.step('a frame without the attribute keeps its height', async () => {
      const plain = page.frameLocator('#plain')
      await plain.getByRole('button', { name: 'Show the steps' }).click()
      await expect(plain.getByRole('list', { name: 'The six steps' })).toContainText('Skipped')
      expect(await heightOf('#plain')).toBe(400)
    })

    await test.step('the playground itself is not shown in frames of others', async () => {
      const refused = page.frames().find((frame) => frame.parentFrame() && !frame.url().includes('embed'))
      expect(
        await refused?.getByRole('heading', { level: 1, name: 'Identity Pool Playground' }).count(),
      ).toBe(0)
    })
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

import { expect, test } from './fixtures'

// The fixtures fail each of these on a foreign request, a console error, or a policy violation.

test('the start page loads without asking any other host', async ({ page }) => {
  const response = await page.goto('./')
  expect(response?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('the start page carries its policy as header and as meta element', async ({ page }) => {
  const response = await page.goto('./')
  const header = response?.headers()['content-security-policy'] ?? ''
  const meta = await page.locator('head > meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(meta).toContain("default-src 'none'")
  expect(meta).not.toContain('unsafe-eval')
  expect(header).toBe(`${meta}; frame-ancestors 'self'`)
})

test('the policy is in force: a script that the build does not know is blocked', async ({
  browser,
  baseURL,
}) => {
  // A context of its own: here the violation is what is wanted.
  const page = await browser.newPage({ baseURL })
  await page.goto('./')
  const directive = await page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))
        const script = document.createElement('script')
        script.textContent = 'window.smuggled = true'
        document.head.append(script)
      }),
  )
  expect(directive).toBe('script-src-elem')
  expect(await page.evaluate(() => 'smuggled' in window)).toBe(false)
  await page.close()
})

test.describe('an unknown address', () => {
  test.use({ expectedProblems: [/404 \(Not Found\)/] })

  test('answers with a page that leads home', async ({ page }) => {
    const response = await page.goto('./no-such-page/')
    expect(response?.status()).toBe(404)
    await page.getByRole('main').getByRole('link').first().click()
    await expect(page).toHaveURL(/\/$/)
  })
})

test.describe('the theme is set before the first paint', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`a system that prefers ${colorScheme} gets it`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto('./')
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    })
  }

  test('a stored choice wins over the system', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.addInitScript(() => localStorage.setItem('idpool:theme', 'dark'))
    await page.goto('./', { waitUntil: 'commit' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

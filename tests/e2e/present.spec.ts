import { expect, test } from './fixtures'

test.use({ viewport: { width: 1280, height: 720 } })

test('before an audience on a projector: clean, by keys alone, answers when asked', async ({ page }) => {
  await page.addInitScript(() => {
    if (!localStorage.getItem('idpool:design')) localStorage.setItem('idpool:design', 'my work')
  })
  await page.goto('./?present')
  const view = page.getByRole('main', { name: 'Presenter view' })
  const step = view.getByRole('region', { name: /^Step \d$/ })
  await expect(step).toContainText('Step 1 of 6')
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByText('Who may do what')).toBeHidden()
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
  // Read from the last row: the smallest type that carries an answer.
  const size = await step
    .getByText('What will come of it?')
    .evaluate((element) => getComputedStyle(element).fontSize)
  expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(24)

  for (const _ of [1, 2, 3, 4, 5]) await page.keyboard.press('ArrowRight')
  await expect(step).toContainText('Step 6 of 6')
  await expect(step).not.toContainText('Passed')
  await page.keyboard.press('Space')
  await expect(step).toContainText('Passed')
  await expect(step.getByRole('combobox', { name: 'Request' })).toBeInViewport()

  await page.keyboard.press('t')
  await view.getByRole('button', { name: "Guest, Get another's object: not revealed" }).click()
  await expect(view.getByRole('heading', { name: /^Guest may not do/ })).toBeInViewport()
  await page.keyboard.press('q')
  await expect(page.getByRole('img', { name: 'The design as a QR code' })).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => localStorage.getItem('idpool:design'))).toBe('my work')
})

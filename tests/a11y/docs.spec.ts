import { DOCS_PAGES } from '../../components/docs/pages'
import { expect, test } from '../e2e/fixtures'
import { violations } from './violations'

/** All pages share one frame; these have every kind of part between them. All pairs would take three times as long. */
const SCREENS = [
  {
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
    pages: ['docs/s3-folders/', 'docs/errors/'],
  },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 }, pages: ['docs/', 'docs/worked-project/'] },
] as const

for (const { colorScheme, viewport, pages } of SCREENS) {
  test.describe(`the documentation, ${colorScheme}, ${viewport.width} wide`, () => {
    test.use({ colorScheme, viewport })

    for (const address of pages) {
      test(`/${address} has no barriers and fits its screen`, async ({ page }) => {
        await page.goto(`./${address}`)
        // What is folded away counts too.
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details'))
            details.open = details.closest('.findings') === null
        })
        expect(await violations(page)).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0)
      })
    }

    if (colorScheme === 'dark')
      test('the search has no barriers', async ({ page }) => {
        await page.goto('./docs/limits/')
        await page.getByRole('button', { name: 'Search' }).click()
        const search = page.getByRole('dialog')
        await search.getByRole('combobox').fill('guest')
        await expect(search.getByRole('option').first()).toBeVisible()
        expect(await violations(page)).toEqual([])
      })
  })
}

test.describe('without scripts, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })

  test('every page of the documentation fits its screen', async ({ page }) => {
    for (const { slug } of DOCS_PAGES) {
      await page.goto(`./docs/${slug}/`)
      const widths = await page
        .locator('html')
        .evaluate((root) => [root.scrollWidth, root.querySelector('main')?.scrollWidth ?? 0])
      expect(Math.max(...widths), slug).toBeLessThanOrEqual(390)
    }
  })
})

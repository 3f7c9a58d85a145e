import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../e2e/fixtures'
import { PlaygroundPage } from '../e2e/playground-page'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const SCREENS = [
  { theme: 'light', width: 1280, height: 720 },
  { theme: 'dark', width: 390, height: 844 },
] as const

/** A page and what is done on it; each state is looked at in both themes. */
const WALKS: Readonly<Record<string, readonly ((page: Page) => Promise<void>)[]>> = {
  'the share dialog': [
    async (page) => {
      await new PlaygroundPage(page).open()
      await page.getByRole('button', { name: 'Share', exact: true }).click()
      await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible()
    },
    (page) => page.getByRole('tab', { name: 'Files' }).click(),
    (page) => page.getByRole('tab', { name: 'Embed' }).click(),
  ],
  'embedded designs': [
    async (page) => {
      await page.goto('./embed/#ui=matrix')
      await expect(page.getByRole('button', { name: 'Show who may do what' })).toBeVisible()
    },
    async (page) => {
      await page.getByRole('button', { name: 'Show who may do what' }).click()
      await expect(page.getByRole('table')).toBeVisible()
    },
    async (page) => {
      await page.goto('./embed/?x#ui=flow&live=1')
      await expect(page.getByRole('list', { name: 'The six steps' })).toBeVisible()
    },
    async (page) => {
      await page.goto('./embed/example/')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    },
  ],
  'the presenter view': [
    async (page) => {
      await page.goto('./?present')
      await expect(page.getByRole('region', { name: 'Step 1' })).toBeVisible()
    },
    async (page) => {
      await page.keyboard.press('6')
      await page.keyboard.press('Space')
      await expect(page.getByRole('region', { name: 'Step 6' })).toContainText('Passed')
    },
    async (page) => {
      await page.keyboard.press('t')
      await page.getByRole('button', { name: 'Reveal all' }).click()
    },
    async (page) => {
      await page.keyboard.press('q')
      await expect(page.getByRole('dialog', { name: 'Take this home' })).toBeVisible()
    },
  ],
}

for (const { theme, width, height } of SCREENS) {
  for (const [name, steps] of Object.entries(WALKS)) {
    test(`${name}, ${theme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height })
      for (const [index, step] of steps.entries()) {
        await step(page)
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
        expect(found, `state ${index + 1}`).toEqual([])
      }
    })
  }
}

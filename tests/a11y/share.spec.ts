import type { Page } from '@playwright/test'
import { expect, test } from '../e2e/fixtures'
import { PlaygroundPage } from '../e2e/playground-page'
import { violations } from './violations'

const SCREENS = [
  { theme: 'light', width: 1280, height: 720 },
  { theme: 'dark', width: 390, height: 844 },
] as const

interface State {
  /** The part of the page that is new in this state; left out, the whole page. */
  readonly within?: string
  reach(page: Page): Promise<void>
}

const DIALOG = '[role="dialog"]'
const state = (reach: State['reach'], within?: string): State => ({ reach, ...(within && { within }) })

/** A page and what is done on it; each state is looked at in both themes. */
const WALKS: Readonly<Record<string, readonly State[]>> = {
  'the share dialog': [
    state(async (page) => {
      await new PlaygroundPage(page).open()
      await page.getByRole('button', { name: 'Share', exact: true }).click()
      await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible()
    }, DIALOG),
    state((page) => page.getByRole('tab', { name: 'Files' }).click(), DIALOG),
    state((page) => page.getByRole('tab', { name: 'Embed' }).click(), DIALOG),
  ],
  'embedded designs': [
    state(async (page) => {
      await page.goto('./embed/#ui=matrix')
      await expect(page.getByRole('button', { name: 'Show who may do what' })).toBeVisible()
    }),
    state(async (page) => {
      await page.getByRole('button', { name: 'Show who may do what' }).click()
      await expect(page.getByRole('table', { name: /^Which requests/ })).toBeVisible()
    }),
    state(async (page) => {
      await page.goto('./embed/?x#ui=flow&live=1')
      await expect(page.getByRole('list', { name: 'The six steps' })).toBeVisible()
    }),
    state(async (page) => {
      await page.goto('./embed/example/')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }),
  ],
  'the presenter view': [
    state(async (page) => {
      await page.goto('./?present')
      await expect(page.getByRole('region', { name: 'Step 1' })).toBeVisible()
    }),
    state(async (page) => {
      await page.keyboard.press('6')
      await page.keyboard.press('Space')
      await expect(page.getByRole('region', { name: 'Step 6' })).toContainText('Passed')
    }, '.presenter'),
    state(async (page) => {
      await page.keyboard.press('t')
      await page.getByRole('button', { name: 'Reveal all' }).click()
    }, '.presenter'),
    state(async (page) => {
      await page.keyboard.press('q')
      await expect(page.getByRole('dialog', { name: 'Take this home' })).toBeVisible()
    }, DIALOG),
  ],
}

for (const { theme, width, height } of SCREENS) {
  for (const [name, steps] of Object.entries(WALKS)) {
    test(`${name}, ${theme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height })
      for (const [index, { reach, within }] of steps.entries()) {
        await reach(page)
        expect(await violations(page, within), `state ${index + 1}`).toEqual([])
      }
    })
  }
}

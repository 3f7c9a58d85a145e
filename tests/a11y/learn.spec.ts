import type { Page } from '@playwright/test'
import { expect, test } from '../e2e/fixtures'
import { PlaygroundPage } from '../e2e/playground-page'
import { violations } from './violations'

const LESSON = 'first-match-wins'

/** Whoever has come so far with the lesson. */
function comeTo(page: Page, done: readonly string[]) {
  const lessons = {
    [LESSON]: { done, answers: { 'predict.0': 0, 'predict.1': 1 }, hints: 3, hasSeenSolution: true },
  }
  const text = JSON.stringify({ kind: 'idpool-progress', version: 1, lessons })
  return page.addInitScript((progress) => localStorage.setItem('idpool:learn', progress), text)
}

const STAGES: Readonly<Record<string, readonly string[]>> = {
  Predict: [],
  Run: ['predict'],
  Fix: ['predict', 'run', 'explain'],
  Transfer: ['predict', 'run', 'explain', 'fix', 'transfer'],
}

for (const [colorScheme, viewport] of [
  ['light', { width: 1440, height: 900 }],
  ['dark', { width: 390, height: 844 }],
] as const) {
  test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
    test.use({ colorScheme, viewport })

    test('the pages about learning have no accessibility violations', async ({ page }) => {
      // Half of them on each screen: they are made of the same parts.
      const paths = colorScheme === 'light' ? ['', 'designs/'] : ['workshop/', 'my-folder-only/handout/']
      for (const path of paths) {
        await page.goto(`./learn/${path}`)
        expect.soft(await violations(page), path).toEqual([])
      }
    })

    for (const [stage, done] of Object.entries(STAGES)) {
      // Each stage on one of the two screens: they share everything but what there is to do.
      if ((stage === 'Predict' || stage === 'Transfer') === (colorScheme === 'light')) continue
      test(`a lesson at ${stage} has no accessibility violations`, async ({ page }) => {
        await new PlaygroundPage(page).usePlainText()
        await comeTo(page, done)
        await page.goto(`./learn/${LESSON}/`)
        await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${stage}`) })).toBeVisible()
        if (stage === 'Fix') {
          await page.getByRole('button', { name: 'Show a solution' }).click()
          await expect(page.getByRole('list', { name: 'Goals' })).toBeVisible()
        }
        if (stage === 'Run') await expect(page.getByRole('table', { name: /Which requests/ })).toBeVisible()
        if (stage === 'Transfer') await expect(page.getByText('Lesson done')).toBeVisible()
        expect(await violations(page)).toEqual([])
      })
    }
  })
}

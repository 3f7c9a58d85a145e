import { expect, test } from '../e2e/fixtures'
import { PlaygroundPage } from '../e2e/playground-page'
import { violations } from './violations'

for (const [theme, viewport, id] of [
  ['light', { width: 1440, height: 900 }, 'scan-hole'],
  ['dark', { width: 390, height: 844 }, 'missing-slash'],
] as const) {
  test(`nothing is found in a lesson about all identities, ${theme}, ${viewport.width} wide`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: theme })
    await new PlaygroundPage(page).usePlainText()
    const lessons = { [id]: { done: ['predict', 'run'], answers: {}, hints: 0, hasSeenSolution: false } }
    const progress = JSON.stringify({ kind: 'idpool-progress', version: 1, lessons })
    await page.addInitScript((text) => localStorage.setItem('idpool:learn', text), progress)
    await page.goto(`./learn/${id}/`)
    await expect(page.getByRole('article', { name: 'The chosen answer' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}

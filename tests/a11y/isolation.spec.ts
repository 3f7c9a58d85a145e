import { expect, test } from '../e2e/fixtures'
import { PlaygroundPage } from '../e2e/playground-page'
import { violations } from './violations'

for (const [theme, viewport] of [
  ['light', { width: 1440, height: 900 }],
  ['dark', { width: 390, height: 844 }],
] as const) {
  test(`nothing is found in the answers about isolation, ${theme}, ${viewport.width} wide`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: theme })
    const playground = new PlaygroundPage(page)
    await playground.usePlainText()
    await playground.open()
    await playground.chooseDocument('DynamoDBUserRows')
    await playground.rewrite((text) => text.replace('"dynamodb:Query"', '"dynamodb:Scan"'))
    await page.getByRole('button', { name: 'Isolation' }).click()
    await expect(page.getByText('23 isolated, 1 reachable, 0 unknown.')).toBeVisible()
    const look = async () => {
      expect(await violations(page)).toEqual([])
    }
    await look()
    await page.getByRole('button', { name: 'Isolated' }).first().click()
    await expect(page.getByRole('article', { name: 'The chosen answer' })).toContainText(
      'No request gets through',
    )
    await look()
  })
}

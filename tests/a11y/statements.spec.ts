import { expect, test } from '../e2e/fixtures'
import { PlaygroundPage } from '../e2e/playground-page'
import { violations } from './violations'

for (const [theme, viewport] of [
  ['light', { width: 1440, height: 900 }],
  ['dark', { width: 390, height: 844 }],
] as const) {
  test(`nothing is found in who gets a role and in what statements do, ${theme}, ${viewport.width} wide`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: theme })
    const playground = new PlaygroundPage(page)
    await playground.usePlainText()
    await playground.open()
    await playground.chooseDocument('DynamoDBUserRows')
    await playground.rewrite((text) => {
      const policy = JSON.parse(text)
      policy.Statement.push(policy.Statement[0], {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::mybucket',
      })
      return JSON.stringify(policy, null, 2)
    })
    const look = async () => {
      expect(await violations(page)).toEqual([])
    }
    await expect(page.getByText('(never-matches)')).toBeVisible({ timeout: 30_000 })
    await look()

    await page.getByRole('button', { name: 'Isolation' }).click()
    const dialog = page.getByRole('dialog', { name: 'Isolation' })
    await dialog.getByRole('tab', { name: 'Who gets a role' }).click()
    await expect(dialog.getByText('0 not as meant.')).toBeVisible()
    await expect(dialog.getByRole('article', { name: 'The chosen answer' })).toBeVisible()
    await look()
    await dialog.getByRole('tab', { name: 'Statements' }).click()
    await expect(dialog.getByText('3 needed, 1 never matching, 2 adding nothing.')).toBeVisible()
    await look()
  })
}

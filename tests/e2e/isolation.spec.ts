import { expect, test } from './fixtures'
import { PlaygroundPage } from './playground-page'

test('by keyboard: the scan hole is found beside the page, shown with its statement, and put into the matrix', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page)
  await playground.usePlainText()
  await playground.open()
  await playground.chooseDocument('DynamoDBUserRows')
  await playground.rewrite((text) => text.replace('"dynamodb:Query"', '"dynamodb:Scan"'))

  await page.getByRole('button', { name: 'Isolation' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Isolation' })
  await expect(dialog.getByText('23 isolated, 1 reachable, 0 unknown.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Reachable' }).press('Enter')
  const card = dialog.getByRole('article', { name: 'The chosen answer' })
  await expect(card).toContainText('dynamodb:Scan')
  await expect(card).toContainText('DynamoDBUserRows, statement 1 allows it')

  // What the values may look like is one key press away, and the answers follow.
  const slider = dialog.getByRole('slider', { name: 'What the identity id may look like' }).first()
  await slider.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', /as documented/)
  await expect(dialog.getByText('23 isolated, 1 reachable, 0 unknown.')).toBeVisible()

  await dialog.getByRole('button', { name: 'Reachable' }).press('Enter')
  await card.getByRole('button', { name: 'Add to requests' }).press('Enter')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Isolation' })).toBeFocused()
  await expect(playground.cell('Ana', 'Can I? dynamodb:Scan')).toBeVisible()
})

import { expect, test } from './fixtures'
import { openCodeEditor, PlaygroundPage } from './playground-page'

test('an edit in the code editor changes flow, diagram, matrix and explanation', async ({ page }) => {
  const playground = await openCodeEditor(page)
  await playground.cell('Ana', 'Get own object').click()
  await expect(playground.why).toContainText('may do')
  await playground.chooseDocument('Trust policy of PhotoAppUser')
  await playground.editor.locator('.view-line', { hasText: 'f90ae7"' }).click()
  await page.keyboard.press('End')
  // Before the closing quote: the audience gets one more character, and is another pool's.
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('0')
  await expect(playground.step(4)).toContainText('Refused')
  await expect(playground.cell('Ana', 'Get own object')).toHaveAccessibleName(/no credentials: step 4/)
  await expect(playground.why).toContainText('may not do')
  const diagram = page.getByRole('img', { name: 'Sequence diagram of the six steps for Ana' })
  await diagram.scrollIntoViewIfNeeded()
  await expect(diagram).toContainText('refused', { timeout: 30_000 })
})

test('broken JSON gets a marker at the exact place', async ({ page }) => {
  const playground = await openCodeEditor(page)
  await playground.editor.locator('.view-line', { hasText: '"Version"' }).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await expect(playground.banner).toContainText('line 2')
  await expect(playground.editor.locator('.squiggly-error')).toBeVisible()
  await playground.editor.getByRole('button', { name: /Line 2, column 25.*a comma is expected here/ }).click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(',')
  await expect(playground.banner).toBeHidden()
})

test('the link of an explanation selects the statement in the code editor', async ({ page }) => {
  const playground = await openCodeEditor(page)
  await playground.cell('Ana', 'Query own rows').click()
  await playground.why
    .getByRole('button', { name: /Show in editor: statement 1 of DynamoDBUserRows/ })
    .click()
  await expect(playground.editor.getByRole('group', { name: /^DynamoDBUserRows/ })).toBeVisible()
  // What is selected is what a copy would take.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('Control+C')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(copied).Condition).toHaveProperty('ForAllValues:StringEquals')
})

test('undo outside the editor brings the text in the editor back', async ({ page }) => {
  const playground = await openCodeEditor(page)
  await playground.editor.locator('.view-line', { hasText: '"Version"' }).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await expect(playground.banner).toBeVisible()
  await playground.banner.getByRole('button', { name: /^Undo/ }).click()
  await expect(playground.banner).toBeHidden()
  await expect(playground.editor.locator('.view-line', { hasText: '"Version"' })).toContainText(
    '2012-10-17",',
  )
})

test.describe('when the code editor cannot load', () => {
  test.use({ expectedProblems: [/ERR_FAILED|ChunkLoadError|Failed to load chunk|dynamically imported/] })

  test('the plain editor stays, says so, and works', async ({ page }) => {
    // Only the code editor's own part has its input in it.
    await page.route(/\/_next\/static\/chunks\/.*\.js/, async (route) => {
      const response = await route.fetch()
      if ((await response.text()).includes('inputarea')) await route.abort()
      else await route.fulfill({ response })
    })
    const playground = new PlaygroundPage(page)
    await playground.open()
    await playground.editor.getByRole('textbox').click()
    await expect(playground.editor.getByText('the code editor could not load')).toBeVisible({
      timeout: 30_000,
    })
    await playground.rewrite((text) => text.replace('"Version"', '"Versio'))
    await expect(playground.editor.getByRole('textbox')).toHaveValue(/"Versio"?: /)
    // What is found out beside the page may still be on its way.
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })
})

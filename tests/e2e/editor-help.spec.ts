import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { caretBehind, openCodeEditor, PlaygroundPage } from './playground-page'

// Every key is an edit of the whole design, and there are many keys.
test.describe.configure({ timeout: 60_000 })

const suggestions = (page: Page) => page.locator('.suggest-widget.visible')
const firstSuggestion = (page: Page) => suggestions(page).locator('.monaco-list-row').first()
const line = (playground: PlaygroundPage, text: string | RegExp) =>
  playground.editor.locator('.view-line', { hasText: text })

// On a phone the plain editor takes the place of this one, at the end of this file.
const TABLET = { width: 1024, height: 900 }

test('an action is completed by keyboard on a narrow screen, and taken back by undo', async ({ page }) => {
  await page.setViewportSize(TABLET)
  const playground = await openCodeEditor(page)
  await caretBehind(page, playground, '"s3:PutObject"')
  await page.keyboard.type(', "s3:Ge')
  await expect(suggestions(page)).toContainText('s3:GetObject')
  await expect(firstSuggestion(page)).toContainText('s3:GetObject')
  await page.keyboard.type('tBucketPol')
  await expect(firstSuggestion(page)).toContainText('s3:GetBucketPolicy')
  await page.keyboard.press('Enter')
  await expect(line(playground, '"s3:GetBucketPolicy"]')).toBeVisible()
  await expect(playground.banner).toBeHidden()
  for (let step = 0; step < 6; step++) await page.keyboard.press('Control+Z')
  await expect(line(playground, '"s3:GetBucketPolicy"')).toHaveCount(0)
})

test('a statement is written by choosing: element, action, resource of the design', async ({ page }) => {
  const playground = await openCodeEditor(page)
  await playground.chooseDocument('S3PublicRead')
  await caretBehind(page, playground, 'mybucket/public/*"')
  await page.keyboard.type(',\n"Cond')
  await expect(suggestions(page)).toContainText('Condition')
  await page.keyboard.press('Enter')
  // The list of operators opens by itself.
  await expect(suggestions(page)).toContainText('StringEquals')
  await page.keyboard.type('StringLike')
  await page.keyboard.press('Enter')
  await expect(suggestions(page)).toContainText('cognito-identity.amazonaws.com:sub')
  await page.keyboard.type('aws:useri')
  await expect(firstSuggestion(page)).toContainText('aws:userid')
  await page.keyboard.press('Enter')
  // The whole text is what a copy takes.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+C')
  const policy = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
  expect(policy.Statement[0].Condition).toEqual({ StringLike: { 'aws:userid': '' } })
})

test('hovering an action says what it is, with a link to AWS', async ({ page }) => {
  const playground = await openCodeEditor(page)
  await line(playground, '"s3:PutObject"').getByText('s3:PutObject').first().hover()
  const hover = page.locator('.monaco-hover:visible')
  await expect(hover).toContainText('Changes, creates or deletes')
  await expect(hover.getByRole('link', { name: /Amazon S3/ })).toHaveAttribute(
    'data-href',
    /list_amazons3\.html/,
  )
})

test('a problem is mended by keyboard on a narrow screen', async ({ page }) => {
  await page.setViewportSize(TABLET)
  const playground = await openCodeEditor(page)
  await caretBehind(page, playground, 's3:PutObject')
  await page.keyboard.type('s')
  await page.keyboard.press('Escape')
  await expect(playground.editor.getByRole('button', { name: /s3:PutObjects/ }).first()).toBeVisible()
  const first = page.locator('.action-widget .monaco-list-row.focused')
  // Monaco closes the list when what is found about the text changes just then: a person presses again.
  await expect(async () => {
    await page.keyboard.press('Control+.')
    await expect(first).toContainText('s3:PutObject', { timeout: 2_000 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(line(playground, '"s3:PutObjects"')).toHaveCount(0)
  await expect(line(playground, '"s3:PutObject"')).toBeVisible()
})

test('the whole policy is formatted by button and by keyboard, and undo brings it back', async ({ page }) => {
  const playground = await openCodeEditor(page)
  const squeezed = line(playground, '"Action":["s3:ListBucket"]')
  await caretBehind(page, playground, '"Action":')
  await page.keyboard.press('Delete')
  await expect(squeezed).toBeVisible()
  await playground.editor.getByRole('button', { name: 'Format', exact: true }).click()
  await expect(squeezed).toBeHidden()
  await page.getByRole('button', { name: /^Undo: Format/ }).click()
  await expect(squeezed).toBeVisible()
  await squeezed.click()
  await page.keyboard.press('Shift+Alt+F')
  await expect(squeezed).toBeHidden()
  await page.keyboard.press('Control+Z')
  await expect(squeezed).toBeVisible()
})

test('values of variables stand beside them, follow the identity, and can be hidden', async ({ page }) => {
  const playground = await openCodeEditor(page)
  const hint = (name: string) => playground.editor.getByText(new RegExp(`${name}:.us-east-1:`)).first()
  await expect(hint('Ana')).toBeVisible()
  await playground.chooseIdentity('Ben')
  await expect(hint('Ben')).toBeVisible()
  await playground.editor.getByRole('button', { name: 'Values in text' }).click()
  await expect(hint('Ben')).toBeHidden()
  await playground.editor.getByRole('tab', { name: 'Values', exact: true }).click()
  await expect(playground.editor.getByRole('list', { name: /^Values of variables for Ben/ })).toContainText(
    'us-east-1:b2b2b2b2-2222-4222-8222-222222222222',
  )
})

test('a statement that no request uses is dimmed, and a used one leads to its cells', async ({ page }) => {
  const playground = await openCodeEditor(page)
  await expect(playground.editor.getByRole('tab', { name: /^Statements/ })).toHaveText(/2/)
  await expect(playground.editor.locator('.idpool-unused')).toHaveCount(0)
  // The second statement now speaks of a folder that nobody asks for.
  await caretBehind(page, playground, 'mybucket/')
  await page.keyboard.type('old')
  await page.keyboard.press('Escape')
  await expect(playground.editor.locator('.idpool-unused').first()).toBeVisible()
  await expect(playground.editor.getByText(/statement 2 is used by no request/)).toBeVisible()
  await playground.editor.getByRole('tab', { name: /^Statements/ }).click()
  const [first, second] = await playground.editor
    .getByRole('list', { name: /^Statements/ })
    .locator('> li')
    .all()
  await expect(second as NonNullable<typeof second>).toContainText('is used by no request')
  await first?.getByText('decides them all').click()
  await first?.getByRole('button', { name: 'Ben, List own folder' }).click()
  await expect(playground.why).toContainText('Ben may do “List own folder”')
})

test('the plain editor mends and formats too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const playground = new PlaygroundPage(page)
  await playground.open()
  await playground.rewrite((text) => text.replace('  "Version": "2012-10-17",\n', ''))
  await playground.editor.getByRole('button', { name: 'Fix: Add Version 2012-10-17' }).click()
  await expect(playground.textArea()).toHaveValue(/"Version": "2012-10-17"/)
  await playground.rewrite((text) => JSON.stringify(JSON.parse(text)))
  await playground.editor.getByRole('button', { name: 'Format', exact: true }).click()
  await expect(playground.textArea()).toHaveValue(/^\{\n {2}"Version"/)
  await playground.editor.getByRole('tab', { name: 'Values', exact: true }).click()
  await expect(playground.editor.getByRole('list', { name: /^Values/ })).toContainText('us-east-1:a1a1a1a1')
})

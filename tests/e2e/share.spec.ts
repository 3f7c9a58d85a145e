import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { PlaygroundPage } from './playground-page'

/** Every answer of the matrix, in the words of its cells. */
const answersOf = (page: Page) =>
  page
    .getByRole('table', { name: /Which requests/ })
    .getByRole('button', { name: /: (Allow|Deny|Undetermined)/ })
    // Whether a cell has just changed is news of the page, and no answer.
    .evaluateAll((cells) =>
      cells.map((cell) => cell.getAttribute('aria-label')?.replace(', changed by your last edit', '')),
    )

test('an expectation, shared as a link, gives the same answers in a fresh browser', async ({
  page,
  browser,
}) => {
  const playground = new PlaygroundPage(page)
  await playground.usePlainText()
  await playground.open()
  await playground.chooseDocument('S3UserFolder')
  await playground.rewrite((text) => text.replace('"s3:GetObject", "s3:PutObject"', '"s3:GetObject"'))
  await playground.cell('Guest', "Get another's object").click({ button: 'right' })
  await page.getByRole('menuitem', { name: /^Expect deny/ }).click()
  await expect(page.getByText('1 of 1 expectation met')).toBeVisible()
  await expect(playground.cell('Ana', 'Put own object')).toContainText('Deny')

  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  const link = await dialog.getByRole('textbox', { name: 'Link to this design' }).inputValue()
  expect(link.length).toBeLessThan(2_000)
  await dialog.getByRole('tab', { name: 'Files' }).click()

  await test.step('a picture is drawn of it', async () => {
    const downloading = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Save: Diagram (PNG)' }).click()
    const png = await readFile(await (await downloading).path())
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    // Width and height: a picture, and not an empty one.
    expect(png.readUInt32BE(16)).toBeGreaterThan(800)
    expect(png.length).toBeGreaterThan(20_000)
  })
  await page.keyboard.press('Escape')
  const answers = await answersOf(page)
  expect(answers).toHaveLength(39)

  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await other.goto(link)
  await expect(other.getByRole('region', { name: 'This link' })).toContainText('came with a link')
  await expect(other.getByText('1 of 1 expectation met')).toBeVisible()
  expect(await answersOf(other)).toEqual(answers)
  await expect(other.getByText('From a link: saved once you change it')).toBeVisible()

  await test.step('a reload shows it again; a broken link changes nothing', async () => {
    await other.reload()
    await expect(other.getByText('1 of 1 expectation met')).toBeVisible()
    await other.goto(`${link.slice(0, -10)}`)
    await expect(other.getByRole('region', { name: 'This link' })).toContainText('cut off or changed')
  })
  await elsewhere.close()
})

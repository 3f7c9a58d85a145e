import { manifold } from '../fixtures/manifold'
import { expect, test } from './fixtures'
import { listen, PlaygroundPage, WIDTHS } from './playground-page'

const focusedName = (playground: PlaygroundPage) =>
  playground.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

for (const width of WIDTHS) {
  test(`at ${width} px by keyboard alone: expect an answer, break it, step to what changed and to what is unmet, compare, undo`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    const playground = new PlaygroundPage(page)
    await playground.usePlainText()
    await playground.open()
    const matrix = page.getByRole('region', { name: 'Who may do what' })
    await expect(matrix.getByRole('searchbox')).toBeVisible()

    await playground.cell('Ana', 'Get own object').focus()
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menu', { name: 'What to do with this cell' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem', { name: /^Expect allow/ })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(matrix).toContainText('1 of 1 expectation met')
    await expect(playground.cell('Ana', 'Get own object')).toBeFocused()

    await playground.rewrite((text) => text.replace('"s3:GetObject", ', ''))
    await expect(matrix).toContainText('2 cells changed by your last edit')
    await expect(matrix).toContainText('0 of 1 expectation met')
    await playground.cell('Ana', 'Scan the whole table').focus()
    const said = await listen(page)
    await page.keyboard.press('n')
    await expect(playground.cell('Ana', 'Get own object')).toBeFocused()
    await page.keyboard.press('n')
    await expect(playground.cell('Ben', 'Get own object')).toBeFocused()
    await page.keyboard.press('p')
    expect(await focusedName(playground)).toBe(
      'Ana, Get own object: Deny, expected allow, not met, changed by your last edit',
    )
    await expect.poll(said).toContain('was allowed, now denied')

    await matrix.getByRole('button', { name: 'Compare with another design' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Compare designs' })
    await expect(dialog.getByText('Newly denied').first()).toBeVisible()
    // On a phone before and now stand below each other, as a list.
    const change = dialog.getByRole(width < 640 ? 'list' : 'table', { name: /^S3UserFolder/ })
    await expect(change).toContainText('Removed')
    await page.keyboard.press('Escape')
    await expect(matrix.getByRole('button', { name: 'Compare with another design' })).toBeFocused()
    await page.keyboard.press('Control+Z')
    await expect(matrix).toContainText('1 of 1 expectation met')
  })
}

test('what if: the imagined decision stands beside the real one, and the table stays as it is', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page)
  await playground.usePlainText()
  await playground.open()
  await playground.cell('Ana', 'List without prefix').click()
  await playground.why.getByText('What if a condition key were another?').click()
  await playground.why.getByLabel('If this key of the request').selectOption('s3:prefix')
  await playground.why
    .getByRole('textbox', { name: 'were' })
    .fill('us-east-1:a1a1a1a1-1111-4111-8111-111111111111/')
  await expect(playground.why.getByRole('region', { name: 'Imagined' })).toContainText('Imagined: Allow')
  expect(await playground.verdict('Ana', 'List without prefix')).toBe('Deny')
})

test('a hundred identities with a thousand requests: only what is in sight is drawn, and all can be reached', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const playground = new PlaygroundPage(page)
  await playground.usePlainText()
  await playground.open()
  await page.getByLabel('Design file').setInputFiles({
    name: 'large.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(manifold(100, 1_000))),
  })
  const table = page.locator('table[aria-rowcount="1001"]')
  await expect(table).toBeVisible({ timeout: 120_000 })
  await expect(table).toHaveAttribute('aria-colcount', '101')
  const cells = table.locator('[data-cell]')
  const box = page.getByRole('group', { name: 'Table of requests and identities' })

  await cells.first().focus()
  await page.keyboard.press('Control+End')
  await expect.poll(() => focusedName(playground)).toMatch(/^Identity 99, Request \d+: /)
  await page.keyboard.press('PageUp')
  await page.keyboard.press('Home')
  await expect.poll(() => focusedName(playground)).toMatch(/^Identity 0, Request \d+: /)
  await page.keyboard.press('Control+Home')
  await expect.poll(() => focusedName(playground)).toMatch(/^Identity 0, Request 0: /)

  for (const to of [4_000, 20_000, 50_000]) {
    await box.evaluate((element, top) => element.scrollTo(top / 20, top), to)
    await expect.poll(() => cells.count()).toBeLessThan(600)
    // What is in sight is drawn: a cell stands in the middle of the box.
    await expect
      .poll(() =>
        box.evaluate((element) => {
          const { left, top, width, height } = element.getBoundingClientRect()
          const there = document.elementFromPoint(left + width * 0.7, top + height * 0.6)
          return there?.closest('td')?.querySelector('[data-cell]') !== null
        }),
      )
      .toBe(true)
  }
})

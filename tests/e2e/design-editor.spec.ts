import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { PlaygroundPage, WIDTHS } from './playground-page'

const panel = (page: Page) => page.getByRole('region', { name: 'Design', exact: true })
const partTab = (page: Page, name: string) =>
  panel(page)
    .getByRole('tablist', { name: 'Parts of the design' })
    .getByRole('tab', { name: new RegExp(`^${name}`) })

/** Presses a key until the focus is there, as somebody without a mouse does. */
async function travel(page: Page, key: 'Tab' | 'Shift+Tab', goal: Locator) {
  const there = await goal.first().elementHandle()
  for (let presses = 0; presses < 150; presses++) {
    if (await there?.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never leads to ${goal}`)
}

/** To another tab of the design, from wherever the focus is inside the panel. */
async function goToTab(page: Page, name: string) {
  await travel(
    page,
    'Shift+Tab',
    panel(page).locator('[role="tablist"][aria-label="Parts of the design"] [aria-selected="true"]'),
  )
  await page.keyboard.press('Home')
  for (let presses = 0; presses < 8; presses++) {
    if ((await partTab(page, name).getAttribute('aria-selected')) === 'true') return
    await page.keyboard.press('ArrowRight')
  }
}

/** How many cells of the matrix have words that go beyond their edge. */
const cutCells = (page: Page) =>
  page.locator('[data-cell]').evaluateAll(
    (cells) =>
      cells.filter((cell) => {
        const words = document.createRange()
        words.selectNodeContents(cell)
        return words.getBoundingClientRect().right > cell.getBoundingClientRect().right
      }).length,
  )

for (const width of WIDTHS) {
  test(`at ${width} px a design is made by keyboard alone, undone, and brought back from its history`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    test.setTimeout(120_000)
    const playground = new PlaygroundPage(page)
    await playground.usePlainText()
    await playground.open()
    const button = (name: string | RegExp) => panel(page).getByRole('button', { name, exact: true })
    const field = (name: string) => panel(page).getByRole('textbox', { name, exact: true })

    // From who signs in to the form of somebody new.
    await travel(page, 'Tab', page.getByRole('button', { name: 'Add somebody' }))
    await page.keyboard.press('Enter')
    await expect(button('Add identity')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(panel(page).getByRole('combobox', { name: 'Signs in with' })).toBeFocused()
    await travel(page, 'Tab', field('Name'))
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Zoe')
    await expect(page.getByRole('radio', { name: /^Zoe/ })).toBeVisible()

    await expect(playground.cell('Zoe', 'Get own object')).toBeAttached()
    expect(await cutCells(page), 'with four columns the words of the cells are whole').toBe(0)

    // A claim of hers: a name, a type, a value.
    await travel(page, 'Tab', button('Add claim'))
    await page.keyboard.press('Enter')
    await expect(field('Name of claim 1')).toBeFocused()
    await page.keyboard.type('department')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(field('Value of department')).toBeFocused()
    await page.keyboard.type('legal')

    // Two rules for roles, and their order.
    await goToTab(page, 'Pool')
    await travel(page, 'Tab', button('Add mapping'))
    await page.keyboard.press('Enter')
    await travel(page, 'Tab', panel(page).getByRole('combobox', { name: 'The role comes from' }))
    await page.keyboard.press('ArrowDown')
    for (const claim of ['department', 'team']) {
      await travel(page, 'Tab', button('Add rule'))
      await page.keyboard.press('Enter')
      await expect(field('Claim').last()).toBeFocused()
      await page.keyboard.type(claim)
    }
    await travel(page, 'Shift+Tab', button('Move rule 2 up'))
    await page.keyboard.press('Enter')
    await expect(field('Claim').first()).toHaveValue('team')
    await expect(button('Move rule 1 up')).toBeFocused()

    // A request more.
    await goToTab(page, 'Requests')
    await travel(page, 'Tab', button('Add request'))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('rowheader', { name: /^Get object/ })).toBeVisible()

    // Everything undone, step by step.
    const undo = page.getByRole('button', { name: /^Undo/ })
    // In a field the keys would undo what was typed there.
    await travel(page, 'Shift+Tab', button('Add request'))
    for (let steps = 0; (await undo.getAttribute('aria-disabled')) !== 'true'; steps++) {
      expect(steps).toBeLessThan(20)
      await page.keyboard.press('Control+Z')
    }
    await expect(page.getByRole('radio', { name: /^Zoe/ })).toBeHidden()
    await expect(page.getByRole('rowheader', { name: /^Get object/ })).toBeHidden()

    // And brought back from the history, whose latest step stands first.
    await travel(page, 'Shift+Tab', button('History'))
    await page.keyboard.press('Enter')
    const steps = page.getByRole('list', { name: 'Steps' })
    await expect(steps.getByRole('button', { name: /^As it was at first/ })).toHaveAttribute(
      'aria-current',
      'step',
    )
    await travel(page, 'Tab', steps.getByRole('button').first())
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(button('History')).toBeFocused()
    await expect(page.getByRole('radio', { name: /^Zoe/ })).toBeVisible()
    await expect(page.getByRole('rowheader', { name: /^Get object/ })).toBeVisible()
  })
}

test('the JSON of the design goes both ways, and a text that is no design is kept', async ({ page }) => {
  const playground = new PlaygroundPage(page)
  await playground.usePlainText()
  await playground.open()
  await partTab(page, 'JSON').click()
  const json = panel(page).getByRole('textbox', { name: 'The design as JSON' })
  const text = await json.inputValue()

  await json.fill(text.replace('"name": "Ana"', '"name": "Anna"'))
  await expect(page.getByRole('radio', { name: /^Anna/ })).toBeVisible()

  await json.fill(text.replace('"name": "Ana"', '"name": '))
  await expect(panel(page).getByText('Not applied yet')).toBeVisible()
  await partTab(page, 'Policies').click()
  await partTab(page, 'JSON').click()
  await expect(json).toHaveValue(/"name": \n?,?/)
  await panel(page)
    .getByRole('button', { name: /^Line \d+, column \d+/ })
    .first()
    .click()
  await expect(json).toBeFocused()
  await panel(page).getByRole('button', { name: 'Back to the design' }).click()
  await expect(json).toHaveValue(/"name": "Anna"/)

  // The other way: a form changes the text.
  await partTab(page, 'Identities').click()
  await panel(page).getByRole('textbox', { name: 'Email' }).fill('anna@example.com')
  await partTab(page, 'JSON').click()
  await expect(json).toHaveValue(/anna@example\.com/)
})

test('a problem leads to its place, and what others refer to is named before it goes', async ({ page }) => {
  const playground = new PlaygroundPage(page)
  await playground.usePlainText()
  await playground.open()
  await playground.rewrite((text) => text.replace('s3:ListBucket', 's3:ListBuket'))
  await partTab(page, 'Problems').click()
  // A policy has a list of its own, which is there until the tabs have changed.
  await expect(page.getByRole('region', { name: 'Policies' })).toBeHidden()
  await panel(page)
    .getByRole('button', { name: /s3:ListBuket/ })
    .first()
    .click()
  await expect(partTab(page, 'Policies')).toHaveAttribute('aria-selected', 'true')
  expect(await playground.selectedText()).toContain('s3:ListBuket')

  await partTab(page, 'Roles').click()
  await panel(page).getByRole('button', { name: 'Delete PhotoAppUser' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete PhotoAppUser?' })
  await expect(dialog).toContainText('the identity pool: the role of signed-in identities')
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('radio', { name: /^Ana.*no credentials/ })).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByRole('radio', { name: /^Ana.*of 13/ })).toBeVisible()
})

import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { PlaygroundPage } from './playground-page'

/** The late parts have come: keys and links work. */
async function isComplete(page: Page) {
  await expect(page.locator('.notices')).toBeAttached()
  await expect(page.locator('.pane-separator').first()).toBeAttached()
}

async function visit(page: Page, address = './'): Promise<PlaygroundPage> {
  const playground = new PlaygroundPage(page)
  await page.addInitScript(() => localStorage.setItem('idpool:editor', 'plain'))
  await page.goto(address)
  await isComplete(page)
  return playground
}

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' })

/** Opens the palette, types, and does what comes first. */
async function command(page: Page, words: string) {
  await page.keyboard.press('Control+K')
  await expect(palette(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
}

test.describe('the command palette', () => {
  test('does everything by keyboard, and gives the focus back', async ({ page }) => {
    const playground = await visit(page)
    await page.keyboard.press('Control+K')
    await expect(palette(page).getByRole('combobox')).toBeFocused()
    await page.keyboard.type('sign in as guest')
    await page.keyboard.press('Enter')
    await expect(palette(page)).toBeHidden()
    await expect(page.getByRole('radio', { name: /^Guest/ })).toBeChecked()

    await command(page, 'put own object')
    await expect(playground.why).toContainText('Guest may not do “Put own object”')

    await command(page, 'step 4')
    await expect(page.locator('[aria-current="step"]')).toContainText('Step 4')

    await command(page, 'dark theme')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

    await command(page, 'open an example')
    await expect(page.getByRole('dialog', { name: 'Examples' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()

    const button = page.getByRole('button', { name: 'Commands' })
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(palette(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
  })

  test('exports the design, and says when nothing fits', async ({ page }) => {
    await visit(page)
    await page.getByRole('button', { name: 'Commands' }).click()
    await expect(palette(page).getByRole('combobox')).toBeFocused()
    await page.keyboard.type('zzzz')
    await expect(palette(page)).toContainText('Nothing fits')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('download')
    const download = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    expect(JSON.parse(readFileSync(await (await download).path(), 'utf8')).version).toBe(2)
  })

  test('opens from within the code editor as well', async ({ page }) => {
    await page.goto('./')
    const editor = new PlaygroundPage(page).editor
    await editor.getByRole('textbox').first().click()
    await expect(editor.locator('[data-editor="monaco"]')).toBeVisible({ timeout: 30_000 })
    await isComplete(page)
    await page.keyboard.press('Control+K')
    await expect(palette(page)).toBeVisible()
  })
})

test.describe('shortcuts', () => {
  test('stand in a list, and single keys can be switched off for good', async ({ page }) => {
    const playground = await visit(page)
    await page.keyboard.press('3')
    await expect(page.locator('[aria-current="step"]')).toContainText('Step 3')
    await page.keyboard.press('.')
    await expect(page.getByRole('radio', { name: /^Ben/ })).toBeChecked()
    await page.keyboard.press('w')
    await expect(playground.why).toBeFocused()

    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(list).toContainText('Find and do anything')
    await list.getByRole('checkbox', { name: 'Single keys are on' }).press('Space')
    await page.keyboard.press('Escape')
    await page.keyboard.press('5')
    await page.keyboard.press('?')
    await expect(page.locator('[aria-current="step"]')).toContainText('Step 3')
    await expect(list).toBeHidden()

    await page.reload()
    await isComplete(page)
    await page.keyboard.press('?')
    await page.keyboard.press('Control+K')
    await expect(palette(page)).toBeVisible()
    await expect(list).toBeHidden()
  })

  test('leave alone what is typed', async ({ page }) => {
    const playground = await visit(page)
    await playground.textArea().focus()
    await page.keyboard.type('?3w')
    await expect(playground.textArea()).toHaveValue(/\?3w/)
    await expect(page.getByRole('dialog')).toBeHidden()
  })
})

test.describe('links', () => {
  test('lead to a selection, and the address follows what is chosen without new entries of history', async ({
    page,
  }) => {
    const playground = await visit(
      page,
      './#identity=ben&request=get-other&step=4&document=roles/PhotoAppGuest/trust-policy',
    )
    await expect(page.getByRole('radio', { name: /^Ben/ })).toBeChecked()
    await expect(playground.why).toContainText("Ben may not do “Get another's object”")
    await expect(page.locator('[aria-current="step"]')).toContainText('Step 4')
    await expect(playground.textArea()).toHaveAccessibleName(/^Trust policy of PhotoAppGuest/)

    const before = await page.evaluate(() => history.length)
    await playground.cell('Ana', 'Get own row').click()
    await expect(page).toHaveURL(/#identity=ana&request=get-own-row&step=6&document=roles\/PhotoAppGuest/)
    await playground.chooseStep(2)
    await expect(page).toHaveURL(/step=2/)
    expect(await page.evaluate(() => history.length)).toBe(before)

    // Somebody pastes another address, and goes back.
    await page.evaluate(() => {
      location.hash = 'identity=guest&step=5'
    })
    await expect(page.getByRole('radio', { name: /^Guest/ })).toBeChecked()
    await page.goBack()
    await expect(page.getByRole('radio', { name: /^Ana/ })).toBeChecked()
  })

  test('to what the design does not have say so, and the rest is followed', async ({ page }) => {
    await visit(page, './#identity=zoe&request=scan&step=9')
    const notice = page.getByRole('region', { name: 'This link' })
    await expect(notice).toContainText('names the identity “zoe” and the step “9”')
    await expect(page).toHaveURL(/#identity=ana&request=scan&step=1/)
    await notice.getByRole('button', { name: /^Close/ }).click()
    await expect(notice).toBeHidden()
  })

  test('mean the saved work', async ({ page }) => {
    const playground = await visit(page)
    await playground.rewrite((text) => text.replace('"s3:GetObject", ', ''))
    await expect(page.getByText('Saved in this browser')).toBeVisible()
    await page.evaluate(() => {
      location.hash = 'identity=ana&request=get-own&step=6'
    })
    await page.reload()
    await expect(playground.why).toContainText('Ana may not do “Get own object”')
  })

  test('can be copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const playground = await visit(page)
    await playground.cell('Guest', 'Get a public object').click()
    await command(page, 'copy a link')
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/#identity=guest&request=get-public&step=6/)
  })
})

test.describe('two tabs', () => {
  const rename = (page: Page, to: string) =>
    new PlaygroundPage(page).rewrite((text) => text.replace(/^\{/, `{"Id": "${to}",`))

  test('never overwrite each other: both works are kept, and the person chooses', async ({
    page,
    context,
  }) => {
    const ours = await visit(page)
    const other = await context.newPage()
    const theirs = await visit(other)
    await rename(other, 'theirs')
    await expect(other.getByText('Saved in this browser')).toBeVisible()

    const notice = page.getByRole('region', { name: 'Another tab' })
    await expect(notice).toContainText('Nothing is overwritten')
    await rename(page, 'ours')
    await expect(page.getByText('Saved in this browser')).toBeVisible()

    // Each finds its own after a reload, whatever was chosen.
    await other.reload()
    await expect(theirs.textArea()).toHaveValue(/"theirs"/)
    await page.reload()
    await expect(ours.textArea()).toHaveValue(/"ours"/)

    // A third tab begins with what was saved last, and the other work can be had by command.
    const third = await context.newPage()
    const late = await visit(third)
    await expect(late.textArea()).toHaveValue(/"ours"/)
    await command(third, 'another tab')
    await expect(late.textArea()).toHaveValue(/"theirs"/)
  })

  test('take theirs brings the other work, and undo one’s own', async ({ page, context }) => {
    const ours = await visit(page)
    await rename(page, 'ours')
    await expect(page.getByText('Saved in this browser')).toBeVisible()
    const other = await context.newPage()
    await visit(other)
    await expect(new PlaygroundPage(other).textArea()).toHaveValue(/"ours"/)
    await rename(other, 'theirs')

    const notice = page.getByRole('region', { name: 'Another tab' })
    await notice.getByRole('button', { name: 'Take theirs' }).click()
    await expect(ours.textArea()).toHaveValue(/"theirs"/)
    await expect(notice).toBeHidden()
    await page.getByRole('button', { name: 'Undo: Take the work of the other tab' }).click()
    await expect(ours.textArea()).not.toHaveValue(/"theirs"/)
    await expect(ours.textArea()).toHaveValue(/"ours"/)
  })

  test('keep mine keeps it through a reload', async ({ page, context }) => {
    const ours = await visit(page)
    const other = await context.newPage()
    await visit(other)
    await rename(other, 'theirs')
    const notice = page.getByRole('region', { name: 'Another tab' })
    await notice.getByRole('button', { name: 'Keep mine' }).click()
    await expect(notice).toBeHidden()
    await page.reload()
    await expect(ours.textArea()).toHaveValue(/Version/)
    await expect(ours.textArea()).not.toHaveValue(/"theirs"/)
  })
})

test.describe('panes', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('are resized by keyboard and by mouse, kept, and reset', async ({ page }) => {
    const playground = await visit(page)
    const line = page.getByRole('separator', { name: 'Width of the matrix' })
    const matrix = page.getByRole('region', { name: 'Who may do what' })
    const width = async () => Math.round((await matrix.boundingBox())?.width ?? 0)
    const usual = await width()
    const value = Number(await line.getAttribute('aria-valuenow'))

    await line.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await width()).toBe(usual + 64)
    expect(Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThan(value)

    // Remembered, and there from the first paint: nothing moves when the lines come.
    await page.reload()
    expect(await width()).toBe(usual + 64)
    await expect(line).toBeAttached()
    expect(await width()).toBe(usual + 64)

    await line.scrollIntoViewIfNeeded()
    const box = await line.boundingBox()
    if (!box) throw new Error('no line')
    await page.mouse.move(box.x + 8, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x - 92, box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
    expect(Math.abs((await width()) - (usual - 36))).toBeLessThan(3)

    await line.focus()
    for (let press = 0; press < 12; press++) await page.keyboard.press('ArrowLeft')
    expect(await width()).toBeGreaterThanOrEqual(255)
    await page.keyboard.press('Home')
    expect(await width()).toBe(usual)
    await page.keyboard.press('ArrowRight')
    await line.dblclick()
    expect(await width()).toBe(usual)
    await expect(playground.why).toBeVisible()
  })
})

test.describe('a first visit', () => {
  test('explains itself in one click, and never again', async ({ page }) => {
    const playground = await visit(page)
    const hint = page.getByRole('button', { name: /^New here/ })
    await hint.click()
    await expect(playground.why).toContainText("Guest may not do “Get another's object”")
    await expect(playground.why).toBeFocused()
    await expect(hint).toBeHidden()
    await page.reload()
    await expect(hint).toBeHidden()
  })

  test('is over for whoever has work', async ({ page }) => {
    const playground = await visit(page)
    await playground.rewrite((text) => `${text} `)
    await expect(page.getByText('Saved in this browser')).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: /^New here/ })).toBeHidden()
  })
})

test('the two flows stand beside each other, and a step can be copied as a command', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const playground = await visit(page)
  await playground.chooseIdentity('Guest')
  await page.getByRole('button', { name: 'Compare enhanced and classic flow' }).click()
  const dialog = page.getByRole('dialog', { name: 'Enhanced and classic flow for Guest' })
  await expect(dialog.getByRole('region', { name: 'Enhanced flow' })).toContainText('Two session policies')
  await expect(dialog.getByRole('region', { name: 'Classic flow' })).toContainText('The app itself')
  await page.keyboard.press('Escape')

  await playground.chooseIdentity('Ana')
  await playground.chooseStep(2)
  await playground.detail.getByRole('button', { name: 'Copy as AWS CLI: GetId' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^aws cognito-identity get-id \\\n {2}--region us-east-1/)
  expect(copied).toContain('=$ID_TOKEN"')
})

test('a message of the picture chooses its step', async ({ page }) => {
  const playground = await visit(page)
  const diagram = page.getByRole('img', { name: /^Sequence diagram/ })
  await diagram.scrollIntoViewIfNeeded()
  await expect(diagram).toHaveAttribute('data-diagram', 'drawn', { timeout: 30_000 })
  await diagram.locator('.messageTarget').nth(3).click()
  await expect(page.locator('[aria-current="step"]')).not.toContainText('Step 1')
  await expect(playground.detail).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('tabs that stay lead to steps, matrix, explanation and design, in this order', async ({ page }) => {
    await visit(page)
    const tabs = page.getByRole('navigation', { name: 'Parts of the page' })
    const tops: number[] = []
    for (const [tab, region] of [
      ['Steps', 'The six steps'],
      ['Matrix', 'Who may do what'],
      ['Why', 'Why'],
      ['Design', 'Design'],
    ] as const) {
      await tabs.getByRole('button', { name: tab }).click()
      const section = page.getByRole('region', { name: region, exact: true })
      await expect(section).toBeFocused()
      await expect(section).toBeInViewport()
      await expect(tabs).toBeInViewport()
      tops.push(await section.evaluate((element) => element.getBoundingClientRect().top + scrollY))
    }
    expect(tops).toEqual([...tops].sort((left, right) => left - right))
  })
})

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]) {
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport })

    test('nothing moves while the page and its heavy parts arrive', async ({ page }) => {
      await page.addInitScript(() => {
        const shifts: number[] = []
        Object.assign(window, { shifts })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, hadRecentInput } = entry as PerformanceEntry & {
              value: number
              hadRecentInput: boolean
            }
            if (!hadRecentInput) shifts.push(value)
          }
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto('./')
      await isComplete(page)
      const { editor } = new PlaygroundPage(page)
      const diagram = page.getByRole('img', { name: /^Sequence diagram/ })
      await diagram.evaluate((element) => element.scrollIntoView({ block: 'center' }))
      await expect(diagram).toHaveAttribute('data-diagram', 'drawn', { timeout: 30_000 })
      await editor.evaluate((element) => element.scrollIntoView({ block: 'center' }))
      if (viewport.width > 600) {
        await editor.getByRole('textbox').first().focus()
        await expect(editor.locator('[data-editor="monaco"]')).toBeVisible({ timeout: 30_000 })
      }
      await page.waitForTimeout(700)
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
      expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(0.02)
    })
  })
}

test('paper shows all steps, the whole matrix and the explanation, in light colours and nothing else', async ({
  page,
}) => {
  const playground = await visit(page)
  await command(page, 'dark theme')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(15, 23, 42)')
  for (const hidden of ['navigation', 'separator'] as const) {
    await expect(page.getByRole(hidden).first()).toBeHidden()
  }
  await expect(page.getByRole('button', { name: 'Export' })).toBeHidden()
  await expect(page.getByRole('searchbox')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Do more with this cell' })).toBeHidden()
  await expect(page.getByRole('banner')).toContainText('A folder and rows of one’s own')
  await expect(playground.steps).toHaveCount(6)
  for (const step of await playground.steps.all()) await expect(step).toBeVisible()
  await expect(playground.cell('Guest', 'Scan the whole table')).toBeVisible()
  await expect(playground.why).toBeVisible()
  await expect(playground.editor).toBeHidden()
})

test.describe('without a network', () => {
  test.use({ expectedProblems: [/ERR_INTERNET_DISCONNECTED|ChunkLoadError|Failed to load chunk/] })

  test('what is fetched late is missing, and the page and the work stay', async ({ page, context }) => {
    const playground = await visit(page)
    await playground.cell('Ana', 'Get own object').click()
    await expect(playground.why).toContainText('Ana may do “Get own object”')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Examples' }).click()
    const notice = page.getByRole('region', { name: 'Missing part' })
    await expect(notice).toContainText('Check the connection')
    await playground.cell('Guest', 'Get own object').click()
    await expect(playground.why).toContainText('Guest may not do “Get own object”')
    await notice.getByRole('button', { name: 'Close: Missing part' }).click()
    await expect(notice).toBeHidden()
  })

  test('a page of which nothing more comes than its first part can be read, and works once the network is back', async ({
    page,
    context,
  }) => {
    const playground = new PlaygroundPage(page)
    await page.goto('./', { waitUntil: 'load' })
    await context.setOffline(true)
    await page.waitForTimeout(3_000)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Identity Pool Playground')
    await expect(page.getByRole('region', { name: 'Who may do what' }).getByRole('table')).toBeVisible()
    await playground.cell('Guest', 'Get own object').click()
    await expect(playground.why).toContainText('The answer is on its way')
    await context.setOffline(false)
    await expect(playground.why).toContainText('Guest may not do “Get own object”')
  })
})

import { expect, test } from './fixtures'
import { PlaygroundPage, WIDTHS } from './playground-page'

for (const width of WIDTHS) {
  test(`at ${width} px the whole walk by keyboard: choose a guest, follow the steps, ask why, mend the policy, undo`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    const playground = new PlaygroundPage(page)
    await playground.usePlainText()
    await playground.open()
    const tabTo = async (isThere: () => Promise<boolean>) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab')
        if (await isThere()) return
      }
      throw new Error('Tab never leads there')
    }
    const focusedName = () =>
      page.evaluate(() => {
        const element = document.activeElement
        return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
      })
    const focusedRole = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName ?? '',
      )

    // The skip link is the first stop.
    await page.keyboard.press('Tab')
    expect(await focusedName()).toContain('Skip')
    await page.keyboard.press('Enter')

    // Who signs in: a group of radio buttons.
    await tabTo(async () => (await focusedRole()) === 'INPUT')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('radio', { name: /^Guest/ })).toBeChecked()
    await expect(playground.step(1)).toContainText('Skipped')

    // The steps: arrow keys go forward and back.
    await tabTo(async () => (await focusedName()).includes('Play'))
    await page.keyboard.press('End')
    await expect(page.locator('[aria-current="step"]')).toContainText('Step 6')
    await page.keyboard.press('ArrowLeft')
    await expect(page.locator('[aria-current="step"]')).toContainText('Step 5')
    await page.keyboard.press('Home')
    await expect(page.locator('[aria-current="step"]')).toContainText('Step 1')

    // The matrix is one stop; arrow keys move inside.
    await tabTo(async () => /^(Ana|Ben|Guest), /.test(await focusedName()))
    await page.keyboard.press('Control+Home')
    expect(await focusedName()).toContain('Ana, List own folder')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await focusedName()).toContain('Guest, List own folder')
    await page.keyboard.press('Enter')
    await expect(playground.why).toContainText('Guest may not do')

    // From the explanation to the place in the editor.
    await tabTo(async () => (await focusedName()).startsWith('Show in editor'))
    await page.keyboard.press('Enter')
    await expect(playground.textArea()).toBeFocused()
    await expect(playground.textArea()).toHaveValue(/public/)

    // Everything selected and replaced by a policy that allows it.
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}',
    )
    await expect(playground.cell('Guest', 'List own folder')).toContainText('Allow')

    // Tab leaves the editor, and the shortcut undoes.
    await page.keyboard.press('Tab')
    await expect(playground.textArea()).not.toBeFocused()
    await page.keyboard.press('Control+Z')
    await expect(playground.cell('Guest', 'List own folder')).toContainText('Deny')
  })
}

import { expect, test } from './fixtures'
import { PlaygroundPage } from './playground-page'

test('a whole lesson by keyboard only, from the prediction to what to take home', async ({ page }) => {
  test.setTimeout(90_000)
  await new PlaygroundPage(page).usePlainText()
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement
      const label = element instanceof HTMLInputElement ? element.closest('label')?.textContent : null
      return label ?? element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
  const tabTo = async (name: RegExp) => {
    // A button that was pressed may have become the next one: then the focus is there already.
    for (let presses = 0; presses < 60; presses++) {
      if (name.test((await focused()).trim())) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never leads to ${name}`)
  }
  const press = async (name: RegExp) => {
    await tabTo(name)
    await page.keyboard.press('Enter')
  }
  const stage = (name: string) => page.getByRole('heading', { level: 2, name: new RegExp(`^${name}`) })

  await page.goto('./learn/')
  await press(/^AssumeRole is not enough$/)
  await expect(page.getByRole('heading', { level: 1, name: 'AssumeRole is not enough' })).toBeVisible()

  // Predict.
  await tabTo(/^Yes, allowed/)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'No, denied' })).toBeChecked()
  await press(/^Run it/)

  // Run: the focus is on the heading of the new stage, and the six steps can be walked.
  await expect(stage('Run')).toBeFocused()
  await expect(page.getByRole('region', { name: 'What to do' })).toContainText('right')
  await press(/^Find out why/)

  // Explain.
  await expect(stage('Explain')).toBeFocused()
  await tabTo(/^Step 2: the pool/)
  await page.keyboard.press('ArrowDown')
  await press(/^Check my answer/)
  await expect(page.getByRole('button', { name: 'Fix it' })).toBeFocused()
  await press(/^Fix it/)

  // Fix: a hint, then the policy. A fix that is too wide is caught.
  await expect(stage('Fix')).toBeFocused()
  await press(/^Edit the trust policy/)
  const editor = page.getByRole('textbox', { name: 'Trust policy of PhotoAppUser' })
  await expect(editor).toBeFocused()
  const text = await editor.inputValue()
  const write = async (action: string) => {
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(text.replace('"sts:AssumeRole"', `"${action}"`))
  }
  const goals = page.getByRole('list', { name: 'Goals' })
  await write('sts:*')
  await expect(goals).toContainText('Not yet: Every action is named')
  await write('sts:AssumeRoleWithWebIdentity')
  await expect(page.getByText('It holds, also elsewhere.')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  for (let presses = 0; presses < 60 && !/^One last question/.test((await focused()).trim()); presses++) {
    await page.keyboard.press('Shift+Tab')
  }
  await page.keyboard.press('Enter')

  // Transfer.
  await expect(stage('Transfer')).toBeFocused()
  await tabTo(/^Yes, allowed/)
  await page.keyboard.press('Space')
  await press(/^Check my answer/)
  await expect(page.getByRole('button', { name: 'Finish the lesson' })).toBeFocused()
  await press(/^Finish the lesson/)
  await expect(page.getByRole('region', { name: 'What to take home' })).toContainText('Lesson done')

  // The list knows it, also after a reload.
  await press(/^All lessons/)
  await expect(page.getByText('1 of 22 lessons done')).toBeVisible()
})

test('a design of the gallery opens in the playground, and undo brings back what was there', async ({
  page,
}) => {
  await page.goto('./learn/designs/')
  await page.getByRole('link', { name: /^Open in the playground.*Museum kiosk$/ }).click()
  const playground = new PlaygroundPage(page)
  await expect(page.getByRole('radio', { name: /^Screen in the hall/ })).toBeVisible()
  await expect(page).not.toHaveURL(/open=/)
  await page.getByRole('button', { name: 'Undo: Open Museum kiosk' }).click()
  await expect(playground.cell('Ana', 'Get own object')).toBeVisible()
})

import { expect, test } from './fixtures'
import { PlaygroundPage } from './playground-page'

test('by keyboard: a statement that adds nothing is found, removed and brought back; who gets a role is read; a needed request is put into the matrix', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page)
  await playground.usePlainText()
  await playground.open()
  await playground.chooseDocument('DynamoDBUserRows')
  await playground.rewrite((text) => {
    const policy = JSON.parse(text)
    const [rows] = policy.Statement
    // Not the same words, so that only a proof tells.
    const Condition = { ...rows.Condition, Bool: { 'aws:SecureTransport': 'true' } }
    policy.Statement.push({ ...rows, Sid: 'Again', Condition })
    return JSON.stringify(policy, null, 2)
  })

  // The finding comes from beside the page, and its fix is one step to undo.
  const problems = playground.editor.getByRole('group', { name: 'Problems' })
  const finding = problems.getByRole('listitem').filter({ hasText: '(adds-nothing)' })
  // The first one waits for the worker with the engine in it.
  await expect(finding).toContainText('sessions of the role PhotoAppUser, statement 1', { timeout: 30_000 })
  await finding.getByRole('button', { name: 'Fix: Remove this statement' }).press('Enter')
  await expect(finding).toBeHidden()
  await expect(problems).toBeFocused()
  await expect(playground.textArea()).not.toHaveValue(/Again/)
  await page.getByRole('button', { name: 'Undo: Remove this statement' }).press('Enter')
  await expect(playground.textArea()).toHaveValue(/Again/)
  await expect(finding).toBeVisible()

  await page.getByRole('button', { name: 'Isolation' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Isolation' })
  await dialog.getByRole('tab', { name: 'Between people' }).press('ArrowRight')
  await expect(dialog.getByRole('tab', { name: 'Who gets a role' })).toBeFocused()
  await expect(dialog.getByText('2 let in, 6 kept out, 0 unknown; 0 not as meant.')).toBeVisible()
  const card = dialog.getByRole('article', { name: 'The chosen answer' })
  await dialog
    .getByRole('button', { name: /^Kept out/ })
    .first()
    .press('Enter')
  await expect(card).toContainText('No token of guests of this pool gets this role.')

  await dialog.getByRole('tab', { name: 'Who gets a role' }).press('ArrowRight')
  await expect(dialog.getByText('4 needed, 1 adding nothing.')).toBeVisible()
  await dialog.getByRole('button', { name: /^Add to requests: .*S3UserFolder, statement 2/ }).press('Enter')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Isolation' })).toBeFocused()
  await expect(playground.cell('Ana', 'Can I? s3:GetObject')).toBeVisible()
})

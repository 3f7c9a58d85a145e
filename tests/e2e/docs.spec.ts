import { expect, test } from './fixtures'
import { keptForOffline } from './kept-for-offline'
import { PlaygroundPage } from './playground-page'

test('a reader changes an example, searches by keyboard, goes on to the next page and takes a design along', async ({
  page,
}) => {
  await page.goto('./docs/s3-folders/')
  const example = page.locator('[data-example="s3-folder"]')
  const lookAlike = example.getByRole('listitem').filter({ hasText: 'List a look-alike folder' })
  await expect(lookAlike).toContainText('Deny')
  const editor = example.getByRole('textbox', { name: 'S3UserFolder of PhotoAppUser' })
  await editor.fill((await editor.inputValue()).replace('sub}/*"]\n        }', 'sub}*"]\n        }'))
  await expect(lookAlike).toContainText('Allow')
  await expect(lookAlike).toContainText('changed')
  await expect(page.getByRole('status')).toContainText('List a look-alike folder: Allow')
  await editor.fill('{')
  await expect(example.getByText(/^Error, line 1:/)).toBeVisible()
  await example.getByRole('button', { name: 'Reset' }).click()
  await expect(lookAlike).toContainText('Deny')

  await page.keyboard.press('Control+k')
  const search = page.getByRole('dialog', { name: 'Search the documentation' })
  await search.getByRole('combobox').fill('qqzzqq')
  await expect(search.getByText('Nothing fits. Try a shorter word.')).toBeVisible()
  await search.getByRole('combobox').fill('missing required claim aud')
  await expect(search.getByRole('option').first()).toContainText('Errors and their causes')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/docs\/errors\/#at-the-identity-pool$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Errors and their causes')
  await page
    .getByRole('navigation', { name: 'Previous and next page' })
    .getByRole('link', { name: /^Next/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enhanced and classic flow')

  const flows = page.locator('[data-example="two-flows"]')
  await flows.getByRole('button', { name: 'The same, and the trust policy forgets amr' }).click()
  await expect(flows.getByRole('listitem').last()).toContainText('Allow')
  await flows.getByRole('button', { name: 'Open in playground' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Identity Pool Playground' })).toBeVisible()
  await expect(new PlaygroundPage(page).cell('Guest', 'Put own object')).toContainText('Allow')
  // What was changed is what one sees.
  await expect(page.getByRole('textbox', { name: /Trust policy of PhotoAppUser/ })).not.toHaveValue(/amr/)
})

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' })

  test('after one visit the site opens without a connection, late parts included', async ({
    page,
    context,
  }) => {
    await page.goto('./docs/dynamodb-rows/')
    await keptForOffline(page)
    await context.setOffline(true)
    await page.reload()
    const example = page.locator('[data-example="dynamodb-rows"]')
    await example.getByRole('button', { name: 'Also allow Scan' }).click()
    await expect(example.getByRole('listitem').last()).toContainText('Allow')
    // A page that was never visited, and a part of it that comes late.
    await page.goto('./')
    await page.getByRole('button', { name: 'Examples' }).click()
    await expect(page.getByRole('dialog', { name: 'Examples' })).toBeVisible()
    await page.goto('./nothing/here/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
  })
})

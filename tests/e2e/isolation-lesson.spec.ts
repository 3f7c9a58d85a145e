import { expect, test } from './fixtures'
import { PlaygroundPage } from './playground-page'

test('a lesson about all identities: a way through is shown beside the page, forbidding it is not enough, a proof is', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page)
  await playground.usePlainText()
  const lessons = {
    'scan-hole': { done: ['predict', 'run', 'explain'], answers: {}, hints: 0, hasSeenSolution: false },
  }
  const progress = JSON.stringify({ kind: 'idpool-progress', version: 1, lessons })
  await page.addInitScript((text) => localStorage.setItem('idpool:learn', text), progress)
  await page.goto('./learn/scan-hole/')

  const isolation = page.getByRole('region', { name: 'Isolation', exact: true })
  const card = isolation.getByRole('article', { name: 'The chosen answer' })
  await expect(card).toContainText('dynamodb:Scan', { timeout: 20_000 })
  expect(page.workers()).not.toEqual([])

  const editor = page.getByRole('textbox', { name: 'DynamoDBUserRows of PhotoAppUser' })
  const text = await editor.inputValue()
  const { Version, Statement } = JSON.parse(text)
  const { Resource } = Statement[0]
  const write = (statements: object[]) =>
    editor.fill(JSON.stringify({ Version, Statement: statements }, null, 2))

  await write([...Statement, { Effect: 'Deny', Action: 'dynamodb:Scan', Resource }])
  await expect(card).toContainText('dynamodb:PartiQLSelect')
  await expect(page.getByRole('list', { name: 'Goals' })).toContainText('Not yet: For any two identities')

  await write([
    { ...Statement[0], Condition: { ...Statement[0].Condition, Null: { 'dynamodb:LeadingKeys': 'false' } } },
  ])
  await expect(page.getByText('It holds, also elsewhere.')).toBeVisible()
  await expect(card).toContainText('No request gets through')
})

import { readFile } from 'node:fs/promises'
import { runCli } from '@/lib/cli/run'
import { expect, test } from './fixtures'
import { PlaygroundPage } from './playground-page'

const MINUTE = 60_000

/** What somebody does who sees the page for the first time and reads no documentation. */
test('a new user finds out, breaks, mends, expects and takes away, in under five minutes', async ({
  page,
}) => {
  test.setTimeout(5 * MINUTE)
  const playground = new PlaygroundPage(page)
  await playground.usePlainText()
  await playground.open()

  await test.step('why can the guest not read a user’s file?', async () => {
    await page.getByRole('button', { name: /^New here/ }).click()
    await expect(playground.why).toContainText("Guest may not do “Get another's object”")
    await expect(playground.why).toContainText('S3PublicRead')
    await expect(playground.why).toContainText('is not authorized to perform: s3:GetObject')
  })

  await test.step('the trust policy is broken: which step fails?', async () => {
    await playground.chooseIdentity('Ana')
    await playground.chooseStep(4)
    await playground.detail.getByRole('button', { name: /^Show in editor/ }).click()
    await playground.rewrite((text) => text.replace('"authenticated"', '"unauthenticated"'))
    await expect(playground.step(4)).toContainText('Refused')
    await expect(playground.step(6)).toContainText('Not reached')
    await expect(page.getByText('12 cells changed by your last edit').first()).toBeVisible()
    await expect(playground.cell('Ana', 'Get own object')).toHaveAccessibleName(/no credentials: step 4/)
  })

  await test.step('mend it', async () => {
    await page.getByRole('button', { name: /^Undo: Edit the trust policy/ }).click()
    await expect(playground.step(4)).toContainText('Passed')
    await expect(playground.cell('Ana', 'Get own object')).toContainText('Allow')
  })

  await test.step('write down what has to stay so', async () => {
    await playground.cell('Guest', "Get another's object").click({ button: 'right' })
    await page.getByRole('menuitem', { name: /^Expect deny/ }).click()
    await expect(page.getByText('1 of 1 expectation met')).toBeVisible()
  })

  await test.step('share it: the file holds it, and a build can check it', async () => {
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    const text = await readFile(await (await downloading).path(), 'utf8')
    expect(JSON.parse(text).expectations).toEqual([
      { identity: 'guest', request: 'get-other', decision: 'deny', step: 6 },
    ])
    const { exitCode } = await runCli({
      args: ['check', 'd.json'],
      readText: () => text,
      async *readLines() {},
      writeFile: () => {},
      write: async () => {},
    })
    expect(exitCode).toBe(0)
  })
})

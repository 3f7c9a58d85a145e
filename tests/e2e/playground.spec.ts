import { readFile } from 'node:fs/promises'
import { runCli } from '@/lib/cli/run'
import { encodeDesign } from '@/lib/design'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { manifold } from '../fixtures/manifold'
import { expect, test } from './fixtures'
import { PlaygroundPage, unsignedToken } from './playground-page'

const REQUESTS = [
  'List own folder',
  "List another's folder",
  'List without prefix',
  'List a look-alike folder',
  'Get own object',
  'Put own object',
  "Get another's object",
  'Get a public object',
  'Get own row',
  'Query own rows',
  'Put own row',
  "Get another's row",
  'Scan the whole table',
]
const OWN = [
  'List own folder',
  'Get own object',
  'Put own object',
  'Get own row',
  'Query own rows',
  'Put own row',
]

test.describe('the page opens on one design', () => {
  test('the matrix has an answer for every identity and request', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.open()
    for (const request of REQUESTS) {
      for (const identity of ['Ana', 'Ben']) {
        expect(await playground.verdict(identity, request)).toBe(OWN.includes(request) ? 'Allow' : 'Deny')
      }
      expect(await playground.verdict('Guest', request)).toBe(
        request === 'Get a public object' ? 'Allow' : 'Deny',
      )
    }
  })

  test('without scripts the flow, the matrix and the policies can be read', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
    const page = await context.newPage()
    await page.goto('./')
    await expect(page.getByRole('table', { name: /Which requests/ })).toContainText('Get own object')
    await expect(page.getByRole('region', { name: 'The six steps' })).toContainText('Passed')
    await expect(page.getByRole('region', { name: 'Policies' }).getByRole('textbox')).toHaveValue(/s3:prefix/)
    await context.close()
  })
})

test.describe('choosing an identity shows the six steps', () => {
  test('a signed-in user passes all six, and step 1 shows a signed token taken apart', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.open()
    await playground.chooseIdentity('Ben')
    await expect(playground.steps).toHaveCount(6)
    for (const step of await playground.steps.all()) await expect(step).toContainText('Passed')

    await playground.chooseStep(1)
    await expect(playground.detail).toContainText('Signature verified with the issuer’s published keys')
    await expect(playground.detail).toContainText('cognito:username')
    await expect(playground.detail).toContainText('ben@example.com')
    const raw = await playground.detail.getByRole('code').first().innerText()
    const [header, payload, signature] = raw.replace(/\s/g, '').split('.')
    const read = (part: string | undefined) =>
      JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))
    expect(read(header)).toMatchObject({ alg: 'RS256' })
    expect(read(payload)).toMatchObject({ 'cognito:username': 'ben', token_use: 'id' })
    expect(Buffer.from(signature ?? '', 'base64url')).toHaveLength(256)
  })

  test('a guest skips the sign-in and still gets credentials', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.open()
    await playground.chooseIdentity('Guest')
    await expect(playground.step(1)).toContainText('Skipped')
    await expect(playground.step(4)).toContainText('PhotoAppGuest')
    await expect(playground.step(5)).toContainText('Passed')
  })

  test('playback goes to the first, back, forward, and plays to the end', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const playground = new PlaygroundPage(page)
    await playground.open()
    const current = () => playground.page.locator('[aria-current="step"]')
    await page.getByRole('button', { name: 'Forward', exact: true }).click()
    await page.getByRole('button', { name: 'Forward', exact: true }).click()
    await expect(current()).toContainText('Step 3')
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await expect(current()).toContainText('Step 2')
    await page.getByRole('button', { name: 'First step' }).click()
    await expect(current()).toContainText('Step 1')
    await playground.chooseStep(4)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await expect(current()).toContainText('Step 5')
    await expect(current()).toContainText('Step 6', { timeout: 15_000 })
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  })

  test('the diagram shows the same steps, marks the current one, and a click on a message chooses its step', async ({
    page,
  }) => {
    const playground = new PlaygroundPage(page)
    await playground.open()
    await playground.chooseStep(2)
    const diagram = page.getByRole('img', { name: 'Sequence diagram of the six steps for Ana' })
    await diagram.scrollIntoViewIfNeeded()
    await expect(diagram).toHaveAttribute('data-diagram', 'drawn', { timeout: 30_000 })
    await expect(diagram.locator('.messageText')).toHaveCount(6)
    await expect(diagram.locator('.messageText[data-state="current"]')).toHaveCount(1)
    await diagram.getByText('AssumeRoleWithWebIdentity').click()
    await expect(page.locator('[aria-current="step"]')).toContainText('Step 3')
    await expect(diagram.locator('.messageText[data-state="current"]')).toContainText(
      'AssumeRoleWithWebIdentity',
    )
  })
})

test.describe('choosing a cell shows why', () => {
  test('an allow names the statement that decided and leads to it', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.usePlainText()
    await playground.open()
    await playground.cell('Ana', 'Get own object').click()
    await expect(playground.why).toContainText('Allowed by statement 2 of S3UserFolder')
    await playground.why.getByRole('button', { name: /Show in editor: statement 2 of S3UserFolder/ }).click()
    await expect(playground.textArea()).toBeFocused()
    const selected = await playground.selectedText()
    expect(JSON.parse(selected)).toMatchObject({ Action: ['s3:GetObject', 's3:PutObject'] })
  })

  test('an implicit deny names the nearest statement, the element that failed, the variable and AWS’s message', async ({
    page,
  }) => {
    const playground = new PlaygroundPage(page)
    await playground.usePlainText()
    await playground.open()
    await playground.cell('Ana', "Get another's object").click()
    await expect(playground.why).toContainText('statement 2 of S3UserFolder')
    await expect(playground.why).toContainText('Resource')
    const variables = playground.why.getByRole('table', { name: /Variables/ })
    await expect(variables).toContainText('${cognito-identity.amazonaws.com:sub}')
    await expect(variables).toContainText('us-east-1:a1a1a1a1-1111-4111-8111-111111111111')
    await expect(playground.why).toContainText(
      'User: arn:aws:sts::123456789012:assumed-role/PhotoAppUser/CognitoIdentityCredentials is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::mybucket/us-east-1:b2b2b2b2-2222-4222-8222-222222222222/notes.txt" because no identity-based policy allows the s3:GetObject action',
    )
    await playground.why.getByRole('button', { name: /Show in editor/ }).click()
    expect(await playground.selectedText()).toContain('"Resource"')
  })

  test('a missing condition key is named where it decided', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.open()
    await playground.cell('Ben', 'List without prefix').click()
    await expect(playground.why).toContainText('The request carries no s3:prefix')
  })
})

test.describe('editing a policy shows what AWS would do', () => {
  test.beforeEach(async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.usePlainText()
    await playground.open()
  })

  test('another audience: STS refuses at step 4, and the app sees only the pool’s error', async ({
    page,
  }) => {
    const playground = new PlaygroundPage(page)
    await playground.chooseDocument('Trust policy of PhotoAppUser')
    await playground.rewrite((text) => text.replace('7c9e6679', '00000000'))
    await expect(playground.step(4)).toContainText('Refused')
    await expect(playground.step(5)).toContainText('InvalidIdentityPoolConfigurationException')
    await expect(playground.step(6)).toContainText('Not reached')
    await expect(playground.cell('Ana', 'Get own object')).toHaveAccessibleName(/no credentials: step 4/)
    await expect(page.getByText('12 cells changed by your last edit').first()).toBeVisible()
    await playground.cell('Ana', 'Get own object').click()
    await expect(playground.why).toContainText('Check assigned IAM roles for this pool.')
    await expect(playground.why).toContainText('us-east-1:00000000-7425-40de-944b-e07fc1f90ae7')
  })

  test('no aud: IAM refuses to save it, and identities of other pools could have the role', async ({
    page,
  }) => {
    const playground = new PlaygroundPage(page)
    await playground.chooseDocument('Trust policy of PhotoAppUser')
    await playground.rewrite((text) => {
      const policy = JSON.parse(text)
      delete policy.Statement[0].Condition.StringEquals
      return JSON.stringify(policy, null, 2)
    })
    await expect(playground.editor.getByRole('list', { name: '1 problem' })).toContainText(
      'trust-without-audience',
    )
    await playground.chooseStep(4)
    await expect(
      playground.detail.getByRole('listitem').filter({ hasText: 'signed-in identity of another pool' }),
    ).toContainText('Can, and should not')
  })

  test('no amr: guests could have the role of signed-in users', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.chooseDocument('Trust policy of PhotoAppUser')
    await playground.rewrite((text) => {
      const policy = JSON.parse(text)
      delete policy.Statement[0].Condition['ForAnyValue:StringLike']
      return JSON.stringify(policy, null, 2)
    })
    await expect(playground.editor).toContainText('trust-without-authentication-state')
    await playground.chooseStep(4)
    await expect(
      playground.detail.getByRole('listitem').filter({ hasText: 'A guest of this pool' }),
    ).toContainText('Can, and should not')
  })

  test('Scan added: everybody’s rows, by accident, and the explanation says why', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.chooseDocument('DynamoDBUserRows')
    await playground.rewrite((text) =>
      text.replace('"dynamodb:Query"', '"dynamodb:Query",\n        "dynamodb:Scan"'),
    )
    await expect(playground.cell('Ana', 'Scan the whole table')).toContainText('by accident')
    await playground.cell('Ana', 'Scan the whole table').click()
    await expect(playground.why).toContainText('Allowed by accident')
    await expect(playground.why).toContainText('ForAllValues is true when there is nothing to test')
    await expect(playground.editor).toContainText('for-all-values-without-null-check')
  })

  test('the slash of the prefix dropped: a folder that only begins alike can be listed', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.chooseDocument('S3UserFolder')
    expect(await playground.verdict('Ana', 'List a look-alike folder')).toBe('Deny')
    await playground.rewrite((text) => text.replace(':sub}/*"', ':sub}*"'))
    await expect(playground.cell('Ana', 'List a look-alike folder')).toContainText('Allow')
    await expect(playground.editor).toContainText('variable-without-separator')
  })

  test('broken JSON: a marker at the place, and the last good result stays, labelled', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.chooseDocument('S3UserFolder')
    await playground.rewrite((text) => text.replace('"Effect": "Allow",', '"Effect": "Allow"'))
    await expect(playground.banner).toContainText('is not valid JSON')
    await expect(playground.cell('Ana', 'Get own object')).toContainText('Allow')
    await playground.banner.getByRole('button', { name: 'Go to the error' }).click()
    expect(await playground.selectedText()).toBe('"')
    await playground.banner.getByRole('button', { name: /^Undo/ }).click()
    await expect(playground.banner).toBeHidden()
    await expect(playground.textArea()).toHaveValue(/"Effect": "Allow",/)
  })

  test('undo, redo and reset; the work survives a reload', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.chooseDocument('S3UserFolder')
    await playground.rewrite((text) => text.replace('"s3:PutObject"', '"s3:DeleteObject"'))
    await expect(playground.cell('Ana', 'Put own object')).toContainText('Deny')
    await page.getByRole('button', { name: /^Undo/ }).first().click()
    await expect(playground.cell('Ana', 'Put own object')).toContainText('Allow')
    await page.getByRole('button', { name: /^Redo/ }).click()
    await expect(playground.cell('Ana', 'Put own object')).toContainText('Deny')
    await expect(page.getByText('Saved in this browser')).toBeVisible()

    await page.reload()
    await expect(playground.cell('Ana', 'Put own object')).toContainText('Deny')
    await page.getByRole('button', { name: 'Reset' }).click()
    await expect(playground.cell('Ana', 'Put own object')).toContainText('Allow')
    await page.getByRole('button', { name: /^Undo/ }).first().click()
    await expect(playground.cell('Ana', 'Put own object')).toContainText('Deny')
  })

  test('a broken policy survives a reload with its last good result', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.rewrite((text) => text.replace('{', ''))
    await expect(playground.banner).toBeVisible()
    await expect(page.getByText('Saved in this browser')).toBeVisible()
    await page.reload()
    await expect(playground.banner).toBeVisible()
    await expect(playground.cell('Ana', 'Get own object')).toContainText('Allow')
  })

  test('the exported design gives the same answers on the command line', async ({ page }) => {
    const playground = new PlaygroundPage(page)
    await playground.chooseDocument('DynamoDBUserRows')
    await playground.rewrite((text) => text.replace('"dynamodb:Query"', '"dynamodb:Scan"'))
    await expect(playground.cell('Ana', 'Scan the whole table')).toContainText('by accident')
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    const path = await (await downloading).path()
    const text = await readFile(path, 'utf8')
    const { stdout, exitCode } = await runCli({
      args: ['simulate', 'd.json'],
      readText: () => text,
      async *readLines() {},
      writeFile: () => {},
      write: async () => {},
    })
    expect(exitCode).toBe(0)
    for (const request of REQUESTS) {
      const row = stdout.split('\n').find((line) => line.startsWith(`${request} `)) ?? ''
      const words = row
        .slice(request.length)
        .trim()
        .split(/\s{2,}/)
      const shown = await Promise.all(
        ['Ana', 'Ben', 'Guest'].map((name) => playground.verdict(name, request)),
      )
      expect(words).toEqual(shown.map((verdict) => verdict.replace(', by accident', ' (by accident)')))
    }
  })
})

test('the example with every source of identity opens, and undo brings the design back', async ({ page }) => {
  const playground = new PlaygroundPage(page)
  await playground.open()
  const people = page.getByRole('group', { name: 'Who signs in' }).getByRole('radio')
  await playground.openExample('Every source of identity')
  await expect(people).toHaveCount(EVERY_SOURCE.identities.length)
  expect(await playground.verdict('Tara .*', 'Get the blue team’s plan')).toBe('Allow')
  await playground.chooseIdentity('Attacker')
  await expect(playground.step(4)).toContainText('Refused')

  await playground.chooseIdentity('Olga')
  await playground.chooseStep(1)
  await expect(playground.detail.getByRole('heading', { name: 'SAML response of Okta' })).toBeVisible()
  await playground.trail.scrollIntoViewIfNeeded()
  await expect(
    playground.trail.getByRole('table', { name: 'Events of the credentials of Olga (Okta)' }),
  ).toContainText('AssumeRoleWithWebIdentity')

  await page.getByRole('button', { name: 'Undo: Open Every source of identity' }).click()
  await expect(people).toHaveCount(3)
})

test('a pasted token shows its claims and what the pool would say to it, and is kept nowhere', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page)
  await playground.open()
  await playground.openInspector()
  await expect(playground.inspector).toContainText('The token never leaves this page.')
  const token = unsignedToken({
    iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Photo1234',
    aud: 'another-client',
    token_use: 'id',
    exp: Math.floor(Date.now() / 1000) + 3600,
    'custom:team': 'red',
  })
  await playground.inspect(token)
  await expect(playground.inspector.getByText('Refused', { exact: true })).toBeVisible()
  await expect(playground.inspector.getByRole('listitem').filter({ hasText: 'Audience' })).toContainText(
    'Failed',
  )
  await expect(playground.inspector.getByRole('table', { name: 'Claims' })).toContainText('custom:team')

  await page.keyboard.press('Escape')
  await expect(playground.inspector).toBeHidden()
  await expect(page.getByRole('button', { name: 'Inspect a token' })).toBeFocused()
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location]),
  )
  expect(kept).not.toContain(token.slice(0, 30))
})

test('what is typed before the scripts arrive stays in the policy in which it was typed', async ({
  page,
}) => {
  let letScriptsCome = () => {}
  const waited = new Promise<void>((resolve) => {
    letScriptsCome = resolve
  })
  await page.route(/\/_next\/static\/chunks\/.*\.js/, async (route) => {
    await waited
    await route.continue()
  })
  const playground = new PlaygroundPage(page)
  await playground.usePlainText()
  await page.goto('./', { waitUntil: 'commit' })
  await expect(playground.textArea()).toHaveAccessibleName('S3UserFolder of PhotoAppUser')
  await playground.rewrite((text) => text.replace('"s3:PutObject"', '"s3:DeleteObject"'))
  letScriptsCome()
  await expect(playground.cell('Ana', 'Put own object')).toContainText('Deny')
  await expect(playground.textArea()).toHaveValue(/"s3:DeleteObject"/)
  await playground.chooseDocument('Trust policy of PhotoAppUser')
  await expect(playground.textArea()).toHaveValue(/sts:AssumeRoleWithWebIdentity/)
})

test.describe('with storage blocked', () => {
  test('the page works and says that nothing is kept', async ({ page }) => {
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('blocked', 'SecurityError')
      }
      Object.defineProperty(window, 'localStorage', { get: refuse })
    })
    const playground = new PlaygroundPage(page)
    await playground.open()
    await playground.editor.getByRole('button', { name: 'Plain text' }).click()
    await playground.chooseDocument('Trust policy of PhotoAppUser')
    await playground.rewrite((text) => text.replace('7c9e6679', '00000000'))
    await expect(playground.step(4)).toContainText('Refused')
    await expect(page.getByText(/Not saved: this browser blocks storage/)).toBeVisible()
  })
})

test('a design of 100,000 cells opens, is decided beside the page, and is followed after an edit', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const playground = new PlaygroundPage(page)
  await playground.usePlainText()
  await playground.open()
  const started = page.waitForEvent('worker')
  const file = { name: 'large.json', mimeType: 'application/json' }
  await page
    .getByLabel('Design file')
    .setInputFiles({ ...file, buffer: Buffer.from(encodeDesign(manifold(100, 1_000))) })
  expect((await started).url()).toContain('/_next/')
  await expect(page.getByText('1,000 requests by 100 identities', { exact: false })).toBeVisible({
    timeout: 90_000,
  })
  await playground.cell('Identity 0', 'Request 0').click()
  await expect(playground.why).toContainText('Identity 0 may do “Request 0”')
  await playground.chooseDocument('S3UserFolder')
  await playground.rewrite((text) => text.replace('s3:ListBucket', 's3:ListBucketVersions'))
  await expect(playground.why).toContainText('Identity 0 may not do “Request 0”')
  await expect(page.getByText(/cells changed by your last edit/).first()).toBeVisible()
})

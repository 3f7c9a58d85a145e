// npm run shots: pictures of every main state of the page, at three widths and in both themes, in .cache/shots/.
// Builds the site if it is not current, serves it, and drives it as a person would. Options: --only=NAME picks states
// whose name contains NAME; --width=1440 picks one width; --theme=dark picks one theme; --as-built takes the
// site in out/ as it is.
// --keep also stores the screens, small, in tests/pictures/: what was looked at last, to hold a change against.
// A picture is named STATE-WIDTH-THEME.png (the screen) and STATE-WIDTH-THEME-full.png (the whole page).
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { browserFlags, findBrowser, noBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { fail, root, stage } from './project.mjs'
import { createSiteServer } from './serve.mjs'

const option = (name) => process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1]
const widths = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
].filter(({ width }) => !option('width') || String(width) === option('width'))
const themes = ['light', 'dark'].filter((theme) => !option('theme') || theme === option('theme'))

const cell = (page, name) => page.getByRole('table', { name: /Which requests/ }).getByRole('button', { name })
const panel = (page, title) => page.getByRole('region', { name: title, exact: true })

/** Every state: how to reach it, and the panel that the picture of the screen is about. */
const states = {
  start: async () => {},
  'step-1-token': async (page) => {
    await page.getByRole('button', { name: /^Step 1: / }).click()
    const more = page.getByRole('button', { name: 'Token, request and response' })
    if (await more.isVisible()) await more.click()
    return panel(page, 'The six steps')
  },
  'step-4-trust': async (page) => {
    await page.getByRole('button', { name: /^Step 4: / }).click()
    return panel(page, 'The six steps')
  },
  'cell-allowed': async (page) => {
    await cell(page, /^Ben, Get own object/).click()
    return panel(page, 'Why')
  },
  'cell-denied': async (page) => {
    await cell(page, /^Ana, Get another's object/).click()
    await page.getByText('Everything that was checked').last().click()
    return panel(page, 'Why')
  },
  'trust-refused': async (page) => {
    await open(page, (design) => {
      design.roles[0].trustPolicy = design.roles[0].trustPolicy.replace(
        '"authenticated"',
        '"unauthenticated"',
      )
    })
    await page.getByText('stopped at step 4').first().waitFor()
    await cell(page, /^Ana, Get own object/).click()
  },
  'trust-refused-why': async (page) => {
    await states['trust-refused'](page)
    return panel(page, 'Why')
  },
  'broken-policy': async (page) => {
    await open(page, (design) => {
      design.roles[0].policies[0].text = design.roles[0].policies[0].text.replace(
        '"Effect": "Allow",',
        '"Effect": "Allow',
      )
    })
    await page
      .getByText(/Showing the last result/)
      .first()
      .waitFor()
  },
  'broken-policy-editor': async (page) => {
    await states['broken-policy'](page)
    return panel(page, 'Policies')
  },
  'scan-hole': async (page) => {
    await open(page, (design) => {
      const policy = design.roles[0].policies[1]
      policy.text = policy.text.replace('"dynamodb:GetItem"', '"dynamodb:GetItem",\n        "dynamodb:Scan"')
    })
    await cell(page, /^Ana, Scan the whole table: Allow/).click()
    return panel(page, 'Who may do what')
  },
  'edited-policy': async (page) => {
    await page.getByRole('button', { name: /^DynamoDBUserRows/ }).click()
    const plain = page.getByRole('button', { name: 'Plain text' })
    if (await plain.isVisible()) await plain.click()
    const field = panel(page, 'Policies').locator('textarea').first()
    await field.fill((await field.inputValue()).replace('"dynamodb:PutItem",', ''))
    await page
      .getByText(/changed by your last edit/)
      .first()
      .waitFor()
    return panel(page, 'Who may do what')
  },
  'matrix-expectations': async (page) => {
    await open(page, (design) => {
      design.expectations = [
        { identity: 'ana', request: 'list-own', decision: 'allow' },
        { identity: 'ben', request: 'get-other', decision: 'allow' },
        { identity: 'guest', request: 'list-own', decision: 'deny', step: 4 },
        { identity: 'guest', request: 'scan', decision: 'deny', step: 6 },
      ]
    })
    await page.getByRole('button', { name: 'Next unmet expectation' }).click()
    return panel(page, 'Who may do what')
  },
  share: async (page) => {
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByRole('dialog', { name: 'Share' }).waitFor()
  },
  'share-files': async (page) => {
    await states.share(page)
    await page.getByRole('tab', { name: 'Files' }).click()
  },
  'share-embed': async (page) => {
    await states.share(page)
    await page.getByRole('tab', { name: 'Embed' }).click()
  },
  'embed-poster': async (page) => {
    await goTo(page, 'embed/#ui=flow&title=Field%20service%20app')
    await page.getByRole('button', { name: 'Show the steps' }).waitFor()
  },
  'embed-flow': async (page) => {
    await goTo(page, 'embed/#ui=flow&live=1&identity=ana&step=4')
    await page.getByRole('list', { name: 'The six steps' }).waitFor()
  },
  'embed-matrix': async (page) => {
    await goTo(page, 'embed/#ui=matrix&live=1')
    await page.getByRole('button', { name: /^Guest, Get another's object/ }).click()
  },
  'embed-example': async (page) => {
    await goTo(page, 'embed/example/')
  },
  'present-step': async (page) => {
    await goTo(page, '?present')
    await page.getByRole('region', { name: 'Step 1' }).waitFor()
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  },
  'present-revealed': async (page) => {
    await states['present-step'](page)
    await page.getByRole('combobox', { name: 'Who' }).selectOption('Guest')
    await page.keyboard.press('6')
    await page.getByRole('combobox', { name: 'Request' }).selectOption("Get another's object")
    await page.getByRole('button', { name: 'Reveal' }).click()
  },
  'present-table': async (page) => {
    await states['present-step'](page)
    await page.keyboard.press('t')
    await page.getByRole('button', { name: /^Guest, Get another's object/ }).click()
    await page.getByRole('button', { name: /^Ana, Get own object/ }).click()
  },
  'present-link': async (page) => {
    await states['present-step'](page)
    await page.keyboard.press('q')
    await page.getByRole('dialog').waitFor()
  },
  'link-broken': async (page) => {
    await page.evaluate(() => {
      location.hash = 'd=v1.AAAA'
    })
    await page.getByRole('region', { name: 'This link' }).waitFor()
  },
  'matrix-menu': async (page) => {
    // The menu comes with the tools of the table, and they come once a pointer is near.
    await cell(page, /^Ana, Get own object/).hover()
    await page.getByRole('button', { name: /^View/ }).waitFor()
    await cell(page, /^Ana, Get own object/).click({ button: 'right' })
    await page.getByRole('menu').waitFor()
  },
  'matrix-legend': async (page) => {
    await page.getByRole('button', { name: 'How to read this table' }).click()
    return panel(page, 'Who may do what')
  },
  'matrix-view': async (page) => {
    await page.getByRole('searchbox', { name: /^Find requests/ }).fill('get')
    await panel(page, 'Who may do what').getByRole('button', { name: /^View/ }).click()
    await page.getByRole('checkbox', { name: 'Allowed' }).check()
    return panel(page, 'Who may do what')
  },
  'matrix-large': async (page) => {
    await open(page, manifold)
    await page.locator('[aria-rowcount]').waitFor({ timeout: 90_000 })
    return panel(page, 'Who may do what')
  },
  compare: async (page) => {
    await states['edited-policy'](page)
    await page.getByRole('button', { name: 'Compare with another design' }).click()
    await page.getByRole('table', { name: 'What differs in who may do what' }).waitFor()
  },
  'compare-example': async (page) => {
    await page.getByRole('button', { name: 'Compare with another design' }).click()
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption('Every source of identity')
    await page.getByText('Identities only in the other design:').waitFor()
  },
  isolation: async (page) => {
    await page.getByRole('button', { name: 'Isolation' }).click()
    await page.getByText(/isolated, .* unknown\./).waitFor({ timeout: 30_000 })
  },
  'isolation-leak': async (page) => {
    await open(page, (design) => {
      const [role] = design.roles
      role.policies[1].text = role.policies[1].text.replace('"dynamodb:Query"', '"dynamodb:Scan"')
      role.policies[0].text = role.policies[0].text.replace('"StringLike"', '"StringLikeIfExists"')
    })
    await states.isolation(page)
  },
  'isolation-roles': async (page) => {
    await open(page, (design) => {
      const [role] = design.roles
      role.trustPolicy = role.trustPolicy.replace('"authenticated"', '"*authenticated"')
    })
    await page.getByRole('button', { name: 'Isolation' }).click()
    await page.getByRole('tab', { name: 'Who gets a role' }).click()
    await page.getByText(/let in, .* not as meant\./).waitFor({ timeout: 30_000 })
  },
  'isolation-statements': async (page) => {
    await open(page, addIdleStatements)
    await page.getByRole('button', { name: 'Isolation' }).click()
    await page.getByRole('tab', { name: 'Statements' }).last().click()
    await page.getByText(/\d needed, .*\./).waitFor({ timeout: 30_000 })
  },
  'isolation-statements-end': async (page) => {
    await states['isolation-statements'](page)
    await page.getByRole('listitem').filter({ hasText: '(Again)' }).scrollIntoViewIfNeeded()
  },
  'idle-statements': async (page) => {
    await open(page, addIdleStatements)
    await panel(page, 'Policies').scrollIntoViewIfNeeded()
    const box = panel(page, 'Policies').locator('textarea').first()
    if ((page.viewportSize()?.width ?? 0) > 600) {
      await box.click({ force: true })
      await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 30_000 })
    }
    await page.getByText('(adds-nothing)').first().waitFor({ timeout: 30_000 })
    await page.getByText('(adds-nothing)').first().scrollIntoViewIfNeeded()
    return panel(page, 'Policies')
  },
  'what-if': async (page) => {
    await cell(page, /^Ana, List without prefix/).click()
    await page.getByText('What if a condition key were another?').click()
    await page.getByRole('combobox', { name: 'If this key of the request' }).selectOption('s3:prefix')
    await page.getByRole('textbox', { name: 'were', exact: true }).scrollIntoViewIfNeeded()
  },
  'code-editor': async (page) => {
    await panel(page, 'Policies').scrollIntoViewIfNeeded()
    const box = panel(page, 'Policies').locator('textarea').first()
    if ((page.viewportSize()?.width ?? 0) > 600) {
      await box.click({ force: true })
      await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 30_000 })
    }
    return panel(page, 'Policies')
  },
  proposals: async (page) => {
    await states['code-editor'](page)
    if ((page.viewportSize()?.width ?? 0) < 600) return panel(page, 'Policies')
    await page.locator('.view-line', { hasText: '"s3:ListBucket"' }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type(', "s3:GetOb')
    await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor()
    await page.keyboard.press('Control+Space')
    return panel(page, 'Policies')
  },
  'hover-action': async (page) => {
    await states['code-editor'](page)
    if ((page.viewportSize()?.width ?? 0) < 600) return panel(page, 'Policies')
    await page.locator('.monaco-editor').getByText('s3:ListBucket').first().hover()
    await page.locator('.monaco-hover:visible').waitFor()
    return panel(page, 'Policies')
  },
  fixes: async (page) => {
    await open(page, (design) => {
      const [policy] = design.roles[0].policies
      policy.text = policy.text
        .replace('  "Version": "2012-10-17",\n', '')
        .replace('"s3:PutObject"', '"s3:PutObjects", "s3:GetObject"')
    })
    await states['code-editor'](page)
    await panel(page, 'Policies')
      .getByRole('tab', { name: /^Problems/ })
      .waitFor()
    return panel(page, 'Policies')
  },
  'unused-statement': async (page) => {
    await open(page, (design) => {
      const [policy] = design.roles[0].policies
      policy.text = policy.text.replace('"s3:GetObject", "s3:PutObject"', '"s3:DeleteObject"')
    })
    await states['code-editor'](page)
    await page.getByText('is used by no request').first().waitFor()
    await page.getByRole('tab', { name: /^Statements/ }).click()
    await page.getByText('decides them all').first().click()
    return panel(page, 'Policies')
  },
  'values-list': async (page) => {
    await page.getByRole('tab', { name: 'Values' }).click()
    return panel(page, 'Policies')
  },
  'file-refused': async (page) => {
    await page.getByLabel('Design file').setInputFiles({
      name: 'holiday-pictures.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"version": 1, "name": "", "roles": [{"name": "two words"}]}'),
    })
    await page.getByRole('dialog').waitFor()
  },
  examples: async (page) => {
    await page.getByRole('button', { name: 'Examples' }).click()
    await page.getByRole('dialog', { name: 'Examples' }).waitFor()
  },
  docs: async (page) => {
    await goTo(page, 'docs/')
  },
  'docs-example': async (page) => {
    await goTo(page, 'docs/dynamodb-rows/')
    await page.getByRole('button', { name: 'Also allow Scan' }).click()
    await page.getByText('changed', { exact: true }).first().waitFor()
  },
  'docs-search': async (page) => {
    await goTo(page, 'docs/limits/')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('combobox', { name: 'Search' }).fill('tag session')
    await page.getByRole('option').first().waitFor()
  },
  palette: async (page) => {
    await page.getByRole('button', { name: 'Commands' }).click()
    await page.getByRole('combobox', { name: 'Commands' }).waitFor()
  },
  shortcuts: async (page) => {
    await page.getByRole('button', { name: 'Commands' }).click()
    await page.getByRole('option', { name: /^Keyboard shortcuts/ }).click()
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  },
  'flows-compared': async (page) => {
    await page.getByRole('radio', { name: /^Guest/ }).check()
    await page.getByRole('button', { name: 'Compare enhanced and classic flow' }).click()
    await page.getByRole('region', { name: 'Classic flow' }).waitFor()
  },
  'step-2-cli': async (page) => {
    await page.getByRole('button', { name: /^Step 2: / }).click()
    const more = page.getByRole('button', { name: 'Request and response' })
    if (await more.isVisible()) await more.click()
    await page
      .getByRole('button', { name: /^Copy as AWS CLI/ })
      .first()
      .waitFor()
    return panel(page, 'The six steps')
  },
  'link-notice': async (page) => {
    await page.evaluate(() => {
      location.hash = 'identity=zoe&request=scan&step=6'
    })
    await page.getByRole('region', { name: 'This link' }).waitFor()
  },
  'other-tab': async (page) => {
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByRole('button', { name: 'Examples' }).click()
    await other.getByRole('button', { name: /^Every source of identity/ }).click()
    await page.getByRole('region', { name: 'Another tab' }).waitFor()
    await other.close()
  },
  'nothing-yet': async (page) => {
    await open(page, (design) => {
      for (const list of ['identities', 'requests', 'roles', 'buckets', 'tables', 'providers'])
        design[list] = []
      design.expectations = []
      design.name = 'Nothing yet'
    })
    await page.getByText('Nobody signs in yet.').first().waitFor()
  },
  paper: async (page) => {
    await cell(page, /^Ana, Get another's object/).click()
    await page.emulateMedia({ media: 'print' })
  },
  'token-inspected': async (page) => {
    await page.getByRole('button', { name: 'Inspect a token' }).click()
    await page.getByRole('textbox', { name: 'Token' }).fill(foreignToken)
    await page.getByText('Refused', { exact: true }).waitFor()
  },
  'every-source': openEverySource,
  'every-source-matrix': async (page) => {
    await openEverySource(page)
    await cell(page, /^Finn .*, Get what was put/).click()
    return panel(page, 'Who may do what')
  },
  'every-source-saml': async (page) => {
    await openEverySource(page)
    await page.getByRole('radio', { name: /^Olga/ }).check()
    await page.getByRole('button', { name: /^Step 1: / }).click()
    const more = page.getByRole('button', { name: 'Token, request and response' })
    if (await more.isVisible()) await more.click()
    await page.getByRole('heading', { name: 'SAML response of Okta' }).waitFor()
    return panel(page, 'The six steps')
  },
  trail: async (page) => {
    const trail = panel(page, 'Who used which credentials')
    await trail.scrollIntoViewIfNeeded()
    await trail.getByRole('table').first().waitFor()
    return trail
  },
  'every-source-trail': async (page) => {
    await openEverySource(page)
    return states.trail(page)
  },
  'design-pool': (page) => designTab(page, 'Pool'),
  'design-pool-rules': async (page) => {
    await openEverySource(page)
    await designTab(page, 'Pool')
    await page.getByRole('group', { name: 'Role mappings' }).scrollIntoViewIfNeeded()
    return panel(page, 'Design')
  },
  'design-providers': async (page) => {
    await openEverySource(page)
    await designTab(page, 'Pool')
    await page.getByRole('tab', { name: /^Providers/ }).click()
    return panel(page, 'Design')
  },
  'design-identities': (page) => designTab(page, 'Identities'),
  'design-identities-many': async (page) => {
    await openEverySource(page)
    await designTab(page, 'Identities')
    await page.getByRole('option', { name: /^Tara/ }).click()
    return panel(page, 'Design')
  },
  'design-requests': (page) => designTab(page, 'Requests'),
  'design-data': (page) => designTab(page, 'Data'),
  'design-tables': async (page) => {
    await designTab(page, 'Data')
    await page.getByRole('tab', { name: /^Tables/ }).click()
    return panel(page, 'Design')
  },
  'design-roles': (page) => designTab(page, 'Roles'),
  'design-json-broken': async (page) => {
    await designTab(page, 'JSON')
    const field = page.getByRole('textbox', { name: 'The design as JSON' })
    await field.fill((await field.inputValue()).replace('"PhotoAppUser"', '"Photo App User"'))
    await page.getByText(/^Not applied yet/).waitFor()
    return panel(page, 'Design')
  },
  'design-problems': async (page) => {
    await open(page, (design) => {
      design.identityPool.roleMappings = {
        'https://accounts.google.com': { type: 'Token', ambiguousRoleResolution: 'Deny' },
      }
      design.roles[0].policies[0].text = design.roles[0].policies[0].text.replace(
        's3:ListBucket',
        's3:ListBuket',
      )
    })
    return designTab(page, 'Problems')
  },
  'design-history': async (page) => {
    await designTab(page, 'Identities')
    await page.getByRole('button', { name: 'Add identity' }).click()
    await page.getByRole('button', { name: /^Duplicate / }).click()
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByRole('button', { name: 'History' }).click()
    await page.getByRole('list', { name: 'Steps' }).waitFor()
    return panel(page, 'Design')
  },
  'design-wide': async (page) => {
    const beside = page.getByRole('button', { name: 'Policies beside the form' })
    if (await beside.isVisible()) await beside.click()
    return designTab(page, 'Requests')
  },
  'design-delete': async (page) => {
    await designTab(page, 'Roles')
    await page.getByRole('button', { name: 'Delete PhotoAppUser' }).click()
    await page.getByRole('dialog').waitFor()
  },
  learn: (page) => goTo(page, 'learn/'),
  'learn-designs': (page) => goTo(page, 'learn/designs/'),
  'learn-workshop': (page) => goTo(page, 'learn/workshop/'),
  'learn-handout': (page) => goTo(page, 'learn/two-groups/handout/'),
  'lesson-predict': (page) => goTo(page, 'learn/wrong-audience/'),
  'lesson-run': (page) => lesson(page, 'first-match-wins', ['predict']),
  'lesson-fix': (page) => lesson(page, 'wrong-audience', ['predict', 'run', 'explain']),
  'lesson-fix-pool': (page) => lesson(page, 'first-match-wins', ['predict', 'run', 'explain']),
  'lesson-done': (page) => lesson(page, 'wrong-audience', ['predict', 'run', 'explain', 'fix', 'transfer']),
  'lesson-proof-run': (page) => isolationLesson(page, 'missing-slash', ['predict']),
  'lesson-proof-fix': (page) => isolationLesson(page, 'scan-hole', ['predict', 'run', 'explain']),
  'lesson-proof-done': async (page) => {
    const area = await isolationLesson(page, 'missing-slash', ['predict', 'run', 'explain'])
    await page.getByRole('button', { name: 'Show a solution' }).click()
    await page.getByRole('button', { name: 'Put it in place' }).click()
    await page.getByText('It holds, also elsewhere.').waitFor()
    return area
  },
  'pool-findings': async (page) => {
    await open(page, (design) => {
      design.identityPool.roleMappings = {
        'https://accounts.google.com': { type: 'Token', ambiguousRoleResolution: 'Deny' },
      }
    })
    await page.getByRole('region', { name: 'Findings on the identity pool' }).waitFor()
  },
}

/** Another page of the site, or this one with something in its address. */
async function goTo(page, place) {
  await page.goto(new URL(place, page.url()).href, { waitUntil: 'networkidle' })
}

/** A lesson for somebody who has come so far. */
async function lesson(page, id, done) {
  const lessons = {
    [id]: {
      done,
      answers: { 'predict.0': 0, 'predict.1': 1, 'transfer.0': 1 },
      hints: 3,
      hasSeenSolution: true,
    },
  }
  const text = JSON.stringify({ kind: 'idpool-progress', version: 1, lessons })
  await page.evaluate((progress) => localStorage.setItem('idpool:learn', progress), text)
  await goTo(page, `learn/${id}/`)
  await page.getByRole('region', { name: /^(What to do|Last questions)$/ }).waitFor()
}

/** A lesson whose goals are about all identities, once the prover has answered. */
async function isolationLesson(page, id, done) {
  await lesson(page, id, done)
  const area = panel(page, 'Isolation')
  await area.getByRole('article', { name: 'The chosen answer' }).waitFor()
  return area
}

/** Opens a tab of the design panel, once what it shows has come. */
async function designTab(page, name) {
  const tab = panel(page, 'Design')
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .first()
  await tab.click()
  await panel(page, 'Design')
    .locator('input, textarea, select, li button')
    .locator('visible=true')
    .first()
    .waitFor()
  return panel(page, 'Design')
}

/** Makes a design as large as the playground has to bear: a hundred identities and a thousand requests. */
function manifold(design) {
  const { identities, requests } = design
  design.identities = Array.from({ length: 100 }, (_, index) => {
    const digits = index.toString(16).padStart(12, '0')
    const identityId = `us-east-1:00000000-0000-4000-8000-${digits}`
    const own = { id: `identity-${index}`, name: `Identity ${index}`, identityId }
    if (index % 8 === 7) return { ...identities.at(-1), ...own }
    return { ...identities[0], ...own, sub: `11111111-1111-4111-8111-${digits}` }
  })
  design.requests = Array.from({ length: 1000 }, (_, index) => {
    const request = requests[index % requests.length]
    return { ...request, id: `request-${index}`, name: `${request.name} ${index}` }
  })
}

/** Opens the example with every source of identity. */
async function openEverySource(page) {
  await page.getByRole('button', { name: 'Examples' }).click()
  await page
    .getByRole('dialog', { name: 'Examples' })
    .getByRole('button', { name: /^Every source of identity/ })
    .click()
  await page.getByRole('radio', { name: /^Gita/ }).waitFor()
}

/** A token as a user pool that the design does not know would sign it. */
const foreignToken = [
  { alg: 'RS256', kid: 'abc' },
  {
    iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other5678',
    sub: '11111111-2222-4333-8444-555555555555',
    aud: 'some-other-app',
    token_use: 'id',
    'cognito:groups': ['editors'],
    iat: 1_772_442_000,
    exp: 1_772_445_600,
  },
  'signature',
]
  .map((part) => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'))
  .join('.')

/** Statements of which each does nothing, for a reason of its own. */
function addIdleStatements(design) {
  const [policy] = design.roles[0].policies
  const parsed = JSON.parse(policy.text)
  const [, objects] = parsed.Statement
  parsed.Statement.push(
    {
      Sid: 'Again',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `${objects.Resource[0].slice(0, -1)}photos/*`,
    },
    { Sid: 'Bucket', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::mybucket' },
    { Sid: 'Guard', Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' },
  )
  policy.text = JSON.stringify(parsed, null, 2)
}

/** Opens the page's own design with a change, through the file input, as a person would. */
async function open(page, change) {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const design = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  change(design)
  await page.getByLabel('Design file').setInputFiles({
    name: 'design.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(design)),
  })
}

const executablePath = await findBrowser()
if (!executablePath) fail(noBrowser)
if (!process.argv.includes('--as-built')) await build({ onlyIfStale: true })

const done = stage('Taking pictures')
const server = createSiteServer(path.join(root, process.env.OUT_DIR || 'out'))
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${server.address().port}/`
const folder = path.join(root, '.cache/shots')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: browserFlags })
let problems = 0
let count = 0
for (const [name, reach] of Object.entries(states)) {
  if (option('only') && !name.includes(option('only'))) continue
  for (const viewport of widths) {
    for (const theme of themes) {
      const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce' })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      const complain = (text) => {
        problems++
        console.error(`${name} ${viewport.width} ${theme}: ${text}`)
      }
      page.on('pageerror', (error) => complain(error.message))
      page.on('console', (message) => message.type() === 'error' && complain(message.text()))
      try {
        await page.goto(url, { waitUntil: 'networkidle' })
        const about = await reach(page)
        await page.waitForTimeout(500)
        const file = path.join(folder, `${name}-${viewport.width}-${theme}`)
        await page.screenshot({ path: `${file}-full.png`, fullPage: true })
        if (about) await about.evaluate((element) => element.scrollIntoView({ block: 'start' }))
        await page.waitForTimeout(300)
        await page.screenshot({ path: `${file}.png` })
        if (process.argv.includes('--keep')) {
          const kept = path.join(root, 'tests/pictures', `${name}-${viewport.width}-${theme}.jpg`)
          mkdirSync(path.dirname(kept), { recursive: true })
          await page.screenshot({ path: kept, type: 'jpeg', quality: 55 })
        }
        count += 2
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (wide > 0) complain(`the page is ${wide} px wider than the screen`)
      } catch (error) {
        complain(error.message)
      }
      await context.close()
    }
  }
}
await browser.close()
server.close()
server.closeAllConnections()
done(`${count} pictures in .cache/shots/`)
if (problems > 0) process.exitCode = 1

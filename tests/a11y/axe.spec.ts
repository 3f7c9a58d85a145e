import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../e2e/fixtures'
import { caretBehind, openCodeEditor, PlaygroundPage, unsignedToken } from '../e2e/playground-page'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]

/** The states that look different; each starts from the design that the page opens with. */
const STATES: Readonly<Record<string, (playground: PlaygroundPage) => Promise<void>>> = {
  'as it opens': async () => {},
  'with a denied cell explained': async (playground) => {
    await playground.cell('Ana', "Get another's object").click()
    await expect(playground.why).toContainText('may not do')
  },
  'with the trust policy refusing': async (playground) => {
    await playground.chooseDocument('Trust policy of PhotoAppUser')
    await playground.rewrite((text) => text.replace('7c9e6679', '00000000'))
    await expect(playground.step(4)).toContainText('Refused')
    await playground.chooseStep(4)
  },
  'with a broken policy': async (playground) => {
    await playground.rewrite((text) => text.replace('{', ''))
    await expect(playground.banner).toBeVisible()
  },
  'with an accidental allow': async (playground) => {
    await playground.chooseDocument('DynamoDBUserRows')
    await playground.rewrite((text) => text.replace('"dynamodb:Query"', '"dynamodb:Scan"'))
    await playground.cell('Ana', 'Scan the whole table').click()
    await expect(playground.why).toContainText('Allowed by accident')
  },
  'with a problem that can be mended': async (playground) => {
    await playground.rewrite((text) => text.replace('  "Version": "2012-10-17",\n', ''))
    await expect(playground.editor.getByRole('button', { name: /^Fix: Add Version/ })).toBeVisible()
  },
  'with the uses of statements': async (playground) => {
    await playground.rewrite((text) => text.replace('"s3:GetObject", "s3:PutObject"', '"s3:DeleteObject"'))
    await expect(playground.editor.getByText(/statement 2 is used by no request/)).toBeVisible()
    await playground.editor.getByRole('tab', { name: /^Statements/ }).click()
    await playground.editor.getByText('decides them all').click()
  },
  'with the values of variables': async (playground) => {
    await playground.editor.getByRole('tab', { name: 'Values' }).click()
    await expect(playground.editor.getByRole('list', { name: /^Values of/ })).toBeVisible()
  },
  'with everything unfolded': async (playground) => {
    await playground.cell('Guest', 'Get a public object').click()
    await expect(playground.why).toContainText('may do')
    await playground.page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
  },
}

/** Dialogs that are loaded late; each is open when it is looked at. */
const DIALOGS: Readonly<Record<string, (playground: PlaygroundPage) => Promise<void>>> = {
  'the examples': (playground) => playground.openExamples(),
  'nothing to inspect': (playground) => playground.openInspector(),
  'a token inspected': async (playground) => {
    await playground.openInspector()
    await playground.inspect(unsignedToken({ iss: 'https://login.example.org', aud: 'app', exp: 1 }))
    await expect(playground.inspector).toContainText('It fails 3 checks')
  },
  'a text that is no token': async (playground) => {
    await playground.openInspector()
    await playground.inspect('not a token')
    await expect(playground.inspector).toContainText('This is not a token')
  },
}

async function violations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of WIDTHS) {
    test.describe(`${colorScheme}, ${viewport.width} px`, () => {
      test.use({ colorScheme, viewport })

      test('the playground has no accessibility violations in any of its states', async ({ page }) => {
        test.setTimeout(120_000)
        const playground = new PlaygroundPage(page)
        await playground.usePlainText()
        await playground.open()
        for (const [state, reach] of Object.entries(STATES)) {
          await test.step(state, async () => {
            await playground.reset()
            await reach(playground)
            expect.soft(await violations(page), state).toEqual([])
          })
        }
      })

      test('the dialogs have no accessibility violations', async ({ page }) => {
        test.setTimeout(120_000)
        const playground = new PlaygroundPage(page)
        await playground.usePlainText()
        await playground.open()
        for (const [dialog, reach] of Object.entries(DIALOGS)) {
          await test.step(dialog, async () => {
            await reach(playground)
            expect.soft(await violations(page), dialog).toEqual([])
            await page.keyboard.press('Escape')
            await expect(page.getByRole('dialog')).toBeHidden()
          })
        }
      })

      test('the example with every source of identity has no accessibility violations', async ({ page }) => {
        test.setTimeout(120_000)
        const playground = new PlaygroundPage(page)
        await playground.usePlainText()
        await playground.open()
        await playground.openExample('Every source of identity')
        await playground.chooseIdentity('Olga')
        await playground.trail.scrollIntoViewIfNeeded()
        await expect(playground.trail.getByRole('table')).not.toHaveCount(0)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        expect(await violations(page)).toEqual([])
      })
    })
  }

  test.describe(`${colorScheme}, heavy parts loaded`, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 } })

    test('the code editor and the diagram have no accessibility violations', async ({ page }) => {
      const playground = new PlaygroundPage(page)
      await playground.open()
      await playground.editor.getByRole('textbox').click()
      await page.locator('body').click({ position: { x: 5, y: 5 } })
      await expect(playground.editor.locator('[data-editor="monaco"]')).toBeVisible({ timeout: 30_000 })
      const diagram = page.getByRole('img', { name: /^Sequence diagram/ })
      await diagram.scrollIntoViewIfNeeded()
      await expect(diagram).toHaveAttribute('data-diagram', 'drawn', { timeout: 30_000 })
      expect(await violations(page)).toEqual([])
    })

    test('what helps while writing has no accessibility violations', async ({ page }) => {
      test.setTimeout(120_000)
      const playground = await openCodeEditor(page)
      const editor = playground.editor.locator('.monaco-editor').first()
      await expect(playground.editor.getByText(/^Ana:.us-east-1/).first()).toBeVisible()
      await editor.locator('.view-line', { hasText: '"s3:ListBucket"' }).hover()
      await editor.getByText('s3:ListBucket').hover()
      await expect(page.locator('.monaco-hover:visible')).toContainText('Lists what there is')
      expect.soft(await violations(page), 'a hover').toEqual([])
      await editor.locator('.view-line', { hasText: '"s3:ListBucket"' }).click()
      await page.keyboard.press('End')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.type(', "s3:Get')
      await expect(page.locator('.suggest-widget.visible .monaco-list-row').first()).toBeVisible()
      expect.soft(await violations(page), 'the list of proposals').toEqual([])
      await page.keyboard.type('Objet')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+.')
      await expect(page.locator('.action-widget').first()).toBeVisible()
      expect.soft(await violations(page), 'the fixes').toEqual([])
    })

    test('a dimmed statement can be read', async ({ page }) => {
      const playground = await openCodeEditor(page)
      await caretBehind(page, playground, 'mybucket/')
      await page.keyboard.type('old')
      await page.keyboard.press('Escape')
      await expect(playground.editor.locator('.idpool-unused').first()).toBeVisible()
      expect(await violations(page)).toEqual([])
    })
  })

  test.describe(`${colorScheme}, other pages`, () => {
    test.use({ colorScheme, expectedProblems: [/404 \(Not Found\)/] })

    test('the page for unknown addresses has no accessibility violations', async ({ page }) => {
      await page.goto('./no-such-page/')
      expect(await violations(page)).toEqual([])
    })
  })
}

import { expect, test } from '../e2e/fixtures'
import { caretBehind, openCodeEditor, PlaygroundPage, unsignedToken } from '../e2e/playground-page'
import { violations } from './violations'

/** Every state in both themes, on a wide screen and on a phone: all pairs of theme and width would take three times as long. */
const SCREENS = {
  light: [{ width: 1440, height: 900 }],
  dark: [{ width: 390, height: 844 }],
} as const

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
    await playground.chooseDocument('S3UserFolder')
    await playground.rewrite((text) => text.replace('  "Version": "2012-10-17",\n', ''))
    await expect(playground.editor.getByRole('button', { name: /^Fix: Add Version/ })).toBeVisible()
  },
  'with the uses of statements': async (playground) => {
    await playground.chooseDocument('S3UserFolder')
    await playground.rewrite((text) => text.replace('"s3:GetObject", "s3:PutObject"', '"s3:DeleteObject"'))
    await expect(playground.editor.getByText(/statement 2 is used by no request/)).toBeVisible()
    await playground.editor.getByRole('tab', { name: /^Statements/ }).click()
    await playground.editor.getByText('decides them all').click()
  },
  'with the values of variables': async (playground) => {
    await playground.editor.getByRole('tab', { name: 'Values' }).click()
    await expect(playground.editor.getByRole('list', { name: /^Values of/ })).toBeVisible()
  },
  'with an unmet expectation, the legend and a thought': async (playground) => {
    const { page } = playground
    await playground.cell('Ana', 'List without prefix').click()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: /^Expect allow/ }).click()
    await expect(page.getByText('0 of 1 expectation met')).toBeVisible()
    await page.getByRole('button', { name: 'How to read this table' }).click()
    await playground.why.getByText('What if a condition key were another?').click()
    await expect(playground.why.getByRole('region', { name: 'Imagined' })).toBeVisible()
  },
  'after a link to what is not there': async ({ page }) => {
    await page.evaluate(() => {
      location.hash = 'identity=zoe&step=4'
    })
    await expect(page.getByRole('region', { name: 'This link' })).toBeVisible()
  },
  'with everything unfolded': async (playground) => {
    await playground.cell('Guest', 'Get a public object').click()
    await expect(playground.why).toContainText('may do')
    await playground.page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
  },
}

/** What differs in a state, where the rest of the page is as in the others: looking at all of it each time takes minutes. */
const PARTS: Readonly<Record<string, string>> = {
  'with a denied cell explained': '.area-matrix, .area-explanation',
  'with the trust policy refusing': '.area-steps, .area-documents',
  'with an accidental allow': '.area-matrix, .area-explanation, .area-documents',
  'with an unmet expectation, the legend and a thought': '.area-matrix, .area-explanation',
  'with a problem that can be mended': '.area-documents',
  'with the uses of statements': '.area-documents',
  'with the values of variables': '.area-documents',
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
  'the menu of a cell': async (playground) => {
    await playground.cell('Ana', 'Get own object').click({ button: 'right' })
    await expect(playground.page.getByRole('menu')).toBeVisible()
  },
  'the view of the matrix': async ({ page }) => {
    await page.getByRole('button', { name: /^View/ }).click()
    await expect(page.getByRole('dialog', { name: 'View of the table' })).toBeVisible()
  },
  'a comparison': async (playground) => {
    await playground.openComparison()
    await expect(playground.page.getByRole('dialog')).toContainText('Nothing is edited here')
    await playground.page
      .getByRole('combobox', { name: 'Compare with' })
      .selectOption('Every source of identity')
    await expect(playground.page.getByRole('dialog')).toContainText('only in the other design')
  },
  'the command palette': async ({ page }) => {
    await page.getByRole('button', { name: 'Commands' }).click()
    await expect(page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox')).toBeFocused()
  },
  'the list of shortcuts': async ({ page }) => {
    await page.getByRole('button', { name: 'Commands' }).click()
    await page.getByRole('option', { name: /^Keyboard shortcuts/ }).click()
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  },
  'the two flows side by side': async ({ page }) => {
    await page.getByRole('button', { name: 'Compare enhanced and classic flow' }).click()
    await expect(page.getByRole('region', { name: 'Classic flow' })).toBeVisible()
  },
  'a text that is no token': async (playground) => {
    await playground.openInspector()
    await playground.inspect('not a token')
    await expect(playground.inspector).toContainText('This is not a token')
  },
}

/** Every tab of the design panel, each with the example that has most to show. */
const DESIGN_TABS = ['Pool', 'Identities', 'Requests', 'Data', 'Roles', 'JSON', 'Problems'] as const

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of SCREENS[colorScheme]) {
    test.describe(`${colorScheme}, ${viewport.width} px`, () => {
      test.use({ colorScheme, viewport })

      test('the playground has no accessibility violations in any of its states', async ({ page }) => {
        test.setTimeout(180_000)
        const playground = new PlaygroundPage(page)
        await playground.usePlainText()
        await playground.open()
        for (const [state, reach] of Object.entries(STATES)) {
          await test.step(state, async () => {
            await playground.reset()
            await reach(playground)
            expect.soft(await violations(page, PARTS[state]), state).toEqual([])
          })
        }
      })

      test('the dialogs have no accessibility violations', async ({ page }) => {
        test.setTimeout(120_000)
        const playground = new PlaygroundPage(page)
        await playground.usePlainText()
        await playground.open()
        const overlay = page.getByRole('dialog').or(page.getByRole('menu'))
        for (const [dialog, reach] of Object.entries(DIALOGS)) {
          await test.step(dialog, async () => {
            await reach(playground)
            // Behind an open dialog the page is the same for all of them, and out of reach.
            const isAlone = dialog !== 'the examples' && (await overlay.isVisible())
            const part = isAlone ? '[role="dialog"], [role="menu"]' : ':root'
            expect.soft(await violations(page, part), dialog).toEqual([])
            await page.keyboard.press('Escape')
            await expect(overlay).toBeHidden()
          })
        }
      })

      test('the tabs of the design have no accessibility violations', async ({ page }) => {
        test.setTimeout(120_000)
        const playground = new PlaygroundPage(page)
        await playground.usePlainText()
        await playground.open()
        await playground.openExample('Every source of identity')
        const design = page.getByRole('region', { name: 'Design', exact: true })
        const tabs = design.getByRole('tablist', { name: 'Parts of the design' })
        for (const tab of DESIGN_TABS) {
          await test.step(tab, async () => {
            await tabs.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
            await expect(
              design.locator('.design-tab > div :is(input, textarea, li button)').first(),
            ).toBeVisible()
            expect.soft(await violations(page, '.area-documents'), tab).toEqual([])
          })
        }
        await tabs.getByRole('tab', { name: /^Identities/ }).click()
        await design.getByRole('textbox', { name: 'Identity id' }).fill('not an id')
        await design.getByRole('button', { name: 'History' }).click()
        await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible()
        expect(await violations(page)).toEqual([])
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
          // What stays in view lies over what happens to be scrolled below it.
          scrollTo(0, 0)
        })
        expect(await violations(page)).toEqual([])
      })
    })
  }

  test.describe(`${colorScheme}, heavy parts loaded`, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 } })

    test('the code editor with a dimmed statement, and the diagram, have no accessibility violations', async ({
      page,
    }) => {
      test.setTimeout(120_000)
      const playground = await openCodeEditor(page)
      const diagram = page.getByRole('img', { name: /^Sequence diagram/ })
      await diagram.scrollIntoViewIfNeeded()
      await expect(diagram).toHaveAttribute('data-diagram', 'drawn', { timeout: 30_000 })
      expect.soft(await violations(page), 'the editor and the diagram').toEqual([])
      await caretBehind(page, playground, 'mybucket/')
      await page.keyboard.type('old')
      await page.keyboard.press('Escape')
      await expect(playground.editor.locator('.idpool-unused').first()).toBeVisible()
      expect(await violations(page, '.area-documents'), 'a dimmed statement').toEqual([])
    })

    test('what helps while writing has no accessibility violations', async ({ page }) => {
      test.setTimeout(120_000)
      const playground = await openCodeEditor(page)
      const editor = playground.editor.locator('.monaco-editor').first()
      await expect(playground.editor.getByText(/^Ana:.us-east-1/).first()).toBeVisible()
      await editor.locator('.view-line', { hasText: '"s3:ListBucket"' }).hover()
      await editor.getByText('s3:ListBucket').hover()
      await expect(page.locator('.monaco-hover:visible')).toContainText('Lists what there is')
      // The page around the editor is looked at in the test before.
      const part = '.area-documents'
      expect.soft(await violations(page, part), 'a hover').toEqual([])
      await editor.locator('.view-line', { hasText: '"s3:ListBucket"' }).click()
      await page.keyboard.press('End')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.type(', "s3:Get')
      await expect(page.locator('.suggest-widget.visible .monaco-list-row').first()).toBeVisible()
      expect.soft(await violations(page, part), 'the list of proposals').toEqual([])
      await page.keyboard.type('Objet')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+.')
      await expect(page.locator('.action-widget').first()).toBeVisible()
      expect.soft(await violations(page, part), 'the fixes').toEqual([])
    })
  })

  test.describe(`${colorScheme}, other pages`, () => {
    test.use({ colorScheme, expectedProblems: [/404 \(Not Found\)/] })

    test('the page for unknown addresses has no accessibility violations', async ({ page }) => {
      await page.goto('./no-such-page/')
      expect(await violations(page)).toEqual([])
    })

    test('a page without a language would be found', async ({ page }) => {
      await page.goto('./no-such-page/')
      await page.evaluate(() => document.documentElement.removeAttribute('lang'))
      expect(await violations(page)).toEqual(['html-has-lang: html'])
    })
  })
}

import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures'

/** A desk, a tablet and a phone: what goes by keyboard goes at each of them. */
export const WIDTHS = [1440, 1024, 390] as const

/** The playground in the words of the person who uses it. */
export class PlaygroundPage {
  readonly page: Page
  readonly steps: Locator
  readonly detail: Locator
  readonly why: Locator
  readonly editor: Locator
  readonly banner: Locator
  readonly inspector: Locator
  readonly trail: Locator

  constructor(page: Page) {
    this.page = page
    this.steps = page.getByRole('region', { name: 'The six steps' }).getByRole('list').first().locator('> li')
    this.detail = page.getByRole('group', { name: /^Step \d in detail$/ })
    this.why = page.getByRole('region', { name: 'Why', exact: true })
    this.editor = page.getByRole('region', { name: 'Policies' })
    this.inspector = page.getByRole('dialog', { name: 'Inspect a token' })
    this.trail = page.getByRole('region', { name: 'Who used which credentials' })
    this.banner = page.getByRole('region', { name: 'Results are not current' })
  }

  async open() {
    await this.page.goto('./')
    await expect(this.page.getByRole('table').first()).toBeVisible()
    // What comes after the page has come to life: before, a click is lost.
    await expect(this.page.getByRole('searchbox', { name: /^Find requests/ })).toBeVisible({
      timeout: 30_000,
    })
  }

  /** Back to the design that the page opens with. */
  async reset() {
    await this.page.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(this.banner).toBeHidden()
    await expect(this.step(4)).toContainText('Passed')
  }

  async openExamples() {
    await this.page.getByRole('button', { name: 'Examples' }).click()
    await expect(this.page.getByRole('dialog', { name: 'Examples' })).toBeVisible()
  }

  async openExample(name: string) {
    await this.openExamples()
    await this.page
      .getByRole('dialog', { name: 'Examples' })
      .getByRole('button', { name: new RegExp(`^${escapeRegExp(name)}`) })
      .click()
    await expect(this.page.getByRole('dialog')).toBeHidden()
    await expect(this.page.getByRole('button', { name: `Undo: Open ${name}` })).toBeVisible()
  }

  async openComparison() {
    await this.page.getByRole('button', { name: 'Compare with another design' }).click()
    await expect(this.page.getByRole('dialog', { name: 'Compare designs' })).toBeVisible()
  }

  async openInspector() {
    await this.page.getByRole('button', { name: 'Inspect a token' }).click()
    await expect(this.inspector).toBeVisible()
  }

  /** Pastes a text into the open inspector. */
  async inspect(text: string) {
    await this.inspector.getByRole('textbox', { name: 'Token' }).fill(text)
  }

  async chooseIdentity(name: string) {
    await this.page.getByRole('radio', { name: new RegExp(`^${name}`) }).check()
  }

  step(number: number): Locator {
    return this.steps.nth(number - 1)
  }

  async chooseStep(number: number) {
    await this.step(number)
      .getByRole('button', { name: new RegExp(`^Step ${number}:`) })
      .click()
  }

  /** The button of one cell: "Ana", "Get own object". */
  cell(identity: string, request: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${identity}, ${escapeRegExp(request)}: `) })
  }

  async verdict(identity: string, request: string): Promise<string> {
    const label = (await this.cell(identity, request).getAttribute('aria-label')) ?? ''
    return label
      .replace(/, (changed by your last edit|rests on an assumption|as expected)/g, '')
      .replace(/^.*?: /, '')
  }

  async chooseDocument(name: string) {
    await this.editor
      .getByRole('button', { name: new RegExp(`^${escapeRegExp(name)}`) })
      .first()
      .click()
    await expect(this.editor.getByRole('group', { name: new RegExp(`^${escapeRegExp(name)}`) })).toBeVisible()
  }

  /** Uses the plain text editor: for tests that are not about Monaco. */
  async usePlainText() {
    await this.page.addInitScript(() => localStorage.setItem('idpool:editor', 'plain'))
  }

  textArea(): Locator {
    return this.editor.getByRole('textbox')
  }

  /** Edits the shown policy as text. */
  async rewrite(change: (text: string) => string) {
    const before = await this.textArea().inputValue()
    const after = change(before)
    expect(after, 'the edit changes something').not.toBe(before)
    await this.textArea().fill(after)
  }

  /** What the person has selected in the plain editor. */
  selectedText(): Promise<string> {
    return this.textArea().evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    )
  }
}

/** Brings the code editor in, as a visitor does: by going to it. */
export async function openCodeEditor(page: Page) {
  const playground = new PlaygroundPage(page)
  await playground.open()
  await playground.editor.getByRole('textbox').click()
  await page.locator('body').click({ position: { x: 5, y: 5 } })
  await expect(playground.editor.locator('[data-editor="monaco"]')).toBeVisible({ timeout: 30_000 })
  // What helps while writing comes with the engine.
  await expect(playground.editor.getByRole('tab', { name: /^Values/ })).toBeVisible({ timeout: 30_000 })
  return playground
}

/** Everything that is said to screen readers from now on: one sentence may soon take the place of another. */
export async function listen(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    for (const region of document.querySelectorAll('[role="status"].sr-only')) {
      const note = () => said.push(region.textContent ?? '')
      new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true })
    }
  })
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said.join('\n'))
}

/** Puts the caret behind a piece of text in the code editor, wherever it wraps or scrolls. */
export async function caretBehind(page: Page, playground: PlaygroundPage, text: string) {
  await playground.editor.locator('.view-line').first().click()
  await page.keyboard.press('Control+F')
  await page.keyboard.insertText(text)
  // Monaco looks a moment later: keys before that would meet the old selection.
  await expect(playground.editor.locator('.find-widget .matchesCount')).toHaveText(/^\d+ of \d+$/)
  await page.keyboard.press('Escape')
  await expect(playground.editor.locator('.find-widget.visible')).toHaveCount(0)
  await expect(playground.editor.locator('textarea.inputarea')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(playground.editor.locator('.selected-text')).toHaveCount(0)
}

/** A JWT with these claims and a signature that nobody made. */
export function unsignedToken(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

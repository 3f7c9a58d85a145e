import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(
    part: string,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: (string | string[])[] }[] }[] }>
}

/**
 * What in a page breaks WCAG 2.2 AA or good practice: a rule and the elements that break it, a line each.
 *
 * axe runs in the page itself and gathers violations alone: its own wrapper for Playwright carries everything that it
 * looked at to a second page and back, which takes three times as long.
 *
 * @param part a selector of what is looked at
 */
export async function violations(page: Page, part = ':root'): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(
    async ({ part, tags }) => {
      const { axe } = window as unknown as { axe: Axe }
      const { violations } = await axe.run(part, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
        preload: false,
      })
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`,
      )
    },
    { part, tags: WCAG },
  )
}

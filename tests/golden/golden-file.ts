import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'

/**
 * Compares a text with a reviewed file of this folder. `UPDATE_GOLDEN=1` writes the files anew: read the
 * difference before committing it, as a newcomer would.
 */
export function expectGolden(name: string, text: string): void {
  const file = path.join(import.meta.dirname, name)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  let reviewed: string
  try {
    reviewed = readFileSync(file, 'utf8')
  } catch {
    throw new Error(`there is no ${name}: run with UPDATE_GOLDEN=1 and review it`)
  }
  expect(text).toBe(reviewed)
}

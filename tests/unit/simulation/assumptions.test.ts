import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ASSUMPTIONS } from '@/lib/simulation'

const lib = path.join(import.meta.dirname, '../../../lib')

const code = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('assumptions.ts'))
  .map((name) => readFileSync(path.join(lib, name), 'utf8'))

/** Ids as the code names them: in lines that note, add or bind an assumption. All ids have a dash. */
function namedInCode(): string[] {
  const lines = code
    .flatMap((text) => text.split('\n'))
    .filter(
      (line) =>
        !line.includes('code ===') &&
        /\bnote\(|\bassumptions?: |\bfound\.add\(|satisfies IamAssumptionId|IamAssumptionId = /.test(line),
    )
  const ids = lines.flatMap((line) => [...line.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)+)'/g)])
  return [...new Set(ids.map(([, id]) => id ?? ''))]
}

test('every assumption that the code names is explained', () => {
  const named = namedInCode()
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((id) => !ASSUMPTIONS.has(id))).toEqual([])
})

test('every assumption that is explained is named by the code', () => {
  const all = code.join('\n')
  expect([...ASSUMPTIONS.keys()].filter((id) => !all.includes(`'${id}'`))).toEqual([])
})

test('each says what is assumed, why, and on which page it rests', () => {
  for (const [id, assumption] of ASSUMPTIONS) {
    expect(assumption.id).toBe(id)
    expect(assumption.says).toMatch(/^[A-Z].*\.$/)
    expect(assumption.because).toMatch(/^[A-Z].*\.$/)
    expect(assumption.source).toMatch(/^https:\/\//)
  }
})

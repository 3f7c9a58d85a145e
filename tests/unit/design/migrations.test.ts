import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Design, decodeDesign, encodeDesign } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'

/** A file of the first version as somebody has it on their disk: never changed. */
const file = readFileSync(path.join(import.meta.dirname, '../../fixtures/design.v1.json'), 'utf8')

function opened(text: string): Design {
  const decoded = decodeDesign(text)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error))
  return decoded.value
}

test('a file of the first version opens as a design of the second', () => {
  expect(JSON.parse(file).version).toBe(1)
  expect(opened(file).version).toBe(2)
})

test('written and read again, it is the same design', () => {
  const design = opened(file)
  expect(opened(encodeDesign(design))).toEqual(design)
})

test('it brings about what the default design does', async () => {
  const [before, now] = [await simulate(opened(file)), await simulate(DEFAULT_DESIGN)]
  expect(before.cells.map(({ identity, request, verdict }) => [identity, request, verdict])).toEqual(
    now.cells.map(({ identity, request, verdict }) => [identity, request, verdict]),
  )
  expect(before).toEqual(now)
})

test('a file of the first version may not hold what came with the second', () => {
  const mixed = file.replace('"buckets": [', '"resources": [],\n  "buckets": [')
  const decoded = decodeDesign(mixed)
  expect(decoded.ok ? [] : decoded.error.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'resources: unknown field `resources`',
  ])
})

test('in a file of the first version, too, a problem has its place', () => {
  const wrong = file.replace('"clientId": "6jk8ltokc7ac9es6jrtg9q572f"', '"clientId": 6')
  const lines = wrong.slice(0, wrong.indexOf('"clientId": 6')).split('\n')
  const decoded = decodeDesign(wrong)
  expect(decoded.ok ? [] : decoded.error).toMatchObject([
    {
      line: lines.length,
      column: (lines.at(-1) ?? '').length + '"clientId": '.length + 1,
      path: 'providers.0.clientId',
      message: 'a text is expected here, not `6`',
    },
  ])
})

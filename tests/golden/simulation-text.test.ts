import { expect, test } from 'vitest'
import { simulationToText } from '@/lib/cli/simulation-to-text'
import { type Design, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { expectGolden } from './golden-file'

const broken = withDocumentText(DEFAULT_DESIGN, 'roles/PhotoAppUser/policies/S3UserFolder', '{"Version": ')

test.each<[string, Design]>([
  ['default', DEFAULT_DESIGN],
  ['every-source', EVERY_SOURCE],
  ['broken-policy', broken],
])('what idpool simulate says of the design %s', async (name, design) => {
  expectGolden(`simulation/${name}.txt`, simulationToText(design, await simulate(design)))
})

test('no line but a list or a reason is wider than a terminal', async () => {
  const text = simulationToText(EVERY_SOURCE, await simulate(EVERY_SOURCE))
  const table = text.slice(0, text.indexOf('Why not:')).split('\n')
  expect(table.filter((line) => line.length > 120)).toEqual([])
})

test('a matrix of many identities and requests becomes lists, each answer once', async () => {
  const requests = Array.from({ length: 30 }, (_, index) => ({
    ...EVERY_SOURCE.requests[0]!,
    id: `r${index}`,
    name: `Request ${index}`,
  }))
  const wide: Design = { ...EVERY_SOURCE, requests, expectations: [] }
  const text = simulationToText(wide, await simulate(wide))
  expect(text).toContain('\nRequest 29\n  Allow: Edith')
  expect(text).toContain('\n  Deny (no credentials: step 2): Sven (signed out)\n')
})

test('a design without identities or without requests is told too', async () => {
  const nobody: Design = { ...DEFAULT_DESIGN, identities: [], expectations: [] }
  expect(simulationToText(nobody, await simulate(nobody))).toContain('13 requests by 0 identities')
  const nothing: Design = { ...EVERY_SOURCE, requests: [], expectations: [] }
  expect(simulationToText(nothing, await simulate(nothing))).toContain('0 requests by 17 identities')
})

test('a name in a design cannot move the cursor of a terminal', async () => {
  const [ana, ...others] = DEFAULT_DESIGN.identities
  const loud: Design = {
    ...DEFAULT_DESIGN,
    name: 'one\u001b[2Jtwo\nthree',
    identities: [{ ...ana!, name: 'Ana\r\u009b31m' }, ...others],
  }
  const text = simulationToText(loud, await simulate(loud))
  expect(text).not.toMatch(/(?!\n)\p{Cc}/u)
  expect(text).toMatch(/^one \[2Jtwo three\n/)
})

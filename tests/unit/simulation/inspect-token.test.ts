import { expect, test } from 'vitest'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { inspectTokenAgainst, simulate } from '@/lib/simulation'

const TODAY = Math.floor(Date.parse('2027-01-01T00:00:00Z') / 1000)
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('a token of the simulation is checked at the time of the design', async () => {
  const [ana] = (await simulate(DEFAULT_DESIGN)).runs
  const raw = ana?.steps[0]?.token?.raw ?? ''
  const inspection = await inspectTokenAgainst(DEFAULT_DESIGN, raw, TODAY)
  expect(inspection).toMatchObject({ verdict: 'accepted', clock: 'design' })
  // The pool of another design does not know this issuer.
  expect((await inspectTokenAgainst(EVERY_SOURCE, raw, TODAY)).verdict).toBe('refused')
})

test('any other token is checked at the moment given', async () => {
  const raw = `${part({ alg: 'RS256' })}.${part({ iss: 'https://accounts.google.com', aud: '1234567890-abc.apps.googleusercontent.com', exp: TODAY + 60 })}.c2ln`
  const inspection = await inspectTokenAgainst(EVERY_SOURCE, raw, TODAY)
  expect(inspection).toMatchObject({ verdict: 'not-known', clock: 'today', checkedAt: TODAY })
  expect((await inspectTokenAgainst(EVERY_SOURCE, raw, TODAY + 600)).verdict).toBe('refused')
})

test.each(['', ' ', 'no token', 'a.b.c', '<xml', 'x'.repeat(60_000)])(
  'any text gives an answer',
  async (text) => {
    expect((await inspectTokenAgainst(DEFAULT_DESIGN, text, TODAY)).kind).toBe('unknown')
  },
)

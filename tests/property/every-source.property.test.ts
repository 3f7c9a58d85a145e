import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { simulationToText } from '@/lib/cli/simulation-to-text'
import { type Design, decodeDesign, documentsOf, encodeDesign, withDocumentText } from '@/lib/design'
import { createTokenService } from '@/lib/federation'
import { authorize, compilePolicy, createRequestContext, parsePolicy } from '@/lib/iam'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { auditTrail, type Session, type Simulation, simulate } from '@/lib/simulation'
import { explainCell, flowOf } from '@/lib/views'
import { policyText } from './arbitraries/designs'
import { mutatedText } from './arbitraries/mutations'
import { PATIENCE, runs } from './runs'

vi.setConfig({ testTimeout: PATIENCE })

const TRUST = documentsOf(EVERY_SOURCE).filter(({ kind }) => kind === 'trust')
const trustTexts = fc.oneof(
  { weight: 2, arbitrary: policyText },
  { weight: 2, arbitrary: fc.constantFrom(...TRUST.map(({ text }) => text)) },
  {
    weight: 3,
    // A word of a sound trust policy becomes another.
    arbitrary: fc
      .tuple(
        fc.constantFrom(...TRUST.map(({ text }) => text)),
        fc.constantFrom('Allow', 'StringEquals', 'ForAnyValue:StringLike', ':aud', ':amr', 'authenticated'),
        fc.constantFrom('Deny', 'StringNotEquals', 'ForAllValues:StringLike', ':sub', ':AMR', 'guest', '*'),
      )
      .map(([text, word, other]) => text.replace(word, other)),
  },
)
/** The example with other trust policies. */
const retrusted: fc.Arbitrary<Design> = fc
  .array(fc.record({ id: fc.constantFrom(...TRUST.map(({ id }) => id)), text: trustTexts }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((edits) =>
    edits.reduce<Design>((design, { id, text }) => withDocumentText(design, id, text), EVERY_SOURCE),
  )

/** Does the trust policy of the session's role, asked once more by itself, let this identity have it? */
function isTrusted(design: Design, { roleArn, roleName, sessionName, context, tags }: Session): boolean {
  const role = design.roles.find(({ name }) => name === roleName)
  const trust = compilePolicy(parsePolicy(role?.trustPolicy ?? ''), 'trust', 'trust')
  const keys = ['aud', 'sub', 'amr'].map((key) => `cognito-identity.amazonaws.com:${key}`)
  const wantsTags = Object.keys(tags).length > 0
  return ['sts:AssumeRoleWithWebIdentity', ...(wantsTags ? ['sts:TagSession'] : [])].every(
    (action) =>
      authorize(
        { identity: null, trust },
        {
          principal: { kind: 'federated', provider: 'cognito-identity.amazonaws.com' },
          action,
          resource: roleArn,
          context: createRequestContext({
            ...Object.fromEntries(keys.map((key) => [key, context[key]])),
            'aws:FederatedProvider': 'cognito-identity.amazonaws.com',
            'aws:SecureTransport': true,
            'aws:SourceIp': sessionName === 'CognitoIdentityCredentials' ? '192.0.2.1' : '203.0.113.24',
            'aws:CurrentTime': design.now,
            'aws:EpochTime': Date.parse(design.now) / 1000,
            'aws:RequestedRegion': design.region,
            'sts:RoleSessionName': sessionName,
            ...(wantsTags ? { 'aws:TagKeys': Object.keys(tags) } : {}),
            ...Object.fromEntries(
              Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]),
            ),
          }),
        },
      ).kind === 'allow',
  )
}

test('no source gets credentials without an allow of the role’s trust policy', async () => {
  let withCredentials = 0
  let without = 0
  await fc.assert(
    fc.asyncProperty(retrusted, async (design) => {
      const { runs: journeys, cells } = await simulate(design)
      for (const { identityId, session } of journeys) {
        if (session !== null) expect(isTrusted(design, session), identityId).toBe(true)
        else {
          const mine = cells.filter(({ identity }) => identity === identityId)
          expect(mine.filter(({ verdict }) => verdict === 'allow')).toEqual([])
        }
        if (session) withCredentials++
        else without++
      }
    }),
    runs(60),
  )
  expect([withCredentials > 0, without > 0]).toEqual([true, true])
})

test('a trust policy that denies everybody leaves its role to nobody', async () => {
  const statement = { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity' }
  await fc.assert(
    fc.asyncProperty(retrusted, fc.constantFrom(...EVERY_SOURCE.roles), async (design, { name }) => {
      const denied = withDocumentText(
        design,
        `roles/${name}/trust-policy`,
        JSON.stringify({ Version: '2012-10-17', Statement: statement }),
      )
      const { runs: journeys } = await simulate(denied)
      expect(journeys.filter(({ session }) => session?.roleName === name)).toEqual([])
    }),
    runs(20),
  )
})

test('the same design, time and seed give the same simulation and the same trail', async () => {
  await fc.assert(
    fc.asyncProperty(retrusted, async (design) => {
      const first = await simulate(design)
      await simulate(EVERY_SOURCE)
      const decoded = decodeDesign(encodeDesign(design))
      if (!decoded.ok) throw new Error('not a design')
      const second = await simulate(decoded.value, { tokens: createTokenService() })
      expect(second).toEqual(first)
      expect(auditTrail(decoded.value, second)).toEqual(auditTrail(design, first))
    }),
    runs(15),
  )
})

// `{{other}}` means the first other identity, so it is named in full before the order changes.
const [, ben] = DEFAULT_DESIGN.identities
const named: Design = JSON.parse(
  JSON.stringify(DEFAULT_DESIGN).replaceAll('{{other}}', `{{identity:${ben?.id}}}`),
)

test.each([
  ['every source', EVERY_SOURCE],
  ['the default design', named],
] as const)('the order of identities does not matter: %s', async (_name, design) => {
  const usual = await simulate(design)
  const count = design.identities.length
  await fc.assert(
    fc.asyncProperty(
      fc
        .shuffledSubarray(design.identities, { minLength: 1, maxLength: count })
        .filter((some) => some.some(({ id }) => id === ben?.id || design === EVERY_SOURCE)),
      async (identities) => {
        const simulation = await simulate({ ...design, identities, expectations: [] })
        for (const { id } of identities) {
          expect(partOf(simulation, id)).toEqual(partOf(usual, id))
        }
      },
    ),
    runs(20),
  )
})

function partOf({ runs: journeys, cells }: Simulation, id: string): object {
  return {
    run: journeys.find(({ identityId }) => identityId === id),
    cells: cells.filter(({ identity }) => identity === id),
  }
}

test.each([
  ['the default design', DEFAULT_DESIGN, 150],
  ['every source', EVERY_SOURCE, 150],
] as const)(
  'whatever happens to the text of %s, it has a simulation or diagnostics',
  async (_name, design, times) => {
    let simulated = 0
    await fc.assert(
      fc.asyncProperty(mutatedText(design), async (text) => {
        const decoded = decodeDesign(text)
        if (!decoded.ok) {
          expect(decoded.error.length).toBeGreaterThan(0)
          const lines = text.split(/\r\n|\r|\n/)
          for (const { line, column, message, range } of decoded.error) {
            expect(line).toBeGreaterThan(0)
            expect(line).toBeLessThanOrEqual(lines.length)
            expect(column).toBeGreaterThan(0)
            expect(message).not.toMatch(/^$|\n|undefined|\[object/)
            expect(range.start).toBeLessThanOrEqual(text.length)
          }
          return
        }
        simulated++
        const simulation = await simulate(decoded.value)
        expect(simulation.cells).toHaveLength(decoded.value.identities.length * decoded.value.requests.length)
        expect(simulationToText(decoded.value, simulation)).not.toMatch(/(?!\n)\p{Cc}/u)
        auditTrail(decoded.value, simulation)
        for (const { identity, request } of simulation.cells.slice(0, 20)) {
          expect(flowOf(decoded.value, simulation, identity, request)).toHaveLength(6)
          expect(explainCell(decoded.value, simulation, identity, request)?.reason).not.toBe('')
        }
      }),
      runs(times),
    )
    expect(simulated).toBeGreaterThan(0)
  },
)

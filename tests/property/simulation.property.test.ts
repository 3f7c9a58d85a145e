import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { type Design, decodeDesign, encodeDesign } from '@/lib/design'
import { createTokenService } from '@/lib/federation'
import { authorize, compilePolicy, createRequestContext, parsePolicy } from '@/lib/iam'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { ASSUMPTIONS, type Simulation, simulate } from '@/lib/simulation'
import { explainCell, flowOf, toMatrix, toSequence } from '@/lib/views'
import { applyEdits, design, edits } from './arbitraries/designs'
import { PATIENCE, runs } from './runs'

vi.setConfig({ testTimeout: PATIENCE })

/** Every view of a simulation, made once; throws where a view does. */
function viewAll(source: Design, simulation: Simulation): void {
  toMatrix(source, simulation)
  for (const identity of source.identities) {
    toSequence(source, identity, flowOf(source, simulation, identity.id, null))
    for (const request of source.requests) {
      expect(flowOf(source, simulation, identity.id, request.id)).toHaveLength(6)
      expect(explainCell(source, simulation, identity.id, request.id)?.reason).not.toBe('')
    }
  }
}

test('what is written is read back, whatever the design', () => {
  fc.assert(
    fc.property(design, (source) => {
      const decoded = decodeDesign(encodeDesign(source))
      expect(decoded).toEqual({ ok: true, value: source })
    }),
    runs(200),
  )
})

test('any design has a simulation, and every view of it', async () => {
  await fc.assert(
    fc.asyncProperty(design, async (source) => {
      const simulation = await simulate(source)
      expect(simulation.cells).toHaveLength(source.identities.length * source.requests.length)
      viewAll(source, simulation)
    }),
    runs(80),
  )
})

test('the same design has the same simulation, in any order of edits and however often', async () => {
  await fc.assert(
    fc.asyncProperty(edits, edits, async (first, second) => {
      const here = applyEdits(DEFAULT_DESIGN, first)
      const there = applyEdits(DEFAULT_DESIGN, second)
      const before = await simulate(here)
      await simulate(there)
      await simulate(DEFAULT_DESIGN)
      const after = await simulate(structuredClone(here), { tokens: createTokenService() })
      expect(after).toEqual(before)
    }),
    runs(60),
  )
})

test('whatever edits do, undoing them brings the same simulation back', async () => {
  const usual = await simulate(DEFAULT_DESIGN)
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      await simulate(applyEdits(DEFAULT_DESIGN, list))
      expect(await simulate(DEFAULT_DESIGN)).toEqual(usual)
    }),
    runs(40),
  )
})

test('there are no credentials without an allow of the trust policy', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      const edited = applyEdits(DEFAULT_DESIGN, list)
      const simulation = await simulate(edited)
      for (const run of simulation.runs) {
        const identity = edited.identities.find(({ id }) => id === run.identityId)
        const isGuest = identity?.kind === 'guest'
        const role = edited.roles.find(({ name }) => name === (isGuest ? 'PhotoAppGuest' : 'PhotoAppUser'))
        const provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Photo1234'
        const amr = isGuest
          ? ['unauthenticated']
          : [
              'authenticated',
              provider,
              `${provider}:CognitoSignIn:${identity?.kind === 'user-pool-user' ? identity.sub : ''}`,
            ]
        const trust = compilePolicy(parsePolicy(role?.trustPolicy ?? ''), 'trust', 'trust')
        const { kind } = authorize(
          { identity: null, trust },
          {
            principal: { kind: 'federated', provider: 'cognito-identity.amazonaws.com' },
            action: 'sts:AssumeRoleWithWebIdentity',
            resource: `arn:aws:iam::${edited.account}:role/${role?.name}`,
            context: createRequestContext({
              'cognito-identity.amazonaws.com:aud': edited.identityPool.id,
              'cognito-identity.amazonaws.com:sub': identity?.identityId,
              'cognito-identity.amazonaws.com:amr': amr,
              'aws:FederatedProvider': 'cognito-identity.amazonaws.com',
              'aws:SecureTransport': true,
              'aws:SourceIp': '192.0.2.1',
              'aws:CurrentTime': edited.now,
              'aws:EpochTime': Date.parse(edited.now) / 1000,
              'aws:RequestedRegion': edited.region,
              'sts:RoleSessionName': 'CognitoIdentityCredentials',
            }),
          },
        )
        expect(run.session !== null).toBe(kind === 'allow')
        const cells = simulation.cells.filter((cell) => cell.identity === run.identityId)
        if (run.session === null) for (const cell of cells) expect(cell.verdict).not.toBe('allow')
      }
    }),
    runs(120),
  )
})

test('every assumption of a simulation is explained', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      const { cells, runs: journeys } = await simulate(applyEdits(DEFAULT_DESIGN, list))
      const named = [
        ...cells.flatMap((cell) => cell.assumptions),
        ...journeys.flatMap((run) => run.steps.flatMap((step) => step.assumptions)),
      ]
      expect(named.filter((id) => !ASSUMPTIONS.has(id))).toEqual([])
    }),
    runs(60),
  )
})

test('a verdict, its step, its answer and its checks fit together', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      const { cells } = await simulate(applyEdits(DEFAULT_DESIGN, list))
      for (const cell of cells) {
        const last = cell.checks.at(-1)
        if (cell.step !== 6) {
          expect(cell.checks).toEqual([])
          expect(cell.answer).toBeNull()
        } else if (cell.verdict === 'allow') {
          expect(cell.checks.every((check) => check.decision === 'allow')).toBe(true)
          expect(cell.answer?.status).not.toBe(403)
        } else if (cell.verdict === 'deny') {
          expect(last?.deniedBy).not.toBeNull()
          expect([400, 403]).toContain(cell.answer?.status)
        } else {
          expect(last?.decision).toBe('undetermined')
          expect(cell.answer).toBeNull()
        }
        if (cell.hasVacuousCondition) expect(cell.verdict).toBe('allow')
      }
    }),
    runs(80),
  )
})

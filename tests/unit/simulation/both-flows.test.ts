import { describe, expect, test } from 'vitest'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { simulate, simulateBothFlows } from '@/lib/simulation'
import { toFlowComparison } from '@/lib/views'

const flowsOf = async (design: typeof DEFAULT_DESIGN, id: string) => {
  const flows = await simulateBothFlows(design, id)
  if (!flows) throw new Error(`no identity ${id}`)
  return { flows, comparison: toFlowComparison(design, id, flows) }
}

describe('both flows of an identity', () => {
  test('the one that the design has comes out as in the simulation, for everybody', async () => {
    for (const design of [DEFAULT_DESIGN, EVERY_SOURCE]) {
      const { runs, cells } = await simulate(design)
      for (const identity of design.identities) {
        const both = await simulateBothFlows(design, identity.id)
        const chosen = identity.classic ? both?.classic : both?.enhanced
        expect(chosen?.isChosen, identity.id).toBe(true)
        expect(chosen?.run).toEqual(runs.find(({ identityId }) => identityId === identity.id))
        expect(chosen?.cells).toEqual(cells.filter((cell) => cell.identity === identity.id))
      }
    }
  }, 60_000)

  test('in the classic flow the app asks STS, with a token of the identity pool', async () => {
    const { comparison } = await flowsOf(DEFAULT_DESIGN, 'ana')
    const [enhanced, classic] = comparison.columns
    expect(enhanced?.calls.map(({ operation }) => operation)).toEqual([
      'cognito-identity:GetId',
      'cognito-identity:GetCredentialsForIdentity',
      'sts:AssumeRoleWithWebIdentity',
    ])
    expect(classic?.calls.map(({ operation }) => operation)).toEqual([
      'cognito-identity:GetId',
      'cognito-identity:GetOpenIdToken',
      'sts:AssumeRoleWithWebIdentity',
    ])
    const asks = comparison.columns.map(
      ({ facts }) => facts.find(({ name }) => name === 'Who asks STS')?.says,
    )
    expect(asks).toEqual(['The identity pool', 'The app itself'])
  })

  test('a guest is narrowed in the enhanced flow only', async () => {
    const { flows, comparison } = await flowsOf(EVERY_SOURCE, 'guest')
    expect(flows.enhanced.run.session?.isGuestScopedDown).toBe(true)
    expect(flows.classic?.run.session?.isGuestScopedDown ?? false).toBe(false)
    expect(
      comparison.columns[0]?.facts.find(({ name }) => name === 'What narrows the session')?.says,
    ).toMatch(/Two session policies/)
  })

  test('a pool that forbids the classic flow refuses it, and that is said', async () => {
    const design = {
      ...DEFAULT_DESIGN,
      identityPool: { ...DEFAULT_DESIGN.identityPool, allowClassicFlow: false },
    }
    const { comparison } = await flowsOf(design, 'ana')
    expect(comparison.summary).toBe('Only the enhanced flow leads to credentials.')
    expect(comparison.columns[1]?.calls.at(-1)?.error).not.toBeNull()
    expect(comparison.differences.length).toBeGreaterThan(3)
  })

  test('without any role there is no classic flow to compare with', async () => {
    const design = {
      ...DEFAULT_DESIGN,
      roles: [],
      identityPool: { ...DEFAULT_DESIGN.identityPool, roles: { authenticated: null, unauthenticated: null } },
    }
    const { comparison } = await flowsOf(design, 'ana')
    expect(comparison.columns).toHaveLength(1)
    expect(comparison.summary).toContain('no role')
  })

  test('somebody who is not in the design has none', async () => {
    expect(await simulateBothFlows(DEFAULT_DESIGN, 'zoe')).toBeNull()
  })
})

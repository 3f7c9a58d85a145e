import { describe, expect, test } from 'vitest'
import { type Design, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { effectOfKeys, keysOfRequest, simulate, whatIf } from '@/lib/simulation'
import { whatIfView } from '@/lib/views'

const S3 = 'roles/PhotoAppUser/policies/S3UserFolder'

/** The default design with a condition on every object that Ana and Ben reach. */
function withCondition(condition: object): Design {
  const policy = JSON.parse(DEFAULT_DESIGN.roles[0]?.policies[0]?.text ?? '')
  policy.Statement[1].Condition = condition
  return withDocumentText(DEFAULT_DESIGN, S3, JSON.stringify(policy))
}

const OFFICE = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }

describe('what if a condition key were another', () => {
  test('an address within the range would be allowed, and the design stays as it is', async () => {
    const design = withCondition(OFFICE)
    const before = JSON.stringify(design)
    const simulation = await simulate(design)
    expect(whatIf(design, simulation, 'ana', 'get-own', [])?.verdict).toBe('deny')
    const at = (value: string | null) =>
      whatIf(design, simulation, 'ana', 'get-own', [{ key: 'aws:SourceIp', value }])
    expect(at('10.0.0.1')?.verdict).toBe('allow')
    expect(at('11.0.0.1')?.verdict).toBe('deny')
    expect(at(null)?.verdict).toBe('deny')
    expect(at('10.0.0.1')?.explanations[0]?.decision.kind).toBe('allow')
    expect(JSON.stringify(design)).toBe(before)
  })

  test('a key that the request fills itself can be another as well, whatever its case', async () => {
    const simulation = await simulate(DEFAULT_DESIGN)
    const listing = (value: string) =>
      whatIf(DEFAULT_DESIGN, simulation, 'ana', 'list-all', [{ key: 'S3:PREFIX', value }])?.verdict
    expect(whatIf(DEFAULT_DESIGN, simulation, 'ana', 'list-all', [])?.verdict).toBe('deny')
    expect(listing('us-east-1:a1a1a1a1-1111-4111-8111-111111111111/')).toBe('allow')
    expect(listing('elsewhere/')).toBe('deny')
  })

  test('a key of several values stays one', async () => {
    const simulation = await simulate(DEFAULT_DESIGN)
    const [key, own] = ['dynamodb:LeadingKeys', 'us-east-1:a1a1a1a1-1111-4111-8111-111111111111']
    const asked = (value: string | string[] | null) =>
      whatIf(DEFAULT_DESIGN, simulation, 'ana', 'get-other-row', [{ key, value }])
    expect(asked(own)?.verdict).toBe('allow')
    expect(asked([own, 'other'])?.verdict).toBe('deny')
    expect(asked(null)).toMatchObject({ verdict: 'allow', hasVacuousCondition: true })
  })

  test('the time is told by both of its keys', async () => {
    const design = withCondition({ NumericGreaterThan: { 'aws:EpochTime': '1893456000' } })
    const simulation = await simulate(design)
    const at = (value: string) =>
      whatIf(design, simulation, 'ana', 'get-own', [{ key: 'aws:CurrentTime', value }])?.verdict
    expect(at('2020-01-01T00:00:00Z')).toBe('deny')
    expect(at('2031-01-01T00:00:00Z')).toBe('allow')
  })

  test('without credentials there is nothing to imagine', async () => {
    const design = withDocumentText(DEFAULT_DESIGN, 'roles/PhotoAppUser/trust-policy', '{}')
    const simulation = await simulate(design)
    expect(whatIf(design, simulation, 'ana', 'get-own', [])).toBeNull()
    expect(whatIf(DEFAULT_DESIGN, await simulate(DEFAULT_DESIGN), 'ana', 'no-such', [])).toBeNull()
    expect(keysOfRequest(design, simulation, 'ana', 'get-own')).toEqual([])
  })
})

describe('the keys that could matter', () => {
  test('those that the policies ask for come first, with what the request has', async () => {
    const design = withCondition(OFFICE)
    const keys = keysOfRequest(design, await simulate(design), 'ana', 'get-own')
    expect(keys.find(({ key }) => key === 'aws:SourceIp')).toEqual({
      key: 'aws:SourceIp',
      value: '203.0.113.24',
      isAsked: true,
    })
    expect(keys.find(({ key }) => key === 'aws:MultiFactorAuthPresent')).toMatchObject({
      value: null,
      isAsked: false,
    })
    const asked = keys.map(({ isAsked }) => isAsked)
    expect(asked).toEqual([...asked].sort((left, right) => Number(right) - Number(left)))
    expect(new Set(keys.map(({ key }) => key.toLowerCase())).size).toBe(keys.length)
  })
})

describe('the effect on others', () => {
  test('names the cells of the identity and of the request that would say something else', async () => {
    const design = withCondition(OFFICE)
    const simulation = await simulate(design)
    const changes = [{ key: 'aws:SourceIp', value: '10.0.0.1' }]
    expect(
      effectOfKeys(design, simulation, { identityId: 'ana' }, changes).map(({ request }) => request),
    ).toEqual(['get-own', 'put-own'])
    expect(effectOfKeys(design, simulation, { requestId: 'get-own' }, changes)).toEqual([
      { identity: 'ana', request: 'get-own', before: 'deny', after: 'allow' },
      { identity: 'ben', request: 'get-own', before: 'deny', after: 'allow' },
    ])
    expect(whatIfView(design, simulation, 'ana', 'get-own', changes)).toMatchObject({
      isDifferent: true,
      real: { verdict: 'deny', message: expect.stringContaining('not authorized to perform: s3:GetObject') },
      imagined: { verdict: 'allow', reason: 'Allowed by statement 2 of S3UserFolder.', message: null },
    })
  })
})

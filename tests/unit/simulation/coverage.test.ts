import { describe, expect, test } from 'vitest'
import { accessPolicyId, type Design, trustPolicyId, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { type Coverage, coverage, simulate } from '@/lib/simulation'

const S3 = accessPolicyId('PhotoAppUser', 'S3UserFolder')
const ROWS = accessPolicyId('PhotoAppUser', 'DynamoDBUserRows')

async function coverageOf(design: Design): Promise<Coverage> {
  const work = coverage(design, await simulate(design))
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

const withStatement = (documentId: string, change: (statements: object[]) => object[]) => {
  const policy = DEFAULT_DESIGN.roles[0]?.policies.find(
    ({ name }) => accessPolicyId('PhotoAppUser', name) === documentId,
  )
  const parsed = JSON.parse(policy?.text ?? '')
  parsed.Statement = change(parsed.Statement)
  return withDocumentText(DEFAULT_DESIGN, documentId, JSON.stringify(parsed))
}

describe('what statements are used for', () => {
  test('each cell that a statement settles is told by who and what', async () => {
    const [list, objects] = (await coverageOf(DEFAULT_DESIGN)).get(S3) ?? []
    expect(list?.decides).toEqual([
      { identityId: 'ana', requestId: 'list-own' },
      { identityId: 'ben', requestId: 'list-own' },
    ])
    expect(objects?.decides.map(({ requestId }) => requestId)).toEqual([
      'get-own',
      'put-own',
      'get-own',
      'put-own',
    ])
    expect(objects?.title).toBe('statement 2')
    expect(objects?.matches).toEqual(objects?.decides)
  })

  test('a statement that no request matches has no uses', async () => {
    const design = withStatement(ROWS, (statements) => [
      ...statements,
      { Sid: 'Never', Effect: 'Allow', Action: 'dynamodb:DeleteItem', Resource: '*' },
    ])
    const [used, unused] = (await coverageOf(design)).get(ROWS) ?? []
    expect(used?.matches.length).toBeGreaterThan(0)
    expect(unused).toMatchObject({ title: 'statement 2 "Never"', matches: [], decides: [] })
    const text = design.roles[0]?.policies[1]?.text ?? ''
    expect(text.slice(unused?.mark.start, unused?.mark.end)).toBe('"Never"')
  })

  test('a deny takes over what an allow settled, and the allow still speaks to it', async () => {
    const design = withStatement(S3, (statements) => [
      ...statements,
      { Effect: 'Deny', Action: 's3:PutObject', Resource: '*' },
    ])
    const [, objects, deny] = (await coverageOf(design)).get(S3) ?? []
    expect(deny?.decides.filter(({ requestId }) => requestId === 'put-own')).toHaveLength(2)
    expect(objects?.decides.map(({ requestId }) => requestId)).toEqual(['get-own', 'get-own'])
    expect(objects?.matches.map(({ requestId }) => requestId)).toContain('put-own')
  })

  test('a trust policy is used by whoever asks for the role', async () => {
    const [only] = (await coverageOf(DEFAULT_DESIGN)).get(trustPolicyId('PhotoAppUser')) ?? []
    expect(only?.decides).toEqual([
      { identityId: 'ana', requestId: null },
      { identityId: 'ben', requestId: null },
    ])
    const [guests] = (await coverageOf(DEFAULT_DESIGN)).get(trustPolicyId('PhotoAppGuest')) ?? []
    expect(guests?.decides).toEqual([{ identityId: 'guest', requestId: null }])
  })

  test('what decides a step or a cell is always among the uses', async () => {
    const simulation = await simulate(EVERY_SOURCE)
    const counted = await coverageOf(EVERY_SOURCE)
    for (const { identityId, steps } of simulation.runs) {
      const place = steps[3]?.decidedBy
      if (steps[3]?.status !== 'passed' || !place) continue
      const uses = counted.get(place.documentId) ?? []
      const here = uses.find(({ range }) => range.start <= place.range.start && range.end >= place.range.end)
      expect(here?.decides, `${identityId} ${place.label}`).toContainEqual({ identityId, requestId: null })
    }
  })

  test('a policy that cannot be read has no statements', async () => {
    const counted = await coverageOf(withDocumentText(DEFAULT_DESIGN, S3, '{'))
    expect(counted.get(S3)).toEqual([])
  })

  test('it stops now and then, so that a page can go on in between', async () => {
    const work = coverage(EVERY_SOURCE, await simulate(EVERY_SOURCE))
    let pauses = 0
    while (!work.next().done) pauses++
    expect(pauses).toBeGreaterThanOrEqual(
      Math.floor((EVERY_SOURCE.identities.length * EVERY_SOURCE.requests.length) / 80),
    )
  })
})

import { describe, expect, test } from 'vitest'
import { type Design, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import {
  explainCell,
  flowOf,
  operationName,
  operationParameters,
  partyName,
  toMatrix,
  toSequence,
} from '@/lib/views'

const DB = 'roles/PhotoAppUser/policies/DynamoDBUserRows'
const TRUST = 'roles/PhotoAppUser/trust-policy'
const [ana, , guest] = DEFAULT_DESIGN.identities

async function viewed(design: Design) {
  return { design, simulation: await simulate(design) }
}
const withScan = () =>
  viewed(
    withDocumentText(
      DEFAULT_DESIGN,
      DB,
      DEFAULT_DESIGN.roles[0]!.policies[1]!.text.replace('dynamodb:UpdateItem', 'dynamodb:Scan'),
    ),
  )

describe('the matrix', () => {
  test('has a row for each request, a cell for each identity, and a sum in words', async () => {
    const { design, simulation } = await viewed(DEFAULT_DESIGN)
    const matrix = toMatrix(design, simulation)
    expect(matrix.rows.map((row) => row.requestId)).toEqual(design.requests.map((request) => request.id))
    for (const row of matrix.rows) {
      expect(row.cells.map((cell) => cell.identityId)).toEqual(['ana', 'ben', 'guest'])
    }
    const allowed = simulation.cells.filter((cell) => cell.verdict === 'allow').length
    expect(matrix.summary).toBe(
      `${design.requests.length} requests by 3 identities: ${allowed} allowed, ${simulation.cells.length - allowed} denied.`,
    )
  })

  test('warns of an allow by accident and names the step that ended a journey', async () => {
    const scan = await withScan()
    const row = toMatrix(scan.design, scan.simulation).rows.find(({ requestId }) => requestId === 'scan')
    expect(row?.cells[0]).toMatchObject({ word: 'Allow', note: 'by accident', hasWarning: true })
    const off = await viewed({
      ...DEFAULT_DESIGN,
      identityPool: { ...DEFAULT_DESIGN.identityPool, allowUnauthenticatedIdentities: false },
    })
    expect(toMatrix(off.design, off.simulation).rows[0]?.cells[2]).toMatchObject({
      word: 'Deny',
      note: 'no credentials: step 2',
      label: 'Guest, List own folder: Deny, no credentials: step 2, rests on an assumption',
    })
  })

  test('counts what is undetermined', async () => {
    const { design, simulation } = await viewed(withDocumentText(DEFAULT_DESIGN, TRUST, '{'))
    const undetermined = design.requests.length * 2
    expect(toMatrix(design, simulation).summary).toContain(`, ${undetermined} undetermined.`)
  })
})

describe('the flow', () => {
  test('always has six steps in order', async () => {
    const { design, simulation } = await viewed(DEFAULT_DESIGN)
    for (const [identityId, requestId] of [
      ['ana', 'get-own'],
      ['ana', null],
      ['guest', 'scan'],
      ['nobody', null],
    ] as const) {
      const steps = flowOf(design, simulation, identityId, requestId)
      expect(steps.map((step) => step.number)).toEqual([1, 2, 3, 4, 5, 6])
    }
  })

  test('step 6 tells the chosen request, in AWS’s words when refused', async () => {
    const { design, simulation } = await viewed(DEFAULT_DESIGN)
    const allowed = flowOf(design, simulation, 'ana', 'get-own')[5]
    expect(allowed).toMatchObject({ status: 'passed', answered: '200, 19 bytes' })
    const refused = flowOf(design, simulation, 'ana', 'scan')[5]
    expect(refused?.status).toBe('refused')
    expect(refused?.calls[0]?.response).toMatchObject({
      ok: false,
      error: { code: 'AccessDeniedException', status: 400 },
    })
  })

  test('without credentials step 6 is not reached', async () => {
    const { design, simulation } = await viewed(withDocumentText(DEFAULT_DESIGN, TRUST, '{'))
    expect(flowOf(design, simulation, 'ana', 'get-own')[5]?.status).toBe('not-reached')
  })
})

describe('the explanation of a cell', () => {
  test('names the statement, the variables and the missing keys', async () => {
    const { design, simulation } = await viewed(DEFAULT_DESIGN)
    const denied = explainCell(design, simulation, 'ana', 'list-all')
    expect(denied?.headline).toBe('Ana may not do “List without prefix”')
    expect(denied?.place).toMatchObject({ role: 'nearest', label: 'statement 1 of S3UserFolder' })
    expect(denied?.missingKeys).toEqual(['s3:prefix'])
    expect(denied?.variables).toEqual([
      { name: 'cognito-identity.amazonaws.com:sub', value: ana?.identityId },
    ])
  })

  test('marks the text of the failed element', async () => {
    const { design, simulation } = await viewed(DEFAULT_DESIGN)
    const place = explainCell(design, simulation, 'ana', 'get-other')?.place
    const text = simulation.documents.find(({ id }) => id === place?.documentId)?.text ?? ''
    expect(text.slice(place?.range.start, place?.range.end)).toMatch(/^"Resource": \[/)
  })

  test('warns of an accident', async () => {
    const { design, simulation } = await withScan()
    expect(explainCell(design, simulation, 'ana', 'scan')?.warning).toContain(
      '"Null": {"dynamodb:LeadingKeys": "false"}',
    )
    expect(explainCell(design, simulation, 'ana', 'get-own')?.warning).toBeNull()
  })

  test('shows what the app sees and the cause that AWS hides', async () => {
    const text = DEFAULT_DESIGN.roles[0]!.trustPolicy.replace(
      DEFAULT_DESIGN.identityPool.id,
      'us-east-1:other',
    )
    const { design, simulation } = await viewed(withDocumentText(DEFAULT_DESIGN, TRUST, text))
    const refused = explainCell(design, simulation, 'ana', 'get-own')
    expect(refused?.step).toBe(4)
    expect(refused?.awsMessage).toBe(
      'InvalidIdentityPoolConfigurationException: Invalid identity pool configuration. Check assigned IAM roles for this pool.',
    )
    expect(refused?.hiddenCause).toContain('cognito-identity.amazonaws.com:aud')
    expect(refused?.place?.documentId).toBe(TRUST)
  })

  test('shows no words of AWS for what cannot be told', async () => {
    const { design, simulation } = await viewed(withDocumentText(DEFAULT_DESIGN, TRUST, '{'))
    const unclear = explainCell(design, simulation, 'ana', 'get-own')
    expect(unclear?.verdict).toBe('undetermined')
    expect(unclear?.awsMessage).toBeNull()
    expect(unclear?.headline).toMatch(/^It cannot be told/)
  })

  test('is null for a cell that is not there', async () => {
    const { design, simulation } = await viewed(DEFAULT_DESIGN)
    expect(explainCell(design, simulation, 'nobody', 'get-own')).toBeNull()
    expect(explainCell(design, simulation, 'ana', 'nothing')).toBeNull()
  })
})

describe('the sequence', () => {
  const sequence = async (design: Design, identity = ana) => {
    const simulation = await simulate(design)
    return toSequence(design, identity, flowOf(design, simulation, identity?.id ?? '', null))
  }

  test('has one message a step, and a guest begins with step 2', async () => {
    expect((await sequence(DEFAULT_DESIGN)).messageSteps).toEqual([1, 2, 3, 4, 5, 6])
    const quiet = await sequence(DEFAULT_DESIGN, guest)
    expect(quiet.messageSteps).toEqual([2, 3, 4, 5, 6])
    expect(quiet.source).toContain('autonumber 2')
  })

  test('says whether all passed, what was refused, and what cannot be told', async () => {
    expect((await sequence(DEFAULT_DESIGN)).source).toContain('accDescr: All steps passed.')
    const text = DEFAULT_DESIGN.roles[0]!.trustPolicy.replace('"authenticated"', '"unauthenticated"')
    const refused = await sequence(withDocumentText(DEFAULT_DESIGN, TRUST, text))
    expect(refused.source).toContain('accDescr: Refused at step 4.')
    expect(refused.source).toContain('Sts--xPool: refused, AccessDenied')
    const unclear = await sequence(withDocumentText(DEFAULT_DESIGN, TRUST, '{'))
    expect(unclear.source).toContain('accDescr: It cannot be told what happens at step 4.')
  })
})

test('parties have the names of the design', () => {
  expect(partyName('identity-provider', DEFAULT_DESIGN, ana)).toBe('User pool “Photo app users”')
  expect(partyName('identity-provider', DEFAULT_DESIGN, guest)).toBe('Identity provider')
  expect(partyName('identity-pool', DEFAULT_DESIGN, ana)).toBe('Identity pool “Photo app”')
})

test('an operation is shown as the client calls it', () => {
  const request = DEFAULT_DESIGN.requests[0]!
  expect(operationName(request)).toBe('s3:ListObjectsV2')
  expect(operationParameters(DEFAULT_DESIGN, ana!, request)).toEqual({
    bucket: 'mybucket',
    prefix: `${ana?.identityId}/`,
  })
})

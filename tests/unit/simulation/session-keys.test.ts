import { expect, test } from 'vitest'
import { accessPolicyId, type Design, trustPolicyId, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { explainCell, flowOf } from '@/lib/views'

/** The default design, whose users may get public objects when the condition holds. */
const guardedBy = (condition: object) =>
  withDocumentText(
    DEFAULT_DESIGN,
    accessPolicyId('PhotoAppUser', 'S3UserFolder'),
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: condition }],
    }),
  )

const explained = async (condition: object, request = 'get-public') => {
  const design = guardedBy(condition)
  return explainCell(design, await simulate(design), 'ana', request)
}

test.each([
  [{ Null: { 'aws:MultiFactorAuthPresent': 'true' } }, 'allow', 'mfa-key-in-web-identity-session'],
  [{ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, 'deny', 'mfa-key-in-web-identity-session'],
  [{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }, 'allow', 'mfa-key-in-web-identity-session'],
  [{ StringLike: { 'aws:SourceIp': '203.0.113.*' } }, 'allow', 'client-of-requests'],
  [{ Null: { 'aws:UserAgent': 'true' } }, 'deny', 'client-of-requests'],
] as const)('%j on a session is %s, and says what it assumes', async (condition, verdict, assumption) => {
  const cell = await explained(condition)
  expect(cell?.verdict).toBe(verdict)
  expect(cell?.assumptions.map(({ id }) => id)).toContain(assumption)
})

test('keys that decide nothing bring no assumption along', async () => {
  const cell = await explained({ Null: { 'aws:TokenIssueTime': 'false' } })
  expect(cell?.verdict).toBe('allow')
  expect(cell?.assumptions).toEqual([])
})

test('a trust policy that asks for the client’s network refuses, because Cognito makes the call', async () => {
  const trust = DEFAULT_DESIGN.roles[0]?.trustPolicy.replace(
    '"ForAnyValue:StringLike"',
    '"StringLike": { "aws:SourceIp": "203.0.113.*" },\n        "ForAnyValue:StringLike"',
  )
  const design = withDocumentText(DEFAULT_DESIGN, trustPolicyId('PhotoAppUser'), trust ?? '')
  const [run] = (await simulate(design)).runs
  expect(run?.stoppedAt).toBe(4)
  expect(run?.steps[3]?.assumptions).toContain('address-of-identity-pool')
})

test('an allowed request for what does not exist is an error of the service, not a refusal', async () => {
  const design = guardedBy({})
  const open = withDocumentText(
    design,
    accessPolicyId('PhotoAppUser', 'S3UserFolder'),
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}',
  )
  const missing: Design = {
    ...open,
    requests: open.requests.map((request) =>
      request.service === 's3' && request.operation === 'GetObject'
        ? { ...request, key: 'public/none.txt' }
        : request,
    ),
  }
  const simulation = await simulate(missing)
  const step = flowOf(missing, simulation, 'ana', 'get-public')[5]
  expect(step?.status).toBe('passed')
  expect(step?.calls[0]?.response).toMatchObject({ ok: false, error: { code: 'NoSuchKey', status: 404 } })
})

const USER = `arn:aws:iam::${DEFAULT_DESIGN.account}:role/PhotoAppUser`
test.each([
  ['the bucket’s own account', { StringEquals: { 'aws:ResourceAccount': '999999999999' } }, 'allow'],
  ['the account of the role', { StringEquals: { 'aws:ResourceAccount': DEFAULT_DESIGN.account } }, 'deny'],
])(
  'a request for a bucket of another account carries that account: a policy that asks for %s',
  async (_what, condition, verdict) => {
    const open = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: USER },
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::mybucket/*',
        },
      ],
    })
    const design = guardedBy(condition)
    const elsewhere: Design = {
      ...design,
      buckets: design.buckets.map((bucket) => ({ ...bucket, account: '999999999999', policy: open })),
    }
    const cell = explainCell(elsewhere, await simulate(elsewhere), 'ana', 'get-public')
    expect(cell?.verdict).toBe(verdict)
  },
)

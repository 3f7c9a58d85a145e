import { describe, expect, test } from 'vitest'
import { type Design, withDocumentText } from '@/lib/design'
import { authorize } from '@/lib/iam'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { explainRequest, simulate } from '@/lib/simulation'
import { callerOf, prepareSession } from '@/lib/simulation/authorize-request'
import { compileDesign } from '@/lib/simulation/compile-design'

const TRUST = 'roles/PhotoAppUser/trust-policy'

test('there is a run for each identity and a cell for each identity and request, in order', async () => {
  const { runs, cells } = await simulate(DEFAULT_DESIGN)
  expect(runs.map((run) => run.identityId)).toEqual(['ana', 'ben', 'guest'])
  expect(cells.map(({ identity, request }) => `${identity} ${request}`)).toEqual(
    ['ana', 'ben', 'guest'].flatMap((identity) =>
      DEFAULT_DESIGN.requests.map((request) => `${identity} ${request.id}`),
    ),
  )
  for (const run of runs) expect(run.steps.map((step) => step.number)).toEqual([1, 2, 3, 4, 5])
})

test('a simulation is plain data', async () => {
  const simulation = await simulate(DEFAULT_DESIGN)
  expect(structuredClone(simulation)).toEqual(simulation)
  expect(JSON.parse(JSON.stringify(simulation))).toEqual(simulation)
})

test('no secret of the simulation could be one of AWS', async () => {
  const text = JSON.stringify(await simulate(DEFAULT_DESIGN))
  for (const [, secret] of text.matchAll(/"Secret(?:Access)?Key":"([^"]*)"/g)) {
    expect(secret).toMatch(/^simulated/)
  }
  expect(text).not.toContain('"d":')
})

test('the password is never shown', async () => {
  expect(JSON.stringify(await simulate(DEFAULT_DESIGN))).toContain('(not shown)')
})

test('a role with a path has a session without it, in the answer of STS too', async () => {
  const roles = DEFAULT_DESIGN.roles.map((role) => ({ ...role, path: '/photo/app/' }))
  const { runs } = await simulate({ ...DEFAULT_DESIGN, roles })
  const session = 'arn:aws:sts::123456789012:assumed-role/PhotoAppUser/CognitoIdentityCredentials'
  expect(runs[0]?.session?.roleArn).toBe('arn:aws:iam::123456789012:role/photo/app/PhotoAppUser')
  expect(runs[0]?.session?.sessionArn).toBe(session)
  expect(JSON.stringify(runs[0]?.steps[3]?.calls)).toContain(`"Arn":"${session}"`)
})

describe('expectations', () => {
  const expecting = (expectations: Design['expectations']) => simulate({ ...DEFAULT_DESIGN, expectations })

  test('hold or do not hold, by verdict and by step', async () => {
    const { expectations } = await expecting([
      { identity: 'ana', request: 'get-own', decision: 'allow' },
      { identity: 'ana', request: 'get-own', decision: 'deny' },
      { identity: 'guest', request: 'scan', decision: 'deny', step: 6 },
      { identity: 'guest', request: 'scan', decision: 'deny', step: 4 },
    ])
    expect(expectations.map(({ isMet }) => isMet)).toEqual([true, false, true, false])
  })

  test('undetermined meets neither', async () => {
    const broken = withDocumentText(DEFAULT_DESIGN, TRUST, '{')
    const { expectations } = await simulate({
      ...broken,
      expectations: [
        { identity: 'ana', request: 'get-own', decision: 'allow' },
        { identity: 'ana', request: 'get-own', decision: 'deny' },
      ],
    })
    expect(expectations.map(({ actual, isMet }) => `${actual} ${isMet}`)).toEqual([
      'undetermined false',
      'undetermined false',
    ])
  })
})

test('what cannot be told at step 4 is not called a refusal at step 5', async () => {
  const { runs } = await simulate(withDocumentText(DEFAULT_DESIGN, TRUST, '{'))
  expect(runs[0]?.steps.map((step) => step.status)).toEqual([
    'passed',
    'passed',
    'passed',
    'undetermined',
    'undetermined',
  ])
  expect(JSON.stringify(runs[0]?.steps[4])).not.toContain('InvalidIdentityPoolConfiguration')
})

test('a guest is refused by the session policies what only they refuse', async () => {
  const text = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}'
  const design = withDocumentText(DEFAULT_DESIGN, 'roles/PhotoAppGuest/policies/S3PublicRead', text)
  const { runs } = await simulate(design)
  const session = runs[2]?.session
  if (!session) throw new Error('the guest has no session')
  const ready = prepareSession(design, compileDesign(design), callerOf(session))
  const ask = (action: string) =>
    authorize(ready.policies, {
      principal: ready.caller.principal,
      action,
      resource: '*',
      context: ready.caller.context,
    })
  expect(ask('secretsmanager:GetSecretValue')).toMatchObject({ kind: 'implicit-deny', deniedBy: 'session' })
  expect(ask('bedrock:InvokeModel')).toMatchObject({ kind: 'implicit-deny', deniedBy: 'session' })
  expect(ask('kms:Decrypt').kind).toBe('allow')
  expect(ask('s3:GetObject').kind).toBe('allow')
})

test('an explanation is given for what exists, and is empty for what does not', async () => {
  const simulation = await simulate(DEFAULT_DESIGN)
  expect(explainRequest(DEFAULT_DESIGN, simulation, 'ana', 'get-own')).toHaveLength(1)
  expect(explainRequest(DEFAULT_DESIGN, simulation, 'nobody', 'get-own')).toEqual([])
  expect(explainRequest(DEFAULT_DESIGN, simulation, 'ana', 'nothing')).toEqual([])
})

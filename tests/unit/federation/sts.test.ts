import { expect, test } from 'vitest'
import { assumeRoleWithWebIdentity, GUEST_SESSION_POLICIES } from '@/lib/federation'
import { compilePolicy, parsePolicy } from '@/lib/iam'

const trustOf = (statement: object) =>
  compilePolicy(
    parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statement })),
    'trust',
    'trust policy',
  )
const open = {
  Effect: 'Allow',
  Principal: { Federated: 'cognito-identity.amazonaws.com' },
  Action: 'sts:AssumeRoleWithWebIdentity',
}
const withTrust = (trust: ReturnType<typeof trustOf>) => ({ ...input, role: { ...input.role, trust } })
const input = {
  place: { account: '111122223333', region: 'us-east-1' },
  role: { arn: 'arn:aws:iam::111122223333:role/team/App', trust: trustOf(open) },
  claims: { sub: 'us-east-1:ana', aud: 'us-east-1:pool', amr: ['authenticated'] },
  now: 1_772_442_000,
}

test('credentials look like those of AWS, last an hour and are the same in every run', () => {
  const { credentials } = assumeRoleWithWebIdentity(input)
  expect(credentials?.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
  expect(credentials?.secretAccessKey).toHaveLength(40)
  expect(credentials?.expiration).toBe(input.now + 3_600)
  expect(assumeRoleWithWebIdentity(input).credentials).toEqual(credentials)
})

test('without an allow in the trust policy there are no credentials', () => {
  const refused = { ...open, Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'x' } } }
  expect(assumeRoleWithWebIdentity(withTrust(trustOf(refused))).credentials).toBeNull()
  const unclear = { ...open, Condition: { NumberEquals: { 'aws:EpochTime': 1 } } }
  const outcome = assumeRoleWithWebIdentity(withTrust(trustOf(unclear)))
  expect(outcome.decision.kind).toBe('undetermined')
  expect(outcome.credentials).toBeNull()
})

test('STS asks about the role, with its path, for the action of web identities', () => {
  const { request } = assumeRoleWithWebIdentity(input)
  expect(request.action).toBe('sts:AssumeRoleWithWebIdentity')
  expect(request.resource).toBe('arn:aws:iam::111122223333:role/team/App')
})

test('the path is part of the role’s ARN and not of the session’s', () => {
  const { session } = assumeRoleWithWebIdentity(input)
  expect(session?.roleArn).toBe('arn:aws:iam::111122223333:role/team/App')
  expect(session?.sessionArn).toBe('arn:aws:sts::111122223333:assumed-role/App/CognitoIdentityCredentials')
  expect(session?.context['aws:PrincipalArn']).toBe(session?.roleArn)
  expect(session?.context['aws:userid']).toMatch(/^AROA[A-Z2-7]{17}:CognitoIdentityCredentials$/)
})

/** Section 7 of the federation reference. */
test('a session carries the pool’s claims and lacks what only others have', () => {
  const context = assumeRoleWithWebIdentity(input).session?.context
  expect(context).toMatchObject({
    'cognito-identity.amazonaws.com:sub': 'us-east-1:ana',
    'cognito-identity.amazonaws.com:aud': 'us-east-1:pool',
    'cognito-identity.amazonaws.com:amr': ['authenticated'],
    'aws:FederatedProvider': 'cognito-identity.amazonaws.com',
    'aws:PrincipalType': 'AssumedRole',
    'aws:PrincipalAccount': '111122223333',
    'aws:ViaAWSService': false,
    'aws:SecureTransport': true,
  })
  const absent = [
    'aws:username',
    'aws:MultiFactorAuthPresent',
    'aws:MultiFactorAuthAge',
    'aws:SourceIdentity',
  ]
  for (const key of [...absent, 'sts:RoleSessionName']) expect(context).not.toHaveProperty(key)
})

/** Section 3.6 of the evaluation reference. */
test('the session policies of guests hold what AWS prints', () => {
  const [inline, managed] = GUEST_SESSION_POLICIES.map(({ text }) => JSON.parse(text).Statement[0])
  expect(inline?.Action).toHaveLength(32)
  expect(inline?.Action).toEqual(expect.arrayContaining(['s3:*', 'dynamodb:*', 'lex:*', 'sdb:*']))
  expect(managed?.Action).toHaveLength(25)
  expect(managed?.Action).toEqual(expect.arrayContaining(['kms:Decrypt', 'rum:PutRumEvents']))
  for (const statement of [inline, managed]) {
    expect(statement?.Effect).toBe('Allow')
    expect(statement?.Resource).toBe('*')
    expect(new Set(statement?.Action).size).toBe(statement?.Action.length)
  }
})

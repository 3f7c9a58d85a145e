import { expect, test } from 'vitest'
import {
  type CheckingWorld,
  cloudTrailEventOf,
  createTokenService,
  EMPTY_POOL_STATE,
  type FederationWorld,
  getCredentialsForIdentity,
  getId,
  getOpenIdTokenForDeveloperIdentity,
  issueLogin,
  joinByAccessKey,
  serviceEventOf,
  type TrailEvent,
} from '@/lib/federation'
import { trailTime } from '@/lib/federation/trail-parts'
import { compilePolicy, parsePolicy } from '@/lib/iam'

const ROLE = 'arn:aws:iam::111122223333:role/team/App'
const POOL = 'us-east-1:12345678-1234-4234-8234-123456789012'
const place = { account: '111122223333', region: 'us-east-1' }
const users = { kind: 'user-pool', id: 'us-east-1_aaaaaaaaa', clients: ['web'], groups: [] } as const
const KEY = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_aaaaaaaaa'
const now = Date.parse('2023-01-19T16:55:08Z') / 1000
const tokens = createTokenService()

const trust = (audience: string) =>
  compilePolicy(
    parsePolicy(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': audience } },
        },
      }),
    ),
    'trust',
    'trust',
  )
const world: FederationWorld & CheckingWorld = {
  place,
  pool: {
    id: POOL,
    name: 'p',
    allowUnauthenticatedIdentities: false,
    cognitoIdentityProviders: [{ providerName: KEY, clientId: 'web' }],
    developerProviderName: 'login.app',
    roles: { authenticated: ROLE },
  },
  providers: [users],
  roles: [{ arn: ROLE, trust: trust(POOL) }],
  tokens,
  now,
  seed: 's',
  client: { sourceIp: '192.0.2.4', userAgent: 'aws-cli/2.7.25' },
}

async function signInAndOn(over: Partial<FederationWorld> = {}) {
  const here = { ...world, ...over }
  const signIn = { kind: 'user-pool', username: 'ana', sub: 's-1' } as const
  const login = await issueLogin(users, signIn, place, now, tokens)
  const logins = { [KEY]: login?.value ?? '' }
  const first = await getId(here, EMPTY_POOL_STATE, { identityPoolId: POOL, logins })
  if (!first.ok) throw new Error('refused')
  const identityId = first.response.IdentityId
  const second = await getCredentialsForIdentity(here, first.state, { identityId, logins })
  return { first, second, identityId }
}

const resource = {
  accountId: '111122223333',
  type: 'AWS::Cognito::IdentityPool',
  ARN: `arn:aws:cognito-identity:us-east-1:111122223333:identitypool/${POOL}`,
}

/** Section 9.2 of the reference, from AWS's own sample. */
test('GetCredentialsForIdentity is a data event that names neither caller nor role', async () => {
  const { second, identityId } = await signInAndOn()
  const [event] = second.events
  const credentials = second.ok ? second.response.Credentials : null
  expect(event?.record).toEqual({
    eventVersion: '1.08',
    userIdentity: { type: 'Unknown' },
    eventTime: '2023-01-19T16:55:08Z',
    eventSource: 'cognito-identity.amazonaws.com',
    eventName: 'GetCredentialsForIdentity',
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.4',
    userAgent: 'aws-cli/2.7.25',
    requestParameters: { logins: { [KEY]: 'HIDDEN_DUE_TO_SECURITY_REASONS' }, identityId },
    responseElements: {
      credentials: {
        accessKeyId: credentials?.AccessKeyId,
        sessionToken: credentials?.SessionToken,
        expiration: 'Jan 19, 2023 5:55:08 PM',
      },
      identityId,
    },
    requestID: expect.stringMatching(/^[0-9a-f-]{36}$/),
    eventID: expect.stringMatching(/^[0-9a-f-]{36}$/),
    readOnly: false,
    resources: [resource],
    eventType: 'AwsApiCall',
    managementEvent: false,
    recipientAccountId: '111122223333',
    eventCategory: 'Data',
  })
  expect(JSON.stringify(event?.record)).not.toContain(ROLE)
  expect(event?.isLoggedByDefault).toBe(false)
  expect(event?.absent).toContain('the role')
})

test('the call of the pool to STS is a management event of the web identity', async () => {
  const { second, identityId } = await signInAndOn()
  const event = second.events[1]
  expect(event?.record).toMatchObject({
    sourceIPAddress: 'cognito-identity.amazonaws.com',
    userIdentity: {
      type: 'WebIdentityUser',
      principalId: `cognito-identity.amazonaws.com:${POOL}:${identityId}`,
      userName: identityId,
      identityProvider: 'cognito-identity.amazonaws.com',
    },
    eventName: 'AssumeRoleWithWebIdentity',
    requestParameters: {
      roleArn: ROLE,
      roleSessionName: 'CognitoIdentityCredentials',
      durationSeconds: 3600,
    },
    responseElements: {
      subjectFromWebIdentityToken: identityId,
      audience: POOL,
      credentials: { expiration: 'Jan 19, 2023, 5:55:08 PM' },
      assumedRoleUser: {
        arn: 'arn:aws:sts::111122223333:assumed-role/App/CognitoIdentityCredentials',
      },
    },
    readOnly: true,
    managementEvent: true,
  })
  expect(event?.record).not.toHaveProperty('requestParameters.principalTags')
  expect(event?.isLoggedByDefault).toBe(true)
  expect(event?.assumptions).toEqual(['enhanced-sts-event'])
})

test('a denied call to STS leaves the error and no elements', async () => {
  const { second } = await signInAndOn({ roles: [{ arn: ROLE, trust: trust('other') }] })
  const [pool, sts] = second.events
  expect(pool?.record).toMatchObject({
    errorCode: 'InvalidIdentityPoolConfigurationException',
    responseElements: null,
  })
  expect(sts?.record).toMatchObject({
    errorCode: 'AccessDenied',
    errorMessage: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    responseElements: null,
  })
  expect(sts?.absent).toContain('which statement or condition refused')
})

test('GetId without logins states none, and a backend is named', async () => {
  const guests = { ...world, pool: { ...world.pool, allowUnauthenticatedIdentities: true } }
  const guest = await getId(guests, EMPTY_POOL_STATE, { identityPoolId: POOL })
  expect(guest.events[0]?.record.requestParameters).toEqual({ identityPoolId: POOL })
  const caller = {
    arn: 'arn:aws:sts::111122223333:assumed-role/Backend/x',
    account: '111122223333',
    accessKeyId: 'ASIAX',
  }
  const outcome = await getOpenIdTokenForDeveloperIdentity(world, EMPTY_POOL_STATE, {
    identityPoolId: POOL,
    logins: { 'login.app': 'u' },
    caller,
  })
  const record = outcome.events[0]?.record
  expect(record?.userIdentity).toMatchObject({ type: 'AssumedRole', accessKeyId: 'ASIAX' })
  expect(record?.requestParameters).toEqual({
    tokenDuration: 900,
    identityPoolId: POOL,
    logins: { 'login.app': 'HIDDEN_DUE_TO_SECURITY_REASONS' },
  })
  expect(Object.keys(record?.responseElements ?? {})).toEqual(['identityId'])
})

test('the access key joins who got credentials with what they did', async () => {
  const { first, second, identityId } = await signInAndOn()
  const session = second.trace.assumeRole?.session
  const accessKeyId = second.ok ? second.response.Credentials.AccessKeyId : ''
  if (!session) throw new Error('no session')
  const call = {
    session,
    accessKeyId,
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    category: 'Data',
    readOnly: true,
    request: { bucketName: 'b', key: 'k' },
    resources: [{ type: 'AWS::S3::Object', arn: 'arn:aws:s3:::b/k', account: '111122223333' }],
    error: null,
  } as const
  const later = serviceEventOf(world, call)
  expect(cloudTrailEventOf(world, { kind: 'service', ...call })).toEqual([later])
  expect(later.record.userIdentity).toMatchObject({
    type: 'AssumedRole',
    principalId: `${session.roleId}:CognitoIdentityCredentials`,
    accessKeyId,
    sessionContext: {
      sessionIssuer: { arn: ROLE, userName: 'App', principalId: session.roleId },
      webIdFederationData: {
        attributes: {
          'cognito-identity.amazonaws.com:amr': JSON.stringify([
            'authenticated',
            KEY,
            `${KEY}:CognitoSignIn:s-1`,
          ]),
          'cognito-identity.amazonaws.com:sub': identityId,
        },
      },
      attributes: { creationDate: '2023-01-19T16:55:08Z', mfaAuthenticated: 'false' },
    },
  })
  const all: readonly TrailEvent[] = [...first.events, ...second.events, later]
  expect(joinByAccessKey(all)).toEqual([
    {
      accessKeyId,
      issued: [...second.events],
      used: [later],
      identityId,
      roleArn: ROLE,
    },
  ])
  expect(joinByAccessKey([later])).toMatchObject([{ issued: [], roleArn: null, identityId: null }])
})

test('times are written as AWS writes them', () => {
  expect(trailTime(now)).toBe('2023-01-19T16:55:08Z')
  expect(trailTime(Date.parse('2026-12-01T00:05:09Z') / 1000, 'spoken')).toBe('Dec 1, 2026 12:05:09 AM')
  expect(trailTime(Date.parse('2026-12-01T12:00:00Z') / 1000, 'spoken-by-sts')).toBe(
    'Dec 1, 2026, 12:00:00 PM',
  )
})

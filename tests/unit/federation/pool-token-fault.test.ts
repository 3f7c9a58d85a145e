import { expect, test } from 'vitest'
import {
  callAssumeRoleWithWebIdentity,
  createTokenService,
  EMPTY_POOL_STATE,
  type FederationWorld,
  getCredentialsForIdentity,
  getOpenIdTokenForDeveloperIdentity,
  POOL_TOKEN_FAULTS,
  spoilPoolToken,
} from '@/lib/federation'
import { compilePolicy, parsePolicy } from '@/lib/iam'

const ROLE = 'arn:aws:iam::111122223333:role/App'
const POOL = 'us-east-1:12345678'
const KEY = 'cognito-identity.amazonaws.com'
const trust = (condition: object) =>
  compilePolicy(
    parsePolicy(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Federated: KEY },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: condition,
        },
      }),
    ),
    'trust',
    'trust',
  )
const tokens = createTokenService()
const worldWith = (condition: object): FederationWorld => ({
  place: { account: '111122223333', region: 'us-east-1' },
  pool: {
    id: POOL,
    name: 'p',
    allowUnauthenticatedIdentities: false,
    developerProviderName: 'login.app',
    roles: { authenticated: ROLE },
  },
  providers: [],
  roles: [{ arn: ROLE, trust: trust(condition) }],
  tokens,
  now: 1_772_442_000,
  seed: 's',
})
const closed = worldWith({ StringEquals: { [`${KEY}:aud`]: POOL } })
const caller = { arn: 'arn:aws:iam::111122223333:user/b', account: '111122223333', accessKeyId: 'AKIAX' }

async function tokenWith(fault: (typeof POOL_TOKEN_FAULTS)[number]) {
  const request = { identityPoolId: POOL, logins: { 'login.app': 'u' }, caller }
  const made = await getOpenIdTokenForDeveloperIdentity(closed, EMPTY_POOL_STATE, request)
  if (!made.ok || !made.trace.token) throw new Error('refused')
  const spoilt = await spoilPoolToken(made.trace.token, fault, closed.place, closed.now, tokens)
  return { state: made.state, identityId: made.response.IdentityId, raw: spoilt.raw }
}

test.each([
  ['expired', /^Invalid login token\. Token expired: /, 'ExpiredTokenException'],
  ['wrong-audience', /^Token is not from a supported provider/, 'AccessDenied'],
  ['wrong-issuer', /^Invalid login token\. Not a Cognito token\.$/, 'InvalidIdentityToken'],
  ['wrong-key', /^Invalid login token\. Not a Cognito token\.$/, 'InvalidIdentityToken'],
  ['other-pool', /^Token is not from a supported provider/, 'AccessDenied'],
  ['malformed', /^Invalid login token\. Not a Cognito token\.$/, 'InvalidIdentityToken'],
] as const)('a pool’s token that is %s is refused by the pool and by STS', async (fault, words, code) => {
  const { state, identityId, raw } = await tokenWith(fault)
  const enhanced = await getCredentialsForIdentity(closed, state, { identityId, logins: { [KEY]: raw } })
  expect(enhanced.ok ? null : enhanced.error?.message).toMatch(words)
  const classic = await callAssumeRoleWithWebIdentity(closed, {
    roleArn: ROLE,
    roleSessionName: 'app',
    webIdentityToken: raw,
  })
  expect(classic.error?.code).toBe(code)
})

test('every fault of a pool’s token is tried', () => expect(POOL_TOKEN_FAULTS).toHaveLength(6))

test('an attacker’s pool is stopped by the missing aud, and let in by an aud that fits everything', async () => {
  const { raw } = await tokenWith('other-pool')
  const ask = (condition: object) =>
    callAssumeRoleWithWebIdentity(worldWith(condition), {
      roleArn: ROLE,
      roleSessionName: 'app',
      webIdentityToken: raw,
    })
  const legacy = await ask({})
  expect(legacy.error?.message).toBe('Not authorized to perform sts:AssumeRoleWithWebIdentity')
  expect(legacy.error?.because).toContain('condition on aud')
  expect((await ask({ StringLike: { [`${KEY}:aud`]: '*' } })).ok).toBe(true)
})

test('a trust policy that is not understood leaves open what the pool answers', async () => {
  const world = worldWith({ NoSuchOperator: { a: 'b' } })
  const request = { identityPoolId: POOL, logins: { 'login.app': 'u' }, caller }
  const made = await getOpenIdTokenForDeveloperIdentity(world, EMPTY_POOL_STATE, request)
  const raw = made.ok ? made.response.Token : ''
  const identityId = made.ok ? made.response.IdentityId : ''
  const outcome = await getCredentialsForIdentity(world, made.state, { identityId, logins: { [KEY]: raw } })
  expect(outcome.ok).toBe(false)
  expect(outcome.ok || outcome.error).toBeNull()
  expect(outcome.trace.assumeRole?.decision.kind).toBe('undetermined')
  const asked = { roleArn: ROLE, roleSessionName: 'app', webIdentityToken: raw }
  expect(await callAssumeRoleWithWebIdentity(world, asked)).toMatchObject({
    ok: false,
    error: null,
    events: [],
  })
})

import { importJWK, SignJWT } from 'jose'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  authenticationMethods,
  checkLogin,
  createTokenService,
  type IdentityPoolConfig,
  issueIdToken,
  mintOpenIdToken,
  type TokenPayload,
  userPoolProviderName,
} from '@/lib/federation'
import { SIMULATED_KEYS } from '@/lib/federation/simulated-keys'

const USER_ROLE = 'arn:aws:iam::111122223333:role/User'
const NOW = 1_772_442_000
const USER_POOL = { id: 'us-east-1_Photo1234', clientId: 'client1' }
const PROVIDER = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Photo1234'
const pool: IdentityPoolConfig = {
  id: 'us-east-1:pool',
  name: 'Photo app',
  allowUnauthenticatedIdentities: true,
  cognitoIdentityProviders: [{ providerName: PROVIDER, clientId: 'client1' }],
  roles: { authenticated: USER_ROLE },
}
const tokens = createTokenService()
const place = { account: '111122223333', region: 'us-east-1' }
const world = { place, pool, providers: [], tokens, now: NOW }

afterEach(() => vi.unstubAllGlobals())

async function idToken(): Promise<string> {
  const user = { username: 'ana', sub: 'ana-sub', email: 'ana@example.com' }
  return (await issueIdToken(USER_POOL, user, NOW, tokens)).raw
}

/** A token with other claims, signed with the user pool's key; `undefined` leaves a claim out. */
async function tokenWith(claims: Record<string, TokenPayload[string] | undefined>): Promise<string> {
  const payload = { sub: 'ana-sub', iss: `https://${PROVIDER}`, aud: 'client1', exp: NOW + 3600, ...claims }
  const key = await importJWK(SIMULATED_KEYS.userPool, 'RS256')
  return new SignJWT(JSON.parse(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .sign(key)
}

async function refusal(
  token: string,
  options: { pool?: IdentityPoolConfig; provider?: string; now?: number } = {},
) {
  const login = { providerName: options.provider ?? PROVIDER, token }
  const check = await checkLogin({ ...world, pool: options.pool ?? pool, now: options.now ?? NOW }, login)
  return check.ok ? null : `${check.error.status} ${check.error.code}: ${check.error.message}`
}

test('the ID token of a known user pool is accepted, and says how the person signed in', async () => {
  const check = await checkLogin(world, { providerName: PROVIDER, token: await idToken() })
  expect(check).toEqual({
    ok: true,
    login: {
      providerName: PROVIDER,
      mappingKey: `${PROVIDER}:client1`,
      userId: 'ana-sub',
      claims: expect.objectContaining({ sub: 'ana-sub', aud: 'client1' }),
      assertionId: null,
      amr: [PROVIDER, `${PROVIDER}:CognitoSignIn:ana-sub`],
      assumptions: [],
    },
  })
})

/** Section 1.5 of the reference, word for word. */
describe('refusals in AWS’s own words', () => {
  const wrong = 'NotAuthorizedException: '
  test('E2: the pool has no such provider', async () => {
    const other = { ...pool, cognitoIdentityProviders: [] }
    expect(await refusal(await idToken(), { pool: other })).toBe(
      `400 ${wrong}Logins don't match. Please include at least one valid login for this identity or identity pool.`,
    )
  })
  test('E3: the pool lists another app client', async () => {
    expect(await refusal(await tokenWith({ aud: 'client2' }))).toBe(
      `400 ${wrong}Token is not from a supported provider of this identity pool.`,
    )
  })
  test('E4: the token expired more than five minutes ago', async () => {
    const token = await tokenWith({ exp: NOW - 300 })
    expect(await refusal(token)).toBe(
      `400 ${wrong}Invalid login token. Token expired: ${NOW - 300} >= ${NOW - 300}`,
    )
    expect(await refusal(token, { now: NOW - 1 })).toBeNull()
  })
  test('E6: the issuer is not the provider', async () => {
    expect(await refusal(await tokenWith({ iss: 'https://accounts.example.com' }))).toBe(
      `400 ${wrong}Invalid login token. Issuer doesn't match providerName`,
    )
  })
  test('E7: an access token has no audience', async () => {
    expect(await refusal(await tokenWith({ aud: undefined, client_id: 'client1' }))).toBe(
      `400 ${wrong}Invalid login token. Missing a required claim: aud`,
    )
  })
  test('E8: the text is no token', async () => {
    expect(await refusal('not a token')).toBe(
      `400 ${wrong}Invalid login token. Not a valid OpenId Connect identity token.`,
    )
  })
  test('E9: the signature is wrong', async () => {
    const token = await idToken()
    expect(await refusal(`${token.slice(0, -8)}AAAAAAAA`)).toBe(
      `400 ${wrong}Invalid login token. Couldn't verify signed token.`,
    )
  })
})

test('a token with several faults is refused for the first of them, which is assumed', async () => {
  const expired = await tokenWith({ exp: NOW - 9_000, aud: 'client2' })
  expect(await refusal(expired)).toContain('not from a supported provider')
  expect(await refusal(`${expired.slice(0, -8)}AAAAAAAA`)).toContain("Couldn't verify")
  const check = await checkLogin(world, { providerName: PROVIDER, token: expired })
  expect(check.ok || check.assumptions).toEqual(['order-of-token-checks'])
})

test('a provider may list several app clients', async () => {
  const both = [...(pool.cognitoIdentityProviders ?? []), { providerName: PROVIDER, clientId: 'client2' }]
  const token = await tokenWith({ aud: 'client2' })
  expect(await refusal(token, { pool: { ...pool, cognitoIdentityProviders: both } })).toBeNull()
})

test('without Web Crypto the login is accepted and says that nobody checked the signature', async () => {
  vi.stubGlobal('crypto', undefined)
  const plain = createTokenService()
  const user = { username: 'ana', sub: 'ana-sub', email: undefined }
  const { raw } = await issueIdToken(USER_POOL, user, NOW, plain)
  const check = await checkLogin({ ...world, tokens: plain }, { providerName: PROVIDER, token: raw })
  expect(check.ok && check.login.assumptions).toEqual(['signature-not-checked'])
})

test('guests are unauthenticated, everybody else is authenticated somehow', () => {
  expect(authenticationMethods(null)).toEqual(['unauthenticated'])
  expect(authenticationMethods({ amr: ['p', 'p:x'] })).toEqual(['authenticated', 'p', 'p:x'])
})

test('the provider name of a user pool is its issuer without the scheme', () => {
  expect(userPoolProviderName('eu-west-1_abc')).toBe('cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc')
})

/** Section 2.2 of the reference. */
test('the pool vouches with a token of the documented shape', async () => {
  const { header, payload } = await mintOpenIdToken(
    pool,
    place,
    'us-east-1:ana',
    ['authenticated'],
    NOW,
    tokens,
  )
  expect(header).toEqual({ kid: 'us-east-11', typ: 'JWS', alg: 'RS512' })
  expect(payload).toEqual({
    sub: 'us-east-1:ana',
    aud: 'us-east-1:pool',
    amr: ['authenticated'],
    iss: 'https://cognito-identity.amazonaws.com',
    'https://cognito-identity.amazonaws.com/identity-pool-arn':
      'arn:aws:cognito-identity:us-east-1:111122223333:identitypool/us-east-1:pool',
    exp: NOW + 600,
    iat: NOW,
  })
})

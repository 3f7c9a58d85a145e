import { describe, expect, test } from 'vitest'
import {
  type CheckingWorld,
  createTokenService,
  inspectToken,
  issueLogin,
  mintOpenIdToken,
  type Provider,
  type SignIn,
} from '@/lib/federation'

const place = { account: '111122223333', region: 'us-east-1' }
const now = 1_772_442_000
const tokens = createTokenService()
const users = { kind: 'user-pool', id: 'us-east-1_a', clients: ['web'], groups: [] } as const
const okta = { kind: 'saml', name: 'Okta', flavour: 'okta', entityId: 'http://okta/1' } as const
const tenant = { kind: 'oidc', issuer: 'https://auth.example.com/t', clientIds: ['corp'] } as const
const facebook = { kind: 'facebook', appId: '123' } as const
const world: CheckingWorld = {
  place,
  now,
  tokens,
  providers: [users, okta, tenant, facebook],
  pool: {
    id: 'us-east-1:12345678',
    name: 'p',
    allowUnauthenticatedIdentities: false,
    cognitoIdentityProviders: [
      { providerName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_a', clientId: 'web' },
    ],
    supportedLoginProviders: { 'graph.facebook.com': '123' },
    openIdConnectProviderArns: ['arn:aws:iam::111122223333:oidc-provider/auth.example.com/t'],
    samlProviderArns: ['arn:aws:iam::111122223333:saml-provider/Okta'],
  },
}

async function inspect(provider: Provider, signIn: SignIn) {
  const login = await issueLogin(provider, signIn, place, now, tokens)
  return inspectToken(` Bearer ${login?.value}\n`, world)
}
const states = ({ checks }: Awaited<ReturnType<typeof inspectToken>>) =>
  Object.fromEntries(checks.map(({ check, state }) => [check, state]))
const ana = { kind: 'user-pool', username: 'ana', sub: 's' } as const

test('a good ID token passes every check', async () => {
  const seen = await inspect(users, ana)
  expect(seen.verdict).toBe('accepted')
  expect(seen.loginsKey).toBe('cognito-idp.us-east-1.amazonaws.com/us-east-1_a')
  expect(seen.claims?.sub).toBe('s')
  expect(new Set(Object.values(states(seen)))).toEqual(new Set(['passed']))
})

describe('each fault shows at its check', () => {
  test.each([
    ['expired', 'expiry', 'failed'],
    ['not-yet-valid', 'start', 'failed'],
    ['wrong-audience', 'audience', 'failed'],
    ['wrong-issuer', 'provider', 'failed'],
    ['other-pool', 'provider', 'failed'],
    ['access-token', 'kind', 'failed'],
    ['wrong-key', 'signature', 'not-checked'],
    ['malformed', 'format', 'failed'],
  ] as const)('%s', async (fault, check, state) => {
    expect(states(await inspect(users, { ...ana, fault }))[check]).toBe(state)
  })
})

test('the signature of a foreign token is not checked, since its keys are not here', async () => {
  const seen = await inspect(users, { ...ana, fault: 'wrong-key' })
  expect(seen.verdict).toBe('not-known')
  expect(seen.checks.find(({ check }) => check === 'signature')?.says).toBe(
    "not checked: the issuer's keys are not here",
  )
})

test('OIDC tokens, assertions and access tokens are known by their looks', async () => {
  expect((await inspect(tenant, { kind: 'oidc', sub: 'u' })).verdict).toBe('accepted')
  const saml = await inspect(okta, { kind: 'saml', nameId: 'ana', email: 'a@b' })
  expect(saml).toMatchObject({ kind: 'saml', verdict: 'accepted', claims: { email: 'a@b' } })
  expect(saml.loginsKey).toBe('arn:aws:iam::111122223333:saml-provider/Okta')
  const late = await inspect(okta, { kind: 'saml', nameId: 'ana', fault: 'wrong-audience' })
  expect(states(late)).toMatchObject({ audience: 'failed', signature: 'passed' })
  const opaque = await inspect(facebook, { kind: 'facebook', userId: '1' })
  expect(opaque).toMatchObject({ kind: 'opaque', verdict: 'accepted', loginsKey: 'graph.facebook.com' })
  expect((await inspectToken('EAABforeign123', world)).verdict).toBe('not-known')
})

test('a token of the pool itself is known', async () => {
  const own = await mintOpenIdToken(world.pool, place, 'us-east-1:a', ['authenticated'], now, tokens)
  const seen = await inspectToken(own.raw, world)
  expect(seen).toMatchObject({ kind: 'jwt', verdict: 'accepted' })
  expect(seen.checks.find(({ check }) => check === 'provider')?.says).toContain('GetId does not take it')
})

test.each(['', ' ', 'hello', '{}', 'a.b.c', '<xml/>', 'x'.repeat(60_000)])(
  'text no. %# is nothing known',
  async (text) => {
    const seen = await inspectToken(text, world)
    expect(seen.kind).toBe('unknown')
    expect(seen.verdict).toBe('refused')
  },
)

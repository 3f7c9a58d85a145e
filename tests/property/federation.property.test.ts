import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import {
  checkLogin,
  checkPoolConfig,
  createTokenService,
  EMPTY_POOL_STATE,
  type FederationWorld,
  getCredentialsForIdentity,
  getId,
  inspectToken,
  issueLogin,
  type Provider,
  type SignIn,
  selectRole,
  TOKEN_FAULTS,
} from '@/lib/federation'
import { readSamlResponse } from '@/lib/federation/saml-reader'
import { escapeXml, readXml } from '@/lib/federation/xml'
import { authorize, compilePolicy, parsePolicy } from '@/lib/iam'
import { PATIENCE, runs } from './runs'

vi.setConfig({ testTimeout: PATIENCE })

const place = { account: '111122223333', region: 'us-east-1' }
const now = 1_772_442_000
const tokens = createTokenService()
const KEY = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_a'
const SAML = 'arn:aws:iam::111122223333:saml-provider/S'
const OIDC = 'arn:aws:iam::111122223333:oidc-provider/auth.example.com'
const APP = 'arn:aws:iam::111122223333:role/App'
const POOL = 'us-east-1:12345678'

const providers: readonly Provider[] = [
  { kind: 'user-pool', id: 'us-east-1_a', clients: ['web'], groups: [{ name: 'g', roleArn: APP }] },
  { kind: 'oidc', issuer: 'https://auth.example.com', clientIds: ['corp'] },
  { kind: 'facebook', appId: '1' },
  { kind: 'google', clientId: 'g' },
  { kind: 'amazon', appId: 'a' },
  { kind: 'apple', servicesId: 'b' },
  { kind: 'saml', name: 'S', flavour: 'entra-id', entityId: 'http://s' },
]
const pool = {
  id: POOL,
  name: 'p',
  allowUnauthenticatedIdentities: true,
  cognitoIdentityProviders: [{ providerName: KEY, clientId: 'web', serverSideTokenCheck: true }],
  supportedLoginProviders: {
    'graph.facebook.com': '1',
    'accounts.google.com': 'g',
    'www.amazon.com': 'a',
    'appleid.apple.com': 'b',
  },
  openIdConnectProviderArns: [OIDC],
  samlProviderArns: [SAML],
  developerProviderName: 'login.app',
  roles: { authenticated: APP, unauthenticated: APP },
}
const NAMES = [...Object.keys(pool.supportedLoginProviders), KEY, SAML, 'auth.example.com', 'login.app']
const keys = fc.oneof(
  fc.constantFrom(...NAMES, 'cognito-identity.amazonaws.com', '__proto__', 'https://x'),
  fc.string(),
)
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
/** Texts that come near to tokens: JWTs with any claims, XML with any text, the beginnings of access tokens. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.jsonValue(), fc.jsonValue())
    .map(([header, claims]) => `${encode(header)}.${encode(claims)}.AAAA`),
  fc
    .tuple(fc.string({ unit: 'binary' }), fc.string())
    .map(([text, name]) => `<Assertion ID="1"><Attribute Name="${name}">${text}</Attribute></Assertion>`),
  fc.base64String().map((text) => `EAAB${text}`),
  fc.string().map((text) => `Atza|${text}`),
  fc.base64String(),
)
const statement = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny'),
  Principal: fc.constantFrom('*', { Federated: 'cognito-identity.amazonaws.com' }, { Federated: 'x' }),
  Action: fc.constantFrom('sts:AssumeRoleWithWebIdentity', 'sts:AssumeRole', 'sts:*'),
  Condition: fc.constantFrom(
    {},
    { StringEquals: { 'cognito-identity.amazonaws.com:aud': POOL } },
    { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'other' } },
    { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } },
    { NoSuchOperator: { a: 'b' } },
  ),
})

function worldWith(statements: readonly object[]): FederationWorld {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  const trust = compilePolicy(parsePolicy(text), 'trust', 'trust')
  return { place, pool, providers, roles: [{ arn: APP, trust }], tokens, now, seed: 's' }
}

const signIns = fc
  .tuple(fc.nat(providers.length - 1), fc.option(fc.constantFrom(...TOKEN_FAULTS)), fc.constantFrom('x', 'y'))
  .map(([index, fault, user]): [Provider, SignIn] => {
    const provider = providers[index] as Provider
    const who = { username: user, sub: user, userId: user, nameId: user, groups: ['g'] }
    return [provider, { kind: provider.kind, ...who, ...(fault ? { fault } : {}) } as SignIn]
  })

async function journey(world: FederationWorld, [provider, signIn]: [Provider, SignIn]) {
  const login = await issueLogin(provider, signIn, place, now, tokens)
  const logins = login ? { [login.loginsKey]: login.value } : {}
  const first = await getId(world, EMPTY_POOL_STATE, { identityPoolId: POOL, logins })
  if (!first.ok) return first
  return getCredentialsForIdentity(world, first.state, { identityId: first.response.IdentityId, logins })
}

test('nobody gets credentials without a trust policy that allows it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { maxLength: 4 }), signIns, async (statements, signIn) => {
      const outcome = await journey(worldWith(statements), signIn)
      const asked = outcome.trace.assumeRole
      const isAllowed = asked ? authorize(asked.policies, asked.request).kind === 'allow' : false
      expect(outcome.ok).toBe(isAllowed)
      expect(statements.some(({ Effect }) => Effect === 'Allow') || !outcome.ok).toBe(true)
    }),
    runs(60),
  )
})

/** All of an answer that is plain data; compiled policies are not. */
function plain(outcome: Awaited<ReturnType<typeof journey>> | undefined): object {
  const { trace, ...rest } = outcome ?? { trace: null }
  return {
    ...rest,
    token: trace?.token,
    selection: trace?.selection,
    session: trace?.assumeRole?.session?.context,
  }
}

test('the same world, seed and sign-in give the same answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { maxLength: 3 }), signIns, async (statements, signIn) => {
      const [one, two] = await Promise.all(
        [1, 2].map(() => journey({ ...worldWith(statements), tokens: createTokenService() }, signIn)),
      )
      expect(plain(one)).toEqual(plain(two))
    }),
    runs(15),
  )
})

test('any text as a token is answered, never thrown at', async () => {
  const world = worldWith([])
  await fc.assert(
    fc.asyncProperty(keys, texts, async (providerName, token) => {
      const check = await checkLogin(world, { providerName, token })
      expect(check.ok).toBe(false)
      const state = EMPTY_POOL_STATE
      const outcome = await getId(world, state, { identityPoolId: POOL, logins: { [providerName]: token } })
      expect(outcome.ok).toBe(false)
      expect((await inspectToken(token, world)).checks.length).toBeGreaterThan(0)
    }),
    runs(400),
  )
})

test('any text is XML or none, and what is escaped is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      readXml(text)
      readXml(`<a>${text}</a>`)
      readSamlResponse(text)
      expect(readXml(`<a b="${escapeXml(text)}"/>`)?.attributes.get('b')).toBe(escapeOnce(text))
    }),
    runs(400),
  )
})

/** What is left of a text in XML: characters that it cannot hold are replaced. */
function escapeOnce(text: string): string {
  return text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}

test('any configuration has a list of findings, and any claims a role or a refusal', () => {
  const mapping = fc.oneof(
    fc.record({ type: fc.constant('Token' as const), ambiguousRoleResolution: fc.constant('Deny' as const) }),
    fc.record({
      type: fc.constant('Rules' as const),
      ambiguousRoleResolution: fc.constant('AuthenticatedRole' as const),
      rules: fc.array(
        fc.record({
          claim: fc.oneof(fc.string(), fc.constantFrom('a', '__proto__', 'cognito:roles')),
          matchType: fc.constantFrom('Equals', 'Contains', 'StartsWith', 'NotEqual'),
          value: fc.string(),
          roleArn: fc.constant(APP),
        }),
      ),
    }),
  )
  const claims = fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('a', 'cognito:roles')), fc.jsonValue())
  fc.assert(
    fc.property(mapping, fc.string(), claims, fc.option(fc.constant(APP)), (one, key, stated, custom) => {
      const config = { ...pool, roleMappings: { [KEY]: one, [key]: one } }
      checkPoolConfig({ ...config, name: key, principalTagMaps: { [key]: { tags: { [key]: key } } } })
      const selection = selectRole(config, KEY, stated as never, custom)
      expect(selection.ok || selection.error.code).toBeTruthy()
      if (selection.ok && custom !== null) expect(selection.roleArn).toBe(custom)
    }),
    runs(300),
  )
})

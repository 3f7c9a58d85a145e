import { describe, expect, test } from 'vitest'
import {
  createTokenService,
  decodeToken,
  faultsOf,
  issueLogin,
  loginsKeyOf,
  mappingKeyOf,
  type Provider,
  type SignIn,
  TOKEN_FAULTS,
} from '@/lib/federation'

const place = { account: '111122223333', region: 'us-east-1' }
const now = 1_772_442_000
const tokens = createTokenService()

const users = { kind: 'user-pool', id: 'us-east-1_a', clients: ['web'], groups: [] } as const
const everybody: readonly (readonly [Provider, SignIn])[] = [
  [users, { kind: 'user-pool', username: 'ana', sub: 's' }],
  [
    { kind: 'oidc', issuer: 'https://auth.example.com/t', clientIds: ['corp'] },
    { kind: 'oidc', sub: 'u' },
  ],
  [
    { kind: 'facebook', appId: '1' },
    { kind: 'facebook', userId: 'u' },
  ],
  [
    { kind: 'google', clientId: 'g' },
    { kind: 'google', sub: 'u' },
  ],
  [
    { kind: 'amazon', appId: 'a' },
    { kind: 'amazon', userId: 'u' },
  ],
  [
    { kind: 'apple', servicesId: 'b' },
    { kind: 'apple', sub: 'u' },
  ],
  [
    { kind: 'saml', name: 'S', flavour: 'ad-fs', entityId: 'http://s' },
    { kind: 'saml', nameId: 'ana' },
  ],
  [
    { kind: 'developer', providerName: 'login.app' },
    { kind: 'developer', userIdentifier: 'u', principalTags: { team: 'red' }, tokenDuration: 60 },
  ],
]

describe.each(everybody)('$kind', (provider, signIn) => {
  test('hands out the same each time, and the call shows it', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => issueLogin(provider, signIn, place, now, tokens)))
    expect(one).toEqual(two)
    expect(one?.loginsKey).toBe(loginsKeyOf(provider, place))
    expect(JSON.stringify(one?.call)).toContain(JSON.stringify(one?.value))
    expect(one?.call.signedBy).toBe(provider.kind === 'developer' ? 'backend' : null)
  })

  test('each of its faults changes what the app holds, or what became of it', async () => {
    const good = await issueLogin(provider, signIn, place, now, tokens)
    for (const fault of faultsOf(provider.kind)) {
      const bad = await issueLogin(provider, { ...signIn, fault }, place, now, tokens)
      expect(JSON.stringify([bad?.value, bad?.loginsKey, bad?.aftermath]), fault).not.toBe(
        JSON.stringify([good?.value, good?.loginsKey, good?.aftermath]),
      )
    }
  })

  test('a sign-in of another kind is none', async () => {
    const other: SignIn =
      signIn.kind === 'saml' ? { kind: 'oidc', sub: 'u' } : { kind: 'saml', nameId: 'ana' }
    expect(await issueLogin(provider, other, place, now, tokens)).toBeNull()
  })
})

test('every fault belongs to some provider', () => {
  const all = new Set(everybody.flatMap(([{ kind }]) => faultsOf(kind)))
  expect([...TOKEN_FAULTS].filter((fault) => !all.has(fault))).toEqual([])
})

test('a forged token names the key of the issuer all the same', async () => {
  const signIn = { kind: 'user-pool', username: 'ana', sub: 's' } as const
  const good = await issueLogin(users, signIn, place, now, tokens)
  const forged = await issueLogin(users, { ...signIn, fault: 'wrong-key' }, place, now, tokens)
  expect(decodeToken(forged?.value ?? '')).toEqual(decodeToken(good?.value ?? ''))
})

test('role mappings name the app client of a user pool, and IAM’s providers by ARN', () => {
  const keys = everybody.map(([provider]) => mappingKeyOf(provider, place, 'web'))
  expect(keys.slice(0, 3)).toEqual([
    'cognito-idp.us-east-1.amazonaws.com/us-east-1_a:web',
    'arn:aws:iam::111122223333:oidc-provider/auth.example.com/t',
    'graph.facebook.com',
  ])
  expect(keys[6]).toBe('arn:aws:iam::111122223333:saml-provider/S')
})

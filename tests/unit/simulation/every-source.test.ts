import { describe, expect, test } from 'vitest'
import type { Design, Identity } from '@/lib/design'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { type IdentityRun, type Simulation, type StepNumber, simulate } from '@/lib/simulation'

/** How each source ends: with a session of a role, or at a step. */
const ENDS: readonly [identity: string, source: string, end: string | StepNumber][] = [
  ['editor', 'a user pool, role by token', 'Editor'],
  ['friend', 'a user pool, a guest before', 'Member'],
  ['signed-out', 'a user pool, signed out since', 2],
  ['partner-team', 'OpenID Connect, role by rule', 'Team'],
  ['partner-nobody', 'OpenID Connect, no rule fits', 3],
  ['facebook-user', 'Facebook', 'Member'],
  ['google-user', 'Google', 'Member'],
  ['amazon-user', 'Login with Amazon', 'Member'],
  ['apple-user', 'Sign in with Apple', 'Member'],
  ['okta-user', 'SAML of Okta', 'Member'],
  ['ad-fs-user', 'SAML of AD FS', 'Member'],
  ['entra-user', 'SAML of Entra ID', 'Member'],
  ['backend-user', 'the app’s own backend', 'Member'],
  ['backend-classic', 'the app’s own backend, classic flow', 'Member'],
  ['guest', 'nowhere', 'Guest'],
  ['second-pool-guest', 'another pool of the account', 'Legacy'],
  ['attacker', 'a pool of another account', 4],
]

const shipped = simulate(EVERY_SOURCE)

test('every expectation of the design is met', async () => {
  const { expectations } = await shipped
  expect(expectations).toHaveLength(EVERY_SOURCE.expectations.length)
  expect(expectations.filter(({ isMet }) => !isMet)).toEqual([])
})

test('something is expected of every identity', () => {
  const expected = new Set(EVERY_SOURCE.expectations.map(({ identity }) => identity))
  expect(EVERY_SOURCE.identities.filter(({ id }) => !expected.has(id))).toEqual([])
})

test('every kind of provider and of identity is there', () => {
  expect(new Set(EVERY_SOURCE.providers.map(({ kind }) => kind)).size).toBe(8)
  expect(new Set(EVERY_SOURCE.identities.map(({ kind }) => kind)).size).toBe(9)
  const flavours = EVERY_SOURCE.providers.flatMap((one) => (one.kind === 'saml' ? [one.flavour] : []))
  expect(flavours).toEqual(['okta', 'ad-fs', 'entra-id'])
})

test('AWS has nothing to refuse about the pool', async () => expect((await shipped).poolFindings).toEqual([]))

test('what follows lists them all', () => {
  expect(ENDS.map(([identity]) => identity)).toEqual(EVERY_SOURCE.identities.map(({ id }) => id))
})

describe('each source gets what it is meant to get', () => {
  test.each(ENDS)('%s, from %s: %s', async (id, _source, end) => {
    const run = runOf(await shipped, id)
    expect(run.session?.roleName ?? run.stoppedAt).toBe(end)
    if (run.session === null) return
    expect(run.stoppedAt).toBeNull()
    const { context } = run.session
    expect(context['cognito-identity.amazonaws.com:sub']).toBe(identityOf(id).identityId)
    const amr = context['cognito-identity.amazonaws.com:amr'] as readonly string[]
    expect(amr[0]).toBe(identityOf(id).kind === 'guest' ? 'unauthenticated' : 'authenticated')
  })
})

test('only guests of the enhanced flow are scoped down', async () => {
  const narrowed = (await shipped).runs.filter(({ session }) => session?.isGuestScopedDown)
  expect(narrowed.map(({ identityId }) => identityId)).toEqual(['guest'])
})

test('only claims that are mapped become session tags', async () => {
  const { runs } = await shipped
  const tagged = runs.filter(({ session }) => Object.keys(session?.tags ?? {}).length > 0)
  expect(tagged.map(({ identityId, session }) => [identityId, session?.tags])).toEqual([
    ['partner-team', { team: 'team-blue' }],
  ])
})

type Fault = NonNullable<Exclude<Identity, { kind: 'guest' }>['fault']>
type Case = readonly [fault: Fault, error: RegExp, because: RegExp]

const BAD_TOKEN = 'NotAuthorizedException: Invalid login token.'
const refused = (text: string) => new RegExp(`^${BAD_TOKEN.replaceAll('.', '\\.')} ${text}$`)
const FOREIGN = /^NotAuthorizedException: Token is not from a supported provider of this identity pool\.$/
const TOKEN: readonly Case[] = [
  ['expired', refused('Token expired: \\d{10} >= \\d{10}'), /more than five minutes ago/],
  ['not-yet-valid', refused('\\(simulated text\\) Token is not valid yet\\.'), /nbf/],
  ['wrong-audience', FOREIGN, /another-app/],
  ['wrong-issuer', refused("Issuer doesn't match providerName"), /https:\/\/login\.example\.net/],
  ['wrong-key', refused("Couldn't verify signed token\\."), /does not fit the issuer's published keys/],
  ['rotated-key', refused('NoKeyFound'), /every ten minutes/],
  ['malformed', refused('Not a valid OpenId Connect identity token\\.'), /not a JWT/],
]
const NO_JWT: Case = ['access-token', refused('Not a valid OpenId Connect identity token\\.'), /not a JWT/]
const USER_POOL: readonly Case[] = [
  ...TOKEN,
  ['access-token', refused('Missing a required claim: aud'), /needs the ID token/],
  [
    'other-pool',
    /^NotAuthorizedException: Logins don't match\. Please include at least one valid login for this identity or identity pool\.$/,
    /no provider named cognito-idp/,
  ],
  ['signed-out', /^NotAuthorizedException: \(simulated text\)/, /signed out/],
]
const OIDC: readonly Case[] = [
  ...TOKEN,
  NO_JWT,
  ['other-pool', /^InvalidParameterException: Please provide a valid public provider$/, /another-tenant/],
]
const SOCIAL_JWT: readonly Case[] = [...TOKEN, NO_JWT, ['other-pool', FOREIGN, /another-app/]]
const OPAQUE: readonly Case[] = [
  ['expired', refused('\\(simulated text\\) .*'), /has expired/],
  ['wrong-audience', FOREIGN, /for the app another-app/],
  ['malformed', refused('\\(simulated text\\) .*'), /knows no such access token/],
]
const SAML: readonly Case[] = [
  ['expired', refused('\\(simulated text\\) The assertion has expired\\.'), /NotOnOrAfter/],
  ['not-yet-valid', refused('\\(simulated text\\) The assertion is not valid yet\\.'), /NotBefore/],
  ['wrong-audience', refused('\\(simulated text\\) .* another audience\\.'), /app\.example\.net/],
  ['wrong-issuer', refused("\\(simulated text\\) Issuer doesn't match providerName"), /login\.example\.net/],
  ['wrong-key', refused("\\(simulated text\\) Couldn't verify the assertion\\."), /no certificate/],
  ['other-pool', refused("\\(simulated text\\) Issuer doesn't match providerName"), /another-tenant/],
  ['malformed', refused('\\(simulated text\\) Not a SAML response\\.'), /base64/],
  ['replayed', refused('\\(simulated text\\) The assertion was used before\\.'), /good for one GetId/],
]
const BACKEND: readonly Case[] = [
  [
    'wrong-issuer',
    /^InvalidParameterException: This identity pool does not support the specified developer provider$/,
    /login\.example\.app\.other/,
  ],
]

const WAYS: readonly [identity: string, cases: readonly Case[]][] = [
  ['editor', USER_POOL],
  // The login of somebody who came as a guest first is looked at by GetCredentialsForIdentity, not by GetId.
  ['friend', USER_POOL],
  ['partner-team', OIDC],
  ['google-user', SOCIAL_JWT],
  ['apple-user', SOCIAL_JWT],
  ['facebook-user', OPAQUE],
  ['amazon-user', OPAQUE],
  ['okta-user', SAML],
  ['ad-fs-user', SAML],
  ['entra-user', SAML],
  ['backend-user', BACKEND],
]
const FLOWS = ['enhanced', 'classic'] as const

describe.each(WAYS)('a login of %s', (id, cases) => {
  test.each(cases.flatMap((one) => FLOWS.map((flow) => [one[0], flow, one] as const)))(
    'that is %s is refused at step 2 of the %s flow, in AWS’s words',
    async (fault, flow, [, error, because]) => {
      const run = await runWith(id, fault, flow)
      expect([run.session, run.stoppedAt]).toEqual([null, 2])
      expect(run.steps.map(({ status }) => status)).toEqual([
        'passed',
        'refused',
        ...Array(3).fill('not-reached'),
      ])
      const second = run.steps[1]
      expect(second?.answered).toMatch(error)
      expect(second?.decided).toMatch(because)
      const [response] = (second?.calls ?? []).map((call) => call.response).filter((one) => one?.ok === false)
      expect(response?.ok === false && `${response.error.code}: ${response.error.message}`).toBe(
        second?.answered,
      )
    },
  )
})

describe('what one kind of login cannot have wrong changes nothing', () => {
  test.each<[string, Fault]>([
    ['facebook-user', 'wrong-key'],
    ['google-user', 'replayed'],
    ['okta-user', 'access-token'],
    ['backend-user', 'expired'],
  ])('%s, %s', async (id, fault) => {
    const run = await runWith(id, fault, 'enhanced')
    expect(run.session).toEqual(runOf(await shipped, id).session)
  })
})

test.each(['facebook-user', 'google-user', 'okta-user', 'guest'])(
  'where roles are mapped, the classic flow is closed to %s',
  async (id) => {
    const identity: Identity = { ...identityOf(id), classic: { role: 'Member' } }
    const simulation = await simulate({ ...EVERY_SOURCE, expectations: [], identities: [identity] })
    const run = runOf(simulation, id)
    expect([run.session, run.stoppedAt]).toEqual([null, 2])
    expect(run.steps[1]?.answered).toBe(
      'InvalidParameterException: Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.',
    )
  },
)

describe('a user who signed out', () => {
  const withCheck = (serverSideTokenCheck: boolean | undefined): Design => {
    const [provider] = EVERY_SOURCE.identityPool.cognitoIdentityProviders
    const { serverSideTokenCheck: _before, ...rest } = provider!
    const checked = serverSideTokenCheck === undefined ? rest : { ...rest, serverSideTokenCheck }
    return {
      ...EVERY_SOURCE,
      identityPool: { ...EVERY_SOURCE.identityPool, cognitoIdentityProviders: [checked] },
    }
  }

  test.each([
    [true, 2],
    [false, null],
    [undefined, null],
  ] as const)('with ServerSideTokenCheck %s stops at %s', async (check, stop) => {
    expect(runOf(await simulate(withCheck(check)), 'signed-out').stoppedAt).toBe(stop)
  })
})

test('a role that a rule names and nobody made is refused at step 4, and hidden from the app', async () => {
  const [key, mapping] = Object.entries(EVERY_SOURCE.identityPool.roleMappings ?? {})[1]!
  if (mapping.type !== 'Rules') throw new Error('the mapping has no rules')
  const rules = mapping.rules.map((rule) => ({ ...rule, role: 'Deleted' }))
  const simulation = await simulate({
    ...EVERY_SOURCE,
    identityPool: {
      ...EVERY_SOURCE.identityPool,
      roleMappings: { ...EVERY_SOURCE.identityPool.roleMappings, [key]: { ...mapping, rules } },
    },
  })
  const run = runOf(simulation, 'partner-team')
  expect([run.session, run.stoppedAt]).toEqual([null, 4])
  expect(run.steps[4]?.answered).toMatch(/^InvalidIdentityPoolConfigurationException: /)
  expect(run.steps[4]?.answered).not.toContain('Deleted')
  expect(run.steps[4]?.decided).toContain('Deleted')
})

function runOf({ runs }: Simulation, id: string): IdentityRun {
  const run = runs.find(({ identityId }) => identityId === id)
  if (!run) throw new Error(`there is no ${id}`)
  return run
}

function identityOf(id: string): Identity {
  const identity = EVERY_SOURCE.identities.find((one) => one.id === id)
  if (!identity) throw new Error(`there is no ${id}`)
  return identity
}

/** A pool that maps roles has no classic flow: there it is asked without. */
function poolFor(flow: (typeof FLOWS)[number]): Design['identityPool'] {
  const { roleMappings: _, ...plain } = EVERY_SOURCE.identityPool
  return flow === 'classic' ? plain : EVERY_SOURCE.identityPool
}

/** The way of one identity whose login has this fault; the classic flow asks for the role Member. */
async function runWith(id: string, fault: Fault, flow: (typeof FLOWS)[number]): Promise<IdentityRun> {
  const identity = identityOf(id)
  if (identity.kind === 'guest') throw new Error('guests have no login')
  const classic = flow === 'classic' ? { classic: { role: 'Member' } } : {}
  const { classic: _before, ...rest } = identity
  const wrong: Identity = { ...rest, fault, ...classic }
  const identityPool = poolFor(flow)
  return runOf(await simulate({ ...EVERY_SOURCE, identityPool, expectations: [], identities: [wrong] }), id)
}

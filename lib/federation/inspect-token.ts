import { withoutScheme } from './arns'
import { checkLogin } from './check-login'
import { claimOf, textClaim, timeClaim } from './claims'
import { type CheckingWorld, GRACE_SECONDS } from './login-check'
import { opaqueIssuerOf } from './opaque-token'
import { entryOf } from './pool-config'
import { PUBLIC_PROVIDERS } from './providers'
import { isPoolIssuer } from './regions'
import { SAML_AUDIENCE } from './saml-assertion'
import { readSamlResponse, type SamlAssertion } from './saml-reader'
import { decodeToken, type TokenHeader, type TokenPayload } from './tokens'

/** A token that somebody pasted, taken apart and held against the design. */
export interface TokenInspection {
  readonly kind: 'jwt' | 'saml' | 'opaque' | 'unknown'
  readonly header: TokenHeader | null
  readonly claims: TokenPayload | null
  readonly xml: string | null
  /** The key under which it would go into `Logins`; null when it cannot be told. */
  readonly loginsKey: string | null
  readonly checks: readonly TokenCheck[]
  /** Would the pool take it, as far as the checks can tell? */
  readonly verdict: 'accepted' | 'refused' | 'not-known'
}

export interface TokenCheck {
  readonly check: 'format' | 'provider' | 'kind' | 'signature' | 'audience' | 'expiry' | 'start'
  readonly state: 'passed' | 'failed' | 'not-checked'
  /** In one sentence, for people. */
  readonly says: string
}

const KEYS_ELSEWHERE = "not checked: the issuer's keys are not here"

/**
 * What is this text, and would the identity pool of the design take it as a login?
 *
 * Reads JWTs, SAML responses in base64 and access tokens, and goes through the pool's checks one by one. The
 * signature of a real token cannot be checked, since its issuer's keys are not here.
 *
 * Total: any text gives an answer. The text goes nowhere.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/external-identity-providers.html
 * @example
 * (await inspectToken('no token at all', world)).kind // 'unknown'
 */
export async function inspectToken(text: string, world: CheckingWorld): Promise<TokenInspection> {
  const raw = text.trim().replace(/^Bearer\s+/i, '')
  const nothing = { header: null, claims: null, xml: null, loginsKey: null }
  if (raw.length > 50_000) {
    return conclude({ kind: 'unknown', ...nothing }, [
      failed('format', 'it is longer than 50,000 characters'),
    ])
  }
  const decoded = decodeToken(raw)
  if (decoded !== null) return inspectJwt(raw, decoded.header, decoded.payload, world)
  const assertion = readSamlResponse(raw)
  if (assertion !== null) return inspectSaml(raw, assertion, world)
  const issuer = opaqueIssuerOf(raw)
  if (issuer === null) {
    return conclude({ kind: 'unknown', ...nothing }, [
      failed('format', 'this is no JWT, no SAML response and no known access token'),
    ])
  }
  const loginsKey = PUBLIC_PROVIDERS[issuer]
  const isConfigured = entryOf(world.pool.supportedLoginProviders, loginsKey) !== undefined
  const known = await checkLogin(world, { providerName: loginsKey, token: raw })
  return conclude({ kind: 'opaque', ...nothing, loginsKey }, [
    passed('format', 'it has the shape of an access token'),
    provider(isConfigured, loginsKey),
    known.ok
      ? passed('signature', 'the simulated provider knows it')
      : unchecked('signature', 'not checked: only its issuer can tell whose it is'),
  ])
}

async function inspectJwt(
  raw: string,
  header: TokenHeader,
  claims: TokenPayload,
  world: CheckingWorld,
): Promise<TokenInspection> {
  const issuer = textClaim(claims, 'iss')
  const loginsKey = issuer === undefined ? null : withoutScheme(issuer)
  const seen = { kind: 'jwt' as const, header, claims, xml: null, loginsKey }
  const checks: TokenCheck[] = [passed('format', 'it is a JWT')]
  if (loginsKey !== null && isPoolIssuer(loginsKey)) {
    checks.push(passed('provider', 'an identity pool issued it; GetId does not take it'))
  } else checks.push(provider(audiencesOf(world, loginsKey ?? '') !== null, loginsKey ?? 'nobody'))
  checks.push(
    textClaim(claims, 'token_use') === 'access'
      ? failed('kind', 'it is an access token; the pool takes ID tokens')
      : passed('kind', 'it is no access token of a user pool'),
  )
  const isPools = loginsKey !== null && isPoolIssuer(loginsKey)
  const signature = await world.tokens.verify(raw, isPools ? 'identityPool' : 'userPool')
  checks.push(
    signature === 'verified'
      ? passed('signature', 'it fits the simulated issuer’s keys')
      : unchecked('signature', KEYS_ELSEWHERE),
  )
  const audience = textClaim(claims, 'azp') ?? claimOf(claims, 'aud')
  const audiences = isPools ? [world.pool.id] : (audiencesOf(world, loginsKey ?? '') ?? [])
  if (audience === undefined) checks.push(failed('audience', 'it has no aud'))
  else if (audiences.some((one) => one === audience || (Array.isArray(audience) && audience.includes(one)))) {
    checks.push(passed('audience', `it is for ${String(audience)}, which the pool lists`))
  } else checks.push(failed('audience', `it is for ${String(audience)}, which the pool does not list`))
  checks.push(...times(timeClaim(claims, 'nbf'), timeClaim(claims, 'exp'), world.now))
  return conclude(seen, checks)
}

function inspectSaml(raw: string, assertion: SamlAssertion, world: CheckingWorld): TokenInspection {
  const saml = world.providers.find((one) => one.kind === 'saml' && one.entityId === assertion.issuer)
  const arn =
    saml?.kind === 'saml'
      ? (world.pool.samlProviderArns ?? []).find((one) => one.endsWith(`:saml-provider/${saml.name}`))
      : undefined
  const isOurs = assertion.isSignedBy(assertion.issuer)
  const isForAws = assertion.audiences.length === 0 || assertion.audiences.includes(SAML_AUDIENCE)
  return conclude(
    {
      kind: 'saml',
      header: null,
      claims: assertion.claims,
      xml: raw.startsWith('<') ? raw : assertion.xml,
      loginsKey: arn ?? null,
    },
    [
      passed('format', 'it is a SAML response'),
      provider(arn !== undefined, assertion.issuer),
      isOurs
        ? passed('signature', 'it fits the simulated provider’s key')
        : unchecked('signature', KEYS_ELSEWHERE),
      isForAws
        ? passed('audience', `it is for ${SAML_AUDIENCE}`)
        : failed('audience', `it is for ${assertion.audiences.join(', ')}, not for ${SAML_AUDIENCE}`),
      ...times(assertion.notBefore ?? undefined, assertion.notOnOrAfter ?? undefined, world.now),
    ],
  )
}

function times(begins: number | undefined, expires: number | undefined, now: number): readonly TokenCheck[] {
  const checks: TokenCheck[] = []
  if (expires === undefined) checks.push(unchecked('expiry', 'it does not say when it expires'))
  else if (now - GRACE_SECONDS >= expires) {
    checks.push(failed('expiry', `it expired ${sayTime(now - expires)} ago`))
  } else checks.push(passed('expiry', 'it has not expired, with five minutes of grace'))
  if (begins !== undefined) {
    const isEarly = begins - GRACE_SECONDS > now
    checks.push(isEarly ? failed('start', 'it is not valid yet') : passed('start', 'it is valid already'))
  }
  return checks
}

/** The audiences that the pool takes from a provider; null when the pool does not have it. */
function audiencesOf({ pool, providers }: CheckingWorld, name: string): readonly string[] | null {
  const clients = (pool.cognitoIdentityProviders ?? []).filter((one) => one.providerName === name)
  if (clients.length > 0) return clients.map((one) => one.clientId)
  const appId = entryOf(pool.supportedLoginProviders, name)
  if (appId !== undefined) return [appId]
  if (!(pool.openIdConnectProviderArns ?? []).some((arn) => arn.endsWith(`:oidc-provider/${name}`)))
    return null
  return providers.flatMap((one) =>
    one.kind === 'oidc' && withoutScheme(one.issuer) === name ? one.clientIds : [],
  )
}

function provider(isConfigured: boolean, name: string): TokenCheck {
  return isConfigured
    ? passed('provider', `the identity pool has the provider ${name}`)
    : failed('provider', `the identity pool has no provider ${name}`)
}

function conclude(
  seen: Omit<TokenInspection, 'checks' | 'verdict'>,
  checks: readonly TokenCheck[],
): TokenInspection {
  const states = new Set(checks.map(({ state }) => state))
  const verdict = states.has('failed') ? 'refused' : states.has('not-checked') ? 'not-known' : 'accepted'
  return { ...seen, checks, verdict }
}

const passed = (check: TokenCheck['check'], says: string): TokenCheck => ({ check, state: 'passed', says })
const failed = (check: TokenCheck['check'], says: string): TokenCheck => ({ check, state: 'failed', says })
const unchecked = (check: TokenCheck['check'], says: string): TokenCheck => ({
  check,
  state: 'not-checked',
  says,
})

/** "3 minutes", "2 hours", "12 days": in the largest unit that is not too coarse. */
function sayTime(seconds: number): string {
  const [unit, size] =
    seconds < 7_200 ? ['minute', 60] : seconds < 172_800 ? ['hour', 3_600] : ['day', 86_400]
  const count = Math.floor(seconds / Number(size))
  return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`
}

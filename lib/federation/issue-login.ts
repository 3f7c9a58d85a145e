import { fingerprint, fingerprintUuid } from '@/lib/base/fingerprint'
import { assertNever } from '@/lib/base/invariant'
import type { Place } from './arns'
import { rotatedKeyId } from './check-jwt-login'
import { writeOpaqueToken } from './opaque-token'
import { developerCall, opaqueCall, type ProviderCall, redirectCall, userPoolCall } from './provider-calls'
import { loginsKeyOf, type Provider, userPoolProviderName } from './providers'
import { writeSamlResponse } from './saml-assertion'
import { readSamlResponse } from './saml-reader'
import type { SignIn, TokenFault } from './sign-in'
import type { SignedToken, TokenPayload, TokenService } from './tokens'
import { accessTokenClaims, groupClaims, idTokenClaims, userPoolKeyId } from './user-pool'

/** What an app holds after signing in: an entry of `Logins`, and how it came about. */
export interface IssuedLogin {
  readonly loginsKey: string
  readonly value: string
  readonly kind: 'jwt' | 'opaque' | 'saml' | 'developer'
  /** What the token says, or what its issuer knows about it. */
  readonly claims: TokenPayload
  readonly call: ProviderCall
  readonly view: LoginView
  /** For `PoolState` and the world: what has happened to this login besides. */
  readonly aftermath: { readonly usedAssertion: string | null; readonly isSignedOut: boolean }
}

/** What a screen can show of it. */
export interface LoginView {
  /** Null for tokens that are no JWT. */
  readonly token: SignedToken | null
  readonly xml: string | null
  /** The group of the user pool that gave the preferred role; `tied` when there is none because groups disagree. */
  readonly preferredGroup: string | null
  readonly tiedGroups: readonly string[]
}

const NO_VIEW: LoginView = { token: null, xml: null, preferredGroup: null, tiedGroups: [] }
const NO_AFTERMATH = { usedAssertion: null, isSignedOut: false }
const DEVELOPER_FAULTS: readonly TokenFault[] = ['wrong-issuer']
const OIDC_FAULTS: readonly TokenFault[] = [
  ...(['expired', 'not-yet-valid', 'wrong-audience', 'wrong-issuer', 'wrong-key'] as const),
  ...(['rotated-key', 'access-token', 'other-pool', 'malformed'] as const),
]

/** Which faults can this kind of login have? The others change nothing about it. */
export function faultsOf(kind: Provider['kind']): readonly TokenFault[] {
  if (kind === 'developer') return DEVELOPER_FAULTS
  if (kind === 'facebook' || kind === 'amazon') return ['expired', 'wrong-audience', 'malformed']
  if (kind === 'user-pool') return [...OIDC_FAULTS, 'signed-out']
  if (kind !== 'saml') return OIDC_FAULTS
  return [...OIDC_FAULTS.filter((fault) => fault !== 'access-token' && fault !== 'rotated-key'), 'replayed']
}

/**
 * What does the app hold after this sign-in, and under which key does the identity pool take it?
 *
 * Null when provider and sign-in are not of the same kind. The same input gives the same login.
 *
 * @param now seconds since 1970
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/external-identity-providers.html
 */
export async function issueLogin(
  provider: Provider,
  signIn: SignIn,
  place: Place,
  now: number,
  tokens: TokenService,
): Promise<IssuedLogin | null> {
  const loginsKey = loginsKeyOf(provider, place)
  const { fault } = signIn
  switch (provider.kind) {
    case 'user-pool': {
      if (signIn.kind !== 'user-pool') return null
      const groups = groupClaims(provider.groups, signIn.groups ?? [])
      const id = fault === 'other-pool' ? anotherPool(provider.id) : provider.id
      const pool = { id, clientId: signIn.clientId ?? provider.clients[0] ?? '', groups: provider.groups }
      const user = { ...signIn, email: signIn.email }
      const claims =
        fault === 'access-token' ? accessTokenClaims(pool, user, now) : idTokenClaims(pool, user, now)
      const header = { kid: userPoolKeyId(id), alg: 'RS256' }
      const login = await signJwt(header, { ...claims, ...signIn.claims }, fault, now, tokens)
      return {
        ...login,
        loginsKey: userPoolProviderName(id),
        call: userPoolCall(provider, signIn, login.value),
        view: { ...login.view, preferredGroup: groups.preferredGroup, tiedGroups: groups.tied },
        aftermath: { usedAssertion: null, isSignedOut: fault === 'signed-out' },
      }
    }
    case 'oidc':
    case 'google':
    case 'apple': {
      if (signIn.kind !== provider.kind) return null
      const issuer = issuerOf(provider)
      const isElsewhere = fault === 'other-pool' && provider.kind === 'oidc'
      const claims = idClaims(provider, signIn, isElsewhere ? `${issuer}/another-tenant` : issuer, now)
      const header = { alg: 'RS256', kid: fingerprint(`key of ${issuer}`), typ: 'JWT' }
      const isOtherApp = fault === 'other-pool' && !isElsewhere
      const login = await signJwt(header, claims, isOtherApp ? 'wrong-audience' : fault, now, tokens)
      return {
        ...login,
        loginsKey: isElsewhere ? `${loginsKey}/another-tenant` : loginsKey,
        call: redirectCall(provider, login.value),
      }
    }
    case 'facebook':
    case 'amazon': {
      if (signIn.kind !== provider.kind) return null
      const aud = fault === 'wrong-audience' ? 'another-app' : provider.appId
      const exp = fault === 'expired' ? now - 3_600 : now + 3_600
      const claims: TokenPayload = { iss: loginsKey, aud, sub: signIn.userId, exp, ...signIn.claims }
      const value = damage(writeOpaqueToken(provider.kind, claims), fault)
      const call = opaqueCall(provider, value)
      return { loginsKey, value, kind: 'opaque', claims, call, view: NO_VIEW, aftermath: NO_AFTERMATH }
    }
    case 'saml': {
      if (signIn.kind !== 'saml') return null
      const written = writeSamlResponse(provider, signIn, place, now, samlFaults(provider.entityId, fault))
      const value = damage(written.value, fault)
      return {
        loginsKey,
        value,
        kind: 'saml',
        claims: readSamlResponse(written.value)?.claims ?? {},
        call: redirectCall(provider, value),
        view: { ...NO_VIEW, xml: written.xml },
        aftermath: { usedAssertion: fault === 'replayed' ? written.id : null, isSignedOut: false },
      }
    }
    case 'developer': {
      if (signIn.kind !== 'developer') return null
      const key = fault === 'wrong-issuer' ? `${loginsKey}.other` : loginsKey
      const value = signIn.userIdentifier
      const call = developerCall(key, signIn)
      return {
        loginsKey: key,
        value,
        kind: 'developer',
        claims: {},
        call,
        view: NO_VIEW,
        aftermath: NO_AFTERMATH,
      }
    }
    default:
      return assertNever(provider)
  }
}

type OpenIdProvider = Extract<Provider, { kind: 'oidc' | 'google' | 'apple' }>
type OpenIdSignIn = Extract<SignIn, { kind: 'oidc' | 'google' | 'apple' }>

function issuerOf(provider: OpenIdProvider): string {
  if (provider.kind === 'oidc') return provider.issuer
  return provider.kind === 'google' ? 'https://accounts.google.com' : 'https://appleid.apple.com'
}

function idClaims(provider: OpenIdProvider, signIn: OpenIdSignIn, iss: string, now: number): TokenPayload {
  const times = { iat: now, exp: now + 3_600 }
  const email = 'email' in signIn && signIn.email !== undefined ? signIn.email : null
  switch (provider.kind) {
    case 'google': {
      const aud = provider.clientId
      const mail: TokenPayload = email === null ? {} : { email, email_verified: true }
      const hash = fingerprint(`hash ${signIn.sub} ${now}`).slice(0, 22)
      return { iss, azp: aud, aud, sub: signIn.sub, ...mail, at_hash: hash, ...times, ...signIn.claims }
    }
    case 'apple': {
      // Apple writes its booleans as texts.
      const mail: TokenPayload =
        email === null ? {} : { email, email_verified: 'true', is_private_email: 'true' }
      const aud = provider.servicesId
      return {
        iss,
        aud,
        sub: signIn.sub,
        ...mail,
        auth_time: now,
        nonce_supported: true,
        ...times,
        ...signIn.claims,
      }
    }
    default: {
      const aud = ('clientId' in signIn ? signIn.clientId : undefined) ?? provider.clientIds[0] ?? ''
      const jti = fingerprintUuid(`token ${iss} ${signIn.sub} ${now}`)
      return { iss, aud, sub: signIn.sub, jti, ...times, ...signIn.claims }
    }
  }
}

async function signJwt(
  header: { readonly kid: string; readonly alg: string; readonly typ?: string },
  stated: TokenPayload,
  fault: TokenFault | undefined,
  now: number,
  tokens: TokenService,
) {
  const payload = withFault(stated, fault, now)
  const isOthers = fault === 'wrong-key' || fault === 'rotated-key'
  const kid = fault === 'rotated-key' ? rotatedKeyId(String(payload.iss)) : header.kid
  const token = await tokens.sign(isOthers ? 'identityPool' : 'userPool', { ...header, kid }, payload)
  // Access tokens of other providers are no JWT; that of a user pool is one, with other claims.
  const isOpaque = fault === 'access-token' && payload.token_use !== 'access'
  const value = isOpaque ? `at-${fingerprint(token.raw)}` : damage(token.raw, fault)
  const shown = isOpaque || value !== token.raw ? null : token
  return {
    value,
    kind: 'jwt' as const,
    claims: payload,
    view: { ...NO_VIEW, token: shown },
    aftermath: NO_AFTERMATH,
  }
}

function withFault(claims: TokenPayload, fault: TokenFault | undefined, now: number): TokenPayload {
  switch (fault) {
    case 'expired':
      return { ...claims, iat: now - 7_200, exp: now - 3_600 }
    case 'not-yet-valid':
      return { ...claims, iat: now + 3_600, nbf: now + 3_600, exp: now + 7_200 }
    case 'wrong-audience':
      return { ...claims, aud: 'another-app', ...('azp' in claims ? { azp: 'another-app' } : {}) }
    case 'wrong-issuer':
      return { ...claims, iss: 'https://login.example.net' }
    default:
      return claims
  }
}

function samlFaults(entityId: string, fault: TokenFault | undefined) {
  if (fault === 'expired') return { shift: -86_400 }
  if (fault === 'not-yet-valid') return { shift: 86_400 }
  if (fault === 'wrong-audience') return { audience: 'https://app.example.net' }
  if (fault === 'wrong-key') return { signedBy: 'a stranger' }
  if (fault === 'wrong-issuer') return { issuer: 'https://login.example.net' }
  if (fault === 'other-pool') return { issuer: `${entityId}/another-tenant` }
  return {}
}

/** Half of a token is none. */
function damage(value: string, fault: TokenFault | undefined): string {
  return fault === 'malformed' ? value.slice(0, Math.floor(value.length / 2)).replaceAll('.', '') : value
}

function anotherPool(userPoolId: string): string {
  return `${userPoolId.slice(0, userPoolId.indexOf('_'))}_Another99`
}

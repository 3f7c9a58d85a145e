import type { Place } from './arns'
import { identityPoolArn } from './arns'
import { refusals, type ServiceError } from './service-error'
import { decodeToken, type SignedToken, type TokenService } from './tokens'

/** An identity pool's configuration, as far as it decides about tokens and roles. */
export interface IdentityPool {
  readonly id: string
  readonly name: string
  readonly allowUnauthenticatedIdentities: boolean
  readonly cognitoIdentityProviders: readonly { readonly providerName: string; readonly clientId: string }[]
  readonly roles: { readonly authenticated: string | null; readonly unauthenticated: string | null }
}

/** One entry of `Logins`: the provider's name and the token that it issued. */
export interface Login {
  readonly providerName: string
  readonly token: string
}

/** A login that the pool accepts, and what it tells STS about it. */
export interface AcceptedLogin {
  readonly providerName: string
  /** What this login adds to `amr`, after `authenticated`. */
  readonly amr: readonly string[]
  readonly assumptions: readonly string[]
}

export type LoginCheck =
  | { readonly ok: true; readonly login: AcceptedLogin }
  | { readonly ok: false; readonly error: ServiceError; readonly assumptions: readonly string[] }

/** How long after `exp` a pool still takes a token, in seconds. */
const GRACE_SECONDS = 300

/**
 * Does the pool accept this login?
 *
 * Provider configured, token readable, issuer equal to the provider's name, signature good by the issuer's
 * published keys, audience one of the provider's app clients, not expired beyond five minutes of grace.
 * The first check that fails is the answer.
 *
 * @param now seconds since 1970
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 */
export async function checkLogin(
  pool: IdentityPool,
  login: Login,
  now: number,
  tokens: TokenService,
): Promise<LoginCheck> {
  const refuse = (error: ServiceError): LoginCheck => ({
    ok: false,
    error,
    assumptions: ['order-of-token-checks'],
  })
  const { providerName, token } = login
  const entries = pool.cognitoIdentityProviders.filter((entry) => entry.providerName === providerName)
  if (entries.length === 0) {
    return refuse(refusals.loginsDoNotMatch(`The identity pool has no provider named ${providerName}.`))
  }
  const decoded = decodeToken(token)
  if (decoded === null) {
    return refuse(
      refusals.invalidLoginToken('Not a valid OpenId Connect identity token.', 'This is not a JWT.'),
    )
  }
  const { iss, aud, exp, sub } = decoded.payload
  if (String(iss).replace(/^https:\/\//, '') !== providerName) {
    const because = `The token was issued by ${String(iss)}, not by ${providerName}.`
    return refuse(refusals.invalidLoginToken("Issuer doesn't match providerName", because))
  }
  const signature = await tokens.verify(token, 'userPool')
  if (signature === 'wrong') {
    const because = "The signature does not fit the issuer's published keys."
    return refuse(refusals.invalidLoginToken("Couldn't verify signed token.", because))
  }
  if (aud === undefined) {
    const because =
      'An access token names its client in client_id and has no aud. The pool needs the ID token.'
    return refuse(refusals.invalidLoginToken('Missing a required claim: aud', because))
  }
  if (!entries.some((entry) => entry.clientId === aud)) {
    const because = `The token is for app client ${String(aud)}, which the identity pool does not list for this provider.`
    return refuse(refusals.tokenNotFromSupportedProvider(because))
  }
  if (typeof exp === 'number' && now - GRACE_SECONDS >= exp) {
    const because = 'The token expired more than five minutes ago.'
    return refuse(refusals.invalidLoginToken(`Token expired: ${now - GRACE_SECONDS} >= ${exp}`, because))
  }
  return {
    ok: true,
    login: {
      providerName,
      amr: [providerName, `${providerName}:CognitoSignIn:${String(sub)}`],
      assumptions: signature === 'unavailable' ? ['signature-not-checked'] : [],
    },
  }
}

/** What `amr` says of an identity: `unauthenticated`, or `authenticated` and how. */
export function authenticationMethods(login: AcceptedLogin | null): readonly string[] {
  return login === null ? ['unauthenticated'] : ['authenticated', ...login.amr]
}

/** Which role does the pool choose? Without role mapping: one for guests, one for everybody else. */
export function selectRole(pool: IdentityPool, login: AcceptedLogin | null): string | null {
  return login === null ? pool.roles.unauthenticated : pool.roles.authenticated
}

/** The host that issues the pools' tokens, names them in trust policies and prefixes their condition keys. */
export const COGNITO_IDENTITY = 'cognito-identity.amazonaws.com'

/**
 * The token with which the pool vouches for an identity to STS.
 *
 * @param now seconds since 1970
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html
 */
export function mintOpenIdToken(
  pool: IdentityPool,
  place: Place,
  identityId: string,
  amr: readonly string[],
  now: number,
  tokens: TokenService,
): Promise<SignedToken> {
  const header = { kid: `${place.region}1`, typ: 'JWS', alg: 'RS512' }
  return tokens.sign('identityPool', header, {
    sub: identityId,
    aud: pool.id,
    amr,
    iss: `https://${COGNITO_IDENTITY}`,
    [`https://${COGNITO_IDENTITY}/identity-pool-arn`]: identityPoolArn(place, pool.id),
    exp: now + 600,
    iat: now,
  })
}

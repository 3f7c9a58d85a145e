import { fail, type Result, succeed } from '@/lib/base/result'
import { withoutScheme } from './arns'
import { checkLogin } from './check-login'
import { claimOf, listClaim, textClaim, timeClaim } from './claims'
import { type AcceptedLogin, GRACE_SECONDS } from './login-check'
import type { Logins } from './pool-outcome'
import type { PoolState } from './pool-state'
import { isPoolIssuer } from './regions'
import { refusals, type ServiceError } from './service-error'
import { decodeToken, type SignedToken } from './tokens'
import type { FederationWorld } from './world'

/** All logins of a call, found good. */
export interface CheckedLogins {
  readonly accepted: readonly AcceptedLogin[]
  /** A token that the pool itself issued, to the app's backend. */
  readonly poolToken: SignedToken | null
  readonly assumptions: readonly string[]
}

export interface RefusedLogins {
  readonly error: ServiceError
  readonly assumptions: readonly string[]
}

/** The providers that a pool's own token names in `amr`, after `authenticated`. */
export function methodsOf(token: SignedToken): readonly string[] {
  return (listClaim(token.payload, 'amr') ?? []).slice(1)
}

/**
 * Are all logins of a call good? One that is not fails the call.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 */
export async function checkLogins(
  world: FederationWorld,
  state: PoolState,
  logins: Logins,
  operation: string,
): Promise<Result<CheckedLogins, RefusedLogins>> {
  const entries = Object.entries(logins)
  if (entries.length > 10) {
    const error = refusals.badInput('Logins has more than 10 entries.', 'A call takes at most 10 logins.')
    return fail({ error, assumptions: ['simulated-refusal-text'] })
  }
  const accepted: AcceptedLogin[] = []
  let poolToken: SignedToken | null = null
  const assumptions = new Set<string>()
  for (const [providerName, token] of entries) {
    if (isPoolIssuer(providerName)) {
      const own = await checkPoolToken(world, providerName, token, operation)
      if (!own.ok) return own
      poolToken = own.value
      continue
    }
    const check = await checkLogin(world, { providerName, token }, state.usedAssertions, operation)
    if (!check.ok) return fail(check)
    for (const id of check.login.assumptions) assumptions.add(id)
    accepted.push(check.login)
  }
  return succeed({ accepted, poolToken, assumptions: [...assumptions] })
}

async function checkPoolToken(
  { tokens, pool, now }: FederationWorld,
  providerName: string,
  token: string,
  operation: string,
): Promise<Result<SignedToken, RefusedLogins>> {
  const refuse = (detail: string, because: string) =>
    fail({
      error: refusals.invalidLoginToken(detail, because),
      assumptions: ['order-of-token-checks'],
    })
  const decoded = decodeToken(token)
  const issuer = decoded === null ? undefined : textClaim(decoded.payload, 'iss')
  if (decoded === null || issuer === undefined || !isPoolIssuer(withoutScheme(issuer))) {
    return refuse('Not a Cognito token.', 'An identity pool did not issue this token.')
  }
  if (withoutScheme(issuer) !== providerName) {
    const because = `The token was issued by ${issuer}; that, without https://, is the name to put into Logins.`
    return refuse("Issuer doesn't match providerName", because)
  }
  if ((await tokens.verify(token, 'identityPool')) === 'wrong') {
    return refuse('Not a Cognito token.', "The signature does not fit the identity pools' published keys.")
  }
  if (operation === 'GetId') {
    const because = 'The backend already has the identity id: the app goes on with GetCredentialsForIdentity.'
    return refuse("Can't pass in a Cognito token.", because)
  }
  if (claimOf(decoded.payload, 'aud') !== pool.id) {
    const because = `The token is for the identity pool ${String(claimOf(decoded.payload, 'aud'))}.`
    return fail({
      error: refusals.tokenNotFromSupportedProvider(because),
      assumptions: ['order-of-token-checks'],
    })
  }
  const expires = timeClaim(decoded.payload, 'exp') ?? 0
  if (now - GRACE_SECONDS >= expires) {
    const because = 'The token of the identity pool expired more than five minutes ago.'
    return refuse(`Token expired: ${now - GRACE_SECONDS} >= ${expires}`, because)
  }
  return succeed({ raw: token, ...decoded })
}

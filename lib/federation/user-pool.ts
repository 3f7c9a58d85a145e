import { fingerprintUuid } from '@/lib/base/fingerprint'
import type { SignedToken, TokenPayload, TokenService } from './tokens'

/** A user pool as far as its tokens show it. */
export interface UserPool {
  readonly id: string
  readonly clientId: string
}

/** Somebody in a user pool. */
export interface UserPoolUser {
  readonly username: string
  /** The user in the user pool: not the identity id of the identity pool. */
  readonly sub: string
  readonly email: string | undefined
}

/** ID tokens live for an hour unless the app client says otherwise. */
const LIFETIME_SECONDS = 3_600

/** `cognito-idp.us-east-1.amazonaws.com/us-east-1_Example`: the issuer without its scheme, and the key in `Logins`. */
export function userPoolProviderName(userPoolId: string): string {
  const region = userPoolId.slice(0, userPoolId.indexOf('_'))
  return `cognito-idp.${region}.amazonaws.com/${userPoolId}`
}

/**
 * Which ID token does a user pool issue when this user signs in?
 *
 * @param now seconds since 1970
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
export function issueIdToken(
  pool: UserPool,
  user: UserPoolUser,
  now: number,
  tokens: TokenService,
): Promise<SignedToken> {
  const seed = `${pool.id} ${user.sub} ${now}`
  const payload: TokenPayload = {
    sub: user.sub,
    iss: `https://${userPoolProviderName(pool.id)}`,
    aud: pool.clientId,
    token_use: 'id',
    'cognito:username': user.username,
    ...(user.email === undefined ? {} : { email: user.email, email_verified: true }),
    auth_time: now,
    iat: now,
    exp: now + LIFETIME_SECONDS,
    origin_jti: fingerprintUuid(`origin ${seed}`),
    jti: fingerprintUuid(`id token ${seed}`),
    event_id: fingerprintUuid(`event ${seed}`),
  }
  const header = { kid: fingerprintUuid(`key of ${pool.id}`), alg: 'RS256' }
  return tokens.sign('userPool', header, payload)
}

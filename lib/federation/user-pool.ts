import { fingerprintUuid } from '@/lib/base/fingerprint'
import { type UserPoolGroup, userPoolProviderName } from './providers'
import type { SignedToken, TokenPayload, TokenService } from './tokens'

/** A user pool as far as its tokens show it. */
export interface UserPool {
  readonly id: string
  readonly clientId: string
  readonly groups?: readonly UserPoolGroup[]
}

/** Somebody in a user pool. */
export interface UserPoolUser {
  readonly username: string
  /** The user in the user pool: not the identity id of the identity pool. */
  readonly sub: string
  readonly email: string | undefined
  readonly groups?: readonly string[]
  /** Custom attributes, without their prefix `custom:`. */
  readonly custom?: Readonly<Record<string, string>>
}

/** ID tokens live for an hour unless the app client says otherwise. */
export const USER_POOL_TOKEN_SECONDS = 3_600

/** What a user's groups put into the ID token, and which group gave the preferred role. */
export interface GroupClaims {
  readonly claims: TokenPayload
  /** The group with the best precedence; null when no group has a role, or the best ones disagree. */
  readonly preferredGroup: string | null
  /** Groups of the same best precedence with different roles: then there is no preferred role. */
  readonly tied: readonly string[]
}

/**
 * Which roles does a user pool state in the token of a member of these groups?
 *
 * All roles of the groups in `cognito:roles`; in `cognito:preferred_role` the one of the group with the
 * lowest precedence, where none is worst. Groups that tie with different roles leave it out.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 * @example
 * groupClaims([{ name: 'a', precedence: 1, roleArn: A }, { name: 'b', precedence: 0, roleArn: B }], ['a', 'b'])
 * // claims['cognito:preferred_role'] is B, preferredGroup is 'b'
 */
export function groupClaims(known: readonly UserPoolGroup[], memberOf: readonly string[]): GroupClaims {
  if (memberOf.length === 0) return { claims: {}, preferredGroup: null, tied: [] }
  const withRole = memberOf
    .map((name) => known.find((group) => group.name === name))
    .filter((group): group is UserPoolGroup & { roleArn: string } => typeof group?.roleArn === 'string')
  const roles = [...new Set(withRole.map((group) => group.roleArn))]
  const rank = (group: UserPoolGroup) => group.precedence ?? Number.POSITIVE_INFINITY
  const best = Math.min(...withRole.map(rank))
  const leaders = withRole.filter((group) => rank(group) === best)
  const [leader] = leaders
  const agree = leader !== undefined && leaders.every((group) => group.roleArn === leader.roleArn)
  return {
    claims: {
      'cognito:groups': memberOf,
      ...(agree ? { 'cognito:preferred_role': leader.roleArn } : {}),
      ...(roles.length > 0 ? { 'cognito:roles': roles } : {}),
    },
    preferredGroup: agree ? leader.name : null,
    tied: agree ? [] : leaders.map((group) => group.name),
  }
}

/** The claims of the ID token that a user pool issues when this user signs in.
 *  @param now seconds since 1970
 *  @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
export function idTokenClaims(pool: UserPool, user: UserPoolUser, now: number): TokenPayload {
  const seed = `${pool.id} ${user.sub} ${now}`
  const custom = Object.entries(user.custom ?? {}).map(([name, value]) => [`custom:${name}`, value])
  return {
    sub: user.sub,
    ...groupClaims(pool.groups ?? [], user.groups ?? []).claims,
    iss: `https://${userPoolProviderName(pool.id)}`,
    aud: pool.clientId,
    token_use: 'id',
    'cognito:username': user.username,
    ...(user.email === undefined ? {} : { email: user.email, email_verified: true }),
    ...Object.fromEntries(custom),
    auth_time: now,
    iat: now,
    exp: now + USER_POOL_TOKEN_SECONDS,
    origin_jti: fingerprintUuid(`origin ${seed}`),
    jti: fingerprintUuid(`id token ${seed}`),
    event_id: fingerprintUuid(`event ${seed}`),
  }
}

/** The claims of the access token of the same sign-in: `client_id` in the place of `aud`, scopes, no attributes.
 *  @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html */
export function accessTokenClaims(pool: UserPool, user: UserPoolUser, now: number): TokenPayload {
  const seed = `${pool.id} ${user.sub} ${now}`
  return {
    sub: user.sub,
    ...((user.groups ?? []).length > 0 ? { 'cognito:groups': user.groups ?? [] } : {}),
    iss: `https://${userPoolProviderName(pool.id)}`,
    client_id: pool.clientId,
    origin_jti: fingerprintUuid(`origin ${seed}`),
    event_id: fingerprintUuid(`event ${seed}`),
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    auth_time: now,
    exp: now + USER_POOL_TOKEN_SECONDS,
    iat: now,
    jti: fingerprintUuid(`access token ${seed}`),
    username: user.username,
  }
}

/** The name of the key with which a user pool signs. */
export function userPoolKeyId(userPoolId: string): string {
  return fingerprintUuid(`key of ${userPoolId}`)
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
  const header = { kid: userPoolKeyId(pool.id), alg: 'RS256' }
  return tokens.sign('userPool', header, idTokenClaims(pool, user, now))
}

import { identityPoolArn, type Place } from './arns'
import { claimOf } from './claims'
import { poolIssuer } from './regions'
import type { SignedToken, TokenClaim, TokenPayload, TokenService } from './tokens'

/** How long the pool's own token is good when nobody says otherwise. */
export const POOL_TOKEN_SECONDS = 600

export const TAGS_CLAIM = 'https://aws.amazon.com/tags'

/** What goes into a pool's token beside the identity. */
export interface PoolTokenOptions {
  readonly tags?: Readonly<Record<string, string>>
  /** Seconds; left out: ten minutes. */
  readonly lifetime?: number
}

/**
 * The token with which the pool vouches for an identity to STS.
 *
 * @param now seconds since 1970
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html
 */
export function mintOpenIdToken(
  pool: { readonly id: string },
  place: Place,
  identityId: string,
  amr: readonly string[],
  now: number,
  tokens: TokenService,
  { tags = {}, lifetime = POOL_TOKEN_SECONDS }: PoolTokenOptions = {},
): Promise<SignedToken> {
  const header = { kid: `${place.region}1`, typ: 'JWS', alg: 'RS512' }
  const issuer = poolIssuer(place.region)
  const list = Object.entries(tags).map(([key, value]): [string, TokenClaim] => [key, [value]])
  return tokens.sign('identityPool', header, {
    sub: identityId,
    aud: pool.id,
    amr,
    iss: `https://${issuer}`,
    [`https://${issuer}/identity-pool-arn`]: identityPoolArn(place, pool.id),
    ...(list.length === 0 ? {} : { [TAGS_CLAIM]: { principal_tags: Object.fromEntries(list) } }),
    exp: now + lifetime,
    iat: now,
  })
}

/** The account in which the token's pool lives; null when the token does not say. */
export function accountOfPoolToken(claims: TokenPayload): string | null {
  for (const [name, value] of Object.entries(claims)) {
    if (!name.endsWith('/identity-pool-arn') || typeof value !== 'string') continue
    const [, account] =
      /^arn:aws[a-z-]*:cognito-identity:[a-z0-9-]+:(\d{12}):identitypool\//.exec(value) ?? []
    if (account !== undefined) return account
  }
  return null
}

/** The session tags that a token carries, in either of the two forms that STS reads.
 *  @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
export function sessionTagsOf(claims: TokenPayload): {
  readonly tags: readonly (readonly [string, string])[]
  readonly transitive: readonly string[]
} {
  const nested = claimOf(claims, TAGS_CLAIM)
  const parts = isObject(nested) ? nested : {}
  const principal = claimOf(parts, 'principal_tags')
  const keys = claimOf(parts, 'transitive_tag_keys')
  const tags: [string, string][] = []
  for (const [key, value] of isObject(principal) ? Object.entries(principal) : []) {
    const [only] = Array.isArray(value) ? value : [value]
    if (typeof only === 'string') tags.push([key, only])
  }
  const prefix = `${TAGS_CLAIM}/principal_tags/`
  for (const [name, value] of Object.entries(claims)) {
    if (name.startsWith(prefix) && typeof value === 'string') tags.push([name.slice(prefix.length), value])
  }
  const transitive = Array.isArray(keys) ? keys.filter((key): key is string => typeof key === 'string') : []
  return { tags, transitive }
}

function isObject(value: TokenClaim | undefined): value is { readonly [name: string]: TokenClaim } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

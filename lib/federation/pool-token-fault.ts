import { identityPoolArn, type Place } from './arns'
import type { TokenFault } from './sign-in'
import type { SignedToken, TokenPayload, TokenService } from './tokens'

/** The ways in which a pool's own token can be wrong. */
export const POOL_TOKEN_FAULTS = [
  'expired',
  'wrong-audience',
  'wrong-issuer',
  'wrong-key',
  'other-pool',
  'malformed',
] as const satisfies readonly TokenFault[]

/** A pool of somebody else, in an account of theirs. */
const ANOTHER_ACCOUNT = '666677778888'
const ANOTHER_POOL = '00000000-0000-4000-8000-00000000000c'

/**
 * The same token, made wrong: what a backend or an attacker may hand to an app instead of a good one.
 *
 * `other-pool` is what the pool of another account would issue, well signed: STS takes it for what it is.
 *
 * @param now seconds since 1970
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/developer-authenticated-identities.html
 */
export async function spoilPoolToken(
  token: SignedToken,
  fault: (typeof POOL_TOKEN_FAULTS)[number],
  place: Place,
  now: number,
  tokens: TokenService,
): Promise<SignedToken> {
  if (fault === 'malformed') {
    return { ...token, raw: token.raw.slice(0, token.raw.length / 2).replaceAll('.', '') }
  }
  const payload: TokenPayload = { ...token.payload, ...changesFor(fault, token.payload, place, now) }
  return tokens.sign(fault === 'wrong-key' ? 'userPool' : 'identityPool', token.header, payload)
}

function changesFor(
  fault: (typeof POOL_TOKEN_FAULTS)[number],
  claims: TokenPayload,
  place: Place,
  now: number,
): TokenPayload {
  const poolId = `${place.region}:${ANOTHER_POOL}`
  switch (fault) {
    case 'expired':
      return { iat: now - 7_200, exp: now - 3_600 }
    case 'wrong-audience':
      return { aud: poolId }
    case 'wrong-issuer':
      return { iss: 'https://login.example.net' }
    case 'other-pool': {
      const arn = identityPoolArn({ ...place, account: ANOTHER_ACCOUNT }, poolId)
      return { aud: poolId, [`${String(claims.iss)}/identity-pool-arn`]: arn }
    }
    default:
      return {}
  }
}

import { fingerprint } from '@/lib/base/fingerprint'
import { withoutScheme } from './arns'
import { claimOf, textClaim, timeClaim } from './claims'
import {
  accepted,
  type CheckingWorld,
  GRACE_SECONDS,
  type Login,
  type LoginCheck,
  refused,
} from './login-check'
import { refusals, type ServiceError, SIMULATED_TEXT } from './service-error'
import { decodeToken, type TokenPayload } from './tokens'

/** What differs between the providers whose tokens are JWTs. */
export interface JwtProvider {
  readonly isUserPool: boolean
  /** Client ids or app ids that the pool takes. */
  readonly audiences: readonly string[]
  readonly assumptions: readonly string[]
  amrOf(claims: TokenPayload): readonly string[]
  mappingKeyOf(audience: string): string
  checksServerSide(audience: string): boolean
}

/** Checks the ID token of a user pool or of another OpenID Connect provider, in the order of the reference.
 *  @see https://docs.aws.amazon.com/cognito/latest/developerguide/open-id.html */
export async function checkJwtLogin(
  world: CheckingWorld,
  { providerName, token }: Login,
  provider: JwtProvider,
): Promise<LoginCheck> {
  const { now, tokens } = world
  const refuse = (error: ServiceError, ...more: readonly string[]) =>
    refused(error, ['order-of-token-checks', ...more])
  const invalid = (detail: string, because: string, ...more: readonly string[]) =>
    refuse(refusals.invalidLoginToken(detail, because), ...more)

  const decoded = decodeToken(token)
  if (decoded === null) {
    return invalid('Not a valid OpenId Connect identity token.', 'This is not a JWT.')
  }
  const { payload, header } = decoded
  const issuer = claimOf(payload, 'iss')
  if (typeof issuer !== 'string' || withoutScheme(issuer) !== providerName) {
    const because = `The token was issued by ${String(issuer)}, not by ${providerName}.`
    const isAlternative = typeof issuer === 'string' && issuer.startsWith('https://issuer-cognito-idp.')
    const more = isAlternative ? ['alternative-user-pool-issuer'] : []
    return invalid("Issuer doesn't match providerName", because, ...more)
  }
  const signature = await tokens.verify(token, 'userPool')
  if (signature === 'wrong') {
    if (header.kid === rotatedKeyId(issuer)) {
      const because = 'The issuer signs with a new key; the pool looks for new keys every ten minutes or so.'
      return invalid('NoKeyFound', because, 'simulated-refusal-text')
    }
    return invalid("Couldn't verify signed token.", "The signature does not fit the issuer's published keys.")
  }
  const audience = textClaim(payload, 'azp') ?? claimOf(payload, 'aud')
  if (audience === undefined) {
    const because =
      'An access token names its client in client_id and has no aud. The pool needs the ID token.'
    return invalid('Missing a required claim: aud', because)
  }
  const known = provider.audiences.find((one) => one === audience || isAmong(audience, one))
  if (known === undefined) {
    const app = provider.isUserPool ? 'app client ' : ''
    const because = `The token is for ${app}${String(audience)}, which the identity pool does not list for this provider.`
    return refuse(refusals.tokenNotFromSupportedProvider(because))
  }
  const expires = timeClaim(payload, 'exp')
  if (expires === undefined) {
    const because = 'The token does not say when it expires.'
    return invalid(`${SIMULATED_TEXT} Missing a required claim: exp`, because, 'simulated-refusal-text')
  }
  if (now - GRACE_SECONDS >= expires) {
    const because = 'The token expired more than five minutes ago.'
    return invalid(`Token expired: ${now - GRACE_SECONDS} >= ${expires}`, because)
  }
  const begins = timeClaim(payload, 'nbf')
  if (begins !== undefined && begins - GRACE_SECONDS > now) {
    const because = 'The token says in nbf that it is not valid yet.'
    return invalid(
      `${SIMULATED_TEXT} Token is not valid yet.`,
      because,
      'not-before-checked',
      'simulated-refusal-text',
    )
  }
  const sub = textClaim(payload, 'sub')
  if (sub === undefined) {
    const because = 'The token does not say whose it is.'
    return invalid(`${SIMULATED_TEXT} Missing a required claim: sub`, because, 'simulated-refusal-text')
  }
  if (provider.checksServerSide(known)) {
    const ended = (world.endedUsers ?? []).find(
      (user) => user.providerName === providerName && user.sub === sub,
    )
    if (ended) {
      const more = ended.how === 'disabled' ? ['disabled-user'] : []
      const because = `The user pool says that this user is ${ended.how.replace('-', ' ')}.`
      return refuse(refusals.signedOut(because), 'simulated-refusal-text', ...more)
    }
  }
  return accepted({
    providerName,
    mappingKey: provider.mappingKeyOf(known),
    userId: sub,
    claims: payload,
    amr: provider.amrOf(payload),
    assumptions: [...provider.assumptions, ...(signature === 'unavailable' ? ['signature-not-checked'] : [])],
  })
}

/** The name of a key that an issuer began to use a moment ago. */
export function rotatedKeyId(issuer: string): string {
  return fingerprint(`new key of ${issuer}`)
}

function isAmong(audience: unknown, one: string): boolean {
  return Array.isArray(audience) && audience.includes(one)
}

import { oidcProviderArn, parseRoleArn, withoutScheme } from './arns'
import { claimOf, textClaim, timeClaim } from './claims'
import { stsEventOf, type TrailEvent } from './cloud-trail'
import { PUBLIC_PROVIDERS } from './providers'
import { isPoolIssuer } from './regions'
import { type ServiceError, SIMULATED_TEXT, stsRefusals } from './service-error'
import { type AssumeRoleOutcome, assumedRoleId, assumeRoleWithWebIdentity, type TrustedRole } from './sts'
import { decodeToken, type TokenPayload } from './tokens'
import { type FederationWorld, SIMULATED_CLIENT } from './world'

export interface AssumeRoleRequest {
  readonly roleArn: string
  readonly roleSessionName: string
  readonly webIdentityToken: string
  readonly durationSeconds?: number
  readonly policy?: string
  readonly policyArns?: readonly string[]
}

/** The answer of STS to an app that calls it itself. */
export interface WebIdentityAnswer {
  readonly ok: boolean
  readonly error: ServiceError | null
  /** As STS spells it. */
  readonly response: StsResponse | null
  /** Null when STS did not get as far as the trust policy. */
  readonly outcome: AssumeRoleOutcome | null
  readonly events: readonly TrailEvent[]
  readonly assumptions: readonly string[]
}

export interface StsResponse {
  readonly SubjectFromWebIdentityToken: string
  readonly Audience: string
  readonly Provider: string
  readonly PackedPolicySize: number
  readonly AssumedRoleUser: { readonly AssumedRoleId: string; readonly Arn: string }
  readonly Credentials: {
    readonly AccessKeyId: string
    readonly SecretAccessKey: string
    readonly SessionToken: string
    /** ISO 8601. */
    readonly Expiration: string
  }
}

/**
 * What does STS answer when an app calls it with a token? The third call of the classic flow, and the only
 * one of direct federation.
 *
 * STS takes tokens of identity pools, of Google, and of issuers that are IAM's OIDC providers in the role's
 * account. The app names the role, the session and its duration, and may narrow it with policies of its own.
 *
 * Total: any text as a token gives an answer.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export async function callAssumeRoleWithWebIdentity(
  world: FederationWorld,
  request: AssumeRoleRequest,
): Promise<WebIdentityAnswer> {
  const { now, place } = world
  const read = await readWebIdentityToken(world, request.webIdentityToken, request.roleArn)
  if ('error' in read) return refused(read.error, null, [])
  const known = world.roles.find((role) => role.arn === request.roleArn)
  const role: TrustedRole = known ?? { arn: request.roleArn, trust: null }
  const outcome = assumeRoleWithWebIdentity({
    place,
    role,
    claims: read.claims,
    now,
    via: 'app',
    client: world.client ?? SIMULATED_CLIENT,
    sessionName: request.roleSessionName,
    ...(read.provider === null ? {} : { provider: read.provider }),
    ...(request.durationSeconds === undefined ? {} : { durationSeconds: request.durationSeconds }),
    ...(request.policy === undefined ? {} : { policy: request.policy }),
    ...(request.policyArns === undefined ? {} : { policyArns: request.policyArns }),
    ...(world.managedPolicies === undefined ? {} : { managedPolicies: world.managedPolicies }),
    ...(world.rcps ? { rcps: world.rcps } : {}),
  })
  const events = stsEventOf(world, {
    outcome,
    role,
    via: 'app',
    sessionName: request.roleSessionName,
    durationSeconds: request.durationSeconds ?? 3_600,
  })
  if (outcome.credentials === null || outcome.session === null) {
    const missing = known ? outcome.error : stsRefusals.denied(`The role ${request.roleArn} does not exist.`)
    // Mistakes in the call itself are found before anybody looks for the role.
    const isEarly = outcome.error !== null && outcome.error.code !== 'AccessDenied'
    return refused(isEarly ? outcome.error : missing, outcome, events)
  }
  const { credentials, session } = outcome
  return {
    ok: true,
    error: null,
    response: {
      SubjectFromWebIdentityToken: String(claimOf(read.claims, 'sub')),
      Audience: String(claimOf(read.claims, 'aud')),
      Provider: withoutScheme(String(claimOf(read.claims, 'iss'))),
      PackedPolicySize: outcome.packedPolicySize,
      AssumedRoleUser: { AssumedRoleId: assumedRoleId(session), Arn: session.sessionArn },
      Credentials: {
        AccessKeyId: credentials.accessKeyId,
        SecretAccessKey: credentials.secretAccessKey,
        SessionToken: credentials.sessionToken,
        Expiration: new Date(credentials.expiration * 1000).toISOString().replace('.000', ''),
      },
    },
    outcome,
    events,
    assumptions: assumptionsOf(outcome),
  }
}

function refused(
  error: ServiceError | null,
  outcome: AssumeRoleOutcome | null,
  events: readonly TrailEvent[],
): WebIdentityAnswer {
  const assumptions = new Set(outcome === null ? [] : assumptionsOf(outcome))
  assumptions.add('order-of-sts-checks')
  if (error?.message.includes(SIMULATED_TEXT)) assumptions.add('simulated-refusal-text')
  return { ok: false, error, response: null, outcome, events, assumptions: [...assumptions] }
}

function assumptionsOf({ decision, tagSession, assumptions }: AssumeRoleOutcome): readonly string[] {
  return [...new Set([...decision.assumptions, ...(tagSession?.decision.assumptions ?? []), ...assumptions])]
}

type Read =
  | { readonly claims: TokenPayload /** Null: an identity pool. */; readonly provider: string | null }
  | { readonly error: ServiceError }

async function readWebIdentityToken(world: FederationWorld, raw: string, roleArn: string): Promise<Read> {
  const { tokens, now, providers } = world
  const decoded = raw.length >= 4 && raw.length <= 20_000 ? decodeToken(raw) : null
  if (decoded === null) return { error: stsRefusals.badToken('This is not a JWT of 4 to 20,000 characters.') }
  const { payload } = decoded
  const issuer = textClaim(payload, 'iss') ?? ''
  const name = withoutScheme(issuer)
  const isPool = isPoolIssuer(name)
  const registered = providers.find(
    (one) =>
      (one.kind === 'oidc' && withoutScheme(one.issuer) === name) ||
      (one.kind === 'google' && name === PUBLIC_PROVIDERS.google),
  )
  if (!isPool && !registered) return { error: stsRefusals.unknownIssuer(issuer) }
  if ((await tokens.verify(raw, isPool ? 'identityPool' : 'userPool')) === 'wrong') {
    return { error: stsRefusals.badToken("The signature does not fit the issuer's published keys.") }
  }
  const expires = timeClaim(payload, 'exp') ?? 0
  if (now >= expires) return { error: stsRefusals.expired(now, expires) }
  if (isPool || !registered) return { claims: payload, provider: null }
  const audience = textClaim(payload, 'azp') ?? textClaim(payload, 'aud') ?? ''
  if (registered.kind === 'google') return { claims: payload, provider: PUBLIC_PROVIDERS.google }
  if (registered.kind === 'oidc' && !registered.clientIds.includes(audience)) {
    return { error: stsRefusals.wrongAudience(`IAM's provider does not list the client id ${audience}.`) }
  }
  const account = parseRoleArn(roleArn)?.account ?? world.place.account
  return { claims: payload, provider: oidcProviderArn(account, name) }
}

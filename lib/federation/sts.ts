import { fingerprint, fingerprintBase32 } from '@/lib/base/fingerprint'
import {
  type AuthorizationRequest,
  authorize,
  type CompiledPolicy,
  createRequestContext,
  type Decision,
  type PolicySet,
} from '@/lib/iam'
import { type Place, parseRoleArn } from './arns'
import { claimOf, listClaim, textClaim } from './claims'
import { packedSizeOf } from './packed-size'
import { accountOfPoolToken, sessionTagsOf } from './pool-token'
import { tagProblem } from './principal-tags'
import { COGNITO_IDENTITY, poolIssuer } from './regions'
import { type ServiceError, SIMULATED_TEXT, stsRefusals } from './service-error'
import {
  claimKeys,
  describeSession,
  ENHANCED_SESSION_NAME,
  ROLES_CLAIM,
  roleIdOf,
  SOURCE_IDENTITY_CLAIM,
  type WebIdentitySession,
} from './session'
import { type CallerPolicies, readSessionPolicies } from './session-policies'
import { checkAssumeRoleInput, testsAudience, USUAL_SECONDS } from './sts-checks'
import type { TokenPayload } from './tokens'

/** A role as far as STS looks at it before it hands out credentials. */
export interface TrustedRole {
  readonly arn: string
  /** Null: the role's trust policy is none. */
  readonly trust: CompiledPolicy | null
  /** Seconds; left out: an hour. */
  readonly maxSessionDuration?: number
  readonly tags?: Readonly<Record<string, string>>
}

export interface AssumeRoleInput extends CallerPolicies {
  /** Where STS is called, in the account of the pool. */
  readonly place: Place
  readonly role: TrustedRole
  /** The claims of a token that was found good. */
  readonly claims: TokenPayload
  /** Seconds since 1970. */
  readonly now: number
  /** Who vouches: an identity pool, when left out; else the ARN of IAM's provider, or a built-in one's name. */
  readonly provider?: string
  readonly sessionName?: string
  readonly durationSeconds?: number
  /** Who calls STS: the pool in the enhanced flow, the app in the classic one. */
  readonly via?: 'identity-pool' | 'app'
  readonly client?: { readonly sourceIp: string; readonly userAgent: string }
  readonly rcps?: PolicySet['rcps']
}

/** Temporary credentials; nothing in them is usable anywhere. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Seconds since 1970. */
  readonly expiration: number
}

/** One question that STS put to the trust policy, and its answer. */
export interface TrustCheck {
  readonly policies: PolicySet
  readonly request: AuthorizationRequest
  readonly decision: Decision
}

/** What STS answered, with the question that it put to the trust policy. */
export interface AssumeRoleOutcome extends TrustCheck {
  readonly claims: TokenPayload
  /** What `aws:FederatedProvider` says. */
  readonly provider: string
  /** The same question for `sts:TagSession`; null when the token carries no tags, or the first question settled it. */
  readonly tagSession: TrustCheck | null
  /** Null when there are no credentials. */
  readonly credentials: Credentials | null
  readonly session: WebIdentitySession | null
  /** AWS's words for the refusal. Null with credentials, and when it cannot be told what STS answers. */
  readonly error: ServiceError | null
  readonly packedPolicySize: number
  /** What the answer rests on besides the decisions' own assumptions. */
  readonly assumptions: readonly string[]
}

/**
 * May somebody with this token assume this role, and as what?
 *
 * Nobody has AWS credentials yet, so there are no identity policies: the role's trust policy alone decides,
 * with the claims of the token as condition keys. A token with tags needs `sts:TagSession` as well. Duration,
 * session policies and tags have limits of their own. A role of another account is out of reach for the
 * pool itself, and for an app unless the trust policy names the pool in `aud`.
 *
 * Total and pure: the same input gives the same answer.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 * @example
 * assumeRoleWithWebIdentity({ place, role, claims, now }).session?.sessionArn
 */
export function assumeRoleWithWebIdentity(input: AssumeRoleInput): AssumeRoleOutcome {
  const { claims, role, now, place } = input
  const { tags, transitive } = sessionTagsOf(claims)
  const trusted = ask(input, 'sts:AssumeRoleWithWebIdentity', tags, transitive)
  const packedPolicySize = packedSizeOf(input, tags)
  const assumptions = new Set<string>()
  const refuse = (error: ServiceError | null, tagSession: TrustCheck | null = null): AssumeRoleOutcome => {
    if (error?.message.includes(SIMULATED_TEXT)) assumptions.add('simulated-refusal-text')
    return {
      ...trusted,
      claims,
      provider: providerOf(input),
      tagSession,
      credentials: null,
      session: null,
      error,
      packedPolicySize,
      assumptions: [...assumptions],
    }
  }

  const authorized = listClaim(claims, ROLES_CLAIM)
  if (authorized !== null && !authorized.includes(role.arn)) {
    return refuse(
      stsRefusals.badToken('The token lists the roles that it may be used for, and not this one.'),
    )
  }
  const inputError = checkAssumeRoleInput(input)
  if (inputError) return refuse(inputError)
  const policies = readSessionPolicies(input)
  if (!policies.ok) return refuse(policies.error)
  const problem = tagProblem(tags)
  if (problem !== null) return refuse(stsRefusals.invalid(`${SIMULATED_TEXT} ${problem}`, problem))
  if (packedPolicySize > 0) assumptions.add('packed-size')
  if (packedPolicySize > 100) {
    return refuse(
      stsRefusals.tooLarge(packedPolicySize, 'The session tags of the token are too long together.'),
    )
  }
  const foreign = checkAccounts(input, trusted, assumptions)
  if (foreign) return refuse(foreign)
  if (trusted.decision.kind === 'undetermined') return refuse(null)
  if (trusted.decision.kind !== 'allow') {
    return refuse(stsRefusals.denied('The trust policy of the role does not let this identity in.'))
  }
  let tagSession: TrustCheck | null = null
  if (tags.length > 0) {
    tagSession = ask(input, 'sts:TagSession', tags, transitive)
    if (tagSession.decision.kind === 'undetermined') return refuse(null, tagSession)
    if (tagSession.decision.kind !== 'allow') {
      assumptions.add('missing-tag-session-text')
      const because = 'The token carries session tags, and the trust policy does not allow sts:TagSession.'
      return refuse(stsRefusals.denied(because), tagSession)
    }
  }

  const sessionName = input.sessionName ?? ENHANCED_SESSION_NAME
  const durationSeconds = input.durationSeconds ?? USUAL_SECONDS
  const session = describeSession({
    place,
    roleArn: role.arn,
    roleTags: role.tags ?? {},
    claims,
    issuer: keyPrefixOf(input),
    provider: providerOf(input),
    sessionName,
    now,
    durationSeconds,
    sessionPolicies: policies.value,
    tags,
    transitiveTagKeys: transitive,
  })
  return {
    ...trusted,
    claims,
    provider: providerOf(input),
    tagSession,
    credentials: credentialsFor(
      `${String(claims.sub)} ${role.arn} ${sessionName} ${now}`,
      now + durationSeconds,
    ),
    session,
    error: null,
    packedPolicySize,
    assumptions: [...assumptions],
  }
}

/** The id by which a session of this role is known: `AROA…:NAME`. */
export function assumedRoleId(session: WebIdentitySession): string {
  return `${roleIdOf(session.roleArn)}:${session.sessionName}`
}

function ask(
  input: AssumeRoleInput,
  action: string,
  tags: readonly (readonly [string, string])[],
  transitive: readonly string[],
): TrustCheck {
  const { place, role, claims, now } = input
  const provider = providerOf(input)
  const isByPool = (input.via ?? 'identity-pool') === 'identity-pool'
  const policies: PolicySet = {
    identity: null,
    trust: role.trust,
    ...(input.rcps ? { rcps: input.rcps } : {}),
  }
  const requestTags = tags.map(([key, value]): [string, string] => [`aws:RequestTag/${key}`, value])
  const authorized = listClaim(claims, ROLES_CLAIM)
  const original = claimOf(claims, 'azp') === undefined ? undefined : textClaim(claims, 'aud')
  const request: AuthorizationRequest = {
    principal: { kind: 'federated', provider },
    action,
    resource: role.arn,
    context: createRequestContext({
      ...claimKeys(keyPrefixOf(input), claims),
      ...(original === undefined ? {} : { [`${keyPrefixOf(input)}:oaud`]: original }),
      'aws:FederatedProvider': provider,
      'sts:RoleSessionName': input.sessionName ?? ENHANCED_SESSION_NAME,
      'sts:RoleAuthorizedByIdp':
        authorized === null
          ? { value: false, assumption: 'role-authorized-by-idp' }
          : authorized.includes(role.arn),
      'sts:SourceIdentity': textClaim(claims, SOURCE_IDENTITY_CLAIM),
      ...Object.fromEntries(requestTags),
      ...(tags.length === 0 ? {} : { 'aws:TagKeys': tags.map(([key]) => key) }),
      ...(transitive.length === 0 ? {} : { 'sts:TransitiveTagKeys': transitive }),
      ...clientKeys(isByPool ? undefined : input.client, isByPool),
      'aws:CurrentTime': new Date(now * 1000).toISOString(),
      'aws:EpochTime': now,
      'aws:SecureTransport': true,
      'aws:RequestedRegion': place.region,
    }),
  }
  return { policies, request, decision: authorize(policies, request) }
}

/** The address that STS sees: that of Cognito, or in the classic flow that of the app. */
function clientKeys(client: AssumeRoleInput['client'], isByPool: boolean) {
  if (isByPool) return { 'aws:SourceIp': { value: '192.0.2.1', assumption: 'address-of-identity-pool' } }
  const assumption = 'client-of-requests'
  return {
    'aws:SourceIp': client?.sourceIp ?? { value: '203.0.113.24', assumption },
    'aws:UserAgent': client?.userAgent ?? { value: 'simulated-app/1.0', assumption },
  }
}

/** Is this a role of another account that STS keeps from the token? */
function checkAccounts(
  input: AssumeRoleInput,
  { policies, request }: TrustCheck,
  assumptions: Set<string>,
): ServiceError | null {
  if (input.provider !== undefined) return null
  const own = accountOfPoolToken(input.claims) ?? input.place.account
  if (parseRoleArn(input.role.arn)?.account === own) return null
  if ((input.via ?? 'identity-pool') === 'identity-pool') {
    return stsRefusals.denied('An identity pool can use roles of its own account only.')
  }
  assumptions.add('cross-account-needs-aud')
  assumptions.add('aud-condition-operators')
  const { trust } = policies
  if (!trust) return null
  const strict: CompiledPolicy = {
    ...trust,
    candidates: (action) =>
      trust
        .candidates(action)
        .filter((one) => one.effect === 'Deny' || testsAudience(one, keyPrefixOf(input))),
  }
  if (authorize({ ...policies, trust: strict }, request).kind !== 'implicit-deny') return null
  return stsRefusals.denied(
    'The role is in another account, and no statement that lets the identity in has a condition on aud.',
  )
}

function providerOf({ provider, place }: AssumeRoleInput): string {
  return provider ?? poolIssuer(place.region)
}

/** IAM's providers are named by their issuers in condition keys, the built-in ones by their names. */
function keyPrefixOf(input: AssumeRoleInput): string {
  const provider = input.provider ?? poolIssuer(input.place.region)
  const [, issuer] = /:oidc-provider\/(.+)$/.exec(provider) ?? []
  return issuer ?? provider ?? COGNITO_IDENTITY
}

function credentialsFor(seed: string, expiration: number): Credentials {
  return {
    accessKeyId: `ASIA${fingerprintBase32(`key ${seed}`, 16)}`,
    secretAccessKey: `simulated${fingerprint(`secret ${seed}`).slice(0, 31)}`,
    sessionToken: `simulated${fingerprint(`session ${seed}`)}${fingerprint(`token ${seed}`)}`,
    expiration,
  }
}

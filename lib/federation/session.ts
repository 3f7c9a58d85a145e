import { fingerprintBase32 } from '@/lib/base/fingerprint'
import type { AccountPrincipal, CompiledPolicy, ContextKeys } from '@/lib/iam'
import { type Place, parseRoleArn, sessionArn } from './arns'
import type { FederationAssumptionId } from './assumptions'
import { claimOf, listClaim, textClaim } from './claims'
import type { TokenPayload } from './tokens'

/** The name that identity pools give every session in the enhanced flow. */
export const ENHANCED_SESSION_NAME = 'CognitoIdentityCredentials'

/** Claims of other issuers that STS reads; identity pools state neither. */
export const SOURCE_IDENTITY_CLAIM = 'https://aws.amazon.com/source_identity'
export const ROLES_CLAIM = 'https://aws.amazon.com/roles'

/** Keys of a session's requests that the client or an open question of AWS decides. */
export const ASSUMED_SESSION_KEYS: ContextKeys = {
  'aws:SourceIp': { value: '203.0.113.24', assumption: 'client-of-requests' },
  'aws:UserAgent': { value: 'simulated-app/1.0', assumption: 'client-of-requests' },
  'aws:MultiFactorAuthPresent': { value: undefined, assumption: 'mfa-key-in-web-identity-session' },
}

/** The session that the credentials stand for: who it is, and the condition keys on each of its requests. */
export interface WebIdentitySession {
  readonly sessionArn: string
  readonly sessionName: string
  readonly roleArn: string
  readonly roleId: string
  readonly account: string
  /** The name before the colon of the condition keys that hold the token's claims. */
  readonly issuer: string
  readonly provider: string
  /** Seconds since 1970. */
  readonly issuedAt: number
  readonly expiresAt: number
  readonly context: Readonly<Record<string, string | number | boolean | readonly string[]>>
  /** Null: no session policy narrows it. */
  readonly sessionPolicies: readonly CompiledPolicy[] | null
  /** The tags that this session was given, without those of the role. */
  readonly tags: Readonly<Record<string, string>>
  readonly transitiveTagKeys: readonly string[]
}

export interface SessionInput {
  readonly place: Place
  readonly roleArn: string
  readonly roleTags?: Readonly<Record<string, string>>
  readonly claims: TokenPayload
  /** The name before the colon of the claims' condition keys. */
  readonly issuer: string
  /** What `aws:FederatedProvider` says. */
  readonly provider: string
  readonly sessionName: string
  readonly now: number
  readonly durationSeconds: number
  readonly sessionPolicies: readonly CompiledPolicy[] | null
  readonly tags: readonly (readonly [string, string])[]
  readonly transitiveTagKeys: readonly string[]
}

/** The claims of a token that are condition keys, while the role is assumed and for the whole session.
 *  @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html */
export function claimKeys(
  issuer: string,
  claims: TokenPayload,
): Readonly<Record<string, string | readonly string[]>> {
  const amr = listClaim(claims, 'amr')
  return {
    [`${issuer}:aud`]: String(claimOf(claims, 'azp') ?? claimOf(claims, 'aud')),
    [`${issuer}:sub`]: String(claimOf(claims, 'sub')),
    ...(amr === null ? {} : { [`${issuer}:amr`]: amr }),
  }
}

/** The session as the one who asks, for the policy engine. */
export function principalOf({ sessionArn: arn, roleArn, account }: WebIdentitySession): AccountPrincipal {
  return { kind: 'assumed-role', sessionArn: arn, roleArn, account }
}

/** The unique id of a role, which stays the same while its name does. */
export function roleIdOf(arn: string): string {
  return `AROA${fingerprintBase32(`role ${arn}`, 17)}`
}

/**
 * Which condition keys does every request of this session carry, and what narrows it?
 *
 * The identity pool's claims stay for the whole session and for every action of every service. Keys that
 * are absent matter as much: no `aws:username`, no MFA keys, no claims of the provider in which the person
 * signed in.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function describeSession(input: SessionInput): WebIdentitySession {
  const { place, roleArn, claims, now, sessionName } = input
  const { account, name } = parseRoleArn(roleArn) ?? { account: place.account, name: roleArn }
  const roleId = roleIdOf(roleArn)
  const instant = new Date(now * 1000).toISOString()
  const sourceIdentity = textClaim(claims, SOURCE_IDENTITY_CLAIM)
  return {
    sessionArn: sessionArn(account, name, sessionName),
    sessionName,
    roleArn,
    roleId,
    account,
    issuer: input.issuer,
    provider: input.provider,
    issuedAt: now,
    expiresAt: now + input.durationSeconds,
    context: {
      ...claimKeys(input.issuer, claims),
      'aws:FederatedProvider': input.provider,
      ...(sourceIdentity === undefined ? {} : { 'aws:SourceIdentity': sourceIdentity }),
      ...principalTagKeys(input.roleTags ?? {}, input.tags),
      'aws:PrincipalArn': roleArn,
      'aws:PrincipalAccount': account,
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalIsAWSService': false,
      'aws:userid': `${roleId}:${sessionName}`,
      'aws:TokenIssueTime': instant,
      'aws:CurrentTime': instant,
      'aws:EpochTime': now,
      'aws:SecureTransport': true,
      'aws:RequestedRegion': place.region,
      'aws:ResourceAccount': account,
      'aws:ViaAWSService': false,
    },
    sessionPolicies: input.sessionPolicies,
    tags: Object.fromEntries(input.tags),
    transitiveTagKeys: input.transitiveTagKeys,
  }
}

/** The tags of role and session: a tag of the session hides the role's of the same key, whatever its case. */
function principalTagKeys(
  roleTags: Readonly<Record<string, string>>,
  tags: readonly (readonly [string, string])[],
): Readonly<Record<string, string>> {
  const byName = new Map<string, readonly [string, string]>()
  for (const [key, value] of [...Object.entries(roleTags), ...tags]) {
    byName.set(key.toLowerCase(), [`aws:PrincipalTag/${key}`, value])
  }
  return Object.fromEntries(byName.values())
}

/**
 * Does Cognito stop this call of a pool's session, whatever the policies say? The assumption on which that
 * rests; null for all calls that policies decide.
 *
 * Signed calls of identity pools and of Cognito Sync.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
 * @example
 * stoppedForPoolSessions('s3:GetObject') // null
 */
export function stoppedForPoolSessions(action: string): FederationAssumptionId | null {
  const unsigned = /^cognito-identity:(GetId|GetCredentialsForIdentity|GetOpenIdToken|UnlinkIdentity)$/i
  const isStopped = /^cognito-(identity|sync):/i.test(action) && !unsigned.test(action)
  return isStopped ? 'pool-calls-by-pool-sessions' : null
}

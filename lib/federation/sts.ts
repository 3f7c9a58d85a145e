import { fingerprint, fingerprintBase32 } from '@/lib/base/fingerprint'
import {
  type AuthorizationRequest,
  authorize,
  type CompiledPolicy,
  type ContextKeys,
  createRequestContext,
  type Decision,
  type PolicySet,
} from '@/lib/iam'
import { type Place, roleArn, sessionArn } from './arns'
import { COGNITO_IDENTITY } from './identity-pool'
import type { TokenPayload } from './tokens'

/** The name that identity pools give every session in the enhanced flow. */
export const ENHANCED_SESSION_NAME = 'CognitoIdentityCredentials'

const DURATION_SECONDS = 3_600

export interface AssumeRoleInput {
  readonly place: Place
  readonly role: { readonly name: string; readonly path: string }
  readonly trust: CompiledPolicy
  /** The claims of the pool's token: who, of which pool, signed in how. */
  readonly claims: TokenPayload
  /** Seconds since 1970. */
  readonly now: number
}

/** Temporary credentials; nothing in them is usable anywhere. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Seconds since 1970. */
  readonly expiration: number
}

/** What STS answered, with the question that it put to the trust policy. */
export interface AssumeRoleOutcome {
  readonly policies: PolicySet
  readonly request: AuthorizationRequest
  readonly decision: Decision
  /** Null when the trust policy refused or cannot be told. */
  readonly credentials: Credentials | null
}

/**
 * May somebody with this identity pool's token assume this role?
 *
 * Nobody has AWS credentials yet, so there are no identity policies: the role's trust policy alone decides,
 * with the claims of the token as condition keys.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
export function assumeRoleWithWebIdentity({
  place,
  role,
  trust,
  claims,
  now,
}: AssumeRoleInput): AssumeRoleOutcome {
  const policies: PolicySet = { identity: null, trust }
  const request: AuthorizationRequest = {
    principal: { kind: 'federated', provider: COGNITO_IDENTITY },
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: roleArn(place.account, role),
    context: createRequestContext({
      [`${COGNITO_IDENTITY}:aud`]: String(claims.aud),
      [`${COGNITO_IDENTITY}:sub`]: String(claims.sub),
      [`${COGNITO_IDENTITY}:amr`]: (claims.amr as readonly string[] | undefined) ?? [],
      'aws:FederatedProvider': COGNITO_IDENTITY,
      'sts:RoleSessionName': ENHANCED_SESSION_NAME,
      'sts:RoleAuthorizedByIdp': { value: false, assumption: 'role-authorized-by-idp' },
      'aws:SourceIp': { value: '192.0.2.1', assumption: 'address-of-identity-pool' },
      'aws:CurrentTime': new Date(now * 1000).toISOString(),
      'aws:EpochTime': now,
      'aws:SecureTransport': true,
      'aws:RequestedRegion': place.region,
    }),
  }
  const decision = authorize(policies, request)
  const seed = `${String(claims.sub)} ${request.resource} ${now}`
  const credentials =
    decision.kind === 'allow'
      ? {
          accessKeyId: `ASIA${fingerprintBase32(`key ${seed}`, 16)}`,
          secretAccessKey: `simulated${fingerprint(`secret ${seed}`).slice(0, 31)}`,
          sessionToken: `simulated${fingerprint(`session ${seed}`)}${fingerprint(`token ${seed}`)}`,
          expiration: now + DURATION_SECONDS,
        }
      : null
  return { policies, request, decision, credentials }
}

/** Keys of a session's requests that the client or an open question of AWS decides. */
export const ASSUMED_SESSION_KEYS: ContextKeys = {
  'aws:SourceIp': { value: '203.0.113.24', assumption: 'client-of-requests' },
  'aws:UserAgent': { value: 'simulated-app/1.0', assumption: 'client-of-requests' },
  'aws:MultiFactorAuthPresent': { value: undefined, assumption: 'mfa-key-in-web-identity-session' },
}

/** The session that the credentials stand for: who it is, and the condition keys on each of its requests. */
export interface WebIdentitySession {
  readonly sessionArn: string
  readonly roleArn: string
  readonly roleId: string
  readonly context: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/**
 * Which condition keys does every request of this session carry?
 *
 * The identity pool's claims stay for the whole session and for every action of every service. Keys that
 * are absent matter as much: no `aws:username`, no MFA keys, no claims of the user pool.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function describeSession({
  place,
  role,
  claims,
  now,
}: Omit<AssumeRoleInput, 'trust'>): WebIdentitySession {
  const arn = roleArn(place.account, role)
  const roleId = `AROA${fingerprintBase32(`role ${arn}`, 17)}`
  return {
    sessionArn: sessionArn(place.account, role.name, ENHANCED_SESSION_NAME),
    roleArn: arn,
    roleId,
    context: {
      [`${COGNITO_IDENTITY}:aud`]: String(claims.aud),
      [`${COGNITO_IDENTITY}:sub`]: String(claims.sub),
      [`${COGNITO_IDENTITY}:amr`]: (claims.amr as readonly string[] | undefined) ?? [],
      'aws:FederatedProvider': COGNITO_IDENTITY,
      'aws:PrincipalArn': arn,
      'aws:PrincipalAccount': place.account,
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalIsAWSService': false,
      'aws:userid': `${roleId}:${ENHANCED_SESSION_NAME}`,
      'aws:TokenIssueTime': new Date(now * 1000).toISOString(),
      'aws:CurrentTime': new Date(now * 1000).toISOString(),
      'aws:EpochTime': now,
      'aws:SecureTransport': true,
      'aws:RequestedRegion': place.region,
      'aws:ResourceAccount': place.account,
      'aws:ViaAWSService': false,
    },
  }
}

import { fingerprintUuid } from '@/lib/base/fingerprint'
import { assertNever } from '@/lib/base/invariant'
import { identityPoolArn, parseRoleArn } from './arns'
import type { Json } from './json'
import type { ServiceError } from './service-error'
import type { WebIdentitySession } from './session'
import type { AssumeRoleOutcome, TrustedRole } from './sts'
import { assumeRoleRecord, poolUserIdentity, sessionUserIdentity, trailTime } from './trail-parts'
import { type Caller, type FederationWorld, SIMULATED_CLIENT } from './world'

/** An event as it stands in a trail, and what to know about it. */
export interface TrailEvent {
  readonly record: { readonly [field: string]: Json | undefined }
  /** Data events cost extra, and no trail logs them unless it is told to. */
  readonly category: 'Management' | 'Data'
  readonly isLoggedByDefault: boolean
  /** What one might look for in the event in vain. */
  readonly absent: readonly string[]
  readonly assumptions: readonly string[]
}

/** A call that leaves an event. */
export type TrailCall =
  | ({ readonly kind: 'pool' } & PoolCallRecord)
  | ({ readonly kind: 'sts' } & StsCallRecord)
  | ({ readonly kind: 'service' } & ServiceCallRecord)

export interface PoolCallRecord {
  readonly operation:
    | 'GetId'
    | 'GetCredentialsForIdentity'
    | 'GetOpenIdToken'
    | 'GetOpenIdTokenForDeveloperIdentity'
    | 'UnlinkIdentity'
    | 'LookupDeveloperIdentity'
    | 'MergeDeveloperIdentities'
    | 'UnlinkDeveloperIdentity'
  readonly request: { readonly [name: string]: Json | undefined }
  /** As the API spells it; null after an error. */
  readonly response: { readonly [name: string]: Json | undefined } | null
  readonly error: ServiceError | null
  readonly caller: Caller | null
}

export interface StsCallRecord {
  readonly outcome: AssumeRoleOutcome
  readonly role: TrustedRole
  readonly via: 'identity-pool' | 'app'
  readonly sessionName: string
  readonly durationSeconds: number
}

export interface ServiceCallRecord {
  readonly session: WebIdentitySession
  readonly accessKeyId: string
  /** `s3.amazonaws.com`. */
  readonly eventSource: string
  readonly eventName: string
  readonly category: 'Management' | 'Data'
  readonly readOnly: boolean
  readonly request: { readonly [name: string]: Json | undefined }
  readonly resources: readonly { readonly type: string; readonly arn: string; readonly account: string }[]
  readonly error: { readonly code: string; readonly message: string } | null
}

/** Operations of identity pools that are data events; all others are management events. */
const DATA_OPERATIONS: ReadonlySet<string> = new Set([
  'GetId',
  'GetCredentialsForIdentity',
  'GetOpenIdToken',
  'GetOpenIdTokenForDeveloperIdentity',
  'UnlinkIdentity',
])

/**
 * Which events does this call leave in CloudTrail?
 *
 * None where AWS logs none: a call to STS that was denied for a role of another account.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logging-using-cloudtrail.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
 */
export function cloudTrailEventOf(world: FederationWorld, call: TrailCall): readonly TrailEvent[] {
  switch (call.kind) {
    case 'pool':
      return [poolEventOf(world, call)]
    case 'sts':
      return stsEventOf(world, call)
    case 'service':
      return [serviceEventOf(world, call)]
    default:
      return assertNever(call)
  }
}

/** The event of a call to the identity pool. */
export function poolEventOf(world: FederationWorld, call: PoolCallRecord): TrailEvent {
  const { place, pool } = world
  const isData = DATA_OPERATIONS.has(call.operation)
  const tokenAbsent = call.operation.startsWith('GetOpenIdToken') ? ['the token'] : []
  const roleAbsent =
    call.operation === 'GetCredentialsForIdentity' ? ['the role', 'why the role was selected'] : []
  return {
    record: {
      ...frame(world, `${call.operation} ${JSON.stringify(call.request)}`, call.error),
      userIdentity: call.caller === null ? { type: 'Unknown' } : poolUserIdentity(call.caller),
      eventSource: 'cognito-identity.amazonaws.com',
      eventName: call.operation,
      requestParameters: hideLogins(call.request),
      responseElements: responseOf(call),
      readOnly: false,
      resources: [
        {
          accountId: place.account,
          type: 'AWS::Cognito::IdentityPool',
          ARN: identityPoolArn(place, pool.id),
        },
      ],
      eventType: 'AwsApiCall',
      managementEvent: !isData,
      recipientAccountId: place.account,
      eventCategory: isData ? 'Data' : 'Management',
    },
    category: isData ? 'Data' : 'Management',
    isLoggedByDefault: !isData,
    absent: [
      ...(call.caller === null ? ['who called'] : []),
      ...roleAbsent,
      ...tokenAbsent,
      'the logins’ values',
    ],
    assumptions: [],
  }
}

/** The event of a call to STS: in the trail of the role's account, and none for a denied call from another account. */
export function stsEventOf(world: FederationWorld, call: StsCallRecord): readonly TrailEvent[] {
  const { outcome, role, via } = call
  if (outcome.credentials === null && outcome.error === null) return []
  const account = parseRoleArn(role.arn)?.account ?? world.place.account
  if (outcome.error !== null && account !== world.place.account) return []
  const isByPool = via === 'identity-pool'
  return [
    {
      record: {
        ...frame(world, `sts ${role.arn} ${call.sessionName}`, outcome.error),
        ...(isByPool
          ? {
              sourceIPAddress: 'cognito-identity.amazonaws.com',
              userAgent: 'cognito-identity.amazonaws.com',
            }
          : {}),
        ...assumeRoleRecord(call),
        resources: [{ ARN: role.arn, accountId: account, type: 'AWS::IAM::Role' }],
        readOnly: true,
        eventType: 'AwsApiCall',
        managementEvent: true,
        recipientAccountId: account,
        eventCategory: 'Management',
      },
      category: 'Management',
      isLoggedByDefault: true,
      absent: [
        ...(isByPool ? ['the address of the app'] : []),
        ...(outcome.error === null ? [] : ['which statement or condition refused']),
      ],
      assumptions: isByPool ? ['enhanced-sts-event'] : [],
    },
  ]
}

/** The event of a later call with the session's credentials. */
export function serviceEventOf(world: FederationWorld, call: ServiceCallRecord): TrailEvent {
  const isData = call.category === 'Data'
  return {
    record: {
      ...frame(world, `${call.eventName} ${call.accessKeyId} ${JSON.stringify(call.request)}`, call.error),
      userIdentity: sessionUserIdentity(call),
      eventSource: call.eventSource,
      eventName: call.eventName,
      requestParameters: call.request,
      responseElements: null,
      readOnly: call.readOnly,
      resources: call.resources.map(({ type, arn, account }) => ({ accountId: account, type, ARN: arn })),
      eventType: 'AwsApiCall',
      managementEvent: !isData,
      recipientAccountId: call.session.account,
      eventCategory: call.category,
    },
    category: call.category,
    isLoggedByDefault: !isData,
    absent: ['the statement that decided', 'the user of the provider, except in amr'],
    assumptions: [],
  }
}

function frame(
  world: FederationWorld,
  what: string,
  error: { readonly code: string; readonly message: string } | null,
) {
  const client = world.client ?? SIMULATED_CLIENT
  const seed = `${world.seed} ${world.now} ${what}`
  return {
    eventVersion: '1.08',
    eventTime: trailTime(world.now),
    awsRegion: world.place.region,
    sourceIPAddress: client.sourceIp,
    userAgent: client.userAgent,
    ...(error === null ? {} : { errorCode: error.code, errorMessage: error.message }),
    requestID: fingerprintUuid(`request ${seed}`),
    eventID: fingerprintUuid(`event ${seed}`),
  }
}

function hideLogins(request: { readonly [name: string]: Json | undefined }): Json {
  const { logins } = request
  if (logins === null || typeof logins !== 'object') return request
  const hidden = Object.keys(logins).map((name) => [name, 'HIDDEN_DUE_TO_SECURITY_REASONS'])
  if (hidden.length > 0) return { ...request, logins: Object.fromEntries(hidden) }
  const { logins: _none, ...rest } = request
  return rest
}

function responseOf({ response, operation }: PoolCallRecord): Json {
  if (response === null || operation.startsWith('Unlink')) return null
  const { IdentityId, Credentials } = response as {
    IdentityId?: string
    Credentials?: { AccessKeyId: string; SessionToken: string; Expiration: number }
  }
  if (Credentials === undefined) return { identityId: IdentityId }
  return {
    credentials: {
      accessKeyId: Credentials.AccessKeyId,
      sessionToken: Credentials.SessionToken,
      expiration: trailTime(Credentials.Expiration, 'spoken'),
    },
    identityId: IdentityId,
  }
}

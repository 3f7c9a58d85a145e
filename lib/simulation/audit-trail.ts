import { type Design, resolveRequest } from '@/lib/design'
import {
  COGNITO_IDENTITY,
  type CredentialUse,
  createTokenService,
  joinByAccessKey,
  serviceEventOf,
  type TrailEvent,
} from '@/lib/federation'
import type { Operation } from '@/lib/services'
import { compileDesign } from './compile-design'
import { worldOf } from './federation-world'
import type { Cell, Json, Session, Simulation } from './types'

/** Whose credentials they were, and what CloudTrail tells about their use. */
export interface TrailOfUse extends CredentialUse {
  /** The identity of the design that held them; null for credentials of others, such as the app's backend. */
  readonly identity: string | null
}

/**
 * Who used which credentials for what, as CloudTrail would tell?
 *
 * The events of every identity's way to its credentials and of every request that it signed, joined by the
 * access key that both name. Without a trail that logs data events most of them are missing: each event says
 * whether it is logged by default.
 *
 * @param onlyOf the trail of this identity alone: of a large design nobody reads more at once
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logging-using-cloudtrail.html
 */
export function auditTrail(
  design: Design,
  simulation: Simulation,
  onlyOf: string | null = null,
): readonly TrailOfUse[] {
  const compiled = compileDesign(design)
  const tokens = createTokenService()
  const events: TrailEvent[] = []
  const holders = new Map<string, string>()
  const requests = new Map(design.requests.map((request) => [request.id, request]))
  for (const run of simulation.runs) {
    if (onlyOf !== null && run.identityId !== onlyOf) continue
    const identity = design.identities.find((candidate) => candidate.id === run.identityId)
    if (!identity) continue
    events.push(...run.events)
    if (run.session === null) continue
    holders.set(run.session.accessKeyId, identity.id)
    const world = worldOf(design, identity, compiled, tokens)
    for (const cell of simulation.cells) {
      if (cell.identity !== identity.id || cell.step !== 6) continue
      const request = requests.get(cell.request)
      if (!request) continue
      const operation = resolveRequest(design, identity, request)
      events.push(serviceEventOf(world, recordOf(run.session, operation, cell)))
    }
  }
  return joinByAccessKey(events).map((use) => ({ ...use, identity: holders.get(use.accessKeyId) ?? null }))
}

/** What a request leaves in the trail. */
function recordOf(session: Session, request: Operation, cell: Cell) {
  const { service, operation } = calledBy(request)
  const error = cell.answer?.error
  return {
    session: toWebIdentitySession(session),
    accessKeyId: session.accessKeyId,
    eventSource: `${service}.amazonaws.com`,
    eventName: EVENT_NAMES.get(operation) ?? operation,
    category: isDataEvent(request) ? ('Data' as const) : ('Management' as const),
    readOnly: /^(Get|Head|List|Query|Scan|Batch(Get|Execute)|Describe|TransactGet|Select)/.test(operation),
    request: requestParameters(request),
    resources: cell.checks.map(({ resource }) => ({
      type: resourceTypeOf(resource),
      arn: resource,
      account: session.account,
    })),
    error: error ?? null,
  }
}

function toWebIdentitySession(session: Session) {
  return {
    sessionArn: session.sessionArn,
    sessionName: session.sessionName,
    roleArn: session.roleArn,
    roleId: String(session.context['aws:userid']).split(':')[0] ?? '',
    account: session.account,
    issuer: COGNITO_IDENTITY,
    provider: COGNITO_IDENTITY,
    issuedAt: Math.floor(Date.parse(session.issuedAt) / 1000),
    expiresAt: Math.floor(Date.parse(session.expiresAt) / 1000),
    context: session.context,
    sessionPolicies: null,
    tags: session.tags,
    transitiveTagKeys: [],
  }
}

function resourceTypeOf(arn: string): string {
  if (arn.startsWith('arn:aws:s3:::')) return arn.includes('/') ? 'AWS::S3::Object' : 'AWS::S3::Bucket'
  return /^arn:[^:]*:dynamodb:/.test(arn) ? 'AWS::DynamoDB::Table' : `AWS::${arn.split(':')[2] ?? ''}`
}

function calledBy(request: Operation): { readonly service: string; readonly operation: string } {
  if (request.service !== 'other') return request
  const [service = '', operation = ''] = request.action.split(':')
  return { service, operation }
}

/** Trails name some operations as an older version of the API did. */
const EVENT_NAMES: ReadonlyMap<string, string> = new Map([['ListObjectsV2', 'ListObjects']])

/** Operations on objects and items are data events, which no trail logs unless it is told to. */
function isDataEvent(request: Operation): boolean {
  if (request.service === 's3') return !/Bucket|PublicAccessBlock/.test(request.operation)
  if (request.service === 'dynamodb')
    return !/Table|Describe|ResourcePolicy|TimeToLive|ListStreams/.test(request.operation)
  return /^(lambda:Invoke|sns:Publish|sqs:(Send|Receive|Delete)Message|kinesis:(Put|Get)Record)/.test(
    request.action,
  )
}

function requestParameters(request: Operation): { readonly [name: string]: Json } {
  if (request.service === 's3') {
    return {
      ...('bucket' in request ? { bucketName: request.bucket } : {}),
      ...('key' in request ? { key: request.key } : {}),
    }
  }
  if (request.service === 'dynamodb') return 'table' in request ? { tableName: request.table } : {}
  return {}
}

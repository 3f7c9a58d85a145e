import { createPlan } from '../create-plan'
import type { ServiceData } from '../data'
import { policyHolder, tableTarget } from '../dynamodb/table-target'
import type { AuthorizationCheck, OperationPlan, PolicyHolder } from '../plan'
import type { OtherOperation } from './operation'
import { isEnvelopeKnown, otherRefusal, serviceOf } from './refusal'

/** Services of section 9 whose resources may have a policy of their own. */
const HOLDERS: ReadonlyMap<string, PolicyHolder['kind']> = new Map([
  ['sqs', 'queue'],
  ['sns', 'topic'],
  ['lambda', 'function'],
  ['execute-api', 'api'],
  ['kms', 'key'],
  ['events', 'event-bus'],
  ['secretsmanager', 'secret'],
])

/**
 * How is an action of another service authorised?
 *
 * One authorisation, just as it was given by hand. The service itself is not played: an allowed request is
 * answered with an empty 200. Of S3 and DynamoDB too it takes what has no operation of its own here: then the policy
 * of the bucket or table speaks as it does to any other request.
 */
export function planOther(operation: OtherOperation, data: ServiceData): OperationPlan {
  const { action, resource, context } = operation
  const { policyOf, account } = ownerOf(serviceOf(action), resource, data)
  const check: AuthorizationCheck = {
    action,
    resource,
    resourceAccount: operation.resourceAccount ?? account ?? accountIn(resource) ?? data.account,
    policyOf,
    keys: () => context,
    ...(isEnvelopeKnown(action) ? {} : { assumption: 'refusal-envelope-by-protocol' }),
    onRefusal: 'refuse-all',
  }
  return createPlan({
    data,
    checks: [check],
    refuse: otherRefusal,
    run: () => ({ answer: { status: 200, summary: '200', body: {} }, data }),
  })
}

interface Owned {
  readonly policyOf: PolicyHolder | null
  /** As the data says; left out: it says nothing of this resource. */
  readonly account?: string | undefined
}

/** Whose resource policy speaks, and who owns the resource. */
function ownerOf(service: string, resource: string, data: ServiceData): Owned {
  if (service === 's3') {
    const name = /^arn:[^:]*:s3:::([^/]+)/.exec(resource)?.[1]
    if (name === undefined) return { policyOf: null }
    const bucket = data.buckets.find((candidate) => candidate.name === name)
    return { policyOf: { kind: 'bucket', name }, account: bucket?.account }
  }
  if (service === 'dynamodb') {
    const [, table = resource, below] = /^([^/]*\/[^/]+)(?:\/([^/]+))?/.exec(resource) ?? []
    if (below === 'stream') return { policyOf: { kind: 'stream', name: resource } }
    return { policyOf: policyHolder(tableTarget(table, data, { account: null })) }
  }
  const kind = resource === '*' ? undefined : HOLDERS.get(service)
  return { policyOf: kind === undefined ? null : { kind, name: resource } }
}

function accountIn(arn: string): string | undefined {
  const account = arn.split(':', 6)[4]
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined
}

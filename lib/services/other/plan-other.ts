import { createPlan } from '../create-plan'
import type { ServiceData } from '../data'
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
 * answered with an empty 200.
 */
export function planOther(operation: OtherOperation, data: ServiceData): OperationPlan {
  const { action, resource, context } = operation
  const holder = HOLDERS.get(serviceOf(action))
  const check: AuthorizationCheck = {
    action,
    resource,
    resourceAccount: operation.resourceAccount ?? accountIn(resource) ?? data.account,
    policyOf: holder === undefined || resource === '*' ? null : { kind: holder, name: resource },
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

function accountIn(arn: string): string | undefined {
  const account = arn.split(':', 6)[4]
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined
}

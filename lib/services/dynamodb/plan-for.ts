import { createPlan } from '../create-plan'
import type { ServiceData } from '../data'
import type { Answered, AuthorizationCheck, Guard, OperationPlan, ServiceAnswer } from '../plan'
import { dynamoDbRefusal } from './errors'

/** The plan of a DynamoDB operation: any refused check refuses the whole call. */
export function planFor(
  data: ServiceData,
  checks: readonly AuthorizationCheck[],
  run: () => Answered,
  guards: readonly Guard[] = [],
): OperationPlan {
  return createPlan({ data, checks, guards, refuse: dynamoDbRefusal, run })
}

/** A call that DynamoDB can't read: nothing is asked of the policies. */
export function planUnreadable(data: ServiceData, answer: ServiceAnswer): OperationPlan {
  return planFor(data, [], () => ({ answer, data }))
}

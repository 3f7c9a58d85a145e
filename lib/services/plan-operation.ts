import { assertNever } from '@/lib/base/invariant'
import type { ServiceData } from './data'
import { dynamoDbRefusal } from './dynamodb/errors'
import { planDynamoDb } from './dynamodb/plan-dynamodb'
import { planOther } from './other/plan-other'
import { otherRefusal } from './other/refusal'
import type { AuthorizationCheck, Caller, OperationPlan, ServiceAnswer } from './plan'
import { s3Refusal } from './s3/errors'
import { planS3 } from './s3/plan-s3'
import type { Operation } from './types'

/**
 * How is this operation authorised, and what does the service answer?
 *
 * The plan lists the checks; whoever has the policies asks them and hands the outcomes to `answer`, which gives
 * the service's answer and the data as it is afterwards. Hand that data to the next plan, and a get sees what a
 * put stored.
 *
 * Without a caller it is somebody of the account that holds the data. Total: any operation on any data has a
 * plan, and any outcomes have an answer.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 * @example
 * const plan = planOperation({ service: 's3', operation: 'GetObject', bucket: 'b', key: 'k' }, data)
 * plan.checks[0].action                      // 's3:GetObject'
 * plan.answer(allowAll(plan)).answer.status  // 200
 */
export function planOperation(
  operation: Operation,
  data: ServiceData,
  caller: Caller = { arn: `arn:aws:iam::${data.account}:root`, account: data.account },
): OperationPlan {
  switch (operation.service) {
    case 's3':
      return planS3(operation, data, caller)
    case 'dynamodb':
      return planDynamoDb(operation, data, caller)
    case 'other':
      return planOther(operation, data)
    default:
      return assertNever(operation)
  }
}

/** The status and body with which the service refuses an operation because of one check. */
export function refusalAnswer(
  operation: Operation,
  check: Pick<AuthorizationCheck, 'action'>,
  message: string,
): ServiceAnswer {
  switch (operation.service) {
    case 's3':
      return s3Refusal(operation, check, message)
    case 'dynamodb':
      return dynamoDbRefusal(check, message)
    case 'other':
      return otherRefusal(check, message)
    default:
      return assertNever(operation)
  }
}

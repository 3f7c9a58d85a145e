import { assertNever } from '@/lib/base/invariant'
import { dynamoDbRefusal, planDynamoDb } from './dynamodb'
import { planS3, s3Refusal } from './s3'
import type { Operation, OperationPlan, ServiceAnswer, ServiceData } from './types'

export { SERVICE_ASSUMPTIONS } from './assumptions'
export type {
  AuthorizationCheck,
  Json,
  Operation,
  OperationPlan,
  Scalar,
  ServiceAnswer,
  ServiceData,
} from './types'

/** How is this operation authorised, and what does the service answer? */
export function planOperation(operation: Operation, data: ServiceData): OperationPlan {
  switch (operation.service) {
    case 's3':
      return planS3(operation, data)
    case 'dynamodb':
      return planDynamoDb(operation, data)
    default:
      return assertNever(operation)
  }
}

/** The body and status with which the service refuses. */
export function refusalAnswer(service: Operation['service'], message: string): ServiceAnswer {
  return service === 's3' ? s3Refusal(message) : dynamoDbRefusal(message)
}

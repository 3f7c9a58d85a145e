import type { AuthorizationCheck, ServiceAnswer } from '../plan'
import type { Json } from '../values'

/** An error as DynamoDB writes it: HTTP 400, and the type in full. */
export function dynamoDbError(
  type: string,
  message: string,
  details: Readonly<Record<string, Json>> = {},
): ServiceAnswer {
  const code = type.slice(type.indexOf('#') + 1)
  return {
    status: 400,
    summary: `400 ${code}`,
    error: { code, message },
    body: { __type: type, Message: message, ...details },
  }
}

/** How DynamoDB writes a refusal: HTTP 400, and a capital M in `Message`. */
export function dynamoDbRefusal(_check: Pick<AuthorizationCheck, 'action'>, message: string): ServiceAnswer {
  return dynamoDbError('com.amazon.coral.service#AccessDeniedException', message)
}

export function tableNotFound(): ServiceAnswer {
  return dynamoDbError(
    'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
    'Requested resource not found',
  )
}

export function validationError(message: string): ServiceAnswer {
  return dynamoDbError('com.amazon.coral.validate#ValidationException', message)
}

export function conditionFailed(item: Json | undefined): ServiceAnswer {
  return dynamoDbError(
    'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    'The conditional request failed',
    item === undefined ? {} : { Item: item },
  )
}

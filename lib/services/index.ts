export { SERVICE_ASSUMPTIONS } from './assumptions'
export type {
  BlockPublicAccess,
  Bucket,
  Encryption,
  Index,
  Ownership,
  ServiceData,
  StoredObject,
  Table,
  Tags,
  Upload,
} from './data'
export { typedItem } from './dynamodb/attribute-values'
export type { DynamoDbOperation } from './dynamodb/operations'
export { onlyReads } from './only-reads'
export type { OtherOperation } from './other/operation'
export { fillTemplate, OTHER_SERVICE_TEMPLATES, type OtherServiceTemplate } from './other/templates'
export {
  type Answered,
  type AuthorizationCheck,
  allowAll,
  type Caller,
  type CheckOutcome,
  type Guard,
  type OperationPlan,
  type PolicyHolder,
  type ServiceAnswer,
} from './plan'
export { planOperation, refusalAnswer } from './plan-operation'
export { isPublicPolicy, type PublicPolicyService } from './public-policy'
export type { S3Operation } from './s3/operations'
export { answersTheSame, asksTheSame } from './sees-the-same'
export type { Operation } from './types'
export type { Item, Json, Scalar, Value } from './values'

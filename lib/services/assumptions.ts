import type { Assumption } from '@/lib/iam'

/** What AWS does not document about how S3 and DynamoDB fill condition keys, and what the playground chose. */
export const SERVICE_ASSUMPTIONS = {
  'list-right-for-missing-object': {
    id: 'list-right-for-missing-object',
    says: 'Whether a missing object is told as 404 depends on s3:ListBucket asked without a prefix.',
    because: 'AWS says the right to list decides, not how a condition on s3:prefix counts for it.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html',
  },
  'dynamodb-select-default': {
    id: 'dynamodb-select-default',
    says: 'A read of whole items carries dynamodb:Select with ALL_ATTRIBUTES.',
    because: 'AWS says the key always has a value for reads; for GetItem the value is derived.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
  },
  'dynamodb-consumed-capacity-default': {
    id: 'dynamodb-consumed-capacity-default',
    says: 'Without the parameter, dynamodb:ReturnConsumedCapacity is NONE.',
    because: 'AWS names the values and not whether the default is present.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
  },
  'put-item-return-values-default': {
    id: 'put-item-return-values-default',
    says: 'A write without the parameter carries dynamodb:ReturnValues with NONE.',
    because: 'AWS says so for UpdateItem; for PutItem it is taken over.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
  },
} as const satisfies Readonly<Record<string, Assumption>>

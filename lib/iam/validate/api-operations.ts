/**
 * Operations of the API that no action is named after, with the actions that AWS checks instead.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
 */
export function actionsOfOperation(name: string): readonly string[] | undefined {
  return OPERATIONS.get(name.toLowerCase())
}

const READ_AND_WRITE = ['s3:GetObject', 's3:PutObject']
const PARTIQL = [
  'dynamodb:PartiQLSelect',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PartiQLDelete',
]

const OPERATIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    's3:HeadObject': ['s3:GetObject'],
    's3:SelectObjectContent': ['s3:GetObject'],
    's3:HeadBucket': ['s3:ListBucket'],
    's3:ListObjects': ['s3:ListBucket'],
    's3:ListObjectsV2': ['s3:ListBucket'],
    's3:ListObjectVersions': ['s3:ListBucketVersions'],
    's3:ListBuckets': ['s3:ListAllMyBuckets'],
    's3:CopyObject': READ_AND_WRITE,
    's3:UploadPartCopy': READ_AND_WRITE,
    's3:PostObject': ['s3:PutObject'],
    's3:CreateMultipartUpload': ['s3:PutObject'],
    's3:UploadPart': ['s3:PutObject'],
    's3:CompleteMultipartUpload': ['s3:PutObject'],
    's3:ListParts': ['s3:ListMultipartUploadParts'],
    's3:ListMultipartUploads': ['s3:ListBucketMultipartUploads'],
    's3:DeleteObjects': ['s3:DeleteObject'],
    's3:DeleteBucketCors': ['s3:PutBucketCORS'],
    's3:GetBucketLifecycle': ['s3:GetLifecycleConfiguration'],
    's3:GetBucketLifecycleConfiguration': ['s3:GetLifecycleConfiguration'],
    's3:PutBucketLifecycle': ['s3:PutLifecycleConfiguration'],
    's3:PutBucketLifecycleConfiguration': ['s3:PutLifecycleConfiguration'],
    's3:DeleteBucketLifecycle': ['s3:PutLifecycleConfiguration'],
    's3:GetBucketEncryption': ['s3:GetEncryptionConfiguration'],
    's3:PutBucketEncryption': ['s3:PutEncryptionConfiguration'],
    's3:DeleteBucketEncryption': ['s3:PutEncryptionConfiguration'],
    's3:GetBucketReplication': ['s3:GetReplicationConfiguration'],
    's3:PutBucketReplication': ['s3:PutReplicationConfiguration'],
    's3:DeleteBucketReplication': ['s3:PutReplicationConfiguration'],
    's3:DeleteBucketTagging': ['s3:PutBucketTagging'],
    's3:GetPublicAccessBlock': ['s3:GetBucketPublicAccessBlock'],
    's3:PutPublicAccessBlock': ['s3:PutBucketPublicAccessBlock'],
    's3:DeletePublicAccessBlock': ['s3:PutBucketPublicAccessBlock'],
    'dynamodb:TransactGetItems': ['dynamodb:GetItem'],
    'dynamodb:TransactWriteItems': [
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:ConditionCheckItem',
    ],
    'dynamodb:ExecuteStatement': PARTIQL,
    'dynamodb:BatchExecuteStatement': PARTIQL,
    'dynamodb:ExecuteTransaction': PARTIQL,
    'lambda:Invoke': ['lambda:InvokeFunction'],
    'sns:PublishBatch': ['sns:Publish'],
    'sqs:SendMessageBatch': ['sqs:SendMessage'],
    'sqs:DeleteMessageBatch': ['sqs:DeleteMessage'],
    'sqs:ChangeMessageVisibilityBatch': ['sqs:ChangeMessageVisibility'],
  }).map(([operation, actions]) => [operation.toLowerCase(), actions]),
)

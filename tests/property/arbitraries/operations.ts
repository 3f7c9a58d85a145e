import fc from 'fast-check'
import type { Caller, Operation, ServiceData } from '@/lib/services'

/** Small pools, so that operations meet the buckets, keys, tables and items that are there. */
const bucketName = fc.constantFrom('b', 'c', 'none', '__proto__')
const objectKey = fc.constantFrom('k', 'a/1', 'a/2', '', 'toString', '<&>')
const tableName = fc.constantFrom('T', 'S', 'None', 'arn:aws:dynamodb:us-east-1:222233334444:table/T')
const account = fc.constantFrom('111122223333', '222233334444')
const text = fc.constantFrom('', 'x', 'us-east-1:aaa', '*', '__proto__', 'é\u0000')
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined })
const tags = fc.dictionary(fc.constantFrom('class', '__proto__', 'a b'), text, { maxKeys: 2 })
const name = fc.constantFrom('pk', 'sk', 'n', '__proto__', 'toString')
const scalar = fc.oneof(
  text,
  fc.integer({ min: -3, max: 3 }),
  fc.boolean(),
  fc.constantFrom(Number.NaN, 1e300),
)
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
})).value as fc.Arbitrary<never>
const item = fc.dictionary(name, value, { maxKeys: 4 })
const key = fc.dictionary(name, scalar, { maxKeys: 2 })

/** Expressions and statements: well-formed, nearly so, and anything. */
const expression = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        ...[
          'SET',
          'REMOVE',
          'ADD',
          'DELETE',
          'AND',
          'OR',
          'NOT',
          'BETWEEN',
          'IN',
          'pk',
          'sk',
          'n',
          '#n',
          ':v',
        ],
        ...[
          '=',
          '<>',
          '<',
          '(',
          ')',
          ',',
          '.',
          '[0]',
          '+',
          'attribute_exists',
          'begins_with',
          'size',
          'contains',
        ],
        ...['if_not_exists', 'list_append', '"', "'", '?'],
      ),
      { maxLength: 12 },
    )
    .map((words) => words.join(' ')),
  fc.constantFrom('attribute_not_exists(pk)', 'pk = :v', 'SET n = :v', 'n, #n', 'SET n = n + :v REMOVE sk'),
  fc.string(),
)
const statement = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        ...[
          'SELECT',
          '*',
          'FROM',
          '"T"',
          '.',
          '"I"',
          'WHERE',
          'pk',
          '=',
          '?',
          "'x'",
          'IN',
          '[',
          ']',
          ',',
          'AND',
        ],
        ...[
          'INSERT',
          'INTO',
          'VALUE',
          '{',
          '}',
          ':',
          'UPDATE',
          'SET',
          'DELETE',
          'RETURNING',
          'ALL',
          'OLD',
          '-',
          '1',
        ],
      ),
      { maxLength: 14 },
    )
    .map((words) => words.join(' ')),
  fc.constantFrom(
    'SELECT * FROM "T"',
    `SELECT n FROM "T"."I" WHERE pk = 'x'`,
    `INSERT INTO T VALUE {'pk': ?}`,
    `UPDATE T SET n = 1 WHERE pk = 'x'`,
    `DELETE FROM S WHERE pk = 'x' AND sk = ?`,
  ),
  fc.string(),
)
const policy = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '[]',
    '{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}',
    '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}',
  ),
  fc.string(),
)

const kmsKey = fc.constantFrom(
  'arn:aws:kms:us-east-1:111122223333:key/1',
  'arn:aws:kms:us-east-1:1:alias/aws/s3',
  '',
)
const encryption = fc.oneof(
  fc.constant('SSE-S3' as const),
  kmsKey.map((kmsKeyArn) => ({ kmsKeyArn })),
)
const acl = fc.constantFrom('private', 'public-read', 'bucket-owner-full-control', 'authenticated-read')
const object = fc.record(
  {
    key: objectKey,
    body: text,
    tags,
    versionId: text,
    isDeleteMarker: fc.boolean(),
    ownedBy: account,
    acl,
    encryption,
  },
  { requiredKeys: ['key', 'body'] },
)
const uploadId = fc.constantFrom('U1', 'U2')
const switches = fc.record({
  blockPublicAcls: fc.boolean(),
  ignorePublicAcls: fc.boolean(),
  blockPublicPolicy: fc.boolean(),
  restrictPublicBuckets: fc.boolean(),
})
const ownership = fc.constantFrom(
  'BucketOwnerEnforced' as const,
  'BucketOwnerPreferred' as const,
  'ObjectWriter' as const,
)
const bucket = fc.record(
  {
    name: bucketName,
    objects: fc.array(object, { maxLength: 4 }),
    account,
    versioning: fc.constantFrom('Enabled' as const, 'Suspended' as const),
    ownership,
    blockPublicAccess: switches,
    encryption,
    acl,
    tags,
    abac: fc.boolean(),
    policy,
    uploads: fc.array(
      fc.record(
        {
          uploadId,
          key: objectKey,
          initiator: text,
          isAborted: fc.boolean(),
          parts: fc.array(fc.record({ partNumber: fc.nat(3), body: text }), { maxLength: 2 }),
        },
        { requiredKeys: ['uploadId', 'key', 'parts'] },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['name', 'objects'] },
)
const index = fc.record(
  {
    name: fc.constantFrom('I', 'J'),
    partitionKey: name,
    sortKey: name,
    projection: fc.oneof(
      fc.constantFrom('ALL' as const, 'KEYS_ONLY' as const),
      fc.array(name, { maxLength: 2 }).map((include) => ({ include })),
    ),
  },
  { requiredKeys: ['name', 'partitionKey', 'projection'] },
)
const table = fc.record(
  {
    name: fc.constantFrom('T', 'S'),
    partitionKey: name,
    items: fc.array(item, { maxLength: 4 }),
    account,
    sortKey: name,
    indexes: fc.array(index, { maxLength: 2 }),
    tags,
    abac: fc.boolean(),
    policy,
  },
  { requiredKeys: ['name', 'partitionKey', 'items'] },
)

/** Any buckets and tables. */
export const serviceData: fc.Arbitrary<ServiceData> = fc.record({
  account: fc.constant('111122223333'),
  region: fc.constant('us-east-1'),
  buckets: fc.uniqueArray(bucket, { maxLength: 3, selector: ({ name }) => name }),
  tables: fc.array(table, { maxLength: 3 }),
}) as fc.Arbitrary<ServiceData>

export const caller: fc.Arbitrary<Caller> = fc.record({
  arn: fc.constantFrom('anonymous', 'arn:aws:iam::111122223333:user/ana', ''),
  account: fc.option(account),
})

/** Every parameter that an operation of one service may have; each operation reads those that are its own. */
const s3Parameters = fc.record({
  bucket: bucketName,
  key: objectKey,
  body: text,
  versionId: maybe(text),
  prefix: maybe(text),
  delimiter: maybe(fc.constantFrom('', '/')),
  maxKeys: maybe(fc.constantFrom(0, 1, 1000, -1, Number.NaN)),
  fetchOwner: fc.boolean(),
  alsoWanted: fc.subarray(['tag-count', 'legal-hold', 'retention']),
  presigned: fc.boolean(),
  postForm: fc.boolean(),
  signatureAge: maybe(fc.nat()),
  tlsVersion: maybe(fc.constantFrom('1.2', '1.3', 'none')),
  accessPoint: maybe(text),
  acl: maybe(acl),
  grantRead: maybe(text),
  tagging: tags,
  storageClass: maybe(text),
  serverSideEncryption: maybe(fc.constantFrom('AES256', 'aws:kms')),
  kmsKeyId: maybe(kmsKey),
  copySource: fc.constantFrom('b/k', '/c/a%2F1?versionId=x', '%', '', 'none/k', 'b'),
  taggingDirective: maybe(fc.constantFrom('COPY', 'REPLACE')),
  objectLockMode: fc.constantFrom('GOVERNANCE', 'COMPLIANCE'),
  objectLockRetainUntilDate: text,
  objectLockLegalHold: fc.constantFrom('ON', 'OFF'),
  ifMatch: maybe(text),
  ifNoneMatch: maybe(text),
  objects: fc.array(fc.record({ key: objectKey, versionId: maybe(text) }), { maxLength: 3 }),
  bypassGovernanceRetention: fc.boolean(),
  uploadId,
  partNumber: fc.nat(3),
  policy,
  settings: switches,
  objectOwnership: ownership,
  objectLockEnabled: fc.boolean(),
  status: fc.constantFrom('Enabled', 'Suspended'),
  content: maybe(text),
})
const S3_OPERATIONS = [
  ...['ListBuckets', 'CreateBucket', 'HeadBucket', 'DeleteBucket', 'GetBucketLocation', 'ListObjects'],
  ...['ListObjectsV2', 'ListObjectVersions', 'GetObject', 'HeadObject', 'GetObjectAttributes', 'PutObject'],
  ...['SelectObjectContent', 'CopyObject', 'DeleteObject', 'DeleteObjects', 'CreateMultipartUpload'],
  ...['UploadPart', 'UploadPartCopy', 'CompleteMultipartUpload', 'AbortMultipartUpload', 'ListParts'],
  ...['ListMultipartUploads', 'GetObjectTagging', 'PutObjectTagging', 'DeleteObjectTagging', 'GetObjectAcl'],
  ...['PutObjectAcl', 'GetObjectRetention', 'PutObjectRetention', 'GetObjectLegalHold', 'PutObjectLegalHold'],
  ...['RestoreObject', 'GetBucketPolicy', 'PutBucketPolicy', 'DeleteBucketPolicy', 'GetBucketPolicyStatus'],
  ...['GetBucketAcl', 'PutBucketAcl', 'PutPublicAccessBlock', 'GetPublicAccessBlock', 'PutBucketCors'],
  ...['GetBucketCors', 'DeleteBucketCors', 'PutBucketOwnershipControls', 'PutBucketVersioning'],
]

const placeholders = {
  expressionAttributeNames: maybe(fc.dictionary(fc.constantFrom('#n', '#__proto__'), name)),
  expressionAttributeValues: maybe(fc.dictionary(fc.constantFrom(':v', ':__proto__'), value)),
}
const write = {
  table: tableName,
  conditionExpression: maybe(expression),
  ...placeholders,
}
const dynamoDbParameters = fc.record({
  table: tableName,
  key,
  item,
  ...placeholders,
  projectionExpression: maybe(expression),
  attributesToGet: maybe(fc.array(name)),
  filterExpression: maybe(expression),
  keyConditionExpression: maybe(expression),
  partitionKeyValue: maybe(scalar),
  sortKeyCondition: maybe(
    fc.record({ operator: fc.constantFrom('=', 'BETWEEN', 'begins_with', '<'), values: fc.array(scalar) }),
  ),
  updateExpression: maybe(expression),
  conditionExpression: maybe(expression),
  indexName: maybe(fc.constantFrom('I', 'none')),
  select: maybe(fc.constantFrom('ALL_ATTRIBUTES', 'COUNT')),
  limit: maybe(fc.integer({ min: -1, max: 2 })),
  returnValues: maybe(fc.constantFrom('NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW')),
  returnConsumedCapacity: maybe(fc.constantFrom('NONE', 'TOTAL', 'INDEXES')),
  statement,
  parameters: fc.array(value, { maxLength: 2 }),
  partitionKey: name,
  policy,
  tags,
  streamLabel: text,
})
const batchGet = fc.dictionary(tableName, fc.record({ keys: fc.array(key, { maxLength: 3 }) }), {
  maxKeys: 2,
})
const batchWrite = fc.dictionary(
  tableName,
  fc.array(
    fc.oneof(
      item.map((one) => ({ put: { item: one } })),
      key.map((one) => ({ delete: { key: one } })),
    ),
    { maxLength: 3 },
  ),
  { maxKeys: 2 },
)
const transactWrite = fc.oneof(
  fc.record({ ...write, item }).map((put) => ({ put })),
  fc.record({ ...write, key, updateExpression: expression }).map((update) => ({ update })),
  fc.record({ ...write, key }).map((one) => ({ delete: one })),
  fc.record({ ...write, key }).map((conditionCheck) => ({ conditionCheck })),
)
const statements = fc.array(fc.record({ statement, parameters: fc.array(value, { maxLength: 2 }) }), {
  maxLength: 3,
})
const DYNAMODB_OPERATIONS = [
  ...['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'ExecuteStatement', 'DescribeTable'],
  ...['DeleteTable', 'CreateTable', 'UpdateTable', 'ListTables', 'DescribeStream', 'PutResourcePolicy'],
  ...['GetResourcePolicy', 'DeleteResourcePolicy'],
]
const of = (service: string, operations: readonly string[], parameters: fc.Arbitrary<object>) =>
  fc
    .tuple(fc.constantFrom(...operations), parameters)
    .map(([operation, rest]) => ({ ...rest, service, operation }))
const many = (operation: string, parameters: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record({ service: fc.constant('dynamodb'), operation: fc.constant(operation), ...parameters })

/** Any operation of any service. */
export const operation: fc.Arbitrary<Operation> = fc.oneof(
  of('s3', S3_OPERATIONS, s3Parameters),
  of('dynamodb', DYNAMODB_OPERATIONS, dynamoDbParameters),
  many('BatchGetItem', { requestItems: batchGet }),
  many('BatchWriteItem', { requestItems: batchWrite }),
  many('TransactGetItems', {
    transactItems: fc.array(fc.record({ table: tableName, key }).map((get) => ({ get }))),
  }),
  many('TransactWriteItems', { transactItems: fc.array(transactWrite, { maxLength: 4 }) }),
  many('BatchExecuteStatement', { statements }),
  many('ExecuteTransaction', { transactStatements: statements }),
  fc.record({
    service: fc.constant('other'),
    action: fc.oneof(
      fc.constantFrom('sqs:SendMessage', 'ec2:X', '', ':', 'lambda:InvokeFunction'),
      fc.string(),
    ),
    resource: fc.oneof(fc.constantFrom('*', 'arn:aws:sqs:us-east-1:111122223333:q'), fc.string()),
    context: fc.constant({}),
  }),
) as fc.Arbitrary<never>

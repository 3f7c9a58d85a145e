import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Design, designSchema, type Request } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { OTHER_SERVICE_TEMPLATES } from '@/lib/services'
import { awsCliOf, awsCommand, cliName, quoteShell } from '@/lib/views'

const [ana] = DEFAULT_DESIGN.identities
const ANA = 'us-east-1:a1a1a1a1-1111-4111-8111-111111111111'

/** The command as one line, without the Region that all have. */
function commandOf(request: object, design: Design = DEFAULT_DESIGN): string {
  const whole = { id: 'r', name: 'R', ...request } as Request
  const text = awsCliOf(whole, design, ana as Design['identities'][number])
  expect(text).toContain(`${design.region}`)
  return text.replaceAll(' \\\n  ', ' ').replace(` --region ${design.region}`, '')
}

const object = { service: 's3', bucket: 'b', key: 'k' }
const bucket = { service: 's3', bucket: 'b' }
const at = '--bucket b --key k'

/** Operation, its parameters, and the command. */
const S3: readonly (readonly [operation: string, request: object, command: string])[] = [
  [
    'ListObjectsV2',
    { ...bucket, prefix: '{{self}}/', delimiter: '/', maxKeys: 5, fetchOwner: true },
    `aws s3api list-objects-v2 --bucket b --prefix ${ANA}/ --delimiter / --max-keys 5 --fetch-owner`,
  ],
  ['ListObjects', { ...bucket, prefix: '-x' }, 'aws s3api list-objects --bucket b --prefix=-x'],
  ['ListObjectVersions', bucket, 'aws s3api list-object-versions --bucket b'],
  ['GetObject', { ...object, versionId: 'v1' }, `aws s3api get-object ${at} --version-id v1 object.bin`],
  ['HeadObject', object, `aws s3api head-object ${at}`],
  [
    'GetObjectAttributes',
    object,
    `aws s3api get-object-attributes ${at} --object-attributes '["ETag","ObjectSize"]'`,
  ],
  [
    'SelectObjectContent',
    object,
    `# The query and the formats are an example: the design does not say them.\naws s3api select-object-content ${at} --expression 'SELECT * FROM s3object' --expression-type SQL --input-serialization '{"CSV":{}}' --output-serialization '{"CSV":{}}' selected.csv`,
  ],
  [
    'PutObject',
    {
      ...object,
      body: "Ana's",
      tagging: { class: 'a b' },
      acl: 'public-read',
      kmsKeyId: 'key',
      serverSideEncryption: 'aws:kms',
      objectLockLegalHold: 'ON',
      ifNoneMatch: '*',
    },
    `printf %s 'Ana'\\''s' > body.bin && aws s3api put-object ${at} --acl public-read --server-side-encryption aws:kms --ssekms-key-id key --if-none-match '*' --object-lock-legal-hold-status ON --tagging class=a+b --body body.bin`,
  ],
  [
    'CopyObject',
    { ...object, copySource: 'c/a b?versionId=v', metadataDirective: 'REPLACE' },
    `aws s3api copy-object ${at} --metadata-directive REPLACE --copy-source 'c/a%20b?versionId=v'`,
  ],
  [
    'DeleteObject',
    { ...object, bypassGovernanceRetention: true },
    `aws s3api delete-object ${at} --bypass-governance-retention`,
  ],
  [
    'DeleteObjects',
    { ...bucket, objects: [{ key: '{{self}}/a' }, { key: 'b', versionId: 'v' }] },
    `aws s3api delete-objects --bucket b --delete '{"Objects":[{"Key":"${ANA}/a"},{"Key":"b","VersionId":"v"}]}'`,
  ],
  [
    'CreateMultipartUpload',
    { ...object, storageClass: 'STANDARD_IA' },
    `aws s3api create-multipart-upload ${at} --storage-class STANDARD_IA`,
  ],
  [
    'UploadPart',
    { ...object, uploadId: 'u', partNumber: 1, body: 'x' },
    `printf %s x > body.bin && aws s3api upload-part ${at} --upload-id u --part-number 1 --body body.bin`,
  ],
  [
    'UploadPartCopy',
    { ...object, uploadId: 'u', partNumber: 2, copySource: 'c/d' },
    `aws s3api upload-part-copy ${at} --upload-id u --part-number 2 --copy-source c/d`,
  ],
  [
    'CompleteMultipartUpload',
    { ...object, uploadId: 'u', ifMatch: 'e' },
    `aws s3api complete-multipart-upload ${at} --upload-id u --if-match e`,
  ],
  [
    'AbortMultipartUpload',
    { ...object, uploadId: 'u' },
    `aws s3api abort-multipart-upload ${at} --upload-id u`,
  ],
  ['ListParts', { ...object, uploadId: 'u' }, `aws s3api list-parts ${at} --upload-id u`],
  ['ListMultipartUploads', bucket, 'aws s3api list-multipart-uploads --bucket b'],
  ['GetObjectTagging', object, `aws s3api get-object-tagging ${at}`],
  [
    'PutObjectTagging',
    { ...object, tagging: { a: 'b' } },
    `aws s3api put-object-tagging ${at} --tagging '{"TagSet":[{"Key":"a","Value":"b"}]}'`,
  ],
  ['DeleteObjectTagging', object, `aws s3api delete-object-tagging ${at}`],
  ['GetObjectAcl', object, `aws s3api get-object-acl ${at}`],
  [
    'PutObjectAcl',
    { ...object, grantReadAcp: 'id=x' },
    `aws s3api put-object-acl ${at} --grant-read-acp id=x`,
  ],
  ['GetObjectRetention', object, `aws s3api get-object-retention ${at}`],
  [
    'PutObjectRetention',
    { ...object, objectLockMode: 'GOVERNANCE', objectLockRetainUntilDate: '2027-01-01T00:00:00Z' },
    `aws s3api put-object-retention ${at} --retention '{"Mode":"GOVERNANCE","RetainUntilDate":"2027-01-01T00:00:00Z"}'`,
  ],
  ['GetObjectLegalHold', object, `aws s3api get-object-legal-hold ${at}`],
  [
    'PutObjectLegalHold',
    { ...object, objectLockLegalHold: 'ON' },
    `aws s3api put-object-legal-hold ${at} --legal-hold '{"Status":"ON"}'`,
  ],
  ['RestoreObject', object, `aws s3api restore-object ${at} --restore-request '{"Days":1}'`],
  ['ListBuckets', { service: 's3' }, 'aws s3api list-buckets'],
  [
    'CreateBucket',
    { ...bucket, locationConstraint: 'eu-west-1', objectOwnership: 'ObjectWriter', objectLockEnabled: true },
    `aws s3api create-bucket --bucket b --object-ownership ObjectWriter --object-lock-enabled-for-bucket --create-bucket-configuration '{"LocationConstraint":"eu-west-1"}'`,
  ],
  [
    'HeadBucket',
    { ...bucket, accessPoint: 'ap' },
    'aws s3api head-bucket --bucket arn:aws:s3:us-east-1:123456789012:accesspoint/ap',
  ],
  ['DeleteBucket', bucket, 'aws s3api delete-bucket --bucket b'],
  ['GetBucketLocation', bucket, 'aws s3api get-bucket-location --bucket b'],
  ['GetBucketPolicy', bucket, 'aws s3api get-bucket-policy --bucket b'],
  [
    'PutBucketPolicy',
    { ...bucket, policy: '{"a":1}' },
    `aws s3api put-bucket-policy --bucket b --policy '{"a":1}'`,
  ],
  ['DeleteBucketPolicy', bucket, 'aws s3api delete-bucket-policy --bucket b'],
  ['GetBucketPolicyStatus', bucket, 'aws s3api get-bucket-policy-status --bucket b'],
  ['GetBucketAcl', bucket, 'aws s3api get-bucket-acl --bucket b'],
  ['PutBucketAcl', { ...bucket, acl: 'private' }, 'aws s3api put-bucket-acl --bucket b --acl private'],
  [
    'PutPublicAccessBlock',
    {
      ...bucket,
      settings: {
        blockPublicAcls: true,
        ignorePublicAcls: true,
        blockPublicPolicy: false,
        restrictPublicBuckets: true,
      },
    },
    `aws s3api put-public-access-block --bucket b --public-access-block-configuration '{"BlockPublicAcls":true,"IgnorePublicAcls":true,"BlockPublicPolicy":false,"RestrictPublicBuckets":true}'`,
  ],
  [
    'PutBucketOwnershipControls',
    { ...bucket, objectOwnership: 'ObjectWriter' },
    `aws s3api put-bucket-ownership-controls --bucket b --ownership-controls '{"Rules":[{"ObjectOwnership":"ObjectWriter"}]}'`,
  ],
  [
    'PutBucketVersioning',
    { ...bucket, status: 'Enabled' },
    `aws s3api put-bucket-versioning --bucket b --versioning-configuration '{"Status":"Enabled"}'`,
  ],
  [
    'PutBucketCors',
    { ...bucket, content: '{"CORSRules":[]}' },
    `aws s3api put-bucket-cors --bucket b --cors-configuration '{"CORSRules":[]}'`,
  ],
  ...(
    [
      ['PutBucketLifecycleConfiguration', 'lifecycle-configuration'],
      ['PutBucketEncryption', 'server-side-encryption-configuration'],
      ['PutBucketReplication', 'replication-configuration'],
      ['PutBucketTagging', 'tagging'],
      ['PutBucketWebsite', 'website-configuration'],
      ['PutBucketLogging', 'bucket-logging-status'],
      ['PutBucketNotificationConfiguration', 'notification-configuration'],
    ] as const
  ).map(
    ([operation, option]) =>
      [
        operation,
        bucket,
        `# The configuration is read from configuration.json in the current folder.\naws s3api ${cliName(operation)} --bucket b --${option} file://configuration.json`,
      ] as const,
  ),
  ...(
    [
      ['GetBucketCors', 'get-bucket-cors'],
      ['DeleteBucketCors', 'delete-bucket-cors'],
      ['GetBucketLifecycleConfiguration', 'get-bucket-lifecycle-configuration'],
      ['DeleteBucketLifecycle', 'delete-bucket-lifecycle'],
      ['GetBucketEncryption', 'get-bucket-encryption'],
      ['DeleteBucketEncryption', 'delete-bucket-encryption'],
      ['GetBucketReplication', 'get-bucket-replication'],
      ['DeleteBucketReplication', 'delete-bucket-replication'],
      ['GetBucketTagging', 'get-bucket-tagging'],
      ['DeleteBucketTagging', 'delete-bucket-tagging'],
      ['GetPublicAccessBlock', 'get-public-access-block'],
      ['DeletePublicAccessBlock', 'delete-public-access-block'],
      ['GetBucketOwnershipControls', 'get-bucket-ownership-controls'],
      ['DeleteBucketOwnershipControls', 'delete-bucket-ownership-controls'],
      ['GetBucketVersioning', 'get-bucket-versioning'],
      ['GetBucketWebsite', 'get-bucket-website'],
      ['DeleteBucketWebsite', 'delete-bucket-website'],
      ['GetBucketLogging', 'get-bucket-logging'],
      ['GetBucketNotificationConfiguration', 'get-bucket-notification-configuration'],
    ] as const
  ).map(([operation, name]) => [operation, bucket, `aws s3api ${name} --bucket b`] as const),
]

const table = { service: 'dynamodb', table: 'MyTable' }
const ddb = 'aws dynamodb'
const KEY = { userId: '{{self}}' }
const TYPED = `{"userId":{"S":"${ANA}"}}`
const TABLE_ARN = 'arn:aws:dynamodb:us-east-1:123456789012:table/MyTable'

const DYNAMODB: typeof S3 = [
  [
    'GetItem',
    {
      ...table,
      key: KEY,
      projectionExpression: 'a, #b',
      expressionAttributeNames: { '#b': 'b' },
      returnConsumedCapacity: 'TOTAL',
    },
    `${ddb} get-item --table-name MyTable --key '${TYPED}' --projection-expression 'a, #b' --expression-attribute-names '{"#b":"b"}' --return-consumed-capacity TOTAL`,
  ],
  [
    'Query',
    { ...table, partitionKeyValue: '{{self}}', scanIndexForward: false },
    `${ddb} query --table-name MyTable --key-condition-expression '#pk = :pk' --expression-attribute-names '{"#pk":"userId"}' --expression-attribute-values '{":pk":{"S":"${ANA}"}}' --no-scan-index-forward`,
  ],
  [
    'Query',
    {
      ...table,
      keyConditionExpression: 'userId = :u',
      expressionAttributeValues: { ':u': 7 },
      select: 'COUNT',
      limit: 3,
    },
    `${ddb} query --table-name MyTable --select COUNT --limit 3 --key-condition-expression 'userId = :u' --expression-attribute-values '{":u":{"N":"7"}}'`,
  ],
  [
    'Query',
    {
      ...table,
      indexName: 'i',
      partitionKeyValue: 1,
      sortKeyCondition: { operator: 'BETWEEN', values: ['a', 'b'] },
    },
    `${ddb} query --table-name MyTable --index-name i --key-condition-expression '#pk = :pk AND #sk BETWEEN :sk AND :end' --expression-attribute-names '{"#pk":"owner","#sk":"at"}' --expression-attribute-values '{":pk":{"N":"1"},":sk":{"S":"a"},":end":{"S":"b"}}'`,
  ],
  [
    'Query',
    {
      ...table,
      table: TABLE_ARN,
      partitionKeyValue: true,
      sortKeyCondition: { operator: 'begins_with', values: ['a'] },
    },
    `${ddb} query --table-name ${TABLE_ARN} --key-condition-expression '#pk = :pk AND begins_with(#sk, :sk)' --expression-attribute-names '{"#pk":"userId","#sk":"SORT_KEY"}' --expression-attribute-values '{":pk":{"BOOL":true},":sk":{"S":"a"}}'`,
  ],
  [
    'Scan',
    { ...table, filterExpression: 'a > :a', expressionAttributeValues: { ':a': null } },
    `${ddb} scan --table-name MyTable --filter-expression 'a > :a' --expression-attribute-values '{":a":{"NULL":true}}'`,
  ],
  [
    'PutItem',
    {
      ...table,
      item: { userId: 'x', n: 1, on: true, l: ['a', 2] },
      conditionExpression: 'attribute_not_exists(userId)',
      returnValues: 'ALL_OLD',
    },
    `${ddb} put-item --table-name MyTable --item '{"userId":{"S":"x"},"n":{"N":"1"},"on":{"BOOL":true},"l":{"L":[{"S":"a"},{"N":"2"}]}}' --condition-expression 'attribute_not_exists(userId)' --return-values ALL_OLD`,
  ],
  [
    'UpdateItem',
    { ...table, key: KEY, updateExpression: 'SET a = :a', expressionAttributeValues: { ':a': 'b' } },
    `${ddb} update-item --table-name MyTable --key '${TYPED}' --update-expression 'SET a = :a' --expression-attribute-values '{":a":{"S":"b"}}'`,
  ],
  ['DeleteItem', { ...table, key: KEY }, `${ddb} delete-item --table-name MyTable --key '${TYPED}'`],
  [
    'BatchGetItem',
    { service: 'dynamodb', requestItems: { MyTable: { keys: [KEY], attributesToGet: ['a'] } } },
    `${ddb} batch-get-item --request-items '{"MyTable":{"Keys":[${TYPED}],"AttributesToGet":["a"]}}'`,
  ],
  [
    'BatchWriteItem',
    { service: 'dynamodb', requestItems: { MyTable: [{ put: { item: KEY } }, { delete: { key: KEY } }] } },
    `${ddb} batch-write-item --request-items '{"MyTable":[{"PutRequest":{"Item":${TYPED}}},{"DeleteRequest":{"Key":${TYPED}}}]}'`,
  ],
  [
    'TransactGetItems',
    { service: 'dynamodb', transactItems: [{ get: { table: 'MyTable', key: KEY } }] },
    `${ddb} transact-get-items --transact-items '[{"Get":{"TableName":"MyTable","Key":${TYPED}}}]'`,
  ],
  [
    'TransactWriteItems',
    {
      service: 'dynamodb',
      transactItems: [
        { put: { table: 'T', item: KEY } },
        { update: { table: 'T', key: KEY, updateExpression: 'REMOVE a' } },
        { delete: { table: 'T', key: KEY, returnValuesOnConditionCheckFailure: 'ALL_OLD' } },
        {
          conditionCheck: {
            table: 'T',
            key: KEY,
            conditionExpression: 'a = :a',
            expressionAttributeValues: { ':a': 1 },
          },
        },
      ],
    },
    `${ddb} transact-write-items --transact-items '[{"Put":{"TableName":"T","Item":${TYPED}}},{"Update":{"TableName":"T","Key":${TYPED},"UpdateExpression":"REMOVE a"}},{"Delete":{"TableName":"T","Key":${TYPED},"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}},{"ConditionCheck":{"TableName":"T","Key":${TYPED},"ConditionExpression":"a = :a","ExpressionAttributeValues":{":a":{"N":"1"}}}}]'`,
  ],
  [
    'ExecuteStatement',
    { service: 'dynamodb', statement: 'SELECT * FROM "T" WHERE userId = ?', parameters: ['x'] },
    `${ddb} execute-statement --statement 'SELECT * FROM "T" WHERE userId = ?' --parameters '[{"S":"x"}]'`,
  ],
  [
    'BatchExecuteStatement',
    { service: 'dynamodb', statements: [{ statement: 'S', parameters: [1] }] },
    `${ddb} batch-execute-statement --statements '[{"Statement":"S","Parameters":[{"N":"1"}]}]'`,
  ],
  [
    'ExecuteTransaction',
    { service: 'dynamodb', transactStatements: [{ statement: 'S' }] },
    `${ddb} execute-transaction --transact-statements '[{"Statement":"S"}]'`,
  ],
  ['DescribeTable', table, `${ddb} describe-table --table-name MyTable`],
  [
    'UpdateTable',
    table,
    `# What is updated is an example: the design does not say it.\n${ddb} update-table --table-name MyTable --billing-mode PAY_PER_REQUEST`,
  ],
  ['DeleteTable', table, `${ddb} delete-table --table-name MyTable`],
  ['DescribeTimeToLive', table, `${ddb} describe-time-to-live --table-name MyTable`],
  [
    'UpdateTimeToLive',
    table,
    `# What is updated is an example: the design does not say it.\n${ddb} update-time-to-live --table-name MyTable --time-to-live-specification '{"Enabled":true,"AttributeName":"expiresAt"}'`,
  ],
  ['DescribeContinuousBackups', table, `${ddb} describe-continuous-backups --table-name MyTable`],
  ['GetResourcePolicy', table, `${ddb} get-resource-policy --resource-arn ${TABLE_ARN}`],
  [
    'PutResourcePolicy',
    { ...table, policy: '{}' },
    `${ddb} put-resource-policy --resource-arn ${TABLE_ARN} --policy '{}'`,
  ],
  [
    'DeleteResourcePolicy',
    { ...table, table: TABLE_ARN },
    `${ddb} delete-resource-policy --resource-arn ${TABLE_ARN}`,
  ],
  [
    'CreateTable',
    { ...table, partitionKey: 'p', sortKey: 's', tags: { a: 'b' } },
    `# The keys are taken to be strings: the design does not say it.\n${ddb} create-table --table-name MyTable --attribute-definitions '[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"S"}]' --key-schema '[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}]' --billing-mode PAY_PER_REQUEST --tags '[{"Key":"a","Value":"b"}]'`,
  ],
  ['ListTables', { service: 'dynamodb' }, `${ddb} list-tables`],
  ['DescribeLimits', { service: 'dynamodb' }, `${ddb} describe-limits`],
  ['DescribeEndpoints', { service: 'dynamodb' }, `${ddb} describe-endpoints`],
  ['ListStreams', { service: 'dynamodb' }, 'aws dynamodbstreams list-streams'],
  [
    'DescribeStream',
    { ...table, streamLabel: 'L' },
    `aws dynamodbstreams describe-stream --stream-arn ${TABLE_ARN}/stream/L`,
  ],
  [
    'GetRecords',
    { ...table, streamLabel: 'L' },
    '# SHARD_ITERATOR is what get-shard-iterator answers.\naws dynamodbstreams get-records --shard-iterator SHARD_ITERATOR',
  ],
  [
    'GetShardIterator',
    { ...table, streamLabel: 'L' },
    `# SHARD_ID is one that describe-stream lists.\naws dynamodbstreams get-shard-iterator --stream-arn ${TABLE_ARN}/stream/L --shard-id SHARD_ID --shard-iterator-type TRIM_HORIZON`,
  ],
]

const WITH_INDEX: Design = {
  ...DEFAULT_DESIGN,
  tables: DEFAULT_DESIGN.tables.map((one) => ({
    ...one,
    indexes: [{ name: 'i', partitionKey: 'owner', sortKey: 'at' }],
  })) as Design['tables'],
}

/** Every operation that a request of the design may name, as its schema has it. */
function operationsOf(service: 's3' | 'dynamodb'): readonly string[] {
  const requests = designSchema.pipe[0].entries.requests.item.options
  const variants = requests.flatMap((one) => ('options' in one ? [...one.options] : [])) as readonly {
    entries: { service: { literal: string }; operation: { literal?: string; options?: readonly string[] } }
  }[]
  return variants
    .filter(({ entries }) => entries.service.literal === service)
    .flatMap(({ entries: { operation } }) => operation.options ?? [operation.literal as string])
}

describe('a request as a command of the AWS CLI', () => {
  test.each(S3)('S3 %s', (operation, request, command) => {
    expect(commandOf({ ...request, operation })).toBe(command)
  })

  test.each(DYNAMODB)('DynamoDB %s', (operation, request, command) => {
    expect(commandOf({ ...request, operation }, WITH_INDEX)).toBe(command)
  })

  test('is there for every operation that a design may name', () => {
    for (const [service, table] of [
      ['s3', S3],
      ['dynamodb', DYNAMODB],
    ] as const) {
      const operations = operationsOf(service)
      expect(operations.length).toBeGreaterThanOrEqual(30)
      expect([...new Set(table.map(([operation]) => operation))].sort()).toEqual([...operations].sort())
    }
  })

  test('says in a remark what the CLI cannot do, and uses plain http where the design does', () => {
    expect(commandOf({ ...object, operation: 'HeadObject', presigned: true, tlsVersion: 'none' })).toBe(
      `# The design sends this as a presigned URL; the command signs it in its headers.\naws s3api head-object ${at} --endpoint-url http://s3.us-east-1.amazonaws.com`,
    )
    expect(commandOf({ ...object, operation: 'PutObject', body: '', postForm: true })).toMatch(
      /^# The design sends this as a form/,
    )
  })

  const other = (action: string, resource: string) =>
    awsCliOf(
      { id: 'r', name: 'R', service: 'other', action, resource, context: {} },
      DEFAULT_DESIGN,
      ana as Design['identities'][number],
    )

  test('knows the actions that apps call of other services', () => {
    expect(other('lambda:InvokeFunction', 'arn:aws:lambda:us-east-1:123456789012:function:Resize')).toBe(
      'aws lambda invoke \\\n  --function-name arn:aws:lambda:us-east-1:123456789012:function:Resize \\\n  --region us-east-1 \\\n  response.json',
    )
    expect(other('sqs:SendMessage', 'arn:aws:sqs:us-east-1:123456789012:Jobs')).toContain(
      '--queue-url https://sqs.us-east-1.amazonaws.com/123456789012/Jobs',
    )
    expect(
      other('execute-api:Invoke', 'arn:aws:execute-api:us-east-1:123456789012:abc/prod/GET/pets/1'),
    ).toContain('https://abc.execute-api.us-east-1.amazonaws.com/prod/pets/1')
    expect(other('iot:Subscribe', 'arn:aws:iot:us-east-1:123456789012:topicfilter/a')).toBe(
      '# The AWS CLI has no command for iot:Subscribe on arn:aws:iot:us-east-1:123456789012:topicfilter/a.',
    )
    for (const { action, resource } of OTHER_SERVICE_TEMPLATES) {
      const command = other(
        action,
        resource.replaceAll('{region}', 'us-east-1').replaceAll('{account}', '123456789012'),
      )
      expect(command, action).toMatch(/^(aws |curl |# The AWS CLI has no command)/)
      expect(command, action).not.toContain('undefined')
    }
  })

  test('gives the name of any other action, with the resource in a remark', () => {
    expect(other('glacier:ListVaults', 'arn:aws:glacier:us-east-1:123456789012:vaults/a\nrm -rf')).toBe(
      '# On arn:aws:glacier:us-east-1:123456789012:vaults/a rm -rf. The command may want more options: aws glacier list-vaults help\naws glacier list-vaults --region us-east-1',
    )
  })
})

describe('quoting for a shell', () => {
  const readBack = (word: string) => execFileSync('bash', ['-c', `printf '%s' ${word}`], { encoding: 'utf8' })

  test.each([
    ['plain-word/1:2', 'plain-word/1:2'],
    ['', "''"],
    ["it's", "'it'\\''s'"],
    ['$HOME `id` "x"', '\'$HOME `id` "x"\''],
    ['a\u001b[201~b', "$'a\\u001b[201~b'"],
  ])('%j is written %j', (text, word) => {
    expect(quoteShell(text)).toBe(word)
  })

  test('a shell reads back what was meant', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 30 }), (text) => {
        expect(readBack(quoteShell(text))).toBe(text)
      }),
      { numRuns: 20 },
    )
    for (const text of [
      "'",
      "\\'",
      '$(id)',
      '~',
      '!',
      'a\nb\tc',
      'ä€𝄞',
      "\u0007'\\n",
      '*?[a]',
      '# no',
      '\r\n',
    ]) {
      expect(readBack(quoteShell(text))).toBe(text)
    }
  }, 60_000)

  test('no control character reaches the terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(quoteShell(text)).not.toMatch(/[^\P{Cc}\n\t]/u)
      }),
    )
  }, 60_000)

  test('a long command is broken over several lines, and an option that begins with a dash is bound to its name', () => {
    expect(
      awsCommand('s3api', 'head-object', [
        ['--key', '-k'],
        ['--off', false],
        ['--none', undefined],
      ]),
    ).toBe('aws s3api head-object --key=-k --no-off')
    const long = awsCommand('s3api', 'head-object', [
      ['--bucket', 'b'.repeat(60)],
      ['--key', 'k'.repeat(40)],
    ])
    expect(long.split('\n')).toHaveLength(3)
    expect(
      long
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith(' \\')),
    ).toBe(true)
  })
})

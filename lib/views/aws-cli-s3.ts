import type { Design } from '@/lib/design'
import type { S3Operation, Tags } from '@/lib/services'
import { awsCommand, type CliOption, cliName, quoteShell, remark } from './aws-command'

type Place = Pick<Design, 'account' | 'region'>

/** Parameters whose option is not simply their name. */
const OPTION_OF: Readonly<Record<string, `--${string}`>> = {
  kmsKeyId: '--ssekms-key-id',
  customerAlgorithm: '--sse-customer-algorithm',
  objectLockLegalHold: '--object-lock-legal-hold-status',
  objectLockEnabled: '--object-lock-enabled-for-bucket',
}

/** What goes into an option as it is. */
const PLAIN = [
  ...(['prefix', 'delimiter', 'maxKeys', 'key', 'versionId', 'uploadId', 'partNumber'] as const),
  ...(['acl', 'grantRead', 'grantReadAcp', 'grantWrite', 'grantWriteAcp', 'grantFullControl'] as const),
  ...(['storageClass', 'serverSideEncryption', 'kmsKeyId', 'customerAlgorithm'] as const),
  ...([
    'websiteRedirectLocation',
    'metadataDirective',
    'taggingDirective',
    'ifMatch',
    'ifNoneMatch',
  ] as const),
  ...(['objectOwnership', 'objectLockEnabled'] as const),
]

/** Operations that set the lock of an object take it as a structure of their own. */
const PLAIN_OF_UPLOADS = ['objectLockMode', 'objectLockRetainUntilDate', 'objectLockLegalHold'] as const
const UPLOADS: ReadonlySet<string> = new Set(['PutObject', 'CopyObject', 'CreateMultipartUpload'])

/** In which option each operation on a configuration takes it. */
const CONFIGURATION_OPTION: Readonly<Record<string, `--${string}`>> = {
  PutBucketCors: '--cors-configuration',
  PutBucketLifecycleConfiguration: '--lifecycle-configuration',
  PutBucketEncryption: '--server-side-encryption-configuration',
  PutBucketReplication: '--replication-configuration',
  PutBucketTagging: '--tagging',
  PutBucketWebsite: '--website-configuration',
  PutBucketLogging: '--bucket-logging-status',
  PutBucketNotificationConfiguration: '--notification-configuration',
}

const CONFIGURATION_FILE = 'file://configuration.json'

/** Where an answer with a body is written to. */
const OUTPUT_OF: Readonly<Record<string, string>> = {
  GetObject: 'object.bin',
  SelectObjectContent: 'selected.csv',
}

/** The command for an operation of S3, which the CLI calls under `s3api`. */
export function s3Cli(operation: S3Operation, place: Place): string {
  const file = uploadOf(operation)
  const options: CliOption[] = [
    ['--bucket', bucketOf(operation, place)],
    ...plainOptions(operation),
    ...ownOptions(operation),
    ...(file === null ? [] : [['--body', 'body.bin'] as const]),
    ['--region', place.region],
    // A header of plain http cannot be asked for otherwise.
    [
      '--endpoint-url',
      operation.tlsVersion === 'none' ? `http://s3.${place.region}.amazonaws.com` : undefined,
    ],
  ]
  const command = awsCommand('s3api', cliName(operation.operation), options, OUTPUT_OF[operation.operation])
  const prepared = file === null ? command : `printf %s ${quoteShell(file)} > body.bin && ${command}`
  return remarksOn(operation).map(remark).join('') + prepared
}

function plainOptions(operation: S3Operation): readonly CliOption[] {
  const names = UPLOADS.has(operation.operation) ? [...PLAIN, ...PLAIN_OF_UPLOADS] : PLAIN
  const values = operation as unknown as Readonly<Record<string, string | number | boolean | undefined>>
  return names
    .filter((name) => !(name === 'objectOwnership' && operation.operation !== 'CreateBucket'))
    .map((name) => {
      // A flag that is off is what comes without it.
      const value = values[name] === false ? undefined : values[name]
      return [OPTION_OF[name] ?? `--${cliName(name)}`, value]
    })
}

/** What only this operation has. */
function ownOptions(operation: S3Operation): readonly CliOption[] {
  switch (operation.operation) {
    case 'ListObjectsV2':
      return [['--fetch-owner', operation.fetchOwner || undefined]]
    case 'GetObjectAttributes':
      return [['--object-attributes', ['ETag', 'ObjectSize']]]
    case 'SelectObjectContent':
      return [
        ['--expression', 'SELECT * FROM s3object'],
        ['--expression-type', 'SQL'],
        ['--input-serialization', { CSV: {} }],
        ['--output-serialization', { CSV: {} }],
      ]
    case 'PutObject':
    case 'CreateMultipartUpload':
      return [['--tagging', operation.tagging && asQuery(operation.tagging)]]
    case 'CopyObject':
      return [
        ['--copy-source', encodeSource(operation.copySource)],
        ['--tagging', operation.tagging && asQuery(operation.tagging)],
      ]
    case 'UploadPartCopy':
      return [['--copy-source', encodeSource(operation.copySource)]]
    case 'DeleteObject':
      return [['--bypass-governance-retention', operation.bypassGovernanceRetention || undefined]]
    case 'DeleteObjects': {
      const objects = operation.objects.map(({ key, versionId }) => ({ Key: key, VersionId: versionId }))
      return [
        ['--delete', { Objects: objects }],
        ['--bypass-governance-retention', operation.bypassGovernanceRetention || undefined],
      ]
    }
    case 'PutObjectTagging':
      return [['--tagging', { TagSet: asTagSet(operation.tagging) }]]
    case 'PutObjectRetention': {
      const { objectLockMode, objectLockRetainUntilDate } = operation
      return [['--retention', { Mode: objectLockMode, RetainUntilDate: objectLockRetainUntilDate }]]
    }
    case 'PutObjectLegalHold':
      return [['--legal-hold', { Status: operation.objectLockLegalHold }]]
    case 'RestoreObject':
      return [['--restore-request', { Days: 1 }]]
    case 'CreateBucket': {
      const { locationConstraint } = operation
      return [
        ['--create-bucket-configuration', locationConstraint && { LocationConstraint: locationConstraint }],
      ]
    }
    case 'PutBucketPolicy':
      return [['--policy', operation.policy]]
    case 'PutPublicAccessBlock': {
      const { blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets } =
        operation.settings
      const settings = {
        BlockPublicAcls: blockPublicAcls,
        IgnorePublicAcls: ignorePublicAcls,
        BlockPublicPolicy: blockPublicPolicy,
        RestrictPublicBuckets: restrictPublicBuckets,
      }
      return [['--public-access-block-configuration', settings]]
    }
    case 'PutBucketOwnershipControls':
      return [['--ownership-controls', { Rules: [{ ObjectOwnership: operation.objectOwnership }] }]]
    case 'PutBucketVersioning':
      return [['--versioning-configuration', { Status: operation.status }]]
    default: {
      const option = CONFIGURATION_OPTION[operation.operation]
      return option ? [[option, configurationOf(operation)]] : []
    }
  }
}

/** A request through an access point names that in place of the bucket. */
function bucketOf(operation: S3Operation, { account, region }: Place): string | undefined {
  if (!('bucket' in operation)) return undefined
  return operation.accessPoint === undefined
    ? operation.bucket
    : `arn:aws:s3:${region}:${account}:accesspoint/${operation.accessPoint}`
}

/** The CLI takes the body of an object from a file. */
function uploadOf(operation: S3Operation): string | null {
  if (operation.operation !== 'PutObject' && operation.operation !== 'UploadPart') return null
  return operation.body || null
}

/** The configuration as it was typed, if it is one that the CLI would take. */
function configurationOf(operation: S3Operation): string {
  const content = 'content' in operation ? operation.content : undefined
  return content?.trim().startsWith('{') ? content : CONFIGURATION_FILE
}

function asQuery(tags: Tags): string {
  return new URLSearchParams(tags).toString()
}

function asTagSet(tags: Tags) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/** The header wants the key as it stands in a URL. */
function encodeSource(source: string): string {
  const [path = '', ...version] = source.split('?versionId=')
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return [encoded, ...version].join('?versionId=')
}

function remarksOn(operation: S3Operation): readonly string[] {
  const remarks: string[] = []
  if (operation.presigned)
    remarks.push('The design sends this as a presigned URL; the command signs it in its headers.')
  if (operation.postForm) remarks.push('The design sends this as a form; the command does not.')
  if (operation.operation === 'SelectObjectContent') {
    remarks.push('The query and the formats are an example: the design does not say them.')
  }
  const isFromFile =
    CONFIGURATION_OPTION[operation.operation] !== undefined &&
    configurationOf(operation) === CONFIGURATION_FILE
  if (isFromFile) remarks.push('The configuration is read from configuration.json in the current folder.')
  return remarks
}

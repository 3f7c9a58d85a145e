import type { Design } from '@/lib/design'
import type { OtherOperation } from '@/lib/services'
import { awsCommand, type CliOption, cliName, quoteShell, remark } from './aws-command'

type Place = Pick<Design, 'region'>

/** A command that is known to fit an action. What the design does not say about it is an example in it. */
interface Known {
  readonly service: string
  readonly operation?: string
  readonly options: (arn: Arn) => readonly CliOption[]
  /** The file that the answer is written to. */
  readonly output?: string
}

interface Arn {
  readonly whole: string
  /** What follows the account: `function:NAME`. */
  readonly rest: string
  /** The last part of it: `NAME`. */
  readonly name: string
}

const PICTURE = { S3Object: { Bucket: 'BUCKET', Name: 'KEY' } }

/** The actions for which the design has templates, by their command. */
const KNOWN: Readonly<Record<string, Known>> = {
  'lambda:InvokeFunction': {
    service: 'lambda',
    operation: 'invoke',
    options: ({ whole }) => [['--function-name', whole]],
    output: 'response.json',
  },
  'execute-api:ManageConnections': {
    service: 'apigatewaymanagementapi',
    operation: 'get-connection',
    options: ({ rest, name }) => [
      ['--connection-id', name],
      [
        '--endpoint-url',
        `https://${rest.split('/')[0]}.execute-api.REGION.amazonaws.com/${rest.split('/')[1]}`,
      ],
    ],
  },
  'iot:Publish': {
    service: 'iot-data',
    options: ({ rest }) => [
      ['--topic', rest.slice(rest.indexOf('/') + 1)],
      ['--cli-binary-format', 'raw-in-base64-out'],
      ['--payload', '{}'],
    ],
  },
  'iot:GetThingShadow': {
    service: 'iot-data',
    options: ({ name }) => [['--thing-name', name]],
    output: 'shadow.json',
  },
  'iot:UpdateThingShadow': {
    service: 'iot-data',
    options: ({ name }) => [
      ['--thing-name', name],
      ['--cli-binary-format', 'raw-in-base64-out'],
      ['--payload', '{"state":{}}'],
    ],
    output: 'shadow.json',
  },
  'kinesis:PutRecord': {
    service: 'kinesis',
    options: ({ whole }) => [
      ['--stream-arn', whole],
      ['--partition-key', 'KEY'],
      ['--data', 'ZGF0YQ=='],
    ],
  },
  'kinesis:PutRecords': {
    service: 'kinesis',
    options: ({ whole }) => [
      ['--stream-arn', whole],
      ['--records', [{ Data: 'ZGF0YQ==', PartitionKey: 'KEY' }]],
    ],
  },
  'firehose:PutRecord': {
    service: 'firehose',
    options: ({ name }) => [
      ['--delivery-stream-name', name],
      ['--record', { Data: 'ZGF0YQ==' }],
    ],
  },
  'firehose:PutRecordBatch': {
    service: 'firehose',
    options: ({ name }) => [
      ['--delivery-stream-name', name],
      ['--records', [{ Data: 'ZGF0YQ==' }]],
    ],
  },
  'mobiletargeting:PutEvents': {
    service: 'pinpoint',
    options: ({ rest }) => [
      ['--application-id', rest.split('/')[1]],
      ['--events-request', { BatchItem: {} }],
    ],
  },
  'mobiletargeting:UpdateEndpoint': {
    service: 'pinpoint',
    options: ({ rest, name }) => [
      ['--application-id', rest.split('/')[1]],
      ['--endpoint-id', name],
      ['--endpoint-request', {}],
    ],
  },
  'sqs:SendMessage': {
    service: 'sqs',
    options: ({ whole }) => {
      const [, , , region, account, queue] = whole.split(':')
      return [
        ['--queue-url', `https://sqs.${region}.amazonaws.com/${account}/${queue}`],
        ['--message-body', 'Hello'],
      ]
    },
  },
  'sns:Publish': {
    service: 'sns',
    options: ({ whole }) => [
      ['--topic-arn', whole],
      ['--message', 'Hello'],
    ],
  },
  'events:PutEvents': {
    service: 'events',
    options: ({ whole }) => [
      ['--entries', [{ EventBusName: whole, Source: 'app', DetailType: 'test', Detail: '{}' }]],
    ],
  },
  'geo:GetMapTile': {
    service: 'location',
    options: ({ name }) => [['--map-name', name], ...tile('--x', '--y', '--z')],
    output: 'tile.bin',
  },
  'geo:SearchPlaceIndexForText': {
    service: 'location',
    options: ({ name }) => [
      ['--index-name', name],
      ['--text', 'Main Street'],
    ],
  },
  'geo:GetPlace': {
    service: 'location',
    options: ({ name }) => [
      ['--index-name', name],
      ['--place-id', 'PLACE_ID'],
    ],
  },
  'geo:CalculateRoute': {
    service: 'location',
    options: ({ name }) => [
      ['--calculator-name', name],
      ['--departure-position', [0, 0]],
      ['--destination-position', [1, 1]],
    ],
  },
  'geo:BatchUpdateDevicePosition': {
    service: 'location',
    options: ({ name }) => [
      ['--tracker-name', name],
      ['--updates', [{ DeviceId: 'DEVICE', Position: [0, 0], SampleTime: '2026-01-01T00:00:00Z' }]],
    ],
  },
  'geo-maps:GetTile': {
    service: 'geo-maps',
    options: () => [['--tileset', 'vector.basemap'], ...tile('--x', '--y', '--z')],
    output: 'tile.bin',
  },
  'geo-places:SearchText': { service: 'geo-places', options: () => [['--query-text', 'Main Street']] },
  'geo-routes:CalculateRoutes': {
    service: 'geo-routes',
    options: () => [
      ['--origin', [0, 0]],
      ['--destination', [1, 1]],
    ],
  },
  'rekognition:DetectLabels': { service: 'rekognition', options: () => [['--image', PICTURE]] },
  'rekognition:StartFaceLivenessSession': {
    service: 'rekognition',
    operation: 'create-face-liveness-session',
    options: () => [],
  },
  'rekognition:SearchFacesByImage': {
    service: 'rekognition',
    options: ({ name }) => [
      ['--collection-id', name],
      ['--image', PICTURE],
    ],
  },
  'polly:SynthesizeSpeech': {
    service: 'polly',
    options: () => [
      ['--output-format', 'mp3'],
      ['--voice-id', 'Joanna'],
      ['--text', 'Hello'],
    ],
    output: 'speech.mp3',
  },
  'translate:TranslateText': {
    service: 'translate',
    options: () => [
      ['--text', 'Hello'],
      ['--source-language-code', 'en'],
      ['--target-language-code', 'de'],
    ],
  },
  'comprehend:DetectSentiment': {
    service: 'comprehend',
    options: () => [
      ['--text', 'Hello'],
      ['--language-code', 'en'],
    ],
  },
  'textract:DetectDocumentText': { service: 'textract', options: () => [['--document', PICTURE]] },
  'textract:AnalyzeDocument': {
    service: 'textract',
    options: () => [
      ['--document', PICTURE],
      ['--feature-types', ['TABLES']],
    ],
  },
  'lex:RecognizeText': {
    service: 'lexv2-runtime',
    options: ({ rest }) => [
      ['--bot-id', rest.split('/')[1]],
      ['--bot-alias-id', rest.split('/')[2]],
      ['--locale-id', 'en_US'],
      ['--session-id', 'session'],
      ['--text', 'Hello'],
    ],
  },
  'lex:PostText': {
    service: 'lex-runtime',
    options: ({ rest }) => [
      ['--bot-name', rest.split(':')[1]],
      ['--bot-alias', rest.split(':')[2]],
      ['--user-id', 'user'],
      ['--input-text', 'Hello'],
    ],
  },
  'bedrock:InvokeModel': {
    service: 'bedrock-runtime',
    options: ({ name }) => [
      ['--model-id', name],
      ['--cli-binary-format', 'raw-in-base64-out'],
      ['--body', '{}'],
    ],
    output: 'answer.json',
  },
  'personalize:GetRecommendations': {
    service: 'personalize-runtime',
    options: ({ whole }) => [
      ['--campaign-arn', whole],
      ['--user-id', 'USER'],
    ],
  },
  'personalize:PutEvents': {
    service: 'personalize-events',
    options: () => [
      ['--tracking-id', 'TRACKING_ID'],
      ['--session-id', 'session'],
      ['--event-list', [{ eventType: 'click', sentAt: '2026-01-01T00:00:00Z' }]],
    ],
  },
  'sagemaker:InvokeEndpoint': {
    service: 'sagemaker-runtime',
    options: ({ name }) => [
      ['--endpoint-name', name],
      ['--cli-binary-format', 'raw-in-base64-out'],
      ['--body', '{}'],
    ],
    output: 'answer.json',
  },
  'states:StartExecution': {
    service: 'stepfunctions',
    options: ({ whole }) => [['--state-machine-arn', whole]],
  },
  'secretsmanager:GetSecretValue': {
    service: 'secretsmanager',
    options: ({ whole }) => [['--secret-id', whole]],
  },
  'ssm:GetParameter': {
    service: 'ssm',
    options: ({ whole }) => [['--name', whole]],
  },
  'kms:Decrypt': {
    service: 'kms',
    options: ({ whole }) => [
      ['--key-id', whole],
      ['--ciphertext-blob', 'fileb://ciphertext.bin'],
    ],
  },
  'kms:GenerateDataKey': {
    service: 'kms',
    options: ({ whole }) => [
      ['--key-id', whole],
      ['--key-spec', 'AES_256'],
    ],
  },
  'logs:PutLogEvents': {
    service: 'logs',
    options: ({ rest }) => [
      ['--log-group-name', rest.split(':')[1]],
      ['--log-stream-name', rest.split(':')[3]],
      ['--log-events', [{ timestamp: 0, message: 'Hello' }]],
    ],
  },
  'ses:SendEmail': {
    service: 'sesv2',
    options: ({ name }) => [
      ['--from-email-address', name],
      ['--destination', { ToAddresses: ['success@simulator.amazonses.com'] }],
      ['--content', { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Hello' } } } }],
    ],
  },
  'rum:PutRumEvents': {
    service: 'rum',
    options: ({ name }) => [
      ['--id', name],
      ['--batch-id', 'BATCH'],
      ['--app-monitor-details', {}],
      ['--user-details', {}],
      ['--rum-events', []],
    ],
  },
  'cognito-sync:UpdateRecords': {
    service: 'cognito-sync',
    options: ({ rest }) => {
      const [, pool, , identity, , dataset] = rest.split('/')
      return [
        ['--identity-pool-id', pool],
        ['--identity-id', identity],
        ['--dataset-name', dataset],
        ['--sync-session-token', 'TOKEN'],
      ]
    },
  },
  'cognito-identity:GetId': {
    service: 'cognito-identity',
    options: () => [['--identity-pool-id', 'IDENTITY_POOL_ID']],
  },
  'cognito-identity:GetCredentialsForIdentity': {
    service: 'cognito-identity',
    options: () => [['--identity-id', 'IDENTITY_ID']],
  },
  'cognito-identity:GetOpenIdToken': {
    service: 'cognito-identity',
    options: () => [['--identity-id', 'IDENTITY_ID']],
  },
  'cognito-idp:GetUser': { service: 'cognito-idp', options: () => [['--access-token', 'ACCESS_TOKEN']] },
}

/** The CLI has no command for what is no single call: a connection, a stream. */
const WITHOUT_COMMAND: ReadonlySet<string> = new Set([
  ...['iot:Connect', 'iot:Receive', 'iot:Subscribe', 'bedrock:InvokeModelWithResponseStream'],
  ...['transcribe:StartStreamTranscription', 'transcribe:StartStreamTranscriptionWebSocket'],
])

/** The command for an action of any other service. */
export function otherCli({ action, resource }: OtherOperation, { region }: Place): string {
  const arn = takeApart(resource)
  if (WITHOUT_COMMAND.has(action)) {
    return remark(`The AWS CLI has no command for ${action} on ${resource}.`).trimEnd()
  }
  const signed = signedCall(action, arn, region)
  if (signed !== null) return signed
  const known = Object.hasOwn(KNOWN, action) ? KNOWN[action] : undefined
  if (known !== undefined) {
    const options = [
      ...known.options(arn).map((option) => inRegion(option, region)),
      ['--region', region] as const,
    ]
    return awsCommand(known.service, known.operation ?? cliName(nameOf(action)), options, known.output)
  }
  const service = action.slice(0, action.indexOf(':'))
  return (
    remark(
      `On ${resource}. The command may want more options: aws ${service} ${cliName(nameOf(action))} help`,
    ) + awsCommand(service, cliName(nameOf(action)), [['--region', region]])
  )
}

/** Addresses of one's own are called over HTTP, with a signature that curl can make. */
function signedCall(action: string, { rest }: Arn, region: string): string | null {
  const address = addressOf(action, rest, region)
  if (address === null) return null
  const { service, method, url, body } = address
  return [
    'curl',
    `--aws-sigv4 ${quoteShell(`aws:amz:${region}:${service}`)}`,
    '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
    '--header "x-amz-security-token: $AWS_SESSION_TOKEN"',
    `--request ${quoteShell(method)}`,
    ...(body === undefined ? [] : [`--data ${quoteShell(body)}`]),
    quoteShell(url),
  ].join(' \\\n  ')
}

function addressOf(action: string, rest: string, region: string) {
  switch (action) {
    case 'execute-api:Invoke': {
      const [api, stage, method = 'GET', ...path] = rest.split('/')
      const url = `https://${api}.execute-api.${region}.amazonaws.com/${stage}/${path.join('/')}`
      return { service: 'execute-api', method, url }
    }
    case 'lambda:InvokeFunctionUrl':
      return { service: 'lambda', method: 'GET', url: `https://FUNCTION_URL_ID.lambda-url.${region}.on.aws/` }
    case 'appsync:GraphQL': {
      const url = `https://API_ADDRESS.appsync-api.${region}.amazonaws.com/graphql`
      return { service: 'appsync', method: 'POST', url, body: '{"query":"{ __typename }"}' }
    }
    default:
      return null
  }
}

function takeApart(resource: string): Arn {
  const rest = resource.startsWith('arn:') ? resource.split(':').slice(5).join(':') : resource
  return {
    whole: resource,
    rest,
    name: rest.slice(Math.max(rest.lastIndexOf('/'), rest.lastIndexOf(':')) + 1),
  }
}

function inRegion([name, value]: CliOption, region: string): CliOption {
  return [
    name,
    typeof value === 'string' && name === '--endpoint-url' ? value.replace('REGION', region) : value,
  ]
}

function tile(...names: readonly `--${string}`[]): readonly CliOption[] {
  return names.map((name) => [name, 0])
}

function nameOf(action: string): string {
  return action.slice(action.indexOf(':') + 1)
}

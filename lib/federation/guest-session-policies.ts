import { isOnByDefault } from './regions'

/**
 * The two session policies that narrow a guest's session in the enhanced flow. Facts from AWS's
 * documentation of the lists of actions.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#access-policies-scope-down-services
 */
const INLINE_ACTIONS = [
  ...[
    'cloudwatch:*',
    'logs:*',
    'dynamodb:*',
    'kinesis:*',
    'mobileanalytics:*',
    's3:*',
    'ses:*',
    'sns:*',
    'sqs:*',
  ],
  ...[
    'lambda:*',
    'machinelearning:*',
    'execute-api:*',
    'iot:*',
    'gamelift:*',
    'cognito-identity:*',
    'cognito-idp:*',
  ],
  ...[
    'lex:*',
    'polly:*',
    'comprehend:*',
    'translate:*',
    'transcribe:*',
    'rekognition:*',
    'mobiletargeting:*',
  ],
  ...[
    'firehose:*',
    'appsync:*',
    'personalize:*',
    'sagemaker:InvokeEndpoint',
    'cognito-sync:*',
    'codewhisperer:*',
  ],
  ...['textract:DetectDocumentText', 'textract:AnalyzeDocument', 'sdb:*'],
]

const MANAGED_ACTIONS = [
  ...['rum:PutRumEvents', 'polly:*', 'comprehend:*', 'translate:*', 'transcribe:*', 'rekognition:*'],
  ...['mobiletargeting:*', 'firehose:*', 'personalize:*', 'sagemaker:InvokeEndpoint', 'geo:GetMap*'],
  ...['geo:SearchPlaceIndex*', 'geo:GetPlace', 'geo:CalculateRoute*', 'geo:*Geofence', 'geo:*Geofences'],
  ...['geo:*DevicePosition*', 'kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptTo', 'kms:ReEncryptFrom'],
  ...['kms:GenerateDataKey', 'kms:GenerateDataKeyPair', 'kms:GenerateDataKeyPairWithoutPlaintext'],
  'kms:GenerateDataKeyWithoutPlaintext',
]

/** What the inline policy lacks in Regions that have to be turned on. */
const NOT_EVERYWHERE: ReadonlySet<string> = new Set([
  'cognito-sync:*',
  'sumerian:View*',
  'codewhisperer:*',
  'textract:DetectDocumentText',
  'textract:AnalyzeDocument',
  'sdb:*',
])

/** A session policy by its name. */
export interface NamedPolicy {
  readonly name: string
  readonly text: string
}

/** The managed one, which Cognito passes by its ARN. */
export const GUEST_MANAGED_POLICY_ARN = 'arn:aws:iam::aws:policy/AmazonCognitoUnAuthedIdentitiesSessionPolicy'

/** The session policies of guests in Regions that are on by default, as policy texts. */
export const GUEST_SESSION_POLICIES: readonly NamedPolicy[] = policiesWith(INLINE_ACTIONS)

const ELSEWHERE = policiesWith(INLINE_ACTIONS.filter((action) => !NOT_EVERYWHERE.has(action)))

/** The session policies of guests of a pool in this Region: the inline one first, then the managed one. */
export function guestSessionPoliciesFor(region: string): readonly NamedPolicy[] {
  return isOnByDefault(region) ? GUEST_SESSION_POLICIES : ELSEWHERE
}

function policiesWith(inline: readonly string[]): readonly NamedPolicy[] {
  return [
    { name: 'guest session policy (inline)', text: allow(inline) },
    { name: 'AmazonCognitoUnAuthedIdentitiesSessionPolicy', text: allow(MANAGED_ACTIONS) },
  ]
}

function allow(actions: readonly string[]): string {
  const statement = { Effect: 'Allow', Action: actions, Resource: '*' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
}

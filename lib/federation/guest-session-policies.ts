/**
 * The two session policies that narrow a guest's session in the enhanced flow, in Regions that are on by
 * default. Facts from AWS's documentation of the lists of actions.
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

/** The session policies by name, as policy texts. */
export const GUEST_SESSION_POLICIES: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'guest session policy (inline)', text: allow(INLINE_ACTIONS) },
  { name: 'AmazonCognitoUnAuthedIdentitiesSessionPolicy', text: allow(MANAGED_ACTIONS) },
]

function allow(actions: readonly string[]): string {
  const statement = { Effect: 'Allow', Action: actions, Resource: '*' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
}

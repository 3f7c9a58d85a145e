import type { AuthorizationCheck, ServiceAnswer } from '../plan'
import { escapeXml } from '../text'

const REQUEST_ID = '7a62c49f-347e-4fc4-9331-6e8e7a96aa73'

/** Services whose refusals AWS shows, or somebody recorded. */
const RECORDED: ReadonlySet<string> = new Set(['lambda', 'execute-api', 'ec2', 'sqs', 'sns', 'sts', 'iam'])

/** Is it known how the service of this action writes a refusal? */
export function isEnvelopeKnown(action: string): boolean {
  return RECORDED.has(serviceOf(action))
}

/** The prefix of an action, in small letters. */
export function serviceOf(action: string): string {
  const colon = action.indexOf(':')
  return (colon < 0 ? action : action.slice(0, colon)).toLowerCase()
}

/** Services that answer in the XML of the query protocol. */
const QUERY: ReadonlySet<string> = new Set(['sqs', 'sns', 'sts', 'iam', 'ses', 'cloudwatch', 'sdb'])
/** Services whose JSON protocol puts every error under HTTP 400. */
const JSON_400: ReadonlySet<string> = new Set([
  'kinesis',
  'firehose',
  'events',
  'states',
  'secretsmanager',
  'ssm',
  'kms',
  'logs',
  'rekognition',
  'translate',
  'transcribe',
  'comprehend',
  'textract',
  'cognito-identity',
  'cognito-idp',
])

/**
 * How does the service of this action write a refusal?
 *
 * Documented or recorded for S3 and DynamoDB (which have files of their own), Lambda, API Gateway, EC2 and the
 * query protocol; for the others it follows from the protocol that they speak, which is the assumption
 * `refusal-envelope-by-protocol`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function otherRefusal({ action }: Pick<AuthorizationCheck, 'action'>, message: string): ServiceAnswer {
  const service = serviceOf(action)
  if (service === 'ec2') return xmlRefusal('UnauthorizedOperation', ec2Body(message), message)
  if (QUERY.has(service)) return xmlRefusal('AccessDenied', queryBody(message), message)
  const code = 'AccessDeniedException'
  if (JSON_400.has(service)) {
    return {
      status: 400,
      summary: `400 ${code}`,
      error: { code, message },
      body: { __type: code, Message: message },
    }
  }
  return {
    status: 403,
    summary: `403 ${code}`,
    error: { code, message },
    headers: { 'x-amzn-ErrorType': code },
    body: { Message: message },
  }
}

function xmlRefusal(code: string, body: string, message: string): ServiceAnswer {
  return { status: 403, summary: `403 ${code}`, error: { code, message }, body }
}

function queryBody(message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`
}

function ec2Body(message: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>${escapeXml(message)}</Message></Error></Errors><RequestID>${REQUEST_ID}</RequestID></Response>`
}

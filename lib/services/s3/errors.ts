import { answerWith } from '../lazy-body'
import type { AuthorizationCheck, ServiceAnswer } from '../plan'
import { escapeXml } from '../text'
import type { S3Operation } from './operations'

/** The ids by which AWS finds a request in its logs: here they are always the same. */
const REQUEST_ID = 'TX234S0F24A06C7Z'
const HOST_ID = '+OaVoM9hSMmnGRs8rVVyJPcY2UpU1dQyN2h6Qn0F5zY2aLcE3sTt1w0GmB7xKq4R'

/**
 * An error as S3 writes it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function s3Error(
  status: number,
  code: string,
  message: string,
  details: Readonly<Record<string, string>> = {},
): ServiceAnswer {
  return answerWith({ status, summary: `${status} ${code}`, error: { code, message } }, () => {
    const elements = Object.entries({ Code: code, Message: message, ...details })
      .map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`)
      .join('')
    return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${elements}<RequestId>${REQUEST_ID}</RequestId><HostId>${HOST_ID}</HostId></Error>`
  })
}

/** The answers to HEAD have no body, so that a client learns the status alone. */
const HEAD_CODES: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  403: 'Forbidden',
  404: 'NotFound',
  412: 'PreconditionFailed',
}

/** The error as this operation shows it. */
export function toHead(operation: S3Operation, answer: ServiceAnswer): ServiceAnswer {
  if (operation.operation !== 'HeadObject' && operation.operation !== 'HeadBucket') return answer
  const code = HEAD_CODES[answer.status] ?? 'Error'
  return {
    status: answer.status,
    summary: `${answer.status} ${code}, no body`,
    error: { code, message: '' },
    body: '',
  }
}

/** How S3 refuses this operation. */
export function s3Refusal(
  operation: S3Operation,
  _check: Pick<AuthorizationCheck, 'action'>,
  message: string,
): ServiceAnswer {
  return toHead(operation, s3Error(403, 'AccessDenied', message))
}

export function noSuchBucket(name: string): ServiceAnswer {
  return s3Error(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: name })
}

export function noSuchKey(key: string): ServiceAnswer {
  return s3Error(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key })
}

export function noSuchVersion(key: string, versionId: string): ServiceAnswer {
  return s3Error(404, 'NoSuchVersion', 'The specified version does not exist.', {
    Key: key,
    VersionId: versionId,
  })
}

export function noSuchUpload(uploadId: string): ServiceAnswer {
  return s3Error(
    404,
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { UploadId: uploadId },
  )
}

export function preconditionFailed(condition: 'If-Match' | 'If-None-Match'): ServiceAnswer {
  return s3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  })
}

import type { ServiceData } from '../data'
import type { Caller, OperationPlan } from '../plan'
import { planBucket } from './buckets'
import { planDeleteObjects } from './delete-objects'
import { planListObjects } from './list-objects'
import { planMultipart } from './multipart'
import { planObjectPart } from './object-parts'
import type { S3Operation } from './operations'
import { planReadObject } from './read-objects'
import { planCopyObject, planPutObject } from './write-objects'

/**
 * Which authorisations does this S3 operation need, and what does S3 answer once it has them?
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export function planS3(operation: S3Operation, data: ServiceData, caller: Caller): OperationPlan {
  switch (operation.operation) {
    case 'ListObjects':
    case 'ListObjectsV2':
    case 'ListObjectVersions':
      return planListObjects(operation, data, caller)
    case 'GetObject':
    case 'HeadObject':
    case 'GetObjectAttributes':
    case 'SelectObjectContent':
      return planReadObject(operation, data, caller)
    case 'PutObject':
      return planPutObject(operation, data, caller)
    case 'CopyObject':
      return planCopyObject(operation, data, caller)
    case 'DeleteObject':
    case 'DeleteObjects':
      return planDeleteObjects(operation, data, caller)
    case 'CreateMultipartUpload':
    case 'UploadPart':
    case 'UploadPartCopy':
    case 'CompleteMultipartUpload':
    case 'AbortMultipartUpload':
    case 'ListParts':
    case 'ListMultipartUploads':
      return planMultipart(operation, data, caller)
    case 'GetObjectTagging':
    case 'PutObjectTagging':
    case 'DeleteObjectTagging':
    case 'GetObjectAcl':
    case 'PutObjectAcl':
    case 'GetObjectRetention':
    case 'PutObjectRetention':
    case 'GetObjectLegalHold':
    case 'PutObjectLegalHold':
    case 'RestoreObject':
      return planObjectPart(operation, data, caller)
    default:
      return planBucket(operation, data, caller)
  }
}

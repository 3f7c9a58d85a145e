import { S3_ACTIONS } from './pages'
import type { Wording } from './types'

/** What can be wrong with actions and resources. */
export const ACTIONS_AND_RESOURCES = {
  'bucket-action-on-object-resource': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` acts on a bucket, and no resource of this statement is a bucket`,
    help: 'Name the bucket itself: arn:aws:s3:::BUCKET, without a slash.',
    seeAlso: S3_ACTIONS,
  },
  'object-action-on-bucket-resource': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` acts on objects, and no resource of this statement is an object`,
    help: 'Name objects: arn:aws:s3:::BUCKET/KEY, with * for many.',
    seeAlso: S3_ACTIONS,
  },
} as const satisfies Readonly<Record<string, Wording>>

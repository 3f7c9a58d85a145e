/** The one action without resources whose request names an ARN all the same. */
export const LIST_ALL_BUCKETS = 's3:ListAllMyBuckets'
export const ALL_BUCKETS = 'arn:aws:s3:::*'

/**
 * What does a request name as its resource when the action acts on no particular one?
 *
 * A star; but policies in AWS's own examples grant the list of all buckets on all buckets, and no other ARN does.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * @example wholeResource('dynamodb:ListTables') // '*'
 */
export function wholeResource(action: string): string {
  return action.toLowerCase() === LIST_ALL_BUCKETS.toLowerCase() ? ALL_BUCKETS : '*'
}

/** Bytes that the tags of a session may take together. */
const ALLOTTED_FOR_TAGS = 460
/** Characters that its session policies may take together. */
const ALLOTTED_FOR_POLICIES = 2_048

/**
 * How much of the space for session tags and policies does a call take, in percent?
 *
 * AWS packs both into a format of its own. Here tags count by their bytes, policies by their characters,
 * and the fuller of the two is the answer: assumption `packed-size`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function packedSizeOf(
  { policy = '', policyArns = [] }: { readonly policy?: string; readonly policyArns?: readonly string[] },
  tags: readonly (readonly [string, string])[],
): number {
  const bytes = new TextEncoder().encode(tags.flat().join('')).length
  const characters = policy.length + policyArns.join('').length
  const share = Math.max(bytes / ALLOTTED_FOR_TAGS, characters / ALLOTTED_FOR_POLICIES)
  return Math.ceil(share * 100)
}

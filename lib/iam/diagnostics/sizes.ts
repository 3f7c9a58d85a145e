import { QUOTAS } from './pages'
import type { Wording } from './types'

/** What can be wrong with the length of a policy and the characters in it; `subject` is the length. */
export const SIZES = {
  'managed-policy-too-long': {
    severity: 'warning',
    message: (subject) => `${subject} characters besides blanks are too many for a managed policy (6,144)`,
    help: 'It can only stand inline in a role, whose inline policies may have 10,240 together.',
    seeAlso: QUOTAS,
  },
  'inline-policy-too-long': {
    severity: 'error',
    message: (subject) =>
      `${subject} characters besides blanks are too many: the inline policies of a role may have 10,240 together`,
    help: 'Share it out among several managed policies, or say the same with fewer and wider patterns.',
    refusal: { iam: 'LimitExceeded: Maximum policy size of 10240 bytes exceeded for role ROLE_NAME' },
    seeAlso: QUOTAS,
  },
  'boundary-too-long': {
    severity: 'error',
    message: (subject) =>
      `${subject} characters besides blanks are too many: a boundary is a managed policy (6,144)`,
    refusal: { iam: 'LimitExceeded: Cannot exceed quota for PolicySize: 6144' },
    seeAlso: QUOTAS,
  },
  'session-policy-too-long': {
    severity: 'error',
    message: (subject) =>
      `${subject} characters are too many: a session policy and the ARNs beside it may have 2,048 together`,
    seeAlso: QUOTAS,
  },
  'trust-policy-too-long': {
    severity: 'warning',
    message: (subject) =>
      `${subject} characters besides blanks are more than a trust policy may have by default (2,048)`,
    help: 'Ask AWS for a higher quota; it can be raised to 8,192 at most.',
    refusal: { 'iam-trust': 'LimitExceeded: Cannot exceed quota for ACLSizePerRole: 8192' },
    seeAlso: QUOTAS,
  },
  'organization-policy-too-long': {
    severity: 'error',
    message: (subject) => `${subject} characters are too many: blanks count, and 5,120 are allowed`,
    help: 'The console saves it without blanks, the API as it is.',
    seeAlso: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
  },
  'bucket-policy-too-long': {
    severity: 'error',
    message: (subject) => `${subject} bytes are too many: a bucket policy may have 20,480`,
    refusal: {
      s3: 'MalformedPolicy: Normalized policy document exceeds the maximum allowed size of 20480 bytes',
    },
    seeAlso: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html',
  },
  'table-policy-too-long': {
    severity: 'error',
    message: (subject) => `${subject} bytes are too many: a table's policy may have 20,480, and blanks count`,
    seeAlso: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html',
  },
  'endpoint-policy-too-long': {
    severity: 'error',
    message: (subject) =>
      `${subject} characters are too many: blanks count, and an endpoint policy may have 20,480`,
    seeAlso: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
  },
  'unsupported-character': {
    severity: 'error',
    message: (subject) => `${subject} may not stand in a policy`,
    help: 'A policy takes tab, line feed, carriage return and the characters from U+0020 to U+00FF.',
    seeAlso: QUOTAS,
  },
} as const satisfies Readonly<Record<string, Wording>>

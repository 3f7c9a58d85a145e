import { COGNITO_ROLES } from './pages'
import type { Wording } from './types'

const S3_KEYS = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html'
const DYNAMODB_CONDITIONS =
  'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html'

/** The classic mistakes in what the sessions of an identity pool are allowed. */
export const POOL_SESSIONS = {
  'variable-without-separator': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` also matches everything that only begins like the value`,
    help: 'Put a separator between the variable and the wildcard: ${...}/* for folders.',
    seeAlso: COGNITO_ROLES,
  },
  'prefix-without-slash': {
    severity: 'info',
    message: (subject) => `\`${subject}\` also lists every key that only begins like the folder`,
    help: 'End the prefix with a slash: folder/.',
    seeAlso: S3_KEYS,
  },
  'encoded-colon': {
    severity: 'warning',
    message: () => 'the colon of an identity id stays a colon in a policy: `%3A` is its form in a URL',
    help: 'Write a colon.',
    seeAlso: COGNITO_ROLES,
  },
  'identity-id-without-region': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is not an identity id, so no session has it`,
    help: 'An identity id begins with its region: us-east-1:GUID. The `sub` of a user pool is another id and never reaches IAM.',
    seeAlso: COGNITO_ROLES,
  },
  'attributes-without-select': {
    severity: 'warning',
    message: (subject, detail) =>
      detail === 'Deny'
        ? `\`${subject}\` is only what a request names: one that names no attributes still reads all of them`
        : `\`${subject}\` is only what a request names: one that names no other attributes still reads all of them`,
    help: (_subject, detail) =>
      detail === 'Deny'
        ? 'Also deny "StringNotEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}.'
        : 'Add "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}.',
    seeAlso: DYNAMODB_CONDITIONS,
  },
} as const satisfies Readonly<Record<string, Wording>>

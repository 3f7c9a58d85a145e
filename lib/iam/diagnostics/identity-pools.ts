import { COGNITO_ROLES, MULTIVALUED } from './pages'
import type { Wording } from './types'

/** The classic mistakes with identity pools. */
export const IDENTITY_POOLS = {
  'trust-action-not-assume-role': {
    severity: 'error',
    message: (subject) => `\`${subject}\` has no place in a trust policy`,
    help: 'IAM refuses to save it: `AssumeRole policy may only specify STS AssumeRole actions.`',
    seeAlso: COGNITO_ROLES,
  },
  'trust-without-audience': {
    severity: 'error',
    message: () =>
      'no condition on `cognito-identity.amazonaws.com:aud`: any identity pool could assume this role',
    help: 'IAM refuses to save this today. Roles saved before the rule still work, as shown here: every pool of the same account can use them.',
    seeAlso: COGNITO_ROLES,
  },
  'trust-without-authentication-state': {
    severity: 'warning',
    message: () => 'no condition on `cognito-identity.amazonaws.com:amr`: guests can assume this role too',
    help: 'In the enhanced flow the pool picks the role, but in the classic flow the app does. Test `amr` with ForAnyValue:StringLike.',
    seeAlso: COGNITO_ROLES,
  },
  'trust-wrong-action-for-web-identity': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` does not let an identity pool assume this role`,
    help: 'Identity pools call sts:AssumeRoleWithWebIdentity.',
    seeAlso: COGNITO_ROLES,
  },
  'for-all-values-without-null-check': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` carries no \`dynamodb:LeadingKeys\`, and ForAllValues is true when the key is absent`,
    help: 'Leave the action out, or add "Null": {"dynamodb:LeadingKeys": "false"}.',
    seeAlso: MULTIVALUED,
  },
  'variable-without-separator': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` also matches everything that only begins like the value`,
    help: 'Put a separator between the variable and the wildcard: ${...}/* for folders.',
    seeAlso: COGNITO_ROLES,
  },
} as const satisfies Readonly<Record<string, Wording>>

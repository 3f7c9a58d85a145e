import { COGNITO_ROLES, IAM } from './pages'
import type { Wording } from './types'

const GLOBAL_KEYS = `${IAM}reference_policies_condition-keys.html`
const CHECKS = `${IAM}access-analyzer-reference-policy-checks.html`
const S3_KEYS = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html'
const S3_REFUSES = { s3: 'MalformedPolicy: Policy has an invalid condition key' } as const

/** What can be wrong with condition keys. */
export const CONDITION_KEYS = {
  'condition-key-format': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is not a condition key, so no request ever has it`,
    help: 'Keys are written SERVICE:NAME: aws:SourceIp, s3:prefix.',
    refusal: S3_REFUSES,
    seeAlso: CHECKS,
  },
  'unknown-global-key': {
    severity: 'warning',
    message: (subject) => `there is no global key \`${subject}\`, so no request ever has it`,
    help: (_subject, detail) => (detail === '' ? 'Check its name.' : `Did you mean \`${detail}\`?`),
    refusal: S3_REFUSES,
    seeAlso: GLOBAL_KEYS,
  },
  'unknown-condition-key': {
    severity: 'warning',
    message: (subject) => `there is no condition key \`${subject}\`, so no request ever has it`,
    help: (_subject, detail) =>
      detail === '' ? 'IAM saves it all the same. Check its name.' : `Did you mean \`${detail}\`?`,
    refusal: S3_REFUSES,
    seeAlso: CHECKS,
  },
  'deprecated-global-key': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is no longer supported`,
    help: 'Use aws:PrincipalArn.',
    seeAlso: CHECKS,
  },
  'missing-tag-key': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` does not say which tag`,
    help: 'Write the key of the tag behind a slash: aws:PrincipalTag/team.',
    seeAlso: CHECKS,
  },
  'condition-key-not-for-action': {
    severity: 'warning',
    message: (subject, detail) => `\`${subject}\` never carries \`${detail}\`, so the key is always absent`,
    help: 'Move the action to a statement of its own, without this condition.',
    refusal: {
      s3: 'MalformedPolicy: Conditions do not apply to combination of actions and resources in statement',
    },
    seeAlso: CHECKS,
  },
  'missing-paired-key': {
    severity: 'warning',
    message: (subject, detail) => `\`${subject}\` says little without \`${detail}\``,
    help: 'The same private addresses exist in many networks. Test the network too.',
    seeAlso: CHECKS,
  },
  'key-irrelevant-in-resource-policy': {
    severity: 'info',
    message: (subject) =>
      `\`${subject}\` always is the owner of this resource, so testing it here changes nothing`,
    help: 'It is of use in identity policies and endpoint policies.',
    seeAlso: S3_KEYS,
  },
  'key-never-in-pool-session': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is never in a session from an identity pool`,
    help: (subject) =>
      /^aws:multifactor/i.test(subject)
        ? 'Require the second factor at the identity provider, and map a claim about it to a principal tag.'
        : 'It belongs to IAM users. To tell users of the pool apart, use cognito-identity.amazonaws.com:sub.',
    seeAlso: GLOBAL_KEYS,
  },
  'provider-claim-not-in-session': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` is never in a session from an identity pool: only the claims of the pool are`,
    help: 'Use cognito-identity.amazonaws.com:sub, or map the claim to a principal tag.',
    seeAlso: COGNITO_ROLES,
  },
  'wildcard-in-sensitive-key': {
    severity: 'warning',
    message: (subject, detail) =>
      `the wildcard in \`${subject}\` lets others through: \`${detail}\` guards a boundary`,
    help: 'Write each value in full.',
    seeAlso: GLOBAL_KEYS,
  },
  'variable-in-sensitive-key': {
    severity: 'info',
    message: (subject, detail) =>
      `\`${subject}\` makes the request decide what \`${detail}\` is compared with`,
    help: 'AWS advises to write each value in full.',
    seeAlso: GLOBAL_KEYS,
  },
} as const satisfies Readonly<Record<string, Wording>>

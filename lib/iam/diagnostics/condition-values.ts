import { IAM, OPERATORS } from './pages'
import type { Wording } from './types'

const CHECKS = `${IAM}access-analyzer-reference-policy-checks.html`
const GLOBAL_KEYS = `${IAM}reference_policies_condition-keys.html`
const LEGACY = 'MalformedPolicyDocument: The policy failed legacy parsing'

/** What can be wrong with the values of conditions. */
export const CONDITION_VALUES = {
  'value-not-a-number': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is not a number: it compares with nothing`,
    help: 'Write digits, with a point where it is needed: 10, 1.2.',
    seeAlso: OPERATORS,
  },
  'value-not-a-date': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is not a date`,
    help: 'Write it like 2026-03-02T09:00:00Z, or as seconds since 1970.',
    refusal: { iam: LEGACY, 'iam-trust': LEGACY },
    seeAlso: OPERATORS,
  },
  'ambiguous-date': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is read as seconds since 1970, not as a year or a day`,
    help: 'Write the date in full: 2017-01-01T00:00:00Z.',
    seeAlso: OPERATORS,
  },
  'value-not-a-boolean': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is neither true nor false, so nothing equals it`,
    help: 'Write "true" or "false".',
    seeAlso: OPERATORS,
  },
  'value-not-an-ip-range': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is neither an IP address nor a range, so no address is in it`,
    help: 'Write an address or a range in CIDR form: 203.0.113.0/24, 2001:db8::/32.',
    refusal: { s3: 'MalformedPolicy: Invalid IP address in Conditions' },
    seeAlso: OPERATORS,
  },
  'value-not-base64': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is not base64, so nothing equals it`,
    help: 'BinaryEquals compares bytes, written in base64.',
    seeAlso: OPERATORS,
  },
  'value-not-an-arn': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` does not have the six parts of an ARN, so no ARN matches it`,
    help: 'Unlike in `Resource`, a * does not cross colons here: write each of the six parts.',
    seeAlso: OPERATORS,
  },
  'bool-with-several-values': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is true or false: with both as values it always matches`,
    help: 'Write one value.',
    seeAlso: CHECKS,
  },
  'mixed-value-types': {
    severity: 'warning',
    message: (subject) => `the values of \`${subject}\` mix texts, numbers and booleans`,
    help: 'Put all of them in quotes.',
    seeAlso: CHECKS,
  },
  'no-condition-values': {
    severity: 'warning',
    message: (subject, detail) =>
      detail === 'not'
        ? `\`${subject}\` has no values, so nothing can match them and this always holds`
        : `\`${subject}\` has no values, so this never holds`,
    help: 'Write the values, or leave the key out.',
    seeAlso: CHECKS,
  },
  'no-condition-values-for-all-values': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` has no values, so this holds only when the key is absent`,
    help: 'To ask for that, write Null. Otherwise write the values.',
    seeAlso: CHECKS,
  },
  'no-condition-values-if-exists': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` has no values, so with IfExists this holds only when the key is absent`,
    help: 'To ask for that, write Null. Otherwise write the values.',
    seeAlso: CHECKS,
  },
  'no-condition-values-for-any-value': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` has no values, so ForAnyValue never holds`,
    help: 'Write the values, or leave the key out.',
    seeAlso: CHECKS,
  },
  'duplicate-value': {
    severity: 'info',
    message: (subject) => `\`${subject}\` stands in this list already`,
    help: 'Leaving it out changes nothing.',
    seeAlso: CHECKS,
  },
  'value-matches-anything': {
    severity: 'info',
    message: (subject) => `\`${subject}\` matches every value, so the values beside it change nothing`,
    help: 'Leave the others out, or the wildcard.',
    seeAlso: CHECKS,
  },
  'private-source-ip': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` is a private range, and \`aws:SourceIp\` is always a public address`,
    help: 'Through a VPC endpoint, test aws:VpcSourceIp together with aws:SourceVpc.',
    seeAlso: CHECKS,
  },
  'ip-range-with-host-bits': {
    severity: 'info',
    message: (subject, detail) => `\`${subject}\` means the whole range \`${detail}\``,
    help: 'Write the first address of the range.',
    seeAlso: CHECKS,
  },
  'vpc-id-malformed': {
    severity: 'warning',
    message: (subject, detail) => `\`${subject}\` is not the id of a ${detail}`,
    help: 'The ids are written vpc- or vpce- and 8 or 17 hexadecimal digits.',
    seeAlso: CHECKS,
  },
  'unknown-region-in-condition': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is not a region, so no request has it`,
    help: 'Regions are written like us-east-1.',
    seeAlso: CHECKS,
  },
  'principal-arn-of-session': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` is the ARN of a session, and \`aws:PrincipalArn\` is that of the role`,
    help: 'Write arn:aws:iam::ACCOUNT:role/NAME. All users of a pool share that; to tell them apart, use cognito-identity.amazonaws.com:sub.',
    seeAlso: GLOBAL_KEYS,
  },
} as const satisfies Readonly<Record<string, Wording>>

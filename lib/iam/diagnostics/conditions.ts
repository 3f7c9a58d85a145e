import { IAM, MULTIVALUED, OPERATORS } from './pages'
import type { Wording } from './types'

const CHECKS = `${IAM}access-analyzer-reference-policy-checks.html`

/** What can be wrong with operators, and with how an operator meets its key. */
export const CONDITIONS = {
  'unknown-operator': {
    severity: 'error',
    message: (subject) => `unknown condition operator \`${subject}\``,
    help: (_subject, detail) =>
      `${detail === '' ? '' : `Did you mean \`${detail}\`? `}Operator names are case-sensitive.`,
    refusal: {
      iam: 'MalformedPolicyDocument: Syntax errors in policy.',
      'iam-trust': 'MalformedPolicyDocument: Syntax errors in policy.',
      s3: (subject) => `MalformedPolicy: Invalid Condition type : ${subject}`,
    },
    seeAlso: OPERATORS,
  },
  'null-if-exists': {
    severity: 'error',
    message: (subject) => `\`${subject}\` is no operator: Null itself asks whether the key exists`,
    help: 'Write Null.',
    seeAlso: CHECKS,
  },
  'null-with-qualifier': {
    severity: 'warning',
    message: (subject) =>
      subject.startsWith('ForAllValues:')
        ? `\`${subject}\` is always true, whatever the request holds`
        : `\`${subject}\` is always false, whatever the request holds`,
    help: 'Write Null without a qualifier.',
    seeAlso: CHECKS,
  },
  'multivalued-key-without-qualifier': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` can hold several values: say whether any or all must match`,
    help: 'Write ForAnyValue: or ForAllValues: before the operator.',
    seeAlso: MULTIVALUED,
  },
  'set-operator-on-single-valued-key': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` holds one value, and ForAllValues is true when it is absent`,
    help: 'Leave the qualifier out.',
    seeAlso: CHECKS,
  },
  'for-all-values-without-null-check': {
    severity: 'warning',
    message: (subject, detail) =>
      subject === ''
        ? `requests may lack \`${detail}\`, and ForAllValues is true when the key is absent`
        : `\`${subject}\` carries no \`${detail}\`, and ForAllValues is true when the key is absent`,
    help: (subject, detail) =>
      `${subject === '' ? 'Add' : 'Leave the action out, or add'} "Null": {"${detail}": "false"}.`,
    seeAlso: MULTIVALUED,
  },
  'operator-does-not-fit-key': {
    severity: 'warning',
    message: (subject, detail) => `\`${subject}\` does not fit the type of this key: ${detail}`,
    help: (_subject, detail) => `Use ${ADVICE[detail] ?? 'an operator of the same type'}.`,
    seeAlso: OPERATORS,
  },
  'wildcard-without-like': {
    severity: 'warning',
    message: (subject) => `the wildcard in \`${subject}\` is a plain character to this operator`,
    help: 'Use StringLike or StringNotLike for wildcards.',
    seeAlso: OPERATORS,
  },
} as const satisfies Readonly<Record<string, Wording>>

/** The operators for each type of key. */
const ADVICE: Readonly<Record<string, string>> = {
  String: 'StringEquals or StringLike',
  Numeric: 'NumericEquals, NumericLessThan and the like',
  Date: 'DateEquals, DateLessThan and the like',
  Bool: 'Bool',
  Binary: 'BinaryEquals',
  IPAddress: 'IpAddress or NotIpAddress',
  ARN: 'ArnLike or StringLike',
}

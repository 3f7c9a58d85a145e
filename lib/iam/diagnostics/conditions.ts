import { MULTIVALUED, OPERATORS, SYNTAX, VARIABLES } from './pages'
import type { Wording } from './types'

/** What can be wrong with conditions and variables. */
export const CONDITIONS = {
  'variable-unsupported-in-version': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is plain text here: variables need version 2012-10-17`,
    help: 'Set "Version" to "2012-10-17".',
    seeAlso: VARIABLES,
  },
  'unknown-operator': {
    severity: 'error',
    message: (subject) => `unknown condition operator \`${subject}\``,
    help: `Operator names are case-sensitive. ${SYNTAX}`,
    seeAlso: OPERATORS,
  },
  'malformed-variable': {
    severity: 'error',
    message: (subject) => `\`${subject}\` is not a policy variable`,
    help: "Write ${key} or ${key, 'default'}, and ${*}, ${?} or ${$} for the plain characters.",
    seeAlso: VARIABLES,
  },
  'multivalued-key-without-qualifier': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` can hold several values: say whether any or all must match`,
    help: 'Write ForAnyValue: or ForAllValues: before the operator.',
    seeAlso: MULTIVALUED,
  },
  'multivalued-key-as-variable': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` holds several values and cannot be a variable, so this never matches`,
    seeAlso: VARIABLES,
  },
  'wildcard-without-like': {
    severity: 'warning',
    message: (subject) => `the wildcard in \`${subject}\` is a plain character to this operator`,
    help: 'Use StringLike or StringNotLike for wildcards.',
    seeAlso: OPERATORS,
  },
} as const satisfies Readonly<Record<string, Wording>>

import { IAM, VARIABLES as PAGE } from './pages'
import type { Wording } from './types'

const CHECKS = `${IAM}access-analyzer-reference-policy-checks.html`
const LEGACY = 'MalformedPolicyDocument: The policy failed legacy parsing'

/** What can be wrong with policy variables. */
export const VARIABLES = {
  'variable-unsupported-in-version': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is plain text here: variables need version 2012-10-17`,
    help: 'Set "Version" to "2012-10-17".',
    seeAlso: PAGE,
  },
  'malformed-variable': {
    severity: 'error',
    message: (subject) => `\`${subject}\` is not a policy variable`,
    help: "Write ${key} or ${key, 'default'}, and ${*}, ${?} or ${$} for the plain characters.",
    seeAlso: PAGE,
  },
  'empty-variable': {
    severity: 'error',
    message: (subject) => `\`${subject}\` names no key`,
    help: 'Write the key between the braces: ${cognito-identity.amazonaws.com:sub}.',
    seeAlso: CHECKS,
  },
  'variable-without-closing-brace': {
    severity: 'error',
    message: (subject) => `\`${subject}\` has no closing brace`,
    help: 'Write a } behind the key.',
    seeAlso: CHECKS,
  },
  'variable-default-without-quotes': {
    severity: 'error',
    message: (subject) => `the default in \`${subject}\` is not in single quotes`,
    help: "Write ${key, 'default'}.",
    seeAlso: CHECKS,
  },
  'blank-in-variable': {
    severity: 'warning',
    message: (subject) => `the name in \`${subject}\` has a blank in it`,
    help: 'AWS allows no blanks there. A tag whose key has one cannot be a variable.',
    seeAlso: CHECKS,
  },
  'variable-before-fifth-colon': {
    severity: 'error',
    message: (subject) => `\`${subject}\` stands before the fifth colon, where an ARN takes no variables`,
    help: 'Variables belong to the last part of an ARN. Write * or the value here.',
    seeAlso: PAGE,
  },
  'variable-in-wrong-element': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is plain text here`,
    help: 'Variables work in `Resource` and in the values of conditions.',
    seeAlso: CHECKS,
  },
  'variable-with-wrong-operator': {
    severity: 'warning',
    message: (subject, detail) => `\`${subject}\` is plain text to \`${detail}\``,
    help: 'Variables work with the operators for texts and ARNs.',
    refusal: {
      iam: (_subject, detail) => (/(^|:)Date/.test(detail) ? LEGACY : undefined),
      'iam-trust': (_subject, detail) => (/(^|:)Date/.test(detail) ? LEGACY : undefined),
    },
    seeAlso: CHECKS,
  },
  'multivalued-key-as-variable': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` holds several values and cannot be a variable, so this never matches`,
    seeAlso: PAGE,
  },
  'unknown-variable': {
    severity: 'warning',
    message: (subject) => `there is no key \`${subject}\`, so the variable never has a value`,
    help: (_subject, detail) => (detail === '' ? 'Check its name.' : `Did you mean \`${detail}\`?`),
    seeAlso: PAGE,
  },
  'variable-never-in-pool-session': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` has no value in a session from an identity pool, so nothing matches it`,
    help: (subject) =>
      /^cognito-idp\./i.test(subject)
        ? 'The `sub` of a user pool never reaches IAM. Use the identity id, ${cognito-identity.amazonaws.com:sub}, or map the claim to a principal tag.'
        : 'Use the identity id, ${cognito-identity.amazonaws.com:sub}, or map the claim to a principal tag.',
    seeAlso: PAGE,
  },
  'variable-same-for-all-users': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is the same for all users of the pool`,
    help: 'All of them hold sessions of one name. To tell them apart, use ${cognito-identity.amazonaws.com:sub}.',
    seeAlso: PAGE,
  },
} as const satisfies Readonly<Record<string, Wording>>

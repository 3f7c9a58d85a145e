import type { SourceRange } from '@/lib/base/source-range'
import type { MalformedCode } from './ast'

export type Severity = 'error' | 'warning' | 'info'

/**
 * Something to say about a text that a person typed.
 *
 * `error`: AWS refuses to save it, or it cannot be read. `warning`: AWS saves it, and it will surprise.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly range: SourceRange
  readonly message: string
  /** What to do about it. */
  readonly help?: string
  /** The AWS page it rests on. */
  readonly seeAlso?: string
}

export type DiagnosticCode =
  | MalformedCode
  | 'json-syntax'
  | 'missing-version'
  | 'variable-unsupported-in-version'
  | 'missing-principal'
  | 'principal-not-allowed'
  | 'missing-resource'
  | 'resource-not-allowed'
  | 'trust-action-not-assume-role'
  | 'trust-without-audience'
  | 'trust-without-authentication-state'
  | 'trust-wrong-action-for-web-identity'
  | 'unknown-operator'
  | 'operator-not-evaluated'
  | 'principal-not-evaluated'
  | 'malformed-variable'
  | 'multivalued-key-without-qualifier'
  | 'multivalued-key-as-variable'
  | 'for-all-values-without-null-check'
  | 'wildcard-without-like'
  | 'variable-without-separator'
  | 'bucket-action-on-object-resource'
  | 'object-action-on-bucket-resource'

interface Wording {
  readonly severity: Severity
  readonly message: (subject: string) => string
  readonly help?: string
  readonly seeAlso?: string
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'
const COGNITO_ROLES = 'https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html'
const GRAMMAR = `${IAM}reference_policies_grammar.html`
const OPERATORS = `${IAM}reference_policies_elements_condition_operators.html`
const MULTIVALUED = `${IAM}reference_policies_condition-single-vs-multi-valued-context-keys.html`
const VARIABLES = `${IAM}reference_policies_variables.html`
const S3_ACTIONS = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html'
const SYNTAX = 'IAM refuses to save it: MalformedPolicyDocument, `Syntax errors in policy.`'

/** The one catalogue of what can be said about a policy text: every code, its severity and its words. */
export const WORDINGS: Readonly<Record<DiagnosticCode, Wording>> = {
  'json-syntax': {
    severity: 'error',
    message: (subject) => subject,
    help: SYNTAX,
    seeAlso: GRAMMAR,
  },
  'not-an-object': {
    severity: 'error',
    message: () => 'a policy is one JSON object',
    help: SYNTAX,
    seeAlso: GRAMMAR,
  },
  'missing-statement': {
    severity: 'error',
    message: () => 'the policy has no `Statement`',
    help: SYNTAX,
    seeAlso: GRAMMAR,
  },
  'empty-statement-list': {
    severity: 'error',
    message: () => '`Statement` is empty',
    help: SYNTAX,
    seeAlso: GRAMMAR,
  },
  'statement-without-document': {
    severity: 'error',
    message: () => 'this is a statement, not a whole policy',
    help: 'Put it inside a document: {"Version": "2012-10-17", "Statement": [ ... ]}.',
    seeAlso: GRAMMAR,
  },
  'statement-not-an-object': {
    severity: 'error',
    message: () => 'a statement is a JSON object',
    help: SYNTAX,
    seeAlso: GRAMMAR,
  },
  'unknown-element': {
    severity: 'error',
    message: (subject) => `unknown element \`${subject}\``,
    help: `Element names are case-sensitive. ${SYNTAX}`,
    seeAlso: GRAMMAR,
  },
  'duplicate-key': {
    severity: 'error',
    message: (subject) => `\`${subject}\` stands twice in this object`,
    help: SYNTAX,
    seeAlso: GRAMMAR,
  },
  'wrong-type': {
    severity: 'error',
    message: (subject) => `\`${subject}\` has a value of the wrong type`,
    help: SYNTAX,
    seeAlso: GRAMMAR,
  },
  'invalid-version': {
    severity: 'error',
    message: (subject) => `unknown policy version \`${subject}\``,
    help: 'Use "2012-10-17".',
    seeAlso: `${IAM}reference_policies_elements_version.html`,
  },
  'missing-version': {
    severity: 'warning',
    message: () => 'the policy has no `Version`, so it counts as 2008-10-17 and variables are plain text',
    help: 'Add "Version": "2012-10-17".',
    seeAlso: `${IAM}reference_policies_elements_version.html`,
  },
  'variable-unsupported-in-version': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is plain text here: variables need version 2012-10-17`,
    help: 'Set "Version" to "2012-10-17".',
    seeAlso: VARIABLES,
  },
  'invalid-effect': {
    severity: 'error',
    message: (subject) => `\`${subject}\` is not an effect`,
    help: 'Use "Allow" or "Deny", with this capitalisation.',
    seeAlso: `${IAM}reference_policies_elements_effect.html`,
  },
  'missing-effect': {
    severity: 'error',
    message: () => 'the statement has no `Effect`',
    help: SYNTAX,
    seeAlso: `${IAM}reference_policies_elements_effect.html`,
  },
  'action-and-not-action': {
    severity: 'error',
    message: () => 'a statement takes `Action` or `NotAction`, not both',
    help: SYNTAX,
    seeAlso: GRAMMAR,
  },
  'resource-and-not-resource': {
    severity: 'error',
    message: () => 'a statement takes `Resource` or `NotResource`, not both',
    help: SYNTAX,
    seeAlso: GRAMMAR,
  },
  'principal-and-not-principal': {
    severity: 'error',
    message: () => 'a statement takes `Principal` or `NotPrincipal`, not both',
    help: SYNTAX,
    seeAlso: GRAMMAR,
  },
  'missing-action': {
    severity: 'error',
    message: () => 'the statement has no `Action`',
    help: 'IAM refuses to save it: `Policy statement must contain actions.`',
    seeAlso: `${IAM}reference_policies_elements_action.html`,
  },
  'empty-list': {
    severity: 'error',
    message: (subject) => `\`${subject}\` is an empty list`,
    seeAlso: GRAMMAR,
  },
  'unknown-principal-type': {
    severity: 'error',
    message: (subject) => `unknown kind of principal \`${subject}\``,
    help: 'Use "AWS", "Federated", "Service" or "CanonicalUser".',
    seeAlso: `${IAM}reference_policies_elements_principal.html`,
  },
  'missing-principal': {
    severity: 'error',
    message: () => 'a trust policy statement names who may assume the role: `Principal` is missing',
    help: 'IAM refuses to save it: `Missing required field Principal`.',
    seeAlso: `${IAM}reference_policies_elements_principal.html`,
  },
  'principal-not-allowed': {
    severity: 'error',
    message: () => 'an identity policy takes no `Principal`: its principal is whoever holds the role',
    help: 'IAM refuses to save it: `Policy document should not specify a principal.`',
    seeAlso: `${IAM}reference_policies_elements_principal.html`,
  },
  'missing-resource': {
    severity: 'error',
    message: () => 'the statement has no `Resource`',
    help: 'IAM refuses to save it: `Policy statement must contain resources.`',
    seeAlso: `${IAM}reference_policies_elements_resource.html`,
  },
  'resource-not-allowed': {
    severity: 'error',
    message: () => 'a trust policy takes no `Resource`: its resource is the role itself',
    help: 'IAM refuses to save it: `Has prohibited field Resource`.',
    seeAlso: `${IAM}reference_policies_elements_resource.html`,
  },
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
  'unknown-operator': {
    severity: 'error',
    message: (subject) => `unknown condition operator \`${subject}\``,
    help: `Operator names are case-sensitive. ${SYNTAX}`,
    seeAlso: OPERATORS,
  },
  'operator-not-evaluated': {
    severity: 'warning',
    message: (subject) =>
      `the playground does not evaluate \`${subject}\` yet, so what rests on it is undetermined`,
    seeAlso: OPERATORS,
  },
  'principal-not-evaluated': {
    severity: 'warning',
    message: (subject) =>
      `the playground does not evaluate \`${subject}\` here yet, so what rests on it is undetermined`,
    seeAlso: `${IAM}reference_policies_elements_principal.html`,
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
  'for-all-values-without-null-check': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` carries no \`dynamodb:LeadingKeys\`, and ForAllValues is true when the key is absent`,
    help: 'Leave the action out, or add "Null": {"dynamodb:LeadingKeys": "false"}.',
    seeAlso: MULTIVALUED,
  },
  'wildcard-without-like': {
    severity: 'warning',
    message: (subject) => `the wildcard in \`${subject}\` is a plain character to this operator`,
    help: 'Use StringLike or StringNotLike for wildcards.',
    seeAlso: OPERATORS,
  },
  'variable-without-separator': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` also matches everything that only begins like the value`,
    help: 'Put a separator between the variable and the wildcard: ${...}/* for folders.',
    seeAlso: COGNITO_ROLES,
  },
  'bucket-action-on-object-resource': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` acts on a bucket, and no resource of this statement is a bucket`,
    help: 'Name the bucket itself: arn:aws:s3:::BUCKET, without a slash.',
    seeAlso: S3_ACTIONS,
  },
  'object-action-on-bucket-resource': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` acts on objects, and no resource of this statement is an object`,
    help: 'Name objects: arn:aws:s3:::BUCKET/KEY, with * for many.',
    seeAlso: S3_ACTIONS,
  },
}

/** Makes the diagnostic for a code at a place; the catalogue words it. */
export function diagnose(code: DiagnosticCode, range: SourceRange, subject = ''): Diagnostic {
  const { severity, message, help, seeAlso } = WORDINGS[code]
  return {
    code,
    severity,
    range,
    message: message(subject),
    ...(help === undefined ? {} : { help }),
    ...(seeAlso === undefined ? {} : { seeAlso }),
  }
}

/** Pages that many findings rest on. */
export const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'
export const COGNITO_ROLES = 'https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html'
export const GRAMMAR = `${IAM}reference_policies_grammar.html`
export const OPERATORS = `${IAM}reference_policies_elements_condition_operators.html`
export const MULTIVALUED = `${IAM}reference_policies_condition-single-vs-multi-valued-context-keys.html`
export const VARIABLES = `${IAM}reference_policies_variables.html`
export const S3_ACTIONS =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html'
export const SYNTAX = 'IAM refuses to save it: MalformedPolicyDocument, `Syntax errors in policy.`'

/** What IAM answers to most mistakes of grammar in a permission policy. */
export const SYNTAX_REFUSAL = { iam: 'MalformedPolicyDocument: Syntax errors in policy.' } as const
export const PRINCIPAL_ELEMENT = `${IAM}reference_policies_elements_principal.html`
export const SID_ELEMENT = `${IAM}reference_policies_elements_sid.html`
export const VERSION_ELEMENT = `${IAM}reference_policies_elements_version.html`
export const QUOTAS = `${IAM}reference_iam-quotas.html`
export const POLICY_CHECKS = `${IAM}access-analyzer-reference-policy-checks.html`
export const SCP_SYNTAX =
  'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html'
export const RCP_SYNTAX =
  'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html'

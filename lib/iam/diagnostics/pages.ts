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

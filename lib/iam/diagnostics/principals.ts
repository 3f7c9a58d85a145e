import { nearest } from '../catalog/nearest'
import { IAM, POLICY_CHECKS, PRINCIPAL_ELEMENT, RCP_SYNTAX } from './pages'
import type { Wording } from './types'

const NOT_PRINCIPAL = `${IAM}reference_policies_elements_notprincipal.html`
const OIDC_TRUST = `${IAM}id_roles_providers_create_oidc.html`

export const PRINCIPAL_TYPE_NAMES = ['AWS', 'Federated', 'Service', 'CanonicalUser'] as const

/** What AWS answers to a principal that it cannot take; `subject` is `"AWS":"..."`. */
const INVALID_PRINCIPAL = {
  'iam-trust': (subject: string) =>
    subject.startsWith('"AWS"') ? `MalformedPolicyDocument: Invalid principal in policy: ${subject}` : '',
  s3: 'MalformedPolicy: Invalid principal in policy',
} as const

/** What can be wrong with who a policy names. */
export const PRINCIPALS = {
  'unknown-principal-type': {
    severity: 'error',
    message: (subject) => `unknown kind of principal \`${subject}\``,
    help: (subject) => {
      const meant = nearest(subject, PRINCIPAL_TYPE_NAMES)
      return `${meant ? `\`${meant}\` is probably meant. ` : ''}Use "AWS", "Federated", "Service" or "CanonicalUser".`
    },
    refusal: { s3: 'MalformedPolicy: Invalid principal in policy' },
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'missing-principal': {
    severity: 'error',
    message: (subject) => `the statement has no \`Principal\`, and ${subject} has to say whom it speaks of`,
    refusal: {
      'iam-trust': 'MalformedPolicyDocument: Missing required field Principal',
      s3: 'MalformedPolicy: Missing required field Principal',
    },
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'principal-not-allowed': {
    severity: 'error',
    message: (subject) => `${subject} takes no \`Principal\`: it speaks of whoever it is attached to`,
    help: 'Leave it out.',
    refusal: { iam: 'MalformedPolicyDocument: Policy document should not specify a principal.' },
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'not-principal-not-allowed': {
    severity: 'error',
    message: (subject) => `${subject} takes no \`NotPrincipal\``,
    help: 'Name those who are meant under Principal, or test aws:PrincipalArn in a condition.',
    seeAlso: NOT_PRINCIPAL,
  },
  'allow-with-not-principal': {
    severity: 'warning',
    message: () => 'Allow with `NotPrincipal` reaches everybody else, anonymous callers too',
    help: 'AWS does not support it any more. Name those who are meant under Principal.',
    seeAlso: NOT_PRINCIPAL,
  },
  'invalid-principal-format': {
    severity: 'error',
    message: () => '`Principal` is either `"*"` or an object that says which kind of principal it names',
    help: 'Write { "AWS": "..." }, { "Federated": "..." } or { "Service": "..." }.',
    refusal: { s3: 'MalformedPolicy: Invalid principal in policy' },
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'empty-principal-list': {
    severity: 'info',
    message: (subject) => `\`${subject}\` names nobody, so it has no effect`,
    help: 'Leave it out.',
    seeAlso: POLICY_CHECKS,
  },
  'invalid-principal-account': {
    severity: 'error',
    message: (subject) => `\`${subject}\` has no account id of 12 digits`,
    refusal: INVALID_PRINCIPAL,
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'invalid-principal': {
    severity: 'error',
    message: (subject) => `\`${subject}\` names no account, user, role or session`,
    help: 'Under AWS stands an account id of 12 digits, the ARN of a user, role or role session, or "*". Services stand under Service, identity providers under Federated.',
    refusal: INVALID_PRINCIPAL,
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'group-as-principal': {
    severity: 'error',
    message: (subject) => `\`${subject}\`: a group is never a principal`,
    help: 'Name the users or, better, a role.',
    refusal: INVALID_PRINCIPAL,
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'wildcard-in-principal': {
    severity: 'error',
    message: (subject) => `\`${subject}\`: a principal takes no wildcards`,
    help: 'Only "AWS": "*" stands for all. Name the account, and test aws:PrincipalArn with ArnLike in a condition.',
    refusal: INVALID_PRINCIPAL,
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'deleted-principal': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is the id of a user or role that was probably deleted`,
    help: 'IAM shows such an id when the user or role of a stored ARN is gone. One that is made again under its name has another id: name its ARN again.',
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'redundant-principal': {
    severity: 'info',
    message: (subject) => `\`${subject}\` is named here already`,
    help: 'Leave it out.',
    seeAlso: POLICY_CHECKS,
  },
  'invalid-service-principal': {
    severity: 'error',
    message: (subject) => `\`${subject}\` is not the name of a service: they end in .amazonaws.com`,
    refusal: { s3: 'MalformedPolicy: Invalid principal in policy' },
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'service-without-source': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` may come on behalf of anybody's account`,
    help: 'Test aws:SourceArn or aws:SourceAccount (or aws:SourceOrgID, aws:SourceOrgPaths), so that nobody else uses the service against you.',
    seeAlso: `${IAM}confused-deputy.html`,
  },
  'invalid-canonical-user': {
    severity: 'error',
    message: (subject) => `\`${subject}\` is not a canonical user id: they have 64 hexadecimal digits`,
    refusal: { s3: 'MalformedPolicy: Invalid principal in policy' },
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'canonical-user-outside-s3': {
    severity: 'warning',
    message: () => 'only S3 knows canonical users',
    help: 'Name the account by its id of 12 digits.',
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'federated-principal-not-supported': {
    severity: 'error',
    message: (subject) =>
      `${subject} takes no \`Federated\` principal: it stands only in trust policies of roles`,
    help: 'Whoever signed in acts as a session of a role: name that role, and test keys such as cognito-identity.amazonaws.com:sub in a condition.',
    refusal: { s3: 'MalformedPolicy: Invalid principal in policy' },
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'invalid-federated-principal': {
    severity: 'error',
    message: (subject) => `\`${subject}\` is neither a domain name nor the ARN of an OIDC or SAML provider`,
    help: 'Write cognito-identity.amazonaws.com, or arn:aws:iam::ACCOUNT:oidc-provider/HOST, or arn:aws:iam::ACCOUNT:saml-provider/NAME.',
    refusal: {
      'iam-trust':
        'MalformedPolicyDocument: Federated principals must be valid domain names or SAML metadata ARNs',
    },
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'unknown-federated-provider': {
    severity: 'warning',
    message: (subject) => `no web identity comes from \`${subject}\`, so nobody can assume the role by it`,
    help: 'AWS knows cognito-identity.amazonaws.com, accounts.google.com, graph.facebook.com and www.amazon.com by their names, and all others by the ARN of the OIDC or SAML provider in IAM.',
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'public-resource-policy': {
    severity: 'warning',
    message: () => 'everybody may do this, without credentials too: `"*"` is the public',
    help: 'Name the accounts or roles that are meant, or add a condition such as aws:PrincipalOrgID.',
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'everyone-in-trust-policy': {
    severity: 'error',
    message: () => 'a trust policy does not take `"*"` as its `Principal`',
    help: 'IAM takes { "AWS": "*" }, for every AWS account. Name those who are meant.',
    refusal: {
      'iam-trust': 'MalformedPolicyDocument: AssumeRolepolicy contained an invalid principal: "STAR":"*".',
    },
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'trust-open-to-everyone': {
    severity: 'warning',
    message: () => 'everybody with any AWS account can assume this role',
    help: 'Name the accounts or roles that are meant, or add a condition such as aws:PrincipalOrgID or sts:ExternalId.',
    seeAlso: PRINCIPAL_ELEMENT,
  },
  'everyone-needed': {
    severity: 'error',
    message: () => 'a resource control policy speaks of everybody: its `Principal` is `"*"`',
    help: 'Write "Principal": "*", and say in conditions whom it is about.',
    seeAlso: RCP_SYNTAX,
  },
  'trust-action-for-other-principal': {
    severity: 'warning',
    message: (subject) => `nobody of the kind ${subject} can use the actions of this statement`,
    help: 'AWS principals and services use sts:AssumeRole, web identities sts:AssumeRoleWithWebIdentity, SAML providers sts:AssumeRoleWithSAML.',
    seeAlso: POLICY_CHECKS,
  },
  'oidc-trust-without-condition': {
    severity: 'warning',
    message: (subject) => `everybody whom \`${subject}\` signs in, for any app, can assume this role`,
    help: 'Test the key of the provider that names the app, HOST:aud, and for single users HOST:sub.',
    seeAlso: OIDC_TRUST,
  },
  'github-trust-without-repository': {
    severity: 'warning',
    message: () => 'every repository on GitHub can assume this role: no condition on `:sub`',
    help: 'Add "StringLike": { "token.actions.githubusercontent.com:sub": "repo:ORGANISATION/REPOSITORY:ref:refs/heads/BRANCH" }.',
    seeAlso: OIDC_TRUST,
  },
  'github-trust-with-wildcard': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` lets in more than one branch of one repository`,
    help: 'Name the organisation, the repository and the branch or environment: repo:ORGANISATION/REPOSITORY:ref:refs/heads/main.',
    seeAlso: OIDC_TRUST,
  },
  'audience-with-qualifier': {
    severity: 'info',
    message: (subject) => `\`${subject}\` holds one value, so ForAnyValue or ForAllValues says nothing here`,
    help: 'Use StringEquals, unless the provider really sends a list of audiences.',
    seeAlso: POLICY_CHECKS,
  },
} as const satisfies Readonly<Record<string, Wording>>

import { IAM, S3_ACTIONS } from './pages'
import type { Wording } from './types'

const ACTION = `${IAM}reference_policies_elements_action.html`
const NOT_ACTION = `${IAM}reference_policies_elements_notaction.html`
const CHECKS = `${IAM}access-analyzer-reference-policy-checks.html`
const SERVICES =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html'
const S3_REFUSES = { s3: 'MalformedPolicy: Policy has invalid action' } as const

/** What can be wrong with actions. */
export const ACTIONS = {
  'action-without-service': {
    severity: 'error',
    message: (subject) => `\`${subject}\` names no service`,
    help: 'Write the service, a colon and the action: s3:GetObject.',
    refusal: {
      iam: 'MalformedPolicyDocument: Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
      ...S3_REFUSES,
    },
    seeAlso: ACTION,
  },
  'action-with-two-colons': {
    severity: 'error',
    message: (subject) => `\`${subject}\` has more than one colon`,
    help: 'Write the service, one colon and the action: s3:GetObject.',
    refusal: { iam: 'MalformedPolicyDocument: Actions/Condition can contain only one colon.', ...S3_REFUSES },
    seeAlso: ACTION,
  },
  'invalid-service-prefix': {
    severity: 'error',
    message: (subject) => `\`${subject}\` cannot be the name of a service`,
    help: 'The part before the colon holds letters, digits, dots and hyphens.',
    refusal: { iam: (subject) => `MalformedPolicyDocument: Vendor ${subject} is not valid`, ...S3_REFUSES },
    seeAlso: ACTION,
  },
  'unknown-service': {
    severity: 'warning',
    message: (subject) => `there is no service \`${subject}\`, so this action covers nothing`,
    help: (_subject, detail) =>
      detail === '' ? 'Check the part before the colon.' : `Did you mean \`${detail}\`?`,
    refusal: S3_REFUSES,
    seeAlso: SERVICES,
  },
  'unknown-action': {
    severity: 'warning',
    message: (subject) => `there is no action \`${subject}\`, so this entry covers nothing`,
    help: (_subject, detail) =>
      detail === '' ? 'IAM saves it all the same. Check its name.' : `Did you mean \`${detail}\`?`,
    refusal: S3_REFUSES,
    seeAlso: SERVICES,
  },
  'api-operation-not-action': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is an operation of the API, not an action: it covers nothing`,
    help: (_subject, detail) => `What AWS checks for this operation: ${detail}.`,
    refusal: S3_REFUSES,
    seeAlso: S3_ACTIONS,
  },
  'action-of-another-service': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` has no place in a bucket policy: S3 checks its own actions only`,
    help: 'Grant it in a policy of the role.',
    refusal: S3_REFUSES,
    seeAlso: S3_ACTIONS,
  },
  'wildcard-matches-no-action': {
    severity: 'warning',
    message: (subject) => `no action is covered by \`${subject}\``,
    help: 'IAM saves it all the same. Check the spelling before and after the wildcard.',
    seeAlso: SERVICES,
  },
  'wildcard-in-service': {
    severity: 'info',
    message: (subject) => `\`${subject}\` has a wildcard in the name of the service`,
    help: 'It also covers services that AWS adds later. Name each service.',
    seeAlso: CHECKS,
  },
  'redundant-action': {
    severity: 'info',
    message: (subject, detail) =>
      subject.toLowerCase() === detail.toLowerCase()
        ? `\`${subject}\` stands in this list already`
        : `\`${subject}\` is covered by \`${detail}\` in the same list`,
    help: 'Leaving it out changes nothing.',
    seeAlso: CHECKS,
  },
  'allow-with-not-action': {
    severity: 'warning',
    message: () => '`Allow` with `NotAction` also allows every action of every other service',
    help: 'List the actions to allow in `Action`. To take some away, use a `Deny` statement.',
    seeAlso: NOT_ACTION,
  },
  'allows-everything': {
    severity: 'warning',
    message: () => 'this allows every action on every resource of the account',
    help: 'Whoever signs in to the app gets this. Name the actions and resources that the app needs.',
    seeAlso: `${IAM}best-practices.html`,
  },
  'pass-role-too-broad': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` lets its holder hand any of these roles to a service: iam:PassRole`,
    help: 'Name the roles in `Resource`, or add a condition on `iam:PassedToService`.',
    seeAlso: CHECKS,
  },
  'create-service-linked-role-too-broad': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` lets its holder create roles for many services: iam:CreateServiceLinkedRole`,
    help: 'Name the role in `Resource`, or add a condition on `iam:AWSServiceName`.',
    seeAlso: CHECKS,
  },
} as const satisfies Readonly<Record<string, Wording>>

import { IAM, S3_ACTIONS } from './pages'
import type { Wording } from './types'

const RESOURCE = `${IAM}reference_policies_elements_resource.html`
const ARNS = `${IAM}reference-arns.html`
const CHECKS = `${IAM}access-analyzer-reference-policy-checks.html`
const S3_REFUSES = { s3: 'MalformedPolicy: Policy has invalid resource' } as const
const DOES_NOT_APPLY = {
  s3: 'MalformedPolicy: Action does not apply to any resource(s) in statement',
} as const
const LEGACY = { iam: 'MalformedPolicyDocument: The policy failed legacy parsing', ...S3_REFUSES } as const

/** What can be wrong with resources, and with actions on them. */
export const RESOURCES = {
  'resource-not-arn': {
    severity: 'error',
    message: (subject) => `\`${subject}\` is neither an ARN nor \`*\``,
    help: 'Write arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE; for S3 arn:aws:s3:::BUCKET/KEY.',
    refusal: {
      iam: (subject) =>
        subject.includes(':')
          ? partitionRefusal(subject)
          : `MalformedPolicyDocument: Resource ${subject} must be in ARN format or "*".`,
      ...S3_REFUSES,
    },
    seeAlso: RESOURCE,
  },
  'unknown-partition': {
    severity: 'error',
    message: (_subject, detail) => `there is no partition \`${detail}\``,
    help: 'The second part of an ARN is aws, aws-cn or aws-us-gov.',
    refusal: { iam: (subject) => partitionRefusal(subject), ...S3_REFUSES },
    seeAlso: ARNS,
  },
  'arn-service-not-stated': {
    severity: 'error',
    message: (subject) => `the third part of \`${subject}\` must name one service`,
    help: 'Wildcards have no meaning there. To mean every resource, write "*".',
    refusal: {
      iam: 'MalformedPolicyDocument: Resource vendor must be fully qualified and cannot contain regexes.',
      ...S3_REFUSES,
    },
    seeAlso: RESOURCE,
  },
  'arn-with-too-few-parts': {
    severity: 'error',
    message: (subject) => `\`${subject}\` has fewer than the six parts of an ARN`,
    help: 'Parts that stay empty still need their colon: arn:aws:s3:::BUCKET.',
    refusal: LEGACY,
    seeAlso: ARNS,
  },
  'arn-service-case': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is not in lower case, so the ARN matches nothing`,
    help: 'ARNs are case-sensitive.',
    refusal: S3_REFUSES,
    seeAlso: ARNS,
  },
  'unknown-service-in-arn': {
    severity: 'warning',
    message: (subject) => `there is no service \`${subject}\`, so the ARN matches nothing`,
    help: (_subject, detail) => (detail === '' ? 'Check the third part.' : `Did you mean \`${detail}\`?`),
    refusal: S3_REFUSES,
    seeAlso: ARNS,
  },
  'arn-region-not-allowed': {
    severity: 'warning',
    message: (_subject, detail) =>
      `an ARN of this kind has no region, so \`${detail}\` makes it match nothing`,
    help: 'Leave the fourth part empty.',
    refusal: {
      iam: (subject) =>
        subject.startsWith('arn:aws:s3:')
          ? `MalformedPolicyDocument: Resource ${subject} can not contain region information.`
          : subject.startsWith('arn:aws:iam:')
            ? `MalformedPolicyDocument: IAM resource ${subject} cannot contain region information.`
            : undefined,
      ...S3_REFUSES,
    },
    seeAlso: ARNS,
  },
  'arn-account-not-allowed': {
    severity: 'warning',
    message: (_subject, detail) =>
      `an ARN of this kind has no account, so \`${detail}\` makes it match nothing`,
    help: 'Leave the fifth part empty.',
    refusal: S3_REFUSES,
    seeAlso: ARNS,
  },
  'arn-region-missing': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` names no region, and an ARN of this kind has one: it matches nothing`,
    help: 'Write the region in the fourth part, or * for any.',
    seeAlso: ARNS,
  },
  'arn-account-missing': {
    severity: 'warning',
    message: (subject) =>
      `\`${subject}\` names no account, and an ARN of this kind has one: it matches nothing`,
    help: 'Write the account in the fifth part, or * for any.',
    seeAlso: ARNS,
  },
  'arn-account-malformed': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is not the number of an account, so the ARN matches nothing`,
    help: 'An account has 12 digits.',
    refusal: S3_REFUSES,
    seeAlso: ARNS,
  },
  'arn-region-malformed': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` is not a region, so the ARN matches nothing`,
    help: 'Regions are written like us-east-1.',
    seeAlso: ARNS,
  },
  'resource-fits-no-type': {
    severity: 'warning',
    message: (subject) => `the service has no resource like \`${subject}\`: it matches nothing`,
    help: (_subject, detail) => (detail === '' ? undefined : `Its resources end like ${detail}.`),
    refusal: {
      iam: (subject) => (subject.startsWith('arn:aws:iam:') ? IAM_PATHS : undefined),
      ...S3_REFUSES,
    },
    seeAlso: ARNS,
  },
  'blank-around-resource': {
    severity: 'warning',
    message: () => 'a blank at the edge belongs to the ARN, so it matches nothing that is meant',
    help: 'Take the blank away.',
    seeAlso: RESOURCE,
  },
  'bucket-action-on-object-resource': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` acts on a bucket, and no resource of this statement is a bucket`,
    help: 'Name the bucket itself: arn:aws:s3:::BUCKET, without a slash.',
    refusal: DOES_NOT_APPLY,
    seeAlso: S3_ACTIONS,
  },
  'object-action-on-bucket-resource': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` acts on objects, and no resource of this statement is an object`,
    help: 'Name objects: arn:aws:s3:::BUCKET/KEY, with * for many.',
    refusal: DOES_NOT_APPLY,
    seeAlso: S3_ACTIONS,
  },
  'action-does-not-apply': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` acts on none of the resources of this statement`,
    help: (_subject, detail) => `It acts on: ${detail}.`,
    refusal: DOES_NOT_APPLY,
    seeAlso: RESOURCE,
  },
  'action-needs-every-resource': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` cannot be limited to resources, so it needs \`*\` in \`Resource\``,
    help: 'Move it to a statement of its own with "Resource": "*".',
    refusal: DOES_NOT_APPLY,
    seeAlso: RESOURCE,
  },
  'resource-without-action': {
    severity: 'info',
    message: (subject) => `no action of this statement acts on \`${subject}\``,
    help: 'Leaving it out changes nothing. If it is meant, an action is missing.',
    seeAlso: RESOURCE,
  },
  'redundant-resource': {
    severity: 'info',
    message: (subject, detail) =>
      subject === detail
        ? `\`${subject}\` stands in this list already`
        : `\`${subject}\` is covered by \`${detail}\` in the same list`,
    help: 'Leaving it out changes nothing.',
    seeAlso: CHECKS,
  },
  'bucket-wildcard-takes-in-others': {
    severity: 'warning',
    message: (subject) => `\`${subject}\` also matches every other bucket whose name begins like this`,
    help: 'Name the bucket in full: arn:aws:s3:::BUCKET and arn:aws:s3:::BUCKET/*.',
    seeAlso: RESOURCE,
  },
  'allow-with-not-resource': {
    severity: 'warning',
    message: () => '`Allow` with `NotResource` also allows the actions on every other resource',
    help: 'List the resources to allow in `Resource`. To take some away, use a `Deny` statement.',
    seeAlso: `${IAM}reference_policies_elements_notresource.html`,
  },
  'table-without-indexes': {
    severity: 'info',
    message: (subject) => `\`${subject}\` does not take in the indexes of the table`,
    help: 'A query of an index asks for the ARN of the index. Add the table with /index/* at its end.',
    seeAlso:
      'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-identity-based-policies.html',
  },
} as const satisfies Readonly<Record<string, Wording>>

const IAM_PATHS =
  'MalformedPolicyDocument: IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.'

/** IAM shows the whole ARN, and a star for each part that is not there. */
function partitionRefusal(resource: string): string | undefined {
  const [, partition = '', ...rest] = resource.split(':')
  if (/^aws(-cn|-us-gov)?$/.test(partition)) return undefined
  const parts = rest.join(':') === '' ? [] : rest
  const [service = '*', region = '*', account = '*', ...name] = parts
  const shown = [service, region, account, name.length > 0 ? name.join(':') : '*'].join(':')
  return `MalformedPolicyDocument: Partition "${partition}" is not valid for resource "arn:${partition}:${shown}".`
}

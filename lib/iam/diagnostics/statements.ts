import { GRAMMAR, IAM, POLICY_CHECKS, RCP_SYNTAX, SID_ELEMENT, SYNTAX_REFUSAL } from './pages'
import type { Wording } from './types'

const isEffectInOtherCase = (subject: string) => /^(allow|deny)$/i.test(subject)

/** What can be wrong within a statement, and between statements. */
export const STATEMENTS = {
  'invalid-effect': {
    severity: 'error',
    message: (subject) => `\`${subject}\` is not an effect`,
    help: 'Use "Allow" or "Deny", with this capitalisation.',
    refusal: {
      iam: (subject) =>
        `MalformedPolicyDocument: ${isEffectInOtherCase(subject) ? 'The policy failed legacy parsing' : 'Syntax errors in policy.'}`,
      s3: (subject) => `MalformedPolicy: Invalid effect: ${subject}`,
    },
    seeAlso: `${IAM}reference_policies_elements_effect.html`,
  },
  'missing-effect': {
    severity: 'error',
    message: () => 'the statement has no `Effect`',
    refusal: { ...SYNTAX_REFUSAL, s3: 'MalformedPolicy: Missing required field Effect' },
    seeAlso: `${IAM}reference_policies_elements_effect.html`,
  },
  'action-and-not-action': {
    severity: 'error',
    message: () => 'a statement takes `Action` or `NotAction`, not both',
    refusal: SYNTAX_REFUSAL,
    seeAlso: GRAMMAR,
  },
  'resource-and-not-resource': {
    severity: 'error',
    message: () => 'a statement takes `Resource` or `NotResource`, not both',
    refusal: SYNTAX_REFUSAL,
    seeAlso: GRAMMAR,
  },
  'principal-and-not-principal': {
    severity: 'error',
    message: () => 'a statement takes `Principal` or `NotPrincipal`, not both',
    refusal: SYNTAX_REFUSAL,
    seeAlso: GRAMMAR,
  },
  'missing-action': {
    severity: 'error',
    message: () => 'the statement has no `Action`',
    refusal: {
      iam: 'MalformedPolicyDocument: Policy statement must contain actions.',
      s3: 'MalformedPolicy: Missing required field Action',
    },
    seeAlso: `${IAM}reference_policies_elements_action.html`,
  },
  'empty-list': {
    severity: 'error',
    message: (subject) => `\`${subject}\` is an empty list`,
    refusal: {
      iam: (subject) =>
        subject.endsWith('Action')
          ? 'MalformedPolicyDocument: Policy statement must contain actions.'
          : subject.endsWith('Resource')
            ? 'MalformedPolicyDocument: Policy statement must contain resources.'
            : '',
      'iam-trust': (subject) =>
        subject === 'Principal'
          ? 'MalformedPolicyDocument: Missing required field Principal cannot be empty!'
          : '',
    },
    seeAlso: GRAMMAR,
  },
  'empty-condition': {
    severity: 'info',
    message: () => '`Condition` tests nothing, so it has no effect',
    help: 'Leave it out, or write the test that is meant.',
    seeAlso: POLICY_CHECKS,
  },
  'invalid-sid': {
    severity: 'error',
    message: (subject) => `the \`Sid\` \`${subject}\` holds more than letters and digits`,
    help: 'Use A-Z, a-z and 0-9. Bucket policies allow more, policies that IAM or Organizations keeps do not.',
    refusal: {
      iam: 'MalformedPolicyDocument: Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
      'iam-trust':
        'MalformedPolicyDocument: Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    },
    seeAlso: SID_ELEMENT,
  },
  'duplicate-sid': {
    severity: 'error',
    message: (subject) => `an earlier statement has the \`Sid\` \`${subject}\` too`,
    help: 'Give each statement a Sid of its own, or none.',
    refusal: {
      iam: 'MalformedPolicyDocument: Statement IDs (SID) in a single policy must be unique.',
      'iam-trust': 'MalformedPolicyDocument: Statement IDs (SID) in a single policy must be unique.',
    },
    seeAlso: SID_ELEMENT,
  },
  'empty-sid': {
    severity: 'info',
    message: () => 'this `Sid` is empty',
    help: 'Leave it out, or say what the statement is for.',
    seeAlso: POLICY_CHECKS,
  },
  'not-action-not-allowed': {
    severity: 'error',
    message: (subject) => `${subject} takes no \`NotAction\``,
    help: 'List the actions that are meant under Action.',
    seeAlso: GRAMMAR,
  },
  'allow-not-allowed': {
    severity: 'error',
    message: () => 'a resource control policy only denies',
    help: 'AWS attaches the policy that allows, RCPFullAWSAccess, itself. Write what is to be refused as Deny.',
    seeAlso: RCP_SYNTAX,
  },
  'everything-not-allowed': {
    severity: 'error',
    message: () => 'a resource control policy names services: `"Action": "*"` is not allowed',
    help: 'List what is meant service by service: "s3:*", "sts:*".',
    seeAlso: RCP_SYNTAX,
  },
  'service-without-resource-control': {
    severity: 'error',
    message: (subject) => `resource control policies do not reach the service of \`${subject}\``,
    help: 'Use a service control policy, or the resource policies of the service.',
    seeAlso: RCP_SYNTAX,
  },
  'redundant-statement': {
    severity: 'info',
    message: (subject) => `statement ${subject} says all of this already`,
    help: 'Leave this one out.',
    seeAlso: POLICY_CHECKS,
  },
  'allow-without-effect': {
    severity: 'warning',
    message: (subject) => `statement ${subject} denies all that this one allows`,
    help: 'A Deny always wins. Narrow the Deny, or leave this statement out.',
    seeAlso: `${IAM}reference_policies_evaluation-logic.html`,
  },
} as const satisfies Readonly<Record<string, Wording>>

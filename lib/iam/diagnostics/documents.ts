import { nearest } from '../catalog/nearest'
import { GRAMMAR, IAM, POLICY_CHECKS, SYNTAX_REFUSAL, VERSION_ELEMENT } from './pages'
import type { Wording } from './types'

/** The names that a document and its statements take. */
export const DOCUMENT_NAMES = ['Version', 'Id', 'Statement'] as const
export const STATEMENT_NAMES = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const

const INVALID_JSON = 'This policy contains invalid Json'

/** What can be wrong with a document and the elements in it. */
export const DOCUMENTS = {
  'json-syntax': {
    severity: 'error',
    message: (subject) => subject,
    refusal: {
      ...SYNTAX_REFUSAL,
      'iam-trust': `MalformedPolicyDocument: ${INVALID_JSON}`,
      s3: `MalformedPolicy: ${INVALID_JSON}`,
    },
    seeAlso: GRAMMAR,
  },
  'not-an-object': {
    severity: 'error',
    message: () => 'a policy is one JSON object',
    refusal: {
      ...SYNTAX_REFUSAL,
      s3: "MalformedPolicy: Policies must be valid JSON and the first byte must be '{'",
    },
    seeAlso: GRAMMAR,
  },
  'missing-statement': {
    severity: 'error',
    message: () => 'the policy has no `Statement`',
    refusal: { ...SYNTAX_REFUSAL, s3: 'MalformedPolicy: Missing required field Statement' },
    seeAlso: GRAMMAR,
  },
  'empty-statement-list': {
    severity: 'error',
    message: () => '`Statement` is empty',
    refusal: {
      ...SYNTAX_REFUSAL,
      'iam-trust': 'MalformedPolicyDocument: Could not parse the policy: Statement is empty!',
      s3: 'MalformedPolicy: Could not parse the policy: Statement is empty!',
    },
    seeAlso: GRAMMAR,
  },
  'statement-without-document': {
    severity: 'error',
    message: () => 'this is a statement, not a whole policy',
    help: 'Put it inside a document: {"Version": "2012-10-17", "Statement": [ ... ]}.',
    refusal: { ...SYNTAX_REFUSAL, s3: 'MalformedPolicy: Missing required field Statement' },
    seeAlso: GRAMMAR,
  },
  'statement-not-an-object': {
    severity: 'error',
    message: () => 'a statement is a JSON object',
    refusal: SYNTAX_REFUSAL,
    seeAlso: GRAMMAR,
  },
  'unknown-element': {
    severity: 'error',
    message: (subject) => `unknown element \`${subject}\``,
    help: (subject) => {
      const meant = nearest(subject, [...DOCUMENT_NAMES, ...STATEMENT_NAMES])
      return `${meant ? `\`${meant}\` is probably meant. ` : ''}Element names are case-sensitive.`
    },
    refusal: { ...SYNTAX_REFUSAL, s3: 'MalformedPolicy: Invalid policy syntax.' },
    seeAlso: GRAMMAR,
  },
  'duplicate-key': {
    severity: 'error',
    message: (subject) => `\`${subject}\` stands twice in this object`,
    help: 'Keep one. Several values of one name go into a list.',
    refusal: SYNTAX_REFUSAL,
    seeAlso: GRAMMAR,
  },
  'duplicate-condition-key': {
    severity: 'error',
    message: (subject) => `\`${subject}\` stands twice under this operator, in different letter case`,
    help: 'Condition keys ignore letter case, so both are one key. Put the values into one list.',
    seeAlso: POLICY_CHECKS,
  },
  'wrong-type': {
    severity: 'error',
    message: (subject) => `\`${subject}\` has a value of the wrong type`,
    refusal: { ...SYNTAX_REFUSAL, s3: 'MalformedPolicy: Invalid policy syntax.' },
    seeAlso: GRAMMAR,
  },
  'invalid-version': {
    severity: 'error',
    message: (subject) => `unknown policy version \`${subject}\``,
    help: 'Use "2012-10-17": it names the language, not the day on which the policy was written.',
    refusal: {
      ...SYNTAX_REFUSAL,
      s3: 'MalformedPolicy: The policy must contain a valid version string',
    },
    seeAlso: VERSION_ELEMENT,
  },
  'missing-version': {
    severity: 'warning',
    message: () => 'the policy has no `Version`, so it counts as 2008-10-17 and variables are plain text',
    help: 'Add "Version": "2012-10-17".',
    refusal: { iam: 'MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater.' },
    seeAlso: VERSION_ELEMENT,
  },
  'outdated-version': {
    severity: 'warning',
    message: () => 'version 2008-10-17 knows no variables: `${...}` is plain text in it',
    help: 'Use "2012-10-17".',
    refusal: { iam: 'MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater.' },
    seeAlso: VERSION_ELEMENT,
  },
  'id-not-needed': {
    severity: 'info',
    message: (subject) => `\`Id\` has no effect, and by its grammar ${subject} takes none`,
    help: 'IAM saves it all the same in a permission policy; what Organizations does is not known. Leave it out.',
    seeAlso: `${IAM}reference_policies_elements_id.html`,
  },
  'resource-not-allowed': {
    severity: 'error',
    message: () => 'a trust policy takes no `Resource`: its resource is the role itself',
    help: 'Leave it out.',
    refusal: { 'iam-trust': 'MalformedPolicyDocument: Has prohibited field Resource' },
    seeAlso: `${IAM}reference_policies_elements_resource.html`,
  },
  'missing-resource': {
    severity: 'error',
    message: () => 'the statement has no `Resource`',
    refusal: {
      iam: 'MalformedPolicyDocument: Policy statement must contain resources.',
      s3: 'MalformedPolicy: Missing required field Resource',
    },
    seeAlso: `${IAM}reference_policies_elements_resource.html`,
  },
  'too-many-findings': {
    severity: 'info',
    message: (subject) => `${subject} more findings are not shown`,
    help: 'Errors come first in what is shown. Mend those, and look again.',
  },
} as const satisfies Readonly<Record<string, Wording>>

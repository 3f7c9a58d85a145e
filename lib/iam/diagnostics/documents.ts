import { GRAMMAR, IAM, SYNTAX } from './pages'
import type { Wording } from './types'

/** What can be wrong with a document, its statements and the elements in them. */
export const DOCUMENTS = {
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
} as const satisfies Readonly<Record<string, Wording>>

import { IAM } from './pages'
import type { Wording } from './types'

/** What can be wrong with who a policy names. */
export const PRINCIPALS = {
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
} as const satisfies Readonly<Record<string, Wording>>

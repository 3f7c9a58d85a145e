import type { SourceRange } from '@/lib/base/source-range'
import { ACTIONS } from './actions'
import { CONDITION_KEYS } from './condition-keys'
import { CONDITION_VALUES } from './condition-values'
import { CONDITIONS } from './conditions'
import { DOCUMENTS } from './documents'
import { IDENTITY_POOLS } from './identity-pools'
import { POOL_SESSIONS } from './pool-sessions'
import { PRINCIPALS } from './principals'
import { RESOURCES } from './resources'
import { SIZES } from './sizes'
import { STATEMENTS } from './statements'
import type { Diagnostic, Fix, Saver, Says, Severity, Wording } from './types'
import { VARIABLES } from './variables'

const CODES = {
  ...DOCUMENTS,
  ...STATEMENTS,
  ...SIZES,
  ...PRINCIPALS,
  ...ACTIONS,
  ...RESOURCES,
  ...CONDITIONS,
  ...CONDITION_KEYS,
  ...CONDITION_VALUES,
  ...VARIABLES,
  ...POOL_SESSIONS,
  ...IDENTITY_POOLS,
} as const

export type DiagnosticCode = keyof typeof CODES

/** The one catalogue of what can be said about a policy text: every code, its severity and its words. */
export const WORDINGS: Readonly<Record<DiagnosticCode, Wording>> = CODES

/** What else a finding carries besides its place. */
export interface Particulars {
  /** The offending text or name, for the message. */
  readonly subject?: string
  /** A second name that the words need: what is meant, what it stands beside. */
  readonly detail?: string
  /** Where the policy would be saved, for AWS's words. */
  readonly saver?: Saver | null
  /** A function where it takes some work: it is called only for what is shown. */
  readonly fix?: Fix | (() => Fix | undefined) | undefined
  /** Where the kind of policy decides it, not the code. */
  readonly severity?: Severity
}

/** Longer texts would drown the message that they stand in. */
const LONGEST_SUBJECT = 300

/**
 * Makes the diagnostic for a code at a place; the catalogue words it.
 *
 * @example
 * diagnose('missing-version', { start: 0, end: 1 }).severity // 'warning'
 */
export function diagnose(
  code: DiagnosticCode,
  range: SourceRange,
  { subject: whole = '', detail = '', saver = null, fix, severity }: Particulars = {},
): Diagnostic {
  const wording = WORDINGS[code]
  const subject = whole.length > LONGEST_SUBJECT ? `${whole.slice(0, LONGEST_SUBJECT)}...` : whole
  const { message, seeAlso } = wording
  const help = say(wording.help, subject, detail)
  const known = saver === null ? undefined : say(wording.refusal?.[saver], subject, detail)
  const weight = severity ?? (known === undefined ? wording.severity : 'error')
  // Only what is refused has words of refusal: the same code may be no more than a warning elsewhere.
  const refusal = weight === 'error' ? known : undefined
  const mend = typeof fix === 'function' ? fix() : fix
  return {
    code,
    severity: weight,
    range,
    message: message(subject, detail),
    ...(help === undefined ? {} : { help }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(seeAlso === undefined ? {} : { seeAlso }),
    ...(mend === undefined ? {} : { fix: mend }),
  }
}

function say(text: Says | undefined, subject: string, detail: string): string | undefined {
  return (typeof text === 'function' ? text(subject, detail) : text) || undefined
}

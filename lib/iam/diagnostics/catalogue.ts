import type { SourceRange } from '@/lib/base/source-range'
import { ACTIONS_AND_RESOURCES } from './actions-and-resources'
import { CONDITIONS } from './conditions'
import { DOCUMENTS } from './documents'
import { IDENTITY_POOLS } from './identity-pools'
import { PRINCIPALS } from './principals'
import type { Diagnostic, Fix, Saver, Wording } from './types'

const CODES = {
  ...DOCUMENTS,
  ...PRINCIPALS,
  ...ACTIONS_AND_RESOURCES,
  ...CONDITIONS,
  ...IDENTITY_POOLS,
} as const

export type DiagnosticCode = keyof typeof CODES

/** The one catalogue of what can be said about a policy text: every code, its severity and its words. */
export const WORDINGS: Readonly<Record<DiagnosticCode, Wording>> = CODES

/** What else a finding carries besides its place. */
export interface Particulars {
  /** The offending text or name, for the message. */
  readonly subject?: string
  /** Where the policy would be saved, for AWS's words. */
  readonly saver?: Saver | null
  readonly fix?: Fix | undefined
}

/**
 * Makes the diagnostic for a code at a place; the catalogue words it.
 *
 * @example
 * diagnose('missing-version', { start: 0, end: 1 }).severity // 'warning'
 */
export function diagnose(
  code: DiagnosticCode,
  range: SourceRange,
  { subject = '', saver = null, fix }: Particulars = {},
): Diagnostic {
  const wording = WORDINGS[code]
  const { severity, message, seeAlso } = wording
  const help = say(wording.help, subject)
  const refusal = saver === null ? undefined : say(wording.refusal?.[saver], subject)
  return {
    code,
    severity,
    range,
    message: message(subject),
    ...(help === undefined ? {} : { help }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(seeAlso === undefined ? {} : { seeAlso }),
    ...(fix === undefined ? {} : { fix }),
  }
}

function say(text: Wording['help'], subject: string): string | undefined {
  return typeof text === 'function' ? text(subject) : text
}

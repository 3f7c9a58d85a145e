import type { SourceRange } from '@/lib/base/source-range'
import type { PolicyDocument, PolicyKind } from '../ast'
import { nearest } from '../catalog/nearest'
import { type DiagnosticCode, diagnose, type Particulars, WORDINGS } from '../diagnostics/catalogue'
import type { Diagnostic, Saver, Severity } from '../diagnostics/types'
import type { ParsedPolicy } from '../parse/parse-policy'
import { fixOfJsonError, fixOfMalformed } from './fixes-of-grammar'
import { inEachStatement, type Report, type Rule, type RuleInput } from './rule'
import { ACTION_RULES } from './rules-action'
import { CONDITION_KEY_RULES } from './rules-condition-key'
import { CONDITION_VALUE_RULES } from './rules-condition-value'
import { DOCUMENT_RULES } from './rules-document'
import { GRANT_RULES } from './rules-grant'
import { IDENTITY_POOL_RULES } from './rules-identity-pool'
import { OPERATOR_RULES } from './rules-operator'
import { ORGANIZATION_RULES } from './rules-organization'
import { POOL_DOCUMENT_RULES, POOL_SESSION_RULES } from './rules-pool-session'
import { PRINCIPAL_RULES } from './rules-principal'
import { REDUNDANCY_RULES } from './rules-redundancy'
import { RESOURCE_RULES } from './rules-resource'
import { RESOURCE_FIT_RULES } from './rules-resource-fit'
import { SIZE_RULES } from './rules-size'
import { STATEMENT_RULES } from './rules-statement'
import { TRUST_RULES } from './rules-trust'
import { VARIABLE_RULES } from './rules-variable'

const RULES: readonly Rule[] = [
  ...DOCUMENT_RULES,
  ...SIZE_RULES,
  ...STATEMENT_RULES,
  ...REDUNDANCY_RULES,
  ...ORGANIZATION_RULES,
  ...PRINCIPAL_RULES,
  ...TRUST_RULES,
  inEachStatement([
    ...ACTION_RULES,
    ...GRANT_RULES,
    ...RESOURCE_RULES,
    ...RESOURCE_FIT_RULES,
    ...OPERATOR_RULES,
    ...CONDITION_KEY_RULES,
    ...CONDITION_VALUE_RULES,
    ...VARIABLE_RULES,
    ...POOL_SESSION_RULES,
  ]),
  ...POOL_DOCUMENT_RULES,
  ...IDENTITY_POOL_RULES,
]

/** More than anybody reads; keeps every screen usable whatever the text is. */
const MOST_FINDINGS = 1_000

interface Finding {
  readonly code: DiagnosticCode
  readonly range: SourceRange
  readonly particulars: Particulars | undefined
}

/**
 * What is there to say about this policy text, before any request is made?
 *
 * Everything that reading it found, and what the rules for its kind of policy add: what AWS refuses to
 * save is an error, what it saves and will surprise is a warning. All of it at once, in order of place; of
 * more than a thousand findings the gravest thousand, and last how many there are besides.
 *
 * Total, and linear in the size of the text.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 * @example
 * validatePolicy(parsePolicy(trustPolicyWithoutConditions), 'trust').map((finding) => finding.code)
 * // ['trust-without-audience', 'trust-without-authentication-state']
 */
export function validatePolicy(parsed: ParsedPolicy, kind: PolicyKind): readonly Diagnostic[] {
  const { document, text, errors } = parsed
  const saver = saverOf(parsed, kind)
  const findings: Finding[] = []
  const report: Report = (code, range, particulars) => {
    findings.push({ code, range, particulars })
  }
  for (const error of errors) {
    report('json-syntax', error.range, { subject: error.message, fix: fixOfJsonError(error) })
  }
  if (document !== null) {
    reportMalformed(document, text, report)
    const input: RuleInput = { document, kind, text, saver, suggest: createSuggest() }
    for (const rule of RULES) rule(input, report)
  }
  const shown = gravest(findings).sort((left, right) => left.range.start - right.range.start)
  const diagnostics = shown.map(({ code, range, particulars }) =>
    diagnose(code, range, { ...particulars, saver }),
  )
  if (findings.length > shown.length) {
    const end = { start: Math.max(0, text.length - 1), end: text.length }
    const subject = (findings.length - shown.length).toLocaleString('en-US')
    diagnostics.push(diagnose('too-many-findings', end, { subject }))
  }
  return diagnostics
}

/** Misspelled names are compared with all known ones: enough of them for a person, not for ten thousand entries. */
const MOST_SUGGESTIONS = 50

function createSuggest(): RuleInput['suggest'] {
  let asked = 0
  return (word, candidates) => (++asked > MOST_SUGGESTIONS ? null : nearest(word, candidates()))
}

const WEIGHTS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** Errors first: that a policy is refused must not be lost among hints. */
function gravest(findings: Finding[]): Finding[] {
  if (findings.length <= MOST_FINDINGS) return findings
  const byWeight: [Finding[], Finding[], Finding[]] = [[], [], []]
  for (const finding of findings) {
    byWeight[WEIGHTS[finding.particulars?.severity ?? WORDINGS[finding.code].severity]]?.push(finding)
  }
  return byWeight.flat().slice(0, MOST_FINDINGS)
}

function reportMalformed(document: PolicyDocument, text: string, report: Report): void {
  for (const part of document.malformed) {
    report(part.code, part.range, { subject: part.subject, fix: () => fixOfMalformed(part, document, text) })
  }
  for (const statement of document.statements) {
    for (const part of statement.malformed) {
      report(part.code, part.range, {
        subject: part.subject,
        fix: () => fixOfMalformed(part, statement, text),
      })
    }
  }
}

/** A resource policy that speaks of S3 is saved at S3; what other services answer is not known. */
function saverOf({ document, text }: ParsedPolicy, kind: PolicyKind): Saver | null {
  if (kind === 'identity' || kind === 'boundary' || kind === 'session') return 'iam'
  if (kind === 'trust') return 'iam-trust'
  if (kind !== 'resource') return null
  if (document === null) return /"s3:|arn:aws:s3:::/i.test(text) ? 's3' : null
  const isOfS3 = document.statements.some(({ action }) =>
    action?.values.some(({ value }) => /^s3:/i.test(value)),
  )
  return isOfS3 ? 's3' : null
}

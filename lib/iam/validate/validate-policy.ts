import type { PolicyDocument, PolicyKind } from '../ast'
import { type DiagnosticCode, diagnose } from '../diagnostics/catalogue'
import type { Diagnostic, Saver } from '../diagnostics/types'
import type { ParsedPolicy } from '../parse/parse-policy'
import type { Report, Rule } from './rule'
import { ACTION_RULES } from './rules-action'
import { CONDITION_RULES } from './rules-condition'
import { DOCUMENT_RULES } from './rules-document'
import { IDENTITY_POOL_RULES } from './rules-identity-pool'
import { PRINCIPAL_RULES } from './rules-principal'

const RULES: readonly Rule[] = [
  ...DOCUMENT_RULES,
  ...PRINCIPAL_RULES,
  ...ACTION_RULES,
  ...CONDITION_RULES,
  ...IDENTITY_POOL_RULES,
]

/**
 * What is there to say about this policy text, before any request is made?
 *
 * Everything that reading it found, and what the rules for its kind of policy add: what IAM refuses to
 * save is an error, what it saves and will surprise is a warning. All of it at once, in order of place.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 * @example
 * validatePolicy(parsePolicy(trustPolicyWithoutConditions), 'trust').map((finding) => finding.code)
 * // ['trust-without-audience', 'trust-without-authentication-state']
 */
export function validatePolicy(parsed: ParsedPolicy, kind: PolicyKind): readonly Diagnostic[] {
  const { document, text, errors } = parsed
  const saver = saverOf(document, kind)
  const findings: Diagnostic[] = []
  const report: Report = (code, range, particulars) =>
    findings.push(diagnose(code, range, { ...particulars, saver }))
  for (const { range, message } of errors) report('json-syntax', range, { subject: message })
  if (document === null) return findings
  for (const part of malformedIn(document)) {
    report(part.code satisfies DiagnosticCode, part.range, { subject: part.subject })
  }
  for (const rule of RULES) rule({ document, kind, text, saver }, report)
  return findings.sort((left, right) => left.range.start - right.range.start)
}

function malformedIn(document: PolicyDocument) {
  return [...document.malformed, ...document.statements.flatMap((statement) => statement.malformed)]
}

/** A resource policy that speaks of S3 is saved at S3; what other services answer is not known. */
function saverOf(document: PolicyDocument | null, kind: PolicyKind): Saver | null {
  if (kind === 'identity' || kind === 'boundary' || kind === 'session') return 'iam'
  if (kind === 'trust') return 'iam-trust'
  if (kind !== 'resource') return null
  const isOfS3 = document?.statements.some(({ action }) =>
    action?.values.some(({ value }) => /^s3:/i.test(value)),
  )
  return isOfS3 ? 's3' : null
}

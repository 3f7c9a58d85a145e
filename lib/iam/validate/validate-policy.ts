import type { SourceRange } from '@/lib/base/source-range'
import type { ConditionTest, PolicyDocument, PolicyKind, Statement } from '../ast'
import { OPERATORS, OPERATORS_NOT_EVALUATED, parseOperatorName } from '../conditions/operators'
import { type Diagnostic, type DiagnosticCode, diagnose } from '../diagnostics'
import { compilePattern } from '../match/pattern'
import type { ParsedPolicy } from '../parse/parse-policy'

/** Keys that hold several values. @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html */
const MULTIVALUED_KEYS: ReadonlySet<string> = new Set([
  'cognito-identity.amazonaws.com:amr',
  'dynamodb:leadingkeys',
  'dynamodb:firstpartitionkeyvalues',
  'dynamodb:attributes',
  's3:requestobjecttagkeys',
  'aws:tagkeys',
  'aws:principalorgpaths',
  'aws:resourceorgpaths',
  'aws:calledvia',
  'sts:transitivetagkeys',
])

const COGNITO = 'cognito-identity.amazonaws.com'
type Report = (code: DiagnosticCode, range: SourceRange, subject?: string) => void
type Rule = (document: PolicyDocument, kind: PolicyKind, report: Report) => void

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
  const { document, diagnostics } = parsed
  if (document === null) return diagnostics
  const findings = [...diagnostics]
  const report: Report = (code, range, subject) => findings.push(diagnose(code, range, subject))
  for (const rule of RULES) rule(document, kind, report)
  return findings.sort((left, right) => left.range.start - right.range.start)
}

const versionIsStated: Rule = (document, _kind, report) => {
  const isUnreadable = document.malformed.some((part) => part.subject === 'Version')
  if (document.version === null && !isUnreadable && document.statements.length > 0) {
    report('missing-version', { start: document.range.start, end: document.range.start + 1 })
  }
}

const elementsFitTheKind: Rule = (document, kind, report) => {
  for (const statement of document.statements) {
    const { principal, resource, range } = statement
    const head = headOf(range)
    if (kind === 'trust') {
      if (principal === null && statement.malformed.length === 0) report('missing-principal', head)
      if (resource !== null) report('resource-not-allowed', resource.range)
    } else if (kind === 'identity' || kind === 'session' || kind === 'boundary') {
      if (principal !== null) report('principal-not-allowed', principal.range)
      if (resource === null && statement.malformed.length === 0) report('missing-resource', head)
    }
  }
}

const operatorsAreKnown: Rule = (document, _kind, report) => {
  forEachTest(document, (test) => {
    const { base, ifExists } = parseOperatorName(test.operator.value)
    const isKnown = OPERATORS.has(base) && !(base === 'Null' && ifExists)
    if (isKnown) return
    const code = OPERATORS_NOT_EVALUATED.has(base) ? 'operator-not-evaluated' : 'unknown-operator'
    report(code, test.operator.range, test.operator.value)
  })
}

const principalsAreEvaluated: Rule = (document, kind, report) => {
  if (kind !== 'trust') return
  for (const { principal } of document.statements) {
    if (principal?.name === 'NotPrincipal') report('principal-not-evaluated', principal.range, 'NotPrincipal')
    for (const { type, value } of principal?.entries ?? []) {
      if (type === 'AWS' && value.value === '*') {
        report('principal-not-evaluated', value.range, '"AWS": "*"')
      }
    }
  }
}

const variablesCanBeFilledIn: Rule = (document, _kind, report) => {
  const isModern = document.version?.value === '2012-10-17'
  const check = (text: string, range: SourceRange, rules: 'resource' | 'text', likes = false) => {
    const opening = text.indexOf('${')
    if (opening < 0) return
    if (!isModern) {
      report(
        'variable-unsupported-in-version',
        range,
        text.slice(opening, text.indexOf('}', opening) + 1 || undefined),
      )
      return
    }
    const pattern = compilePattern(text, rules, '2012-10-17')
    if (pattern.malformed !== null) report('malformed-variable', range, pattern.malformed)
    const open = /\$\{(?![*?$]\})[^}]{0,600}\}\*/.exec(text)
    if (open && (rules === 'resource' || likes)) {
      report('variable-without-separator', range, open[0])
    }
    for (const variable of pattern.variables) {
      if (MULTIVALUED_KEYS.has(variable.key)) report('multivalued-key-as-variable', range, variable.name)
    }
  }
  for (const statement of document.statements) {
    for (const value of statement.resource?.values ?? []) check(value.value, value.range, 'resource')
  }
  forEachTest(document, (test) => {
    const likes = parseOperatorName(test.operator.value).base.endsWith('Like')
    for (const value of test.values) check(value.value, value.range, 'text', likes)
  })
}

const conditionsDoWhatTheySeemTo: Rule = (document, _kind, report) => {
  forEachTest(document, (test) => {
    const { base, qualifier } = parseOperatorName(test.operator.value)
    const operator = OPERATORS.get(base)
    if (operator?.family !== 'string') return
    if (qualifier === null && MULTIVALUED_KEYS.has(test.key.value.toLowerCase())) {
      report('multivalued-key-without-qualifier', test.key.range, test.key.value)
    }
    if (operator.rules === 'text') {
      for (const value of test.values) {
        const plain = value.value.replace(/\$\{[^}]{0,600}\}/g, '')
        if (/[*?]/.test(plain)) report('wildcard-without-like', value.range, value.value)
      }
    }
  })
}

/** Operations whose requests never carry `dynamodb:LeadingKeys`, or need not. */
const ACTIONS_WITHOUT_LEADING_KEYS = ['dynamodb:Scan', 'dynamodb:PartiQLSelect']

const forAllValuesIsGuarded: Rule = (document, _kind, report) => {
  for (const statement of document.statements) {
    const tests = statement.condition?.tests ?? []
    const holed = tests.find(
      (test) =>
        test.key.value.toLowerCase() === 'dynamodb:leadingkeys' &&
        test.operator.value.startsWith('ForAllValues:'),
    )
    const guarded = tests.some(
      (test) =>
        test.operator.value === 'Null' &&
        test.key.value.toLowerCase() === 'dynamodb:leadingkeys' &&
        test.values.some((value) => value.value.toLowerCase() === 'false'),
    )
    if (!holed || guarded || statement.effect?.value !== 'Allow') continue
    for (const value of statement.action?.name === 'Action' ? statement.action.values : []) {
      const covered = ACTIONS_WITHOUT_LEADING_KEYS.find((action) => coversAction(value.value, action))
      if (covered) report('for-all-values-without-null-check', value.range, covered)
    }
  }
}

const BUCKET_ACTIONS = /^s3:(listbucket|getbucketlocation|listbucketversions|listbucketmultipartuploads)$/i
const OBJECT_ACTIONS = /^s3:(get|put|delete)object(version)?(acl|tagging)?$/i

const actionsFitTheirResources: Rule = (document, kind, report) => {
  if (kind === 'trust') return
  for (const statement of document.statements) {
    if (statement.resource?.name !== 'Resource' || statement.action?.name !== 'Action') continue
    const resources = statement.resource.values.map((value) => value.value)
    const isS3 = resources.every(
      (resource) => resource.startsWith('arn:aws:s3:::') && !resource.includes('*:'),
    )
    if (!isS3 || resources.length === 0) continue
    // A star in the bucket's part may run on over the slash, so such a resource is both.
    const names = resources.map((resource) => resource.slice('arn:aws:s3:::'.length))
    const someObject = names.some((name) => name.includes('/') || name.includes('*'))
    const someBucket = names.some(
      (name) => !name.includes('/') || (name.indexOf('*') < name.indexOf('/') && name.includes('*')),
    )
    for (const action of statement.action.values) {
      if (BUCKET_ACTIONS.test(action.value) && !someBucket) {
        report('bucket-action-on-object-resource', action.range, action.value)
      }
      if (OBJECT_ACTIONS.test(action.value) && !someObject) {
        report('object-action-on-bucket-resource', action.range, action.value)
      }
    }
  }
}

const trustBindsThePool: Rule = (document, kind, report) => {
  if (kind !== 'trust') return
  for (const statement of document.statements) {
    for (const action of statement.action?.values ?? []) {
      if (!/^(sts:(assumerole.*|tagsession|setsourceidentity|\*)|\*)$/i.test(action.value)) {
        report('trust-action-not-assume-role', action.range, action.value)
      }
    }
    if (statement.effect?.value !== 'Allow' || !namesIdentityPools(statement)) continue
    const actions = statement.action?.values ?? []
    const admits = actions.some((action) => coversAction(action.value, 'sts:AssumeRoleWithWebIdentity'))
    const [only] = actions
    if (!admits && only && /^sts:assumerole/i.test(only.value)) {
      report('trust-wrong-action-for-web-identity', only.range, only.value)
    }
    const head = statement.principal?.range ?? headOf(statement.range)
    if (admits && !tests(statement, `${COGNITO}:aud`)) report('trust-without-audience', head)
    if (admits && !tests(statement, `${COGNITO}:amr`)) report('trust-without-authentication-state', head)
  }
}

const RULES: readonly Rule[] = [
  versionIsStated,
  elementsFitTheKind,
  operatorsAreKnown,
  principalsAreEvaluated,
  variablesCanBeFilledIn,
  conditionsDoWhatTheySeemTo,
  forAllValuesIsGuarded,
  actionsFitTheirResources,
  trustBindsThePool,
]

function namesIdentityPools(statement: Statement): boolean {
  return (
    statement.principal?.entries.some(({ type, value }) => type === 'Federated' && value.value === COGNITO) ??
    false
  )
}

/** Binds the key: a positive operator that fails when the key is absent. */
function tests(statement: Statement, key: string): boolean {
  return (statement.condition?.tests ?? []).some((test) => {
    const { base, ifExists, qualifier } = parseOperatorName(test.operator.value)
    const isBinding =
      !ifExists && qualifier !== 'ForAllValues' && /^String(Equals|EqualsIgnoreCase|Like)$/.test(base)
    return isBinding && test.key.value.toLowerCase() === key
  })
}

function coversAction(pattern: string, action: string): boolean {
  return (
    compilePattern(pattern.toLowerCase(), 'action', '2008-10-17')
      .resolve(new Map(), () => {})
      ?.matches(action.toLowerCase()) ?? false
  )
}

function headOf(range: SourceRange): SourceRange {
  return { start: range.start, end: Math.min(range.start + 1, range.end) }
}

function forEachTest(document: PolicyDocument, visit: (test: ConditionTest) => void): void {
  for (const statement of document.statements)
    for (const test of statement.condition?.tests ?? []) visit(test)
}

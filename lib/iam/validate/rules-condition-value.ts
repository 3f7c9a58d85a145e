import type { Located } from '@/lib/base/source-range'
import type { ConditionTest } from '../ast'
import { parseInstant } from '../conditions/dates'
import { type IpRange, parseIpRange } from '../conditions/ip-addresses'
import { parseDecimal } from '../conditions/numbers'
import { OPERATORS, parseOperatorName } from '../conditions/operators'
import { canonicalBase64, parseBoolean } from '../conditions/others'
import type { DiagnosticCode } from '../diagnostics/catalogue'
import { placeIn, removeValue, rewrite } from './mend-values'
import { readArn } from './read-arn'
import { type KeyReading, readKey } from './read-key'
import { isOfSession, type Report, type RuleInput, type StatementRule } from './rule'
import { wildcardIn } from './rules-operator'
import { isRegion } from './rules-resource'

/** Each value is one that its operator can compare. */
const valuesCanBeRead: StatementRule = ({ condition }, _input, report) => {
  for (const test of condition?.tests ?? []) {
    const { base, qualifier } = parseOperatorName(test.operator.value)
    const operator = OPERATORS.get(base)
    if (operator === undefined || operator.family === 'string') continue
    if (operator.family === 'bool' && qualifier === null && test.values.length > 1) {
      report('bool-with-several-values', test.key.range, { subject: test.key.value })
    }
    for (const value of test.values) {
      const subject = value.value
      // Variables in the wrong place are reported where variables are read.
      if (subject.includes('${')) continue
      switch (operator.family) {
        case 'numeric':
          if (parseDecimal(subject) === null) report('value-not-a-number', value.range, { subject })
          break
        case 'date':
          if (parseInstant(subject) === null) report('value-not-a-date', value.range, { subject })
          else if (/^\d{4,8}$/.test(subject)) report('ambiguous-date', value.range, { subject })
          break
        case 'bool':
        case 'null':
          if (parseBoolean(subject) === null) report('value-not-a-boolean', value.range, { subject })
          break
        case 'ip':
          checkIpRange(value, readKey(test.key.value), report)
          break
        case 'binary':
          if (canonicalBase64(subject) === null) report('value-not-base64', value.range, { subject })
          break
        case 'arn':
          if (readArn(subject).parts.length < 6 || !subject.startsWith('arn:')) {
            report('value-not-an-arn', value.range, { subject })
          }
          break
      }
    }
  }
}

function checkIpRange(value: Located<string>, key: KeyReading, report: Report): void {
  const range = parseIpRange(value.value)
  const subject = value.value
  if (range === null) {
    report('value-not-an-ip-range', value.range, { subject })
    return
  }
  if (key.lower === 'aws:sourceip' && isPrivate(range)) report('private-source-ip', value.range, { subject })
  const network = networkOf(range)
  if (network !== null) {
    report('ip-range-with-host-bits', value.range, {
      subject,
      detail: network,
      fix: rewrite(`Write ${network}`, value.range, network),
    })
  }
}

/** The private ranges of IPv4. @see https://www.rfc-editor.org/rfc/rfc1918 */
function isPrivate({ groups: [high = 0], prefix, groups }: IpRange): boolean {
  if (groups.length !== 2) return false
  return (
    (high >> 8 === 10 && prefix >= 8) ||
    (high >> 4 === 0xac1 && prefix >= 12) ||
    (high === 0xc0a8 && prefix >= 16)
  )
}

/** The range by its first address, when another one is written. */
function networkOf({ groups, prefix }: IpRange): string | null {
  const first = groups.map((group, index) => {
    const bits = Math.max(0, Math.min(16, prefix - index * 16))
    return group & (0xffff << (16 - bits)) & 0xffff
  })
  if (first.every((group, index) => group === groups[index])) return null
  const address =
    groups.length === 2
      ? first.map((group) => `${group >> 8}.${group & 255}`).join('.')
      : shortened(first.map((group) => group.toString(16)).join(':'))
  return `${address}/${prefix}`
}

/** Zeros at the end of an IPv6 address: that is where those of a network stand. */
function shortened(address: string): string {
  return address.replace(/(:0){2,}$/, '::')
}

/** Values that say nothing, or nothing more. */
const valuesSaySomething: StatementRule = ({ condition, malformed }, { text }, report) => {
  for (const test of condition?.tests ?? []) {
    const { values } = test
    if (values.length === 0) {
      if (malformed.length === 0 && text[test.range.end - 1] === ']') reportEmpty(test, report)
      continue
    }
    const operator = OPERATORS.get(parseOperatorName(test.operator.value).base)
    if (operator?.rules === 'text-with-wildcards' && !operator.negated) {
      const all = values.find(({ value }) => /^\*+$/.test(value))
      if (all !== undefined && values.length > 1)
        report('value-matches-anything', all.range, { subject: all.value })
    }
    if (values.length === 1) continue
    const types = new Set(values.map(({ range }) => typeAt(text, range.start)))
    if (types.size > 1) report('mixed-value-types', test.key.range, { subject: test.key.value })
    const seen = new Set<string>()
    for (const value of values) {
      if (seen.has(value.value)) {
        const fix = malformed.length > 0 ? undefined : removeValue('Take it away', text, value)
        report('duplicate-value', value.range, { subject: value.value, fix })
      }
      seen.add(value.value)
    }
  }
}

function reportEmpty(test: ConditionTest, report: Report): void {
  const { base, qualifier, ifExists } = parseOperatorName(test.operator.value)
  const code: DiagnosticCode =
    qualifier === 'ForAllValues'
      ? 'no-condition-values-for-all-values'
      : ifExists
        ? 'no-condition-values-if-exists'
        : qualifier === 'ForAnyValue'
          ? 'no-condition-values-for-any-value'
          : 'no-condition-values'
  const detail = OPERATORS.get(base)?.negated ? 'not' : ''
  report(code, test.key.range, { subject: test.key.value, detail })
}

function typeAt(text: string, start: number): 'text' | 'boolean' | 'number' {
  const letter = text[start]
  return letter === '"' ? 'text' : letter === 't' || letter === 'f' ? 'boolean' : 'number'
}

/** Keys that guard a boundary. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const SENSITIVE_KEYS: ReadonlySet<string> = new Set([
  ...['aws:principalaccount', 'aws:principalorgid', 'aws:resourceaccount', 'aws:resourceorgid'],
  ...['aws:sourceaccount', 'aws:sourceorgid', 'aws:sourcevpc', 'aws:sourcevpce'],
  ...['aws:vpceaccount', 'aws:vpceorgid'],
])

const VPC_IDS: Readonly<Record<string, { readonly form: RegExp; readonly name: string }>> = {
  'aws:sourcevpc': { form: /^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/, name: 'VPC' },
  'aws:sourcevpce': { form: /^vpce-([0-9a-f]{8}|[0-9a-f]{17})$/, name: 'VPC endpoint' },
}

/** Values that their key never has, and values that let through more than it should. */
const valuesFitTheirKeys: StatementRule = ({ condition }, input, report) => {
  for (const test of condition?.tests ?? []) {
    const operator = OPERATORS.get(parseOperatorName(test.operator.value).base)
    if (operator === undefined || (operator.family !== 'string' && operator.family !== 'arn')) continue
    const { lower } = readKey(test.key.value)
    const check = VALUE_CHECKS.get(lower)
    const isSensitive = SENSITIVE_KEYS.has(lower)
    if (check === undefined && !isSensitive) continue
    const isLike = operator.rules === 'text-with-wildcards' || operator.rules === 'arn'
    for (const value of test.values) {
      const wildcard = isLike ? wildcardIn(value.value) : -1
      if (isSensitive && wildcard >= 0) {
        const place = placeIn(input.text, value, wildcard, 1)
        report('wildcard-in-sensitive-key', place, { subject: value.value, detail: test.key.value })
      } else if (isSensitive && /\$\{[^*?$}]/.test(value.value)) {
        report('variable-in-sensitive-key', value.range, { subject: value.value, detail: test.key.value })
      } else if (wildcard < 0 && !value.value.includes('${')) check?.(value, input, report)
      else if (lower === 'aws:principalarn') check?.(value, input, report)
    }
  }
}

type ValueCheck = (value: Located<string>, input: RuleInput, report: Report) => void

const VALUE_CHECKS: ReadonlyMap<string, ValueCheck> = new Map<string, ValueCheck>([
  ...Object.entries(VPC_IDS).map(([key, { form, name }]): [string, ValueCheck] => [
    key,
    (value, _input, report) => {
      if (!form.test(value.value))
        report('vpc-id-malformed', value.range, { subject: value.value, detail: name })
    },
  ]),
  [
    'aws:requestedregion',
    (value, _input, report) => {
      if (!isRegion(value.value)) report('unknown-region-in-condition', value.range, { subject: value.value })
    },
  ],
  [
    'aws:principalarn',
    (value, _input, report) => {
      const { parts } = readArn(value.value)
      const isSession = parts[2] === 'sts' && parts[5]?.startsWith('assumed-role/')
      if (isSession) report('principal-arn-of-session', value.range, { subject: value.value })
    },
  ],
  [
    'cognito-identity.amazonaws.com:sub',
    (value, { kind }, report) => {
      if (isOfSession(kind) && value.value !== '' && !value.value.includes(':'))
        report('identity-id-without-region', value.range, { subject: value.value })
    },
  ],
])

export const CONDITION_VALUE_RULES: readonly StatementRule[] = [
  valuesCanBeRead,
  valuesSaySomething,
  valuesFitTheirKeys,
]

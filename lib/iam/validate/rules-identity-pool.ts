import type { SourceRange } from '@/lib/base/source-range'
import type { ConditionTest, Statement } from '../ast'
import { nearest } from '../catalog/nearest'
import { coversAction } from '../compile/compile-policy'
import { parseOperatorName } from '../conditions/operators'
import type { Fix } from '../diagnostics/types'
import { replaceBy } from './mend'
import { isIdentityPools } from './principal-names'
import { headOf, type Report, type Rule } from './rule'
import { isBinding } from './rules-trust'

const trustBindsThePool: Rule = ({ document, kind }, report) => {
  if (kind !== 'trust') return
  for (const statement of document.statements) {
    // With NotAction the element itself is out of place.
    for (const action of statement.action?.name === 'Action' ? statement.action.values : []) {
      if (!/^(sts:(assumerole.*|tagsession|setsourceidentity|\*)|\*)$/is.test(action.value)) {
        report('trust-action-not-assume-role', action.range, { subject: action.value })
      }
    }
    const pool = poolEntryOf(statement)
    if (statement.effect?.value !== 'Allow' || pool === null) continue
    const actions = statement.action?.name === 'Action' ? statement.action.values : []
    const admits = actions.some((action) => coversAction(action.value, WEB_IDENTITY))
    const only = actions.find(({ value }) => /^sts:assumerole/i.test(value))
    if (!admits && only) {
      report('trust-wrong-action-for-web-identity', only.range, {
        subject: only.value,
        fix: replaceBy(`Change to ${WEB_IDENTITY}`, only.range, `"${WEB_IDENTITY}"`),
      })
    }
    const tests = statement.condition?.tests ?? []
    const place = statement.principal?.range ?? headOf(statement.range)
    if (admits && !binds(tests, 'aud')) {
      report('trust-without-audience', place, { fix: () => bindingOf(tests, 'aud') })
    }
    if (admits && !binds(tests, 'amr')) {
      report('trust-without-authentication-state', place, { fix: () => bindingOf(tests, 'amr') })
    }
    reportValues(tests, report)
  }
}

const WEB_IDENTITY = 'sts:AssumeRoleWithWebIdentity'
const NETWORK_KEYS: ReadonlySet<string> = new Set([
  'aws:sourceip',
  'aws:vpcsourceip',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
])

function poolEntryOf({ principal }: Statement) {
  if (principal?.name !== 'Principal') return null
  return (
    principal.entries.find(({ type, value }) => type === 'Federated' && isIdentityPools(value.value)) ?? null
  )
}

/** The name of a key of identity pools, `aud`; null for other keys. */
function poolKeyOf({ key }: ConditionTest): string | null {
  const name = key.value.toLowerCase()
  const end = name.lastIndexOf(':')
  return end > 0 && isIdentityPools(name.slice(0, end)) ? name.slice(end + 1) : null
}

function binds(tests: readonly ConditionTest[], key: string): boolean {
  return tests.some((test) => isBinding(test) && poolKeyOf(test) === key)
}

/** A positive test is there, and only its IfExists or ForAllValues makes it hold without the key. */
function bindingOf(tests: readonly ConditionTest[], key: string): Fix | undefined {
  const loose = tests.find(
    (test) =>
      poolKeyOf(test) === key &&
      /^String(Equals|EqualsIgnoreCase|Like)$/.test(parseOperatorName(test.operator.value).base),
  )
  if (loose === undefined) return undefined
  const operator = `${key === 'amr' ? 'ForAnyValue:' : ''}${parseOperatorName(loose.operator.value).base}`
  // Under the same name twice, JSON would lose one of them.
  if (tests.some((test) => test.operator.value === operator)) return undefined
  return replaceBy(`Change to ${operator}`, loose.operator.range, `"${operator}"`)
}

function reportValues(tests: readonly ConditionTest[], report: Report): void {
  for (const test of tests) {
    if (NETWORK_KEYS.has(test.key.value.toLowerCase())) {
      report('network-condition-in-trust', test.key.range, { subject: test.key.value })
    }
    const key = poolKeyOf(test)
    const { base } = parseOperatorName(test.operator.value)
    if (key === null || !/^String(Equals|EqualsIgnoreCase|Like)$/.test(base)) continue
    for (const { value, range } of test.values) {
      // A variable has its value only in a request.
      if (value.includes('${')) continue
      const hasWildcard = base === 'StringLike' && /[*?]/.test(value)
      if (key === 'aud') {
        if (hasWildcard) report('audience-with-wildcard', range, { subject: value })
        else if (!isPoolId(value)) report('audience-not-a-pool', range, { subject: value })
      }
      if (key === 'sub' && !hasWildcard && !isPoolId(value)) {
        report('subject-not-an-identity', range, { subject: value })
      }
      if (key === 'amr' && !hasWildcard) reportState(value, range, report)
    }
  }
}

/**
 * Identity pools and identities are named alike, by Region and GUID. The GUID is not looked at closely: texts
 * that teach have invented ones.
 */
function isPoolId(value: string): boolean {
  return /^[a-z]{2,3}(-[a-z]{2,12}){1,3}-\d:[\w-]{1,60}$/.test(value)
}

const STATES = ['authenticated', 'unauthenticated'] as const

function reportState(value: string, range: SourceRange, report: Report): void {
  if ((STATES as readonly string[]).includes(value)) return
  const meant = nearest(value, STATES)
  if (meant === null) return
  report('authentication-state-misspelled', range, {
    subject: value,
    fix: replaceBy(`Change to ${meant}`, range, `"${meant}"`),
  })
}

export const IDENTITY_POOL_RULES: readonly Rule[] = [trustBindsThePool]

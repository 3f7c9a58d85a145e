import type { MatchType, RoleMappingRule } from './pool-config'
import type { TokenClaim } from './tokens'

/** What became of one rule. */
export interface RuleTrial {
  /** Its position, from 0. */
  readonly rule: number
  readonly matches: boolean
  /** What the claim was worth; null when the token does not state it, and the rule was passed over. */
  readonly found: string | null
  readonly assumptions: readonly string[]
}

const TESTS: Readonly<Record<MatchType, (found: string, value: string) => boolean>> = {
  Equals: (found, value) => found === value,
  Contains: (found, value) => found.includes(value),
  StartsWith: (found, value) => found.startsWith(value),
  NotEqual: (found, value) => found !== value,
}

/**
 * Does a claim meet a rule?
 *
 * One claim, one comparison of texts, no wildcards. A rule whose claim is not in the token never matches,
 * NotEqual included.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 */
export function matchRule(rule: RoleMappingRule, claim: TokenClaim | undefined, index: number): RuleTrial {
  if (claim === undefined) return { rule: index, matches: false, found: null, assumptions: [] }
  const isList = Array.isArray(claim)
  const values = (isList ? claim : [claim]).map(textOf)
  const test = TESTS[rule.matchType]
  const matches =
    rule.matchType === 'NotEqual'
      ? values.every((value) => test(value, rule.value))
      : values.some((value) => test(value, rule.value))
  const assumptions: string[] = []
  if (isList || typeof claim !== 'string') assumptions.push('rule-matching-of-lists')
  if (differsByCase(values, rule, matches)) assumptions.push('rule-matching-case')
  return { rule: index, matches, found: isList ? JSON.stringify(claim) : textOf(claim), assumptions }
}

function textOf(value: TokenClaim): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Would the answer be another one if case did not count? */
function differsByCase(values: readonly string[], rule: RoleMappingRule, matches: boolean): boolean {
  const test = TESTS[rule.matchType]
  const lower = values.map((value) => test(value.toLowerCase(), rule.value.toLowerCase()))
  return matches !== (rule.matchType === 'NotEqual' ? lower.every(Boolean) : lower.some(Boolean))
}

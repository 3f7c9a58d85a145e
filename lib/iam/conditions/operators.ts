import type { PatternRules } from '../match/pattern'

/** `ForAllValues:` and `ForAnyValue:`. */
export type Qualifier = 'ForAllValues' | 'ForAnyValue'

export type OperatorFamily = 'string' | 'numeric' | 'date' | 'bool' | 'binary' | 'ip' | 'arn' | 'null'

/** How two values have to stand to each other: equal, or before or after on a scale. */
export type Comparison = '=' | '<' | '<=' | '>' | '>='

/** What an operator compares, apart from qualifier and suffix. */
export interface Operator {
  readonly name: string
  readonly family: OperatorFamily
  /** `...Not...`: true when no value matches, and true when the key is absent. */
  readonly negated: boolean
  readonly rules: PatternRules
  readonly comparison: Comparison
  readonly ignoresCase: boolean
}

/** An operator's name taken apart: `ForAllValues:StringEqualsIfExists`. */
export interface OperatorName {
  readonly qualifier: Qualifier | null
  readonly base: string
  readonly ifExists: boolean
}

/**
 * One row an operator: name, family, the meaning of characters in its values, comparison, and whether it
 * is the negation of that.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const TABLE: readonly (readonly [string, OperatorFamily, PatternRules, Comparison, 'not'?])[] = [
  ['StringEquals', 'string', 'text', '='],
  ['StringNotEquals', 'string', 'text', '=', 'not'],
  ['StringEqualsIgnoreCase', 'string', 'text', '='],
  ['StringNotEqualsIgnoreCase', 'string', 'text', '=', 'not'],
  ['StringLike', 'string', 'text-with-wildcards', '='],
  ['StringNotLike', 'string', 'text-with-wildcards', '=', 'not'],
  ['NumericEquals', 'numeric', 'literal', '='],
  ['NumericNotEquals', 'numeric', 'literal', '=', 'not'],
  ['NumericLessThan', 'numeric', 'literal', '<'],
  ['NumericLessThanEquals', 'numeric', 'literal', '<='],
  ['NumericGreaterThan', 'numeric', 'literal', '>'],
  ['NumericGreaterThanEquals', 'numeric', 'literal', '>='],
  ['DateEquals', 'date', 'literal', '='],
  ['DateNotEquals', 'date', 'literal', '=', 'not'],
  ['DateLessThan', 'date', 'literal', '<'],
  ['DateLessThanEquals', 'date', 'literal', '<='],
  ['DateGreaterThan', 'date', 'literal', '>'],
  ['DateGreaterThanEquals', 'date', 'literal', '>='],
  ['Bool', 'bool', 'text', '='],
  ['BinaryEquals', 'binary', 'literal', '='],
  ['IpAddress', 'ip', 'literal', '='],
  ['NotIpAddress', 'ip', 'literal', '=', 'not'],
  ['ArnEquals', 'arn', 'arn', '='],
  ['ArnNotEquals', 'arn', 'arn', '=', 'not'],
  ['ArnLike', 'arn', 'arn', '='],
  ['ArnNotLike', 'arn', 'arn', '=', 'not'],
  ['Null', 'null', 'literal', '='],
]

/** Every operator of the language by its name; the name is case-sensitive. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  TABLE.map(([name, family, rules, comparison, not]) => [
    name,
    { name, family, rules, comparison, negated: not !== undefined, ignoresCase: name.endsWith('IgnoreCase') },
  ]),
)

/**
 * Takes an operator's name apart. The base is not checked against the table.
 *
 * @example
 * parseOperatorName('ForAnyValue:StringLike') // { qualifier: 'ForAnyValue', base: 'StringLike', ifExists: false }
 */
export function parseOperatorName(name: string): OperatorName {
  const known = parsedNames.get(name)
  if (known) return known
  const found = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/s.exec(name)
  const parsed: OperatorName = {
    qualifier: (found?.[1] as Qualifier | undefined) ?? null,
    base: found?.[2] ?? name,
    ifExists: found?.[3] !== undefined,
  }
  if (parsedNames.size < REMEMBERED_NAMES) parsedNames.set(name, parsed)
  return parsed
}

/** The same few names stand in every policy; a text full of invented ones must not fill the memory. */
const parsedNames = new Map<string, OperatorName>()
const REMEMBERED_NAMES = 500

import type { PatternRules } from '../match/pattern'

/** `ForAllValues:` and `ForAnyValue:`. */
export type Qualifier = 'ForAllValues' | 'ForAnyValue'

/** What an operator compares, apart from qualifier and suffix. */
export interface Operator {
  readonly name: string
  readonly family: 'string' | 'bool' | 'null'
  /** `...Not...`: true when no value matches, and true when the key is absent. */
  readonly negated: boolean
  readonly rules: PatternRules
  readonly ignoresCase: boolean
}

/** An operator's name taken apart: `ForAllValues:StringEqualsIfExists`. */
export interface OperatorName {
  readonly qualifier: Qualifier | null
  readonly base: string
  readonly ifExists: boolean
}

const text = { family: 'string', rules: 'text', ignoresCase: false } as const
const like = { family: 'string', rules: 'text-with-wildcards', ignoresCase: false } as const

/**
 * The operators that are evaluated.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  (
    [
      { name: 'StringEquals', negated: false, ...text },
      { name: 'StringNotEquals', negated: true, ...text },
      { name: 'StringEqualsIgnoreCase', negated: false, ...text, ignoresCase: true },
      { name: 'StringNotEqualsIgnoreCase', negated: true, ...text, ignoresCase: true },
      { name: 'StringLike', negated: false, ...like },
      { name: 'StringNotLike', negated: true, ...like },
      { name: 'Bool', negated: false, family: 'bool', rules: 'text', ignoresCase: true },
      { name: 'Null', negated: false, family: 'null', rules: 'text', ignoresCase: true },
    ] satisfies Operator[]
  ).map((operator) => [operator.name, operator]),
)

/** Operators of the language that are not evaluated yet: what rests on them is undetermined. */
export const OPERATORS_NOT_EVALUATED: ReadonlySet<string> = new Set([
  ...['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals', 'NumericGreaterThan'],
  ...['NumericGreaterThanEquals', 'DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals'],
  ...['DateGreaterThan', 'DateGreaterThanEquals', 'BinaryEquals', 'IpAddress', 'NotIpAddress'],
  ...['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
])

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

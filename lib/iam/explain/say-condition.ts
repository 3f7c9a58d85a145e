import type { CompiledCondition } from '../compile/compiled'
import { isReadableAs } from '../conditions/compare-values'
import type { Comparison, OperatorFamily } from '../conditions/operators'
import type { AuthorizationRequest } from '../evaluate/request'
import { hasNothingToTest } from '../evaluate/vacuous'
import type { Pattern } from '../match/pattern'
import type { Trilean } from '../match/trilean'
import { code, list } from './words'

/** One sentence on a condition: what the request carries, and what the operator asks for. */
export function sayCondition(
  condition: CompiledCondition,
  request: AuthorizationRequest,
  outcome: Trilean,
  describe: (value: Pattern) => string,
): string {
  const { operator, name, source } = condition
  const written = code(source.operator.value)
  const key = code(source.key.value)
  const entry = request.context.get(condition.key)
  if (outcome === 'unknown') {
    if (operator === null || name.base === 'Null') return `${written} on ${key} is no condition operator`
    if (entry?.isUnreadable) return `the value of ${key} in the request is of no type that a key can have`
    return `the values of ${written} on ${key} hold something without a meaning`
  }
  const holds = outcome === 'yes'
  if (operator?.family === 'null') {
    return `the request carries ${entry === undefined ? 'no ' : ''}${key}, and ${written} asks that it is ${
      holds === (entry === undefined) ? 'absent' : 'present'
    }`
  }
  if (entry === undefined) {
    const why =
      name.qualifier === 'ForAllValues' && holds
        ? 'and ForAllValues is true when there is nothing to test'
        : `and ${written} is ${holds ? 'true' : 'false'} when the key is missing`
    return `the request carries no ${key}, ${why}`
  }
  if (holds && name.qualifier === 'ForAllValues' && hasNothingToTest(entry)) {
    return `${key} is empty, and ForAllValues is true when there is nothing to test`
  }
  const has = `${key} is ${sayValues(entry.values, operator?.family ?? 'string')}`
  const wanted = sayWanted(condition, describe)
  return holds
    ? `${has}, which is what ${written} asks for: ${wanted}`
    : `${has}, and ${written} asks for ${wanted}`
}

/** What a text has to be for the operators of a family. */
const KINDS: Readonly<Record<OperatorFamily, string>> = {
  string: 'a text',
  numeric: 'a number',
  date: 'a date',
  bool: '`true` or `false`',
  binary: 'base64',
  ip: 'an address',
  arn: 'an ARN',
  null: 'a value',
}

function sayValues(values: readonly string[], family: OperatorFamily): string {
  if (values.length === 0) return 'an empty list'
  const isNone = values.length === 1 && !isReadableAs(family, values[0] as string)
  return `${list(values.map(code), 'and')}${isNone ? ` (not ${KINDS[family]})` : ''}`
}

const SCALES: Readonly<Record<'numeric' | 'date', Readonly<Record<Comparison, string>>>> = {
  numeric: { '=': '', '<': 'less than ', '<=': 'at most ', '>': 'more than ', '>=': 'at least ' },
  date: {
    '=': '',
    '<': 'earlier than ',
    '<=': 'at the latest ',
    '>': 'later than ',
    '>=': 'at the earliest ',
  },
}

/** What a value has to be: "`a` or `b`", "every one to be `a`", "at most `10`". */
function sayWanted(
  { operator, name, values }: CompiledCondition,
  describe: (value: Pattern) => string,
): string {
  if (operator === null) return 'nothing that is known'
  if (values.length === 0) return operator.negated ? 'anything' : 'a value of an empty list'
  const { family, comparison, negated } = operator
  const scale = family === 'numeric' || family === 'date' ? SCALES[family][comparison] : ''
  const listed = list(
    values.map((value) => {
      const isReadable = value.variables.length > 0 || isReadableAs(family, value.source, 'policy')
      return `${scale}${describe(value)}${isReadable ? '' : ` (not ${KINDS[family]})`}`
    }),
  )
  const wanted = negated ? `anything but ${listed}` : listed
  if (name.qualifier === 'ForAllValues') return `every one to be ${wanted}`
  if (name.qualifier === 'ForAnyValue') return `at least one to be ${wanted}`
  return wanted
}

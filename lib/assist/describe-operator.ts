import { type KeyType, OPERATORS, type Operator, type OperatorFamily, parseOperatorName } from '@/lib/iam'

/** Every way to write an operator: plain, with `IfExists`, and with a qualifier for keys that hold several values. */
export function operatorNames(): readonly string[] {
  return [...OPERATORS.values()].flatMap(({ name, family }) => {
    if (family === 'null') return name
    const both = [name, `${name}IfExists`]
    return [...both, ...QUALIFIERS.flatMap((qualifier) => both.map((each) => `${qualifier}${each}`))]
  })
}

const QUALIFIERS = ['ForAnyValue:', 'ForAllValues:']

/**
 * What does this condition operator mean, in plain words, and what when the request has no such key?
 *
 * Null for an operator that is not part of the language.
 *
 * @example
 * describeOperator('ForAllValues:StringEquals') // ['Every value of the key …', 'If the request …']
 */
export function describeOperator(name: string): readonly string[] | null {
  const { base, qualifier, ifExists } = parseOperatorName(name)
  const operator = OPERATORS.get(base)
  if (!operator) return null
  if (operator.family === 'null') {
    return [
      '`"true"`: the request must not carry the key. `"false"`: it must carry it.',
      'This is how to insist that a key is there at all.',
    ]
  }
  return [
    sayTest(operator, qualifier),
    sayValues(operator),
    sayAbsence(operator, qualifier, ifExists),
  ].filter((line) => line !== '')
}

function sayTest(operator: Operator, qualifier: string | null): string {
  const what = sayComparison(operator)
  if (qualifier === 'ForAllValues') return `Every value that the request carries for the key ${what}.`
  if (qualifier === 'ForAnyValue') return `At least one value that the request carries for the key ${what}.`
  return `The value of the key ${what}.`
}

function sayComparison({ family, comparison, negated, name, ignoresCase }: Operator): string {
  const must = negated ? 'must be none of' : 'must be one of'
  switch (family) {
    case 'string':
      return name.endsWith('Like')
        ? `${negated ? 'must match none of' : 'must match one of'} the patterns`
        : `${must} the texts${ignoresCase ? ', upper and lower case alike' : ', letter by letter'}`
    case 'arn':
      return `${negated ? 'must match none of' : 'must match one of'} the ARNs, part by part between the colons`
    case 'ip':
      return `${negated ? 'must lie in none of' : 'must lie in one of'} the address ranges`
    case 'bool':
      return 'must be the one given, `true` or `false`'
    case 'binary':
      return 'must be the bytes given in Base64'
    default:
      return comparison === '='
        ? `${must} the ${family === 'date' ? 'points in time' : 'numbers'}`
        : `must be ${ORDER[comparison][family === 'date' ? 1 : 0]} the one given`
  }
}

const ORDER = {
  '<': ['less than', 'before'],
  '<=': ['at most', 'at or before'],
  '>': ['greater than', 'after'],
  '>=': ['at least', 'at or after'],
} as const

function sayValues({ rules, family }: Operator): string {
  if (rules === 'text-with-wildcards')
    return '`*` stands for any characters and `?` for one; `${…}` is filled in.'
  if (family === 'arn') return '`*` and `?` may stand in each part; `${…}` is filled in.'
  if (family === 'string') return '`*` and `?` stand for themselves here; `${…}` is filled in.'
  if (family === 'ip') return 'Write `203.0.113.0/24` or one address.'
  if (family === 'date') return 'Write `2026-03-02T09:00:00Z`.'
  return ''
}

function sayAbsence({ negated }: Operator, qualifier: string | null, ifExists: boolean): string {
  if (qualifier === 'ForAllValues') {
    return 'If the request does not carry the key there is nothing to test, and the condition holds: an Allow needs `"Null": {"key": "false"}` beside it.'
  }
  if (ifExists) return 'If the request does not carry the key, the condition holds.'
  if (qualifier === 'ForAnyValue')
    return 'If the request does not carry the key, the condition does not hold.'
  return negated
    ? 'If the request does not carry the key, the condition holds too.'
    : 'If the request does not carry the key, the condition does not hold.'
}

const FAMILIES: Readonly<Record<KeyType, readonly OperatorFamily[]>> = {
  String: ['string'],
  ArrayOfString: ['string'],
  Numeric: ['numeric'],
  Date: ['date'],
  Bool: ['bool'],
  Binary: ['binary'],
  IPAddress: ['ip'],
  ARN: ['arn', 'string'],
  ArrayOfARN: ['arn', 'string'],
}

/** Does this operator compare what a key of this type holds? A key whose type is not known fits every operator. */
export function operatorFits(name: string, type: KeyType | null): boolean {
  const { base, qualifier } = parseOperatorName(name)
  const operator = OPERATORS.get(base)
  if (!operator || type === null || operator.family === 'null') return true
  const isList = type.startsWith('ArrayOf')
  return FAMILIES[type].includes(operator.family) && (isList ? qualifier !== null : qualifier === null)
}

/** Like `operatorFits`, whatever the qualifier. */
export function familyFits(name: string, type: KeyType | null): boolean {
  const operator = OPERATORS.get(parseOperatorName(name).base)
  return !operator || type === null || operator.family === 'null' || FAMILIES[type].includes(operator.family)
}

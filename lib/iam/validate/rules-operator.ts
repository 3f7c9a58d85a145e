import type { ConditionTest, Statement } from '../ast'
import { coversAction } from '../compile/compile-policy'
import { OPERATORS, parseOperatorName } from '../conditions/operators'
import { isOnlyKey, placeIn, renameOperator } from './mend-values'
import { readAction } from './read-action'
import { readKey } from './read-key'
import type { Report, StatementRule } from './rule'

/** Operators exist, and one that can be told from its key alone does what it seems to. */
const operatorsExist: StatementRule = (statement, input, report) => {
  const { condition } = statement
  if (condition === null) return
  let last = -1
  for (const { operator } of condition.tests) {
    // An operator's name stands once for all its keys.
    if (operator.range.start === last) continue
    last = operator.range.start
    const { base, qualifier, ifExists } = parseOperatorName(operator.value)
    const subject = operator.value
    if (!OPERATORS.has(base)) {
      const meant = input.suggest(base, () => [...OPERATORS.keys()])
      const name = meant === null ? '' : assemble(qualifier, meant, ifExists)
      const fix = meant === null ? undefined : renameOperator(statement, operator, name)
      report('unknown-operator', operator.range, { subject, detail: name, fix })
    } else if (base === 'Null' && ifExists) {
      report('null-if-exists', operator.range, { subject, fix: renameOperator(statement, operator, 'Null') })
    } else if (base === 'Null' && qualifier !== null) {
      const fix = renameOperator(statement, operator, 'Null')
      report('null-with-qualifier', operator.range, { subject, fix })
    }
  }
}

function assemble(qualifier: string | null, base: string, ifExists: boolean): string {
  return `${qualifier === null ? '' : `${qualifier}:`}${base}${ifExists ? 'IfExists' : ''}`
}

/** A key with several values needs a qualifier, a key with one value does not. */
const qualifiersFitTheirKeys: StatementRule = (statement, _input, report) => {
  for (const test of statement.condition?.tests ?? []) {
    const { base, qualifier, ifExists } = parseOperatorName(test.operator.value)
    const operator = OPERATORS.get(base)
    if (operator === undefined || operator.family === 'null') continue
    const key = readKey(test.key.value)
    const subject = test.key.value
    if (key.isMultivalued && qualifier === null) {
      const mends = !operator.negated && isOnlyKey(statement, test.operator)
      const name = assemble('ForAnyValue', base, ifExists)
      const fix = mends ? renameOperator(statement, test.operator, name) : undefined
      report('multivalued-key-without-qualifier', test.key.range, { subject, fix })
    } else if (key.type !== null && !key.isMultivalued && qualifier === 'ForAllValues') {
      const mends = isOnlyKey(statement, test.operator)
      const name = assemble(null, base, ifExists)
      const fix = mends ? renameOperator(statement, test.operator, name) : undefined
      report('set-operator-on-single-valued-key', test.key.range, { subject, fix })
    }
  }
}

/** Operations that carry the key only when the request happens to name it. */
const MAY_LACK: ReadonlyMap<string, readonly string[]> = new Map([
  ['dynamodb:leadingkeys', ['dynamodb:Scan', 'dynamodb:PartiQLSelect']],
  ['dynamodb:firstpartitionkeyvalues', ['dynamodb:Scan', 'dynamodb:PartiQLSelect']],
])

/** Keys of the caller and its path that many requests lack: without them, ForAllValues lets everybody in. */
const OFTEN_ABSENT: ReadonlySet<string> = new Set([
  ...['aws:principalorgpaths', 'aws:resourceorgpaths', 'aws:sourceorgpaths', 'aws:vpceorgpaths'],
  ...['aws:calledvia', 'aws:principalservicenameslist'],
])

/** ForAllValues is true when the key is absent, which an Allow must not rest on. */
const forAllValuesIsGuarded: StatementRule = (statement, { kind }, report) => {
  if (statement.effect?.value !== 'Allow' || kind === 'trust') return
  for (const test of statement.condition?.tests ?? []) {
    if (!test.operator.value.startsWith('ForAllValues:')) continue
    const { base } = parseOperatorName(test.operator.value)
    const key = readKey(test.key.value)
    const isHole = OFTEN_ABSENT.has(key.lower) || MAY_LACK.has(key.lower)
    if (base === 'Null' || !isHole || isGuarded(statement, test)) continue
    if (OFTEN_ABSENT.has(key.lower)) {
      report('for-all-values-without-null-check', test.key.range, { detail: test.key.value })
      continue
    }
    checkActions(statement, test, report)
  }
}

function checkActions(statement: Statement, test: ConditionTest, report: Report): void {
  const lacking = MAY_LACK.get(test.key.value.toLowerCase())
  if (lacking === undefined || statement.action?.name !== 'Action') return
  for (const value of statement.action.values) {
    const covered = readAction(value.value).hasWildcard
      ? lacking.find((action) => coversAction(value.value, action))
      : lacking.find((action) => action.toLowerCase() === value.value.toLowerCase())
    if (covered === undefined) continue
    report('for-all-values-without-null-check', value.range, { subject: covered, detail: test.key.value })
  }
}

/** Another test of the key that fails when the key is absent. */
function isGuarded(statement: Statement, { key }: ConditionTest): boolean {
  const lower = key.value.toLowerCase()
  return (statement.condition?.tests ?? []).some((test) => {
    if (test.key.value.toLowerCase() !== lower) return false
    const { base, qualifier, ifExists } = parseOperatorName(test.operator.value)
    if (base === 'Null')
      return qualifier === null && test.values.some(({ value }) => value.toLowerCase() === 'false')
    return qualifier === 'ForAnyValue' && !ifExists
  })
}

/** Which operators compare which type of key as it is meant; texts compare with anything. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  String: ['string'],
  Numeric: ['numeric'],
  Date: ['date'],
  Bool: ['bool', 'string'],
  Binary: ['binary'],
  IPAddress: ['ip'],
  ARN: ['arn', 'string'],
}

const operatorsFitTheirKeys: StatementRule = (statement, _input, report) => {
  for (const test of statement.condition?.tests ?? []) {
    const family = OPERATORS.get(parseOperatorName(test.operator.value).base)?.family
    const key = readKey(test.key.value)
    if (family === undefined || family === 'null' || key.type === null || key.isTag) continue
    const type = key.type.replace('ArrayOf', '')
    if (FITTING[type]?.includes(family)) continue
    if (key.lower === 'aws:epochtime' && (family === 'date' || family === 'numeric')) continue
    // Some keys that hold ARNs are published as texts, and some that hold numbers or dates too.
    if (type === 'String' && (family === 'arn' ? key.lower.includes('arn') : family === 'numeric')) continue
    report('operator-does-not-fit-key', test.key.range, { subject: test.operator.value, detail: type })
  }
}

/** Wildcards are plain characters to every text operator but the Like ones. */
const wildcardsAreRead: StatementRule = (statement, { text }, report) => {
  for (const test of statement.condition?.tests ?? []) {
    const { base, qualifier, ifExists } = parseOperatorName(test.operator.value)
    const operator = OPERATORS.get(base)
    if (operator?.family !== 'string' || operator.rules !== 'text') continue
    for (const value of test.values) {
      const at = wildcardIn(value.value)
      if (at < 0) continue
      const like = LIKE[base]
      const name = like === undefined ? null : assemble(qualifier, like, ifExists)
      const fix =
        name !== null && isOnlyKey(statement, test.operator)
          ? renameOperator(statement, test.operator, name)
          : undefined
      report('wildcard-without-like', placeIn(text, value, at, 1), { subject: value.value, fix })
    }
  }
}

const LIKE: Readonly<Record<string, string>> = {
  StringEquals: 'StringLike',
  StringNotEquals: 'StringNotLike',
}

/** The first wildcard outside `${...}`; -1 when there is none. */
export function wildcardIn(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const letter = text[index]
    if (letter === '*' || letter === '?') return index
    if (letter !== '$' || text[index + 1] !== '{') continue
    const close = text.indexOf('}', index)
    if (close < 0) return -1
    index = close
  }
  return -1
}

export const OPERATOR_RULES: readonly StatementRule[] = [
  operatorsExist,
  qualifiersFitTheirKeys,
  forAllValuesIsGuarded,
  operatorsFitTheirKeys,
  wildcardsAreRead,
]

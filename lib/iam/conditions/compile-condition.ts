import type { ConditionTest, PolicyVersion } from '../ast'
import type { CompiledCondition, NoteAssumption } from '../compile/compiled'
import type { ContextEntry, RequestContext } from '../evaluate/request'
import { hasNothingToTest } from '../evaluate/vacuous'
import { compilePattern, type Pattern } from '../match/pattern'
import { both, either, type Trilean } from '../match/trilean'
import { createValueMatcher, type ValueMatcher } from './compare-values'
import { OPERATORS, type Operator, type OperatorName, parseOperatorName } from './operators'
import { parseBoolean } from './others'

/**
 * Makes one operator on one key ready to decide.
 *
 * The law: values of one key are joined by OR (under a negated operator: none may match); a missing key
 * fails a positive operator and satisfies a negated one, `IfExists` and `ForAllValues`, and fails
 * `ForAnyValue`. An unknown operator gives `unknown`, whatever the request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function compileCondition(source: ConditionTest, version: PolicyVersion): CompiledCondition {
  const name = parseOperatorName(source.operator.value)
  const operator = OPERATORS.get(name.base) ?? null
  const rules = operator?.rules ?? 'literal'
  const values = source.values.map((value) => compilePattern(value.value, rules, version))
  const key = source.key.value.toLowerCase()
  return { source, name, operator, key, values, test: createTest(operator, name, key, values) }
}

function createTest(
  operator: Operator | null,
  name: OperatorName,
  key: string,
  values: readonly Pattern[],
): CompiledCondition['test'] {
  if (operator === null) return () => 'unknown'
  if (operator.family === 'null') return createPresenceTest(name, key, values)
  const { qualifier, ifExists } = name
  const { negated } = operator
  const whenAbsent: Trilean =
    ifExists || qualifier === 'ForAllValues' || (negated && qualifier === null) ? 'yes' : 'no'

  let matchers: readonly ValueMatcher[] | null = null
  let isMalformed = false

  /** Is this one value of the request what the operator asks for? */
  const satisfied = (value: string, context: RequestContext, note: NoteAssumption): Trilean => {
    const list = matchers as readonly ValueMatcher[]
    let found: Trilean = 'no'
    for (let index = 0; index < list.length; index++) {
      const answer = (list[index] as ValueMatcher)(value, context, note)
      if (answer === 'yes') return negated ? 'no' : 'yes'
      if (answer === 'unknown') found = answer
    }
    return found === 'unknown' ? found : negated ? 'yes' : 'no'
  }

  return (context, note) => {
    if (matchers === null) {
      // Most conditions of a policy are never asked about.
      matchers = values.map((value) => createValueMatcher(operator, value))
      isMalformed = values.some((value) => value.malformed !== null)
    }
    if (isMalformed) return 'unknown'
    const entry = context.get(key)
    if (entry === undefined) {
      noteAbsence(key, context, note)
      if (negated && !ifExists && qualifier === 'ForAllValues') note('negated-for-all-values-on-missing-key')
      return whenAbsent
    }
    if (entry.isUnreadable) return 'unknown'
    if (entry.assumption !== null) note(entry.assumption)
    return overValues(entry, qualifier, negated, note, (value) => satisfied(value, context, note))
  }
}

/** `Null` asks whether the key is there at all. */
function createPresenceTest(
  { qualifier, ifExists }: OperatorName,
  key: string,
  values: readonly Pattern[],
): CompiledCondition['test'] {
  // `NullIfExists` is not an operator; IAM refuses it.
  if (ifExists) return () => 'unknown'
  if (qualifier !== null) return () => (qualifier === 'ForAllValues' ? 'yes' : 'no')
  const wantsAbsent = values.some((value) => parseBoolean(value.source) === true)
  const wantsPresent = values.some((value) => parseBoolean(value.source) === false)
  return (context, note) => {
    const entry = context.get(key)
    if (entry === undefined) noteAbsence(key, context, note)
    else if (entry.assumption !== null) note(entry.assumption)
    return (entry === undefined ? wantsAbsent : wantsPresent) ? 'yes' : 'no'
  }
}

function noteAbsence(key: string, context: RequestContext, note: NoteAssumption): void {
  const assumption = context.absentBy?.(key)
  if (assumption !== undefined) note(assumption)
}

function overValues(
  entry: ContextEntry,
  qualifier: OperatorName['qualifier'],
  negated: boolean,
  note: NoteAssumption,
  satisfied: (value: string) => Trilean,
): Trilean {
  if (qualifier === 'ForAllValues') {
    if (!hasNothingToTest(entry)) return everyValue(entry.values, satisfied)
    if (entry.values.length > 0) note('empty-value-under-for-all-values')
    return 'yes'
  }
  if (qualifier === 'ForAnyValue') return someValue(entry.values, satisfied)
  if (!entry.multivalued) return satisfied(entry.values[0] as string)
  note('multivalued-key-without-qualifier')
  return negated ? everyValue(entry.values, satisfied) : someValue(entry.values, satisfied)
}

function everyValue(values: readonly string[], satisfied: (value: string) => Trilean): Trilean {
  let outcome: Trilean = 'yes'
  for (const value of values) {
    outcome = both(outcome, satisfied(value))
    if (outcome === 'no') return outcome
  }
  return outcome
}

function someValue(values: readonly string[], satisfied: (value: string) => Trilean): Trilean {
  let outcome: Trilean = 'no'
  for (const value of values) {
    outcome = either(outcome, satisfied(value))
    if (outcome === 'yes') return outcome
  }
  return outcome
}

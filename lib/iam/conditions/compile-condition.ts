import type { ConditionTest, PolicyVersion } from '../ast'
import type { CompiledCondition, NoteAssumption } from '../compile/compiled'
import type { ContextEntry, RequestContext } from '../evaluate/request'
import { hasNothingToTest } from '../evaluate/vacuous'
import { compilePattern, type Pattern } from '../match/pattern'
import type { Trilean } from '../match/trilean'
import { OPERATORS, type Operator, type OperatorName, parseOperatorName } from './operators'

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
  const rules = operator?.rules ?? 'text'
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
  if (operator.family === 'null') {
    // `NullIfExists` is not an operator; IAM refuses it.
    if (name.ifExists) return () => 'unknown'
    if (name.qualifier !== null) return () => (name.qualifier === 'ForAllValues' ? 'yes' : 'no')
    const wantsAbsent = values.some((value) => value.source.toLowerCase() === 'true')
    const wantsPresent = values.some((value) => value.source.toLowerCase() === 'false')
    return (context, note) => {
      const entry = context.get(key)
      if (entry === undefined) noteAbsence(key, context, note)
      else if (entry.assumption !== null) note(entry.assumption)
      return (entry === undefined ? wantsAbsent : wantsPresent) ? 'yes' : 'no'
    }
  }
  const matchesOne = operator.ignoresCase ? matchesIgnoringCase : matchesExactly
  const { qualifier, ifExists } = name
  const { negated } = operator
  const whenAbsent: Trilean =
    ifExists || qualifier === 'ForAllValues' || (negated && qualifier === null) ? 'yes' : 'no'

  const satisfied = (value: string, context: RequestContext, note: NoteAssumption): boolean => {
    for (let index = 0; index < values.length; index++) {
      if (matchesOne(values[index] as Pattern, value, context, note)) return !negated
    }
    return negated
  }

  let isMalformed: boolean | null = null
  return (context, note) => {
    isMalformed ??= values.some((value) => value.malformed !== null)
    if (isMalformed) return 'unknown'
    const entry = context.get(key)
    if (entry === undefined) {
      noteAbsence(key, context, note)
      return whenAbsent
    }
    if (entry.assumption !== null) note(entry.assumption)
    return overValues(entry, qualifier, negated, note, (value) => satisfied(value, context, note))
      ? 'yes'
      : 'no'
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
  satisfied: (value: string) => boolean,
): boolean {
  if (qualifier === 'ForAllValues') {
    if (!hasNothingToTest(entry)) return entry.values.every(satisfied)
    if (entry.values.length > 0) note('empty-value-under-for-all-values')
    return true
  }
  if (qualifier === 'ForAnyValue') return entry.values.some(satisfied)
  if (entry.multivalued) note('multivalued-key-without-qualifier')
  return negated ? entry.values.every(satisfied) : entry.values.some(satisfied)
}

function matchesExactly(
  pattern: Pattern,
  value: string,
  context: RequestContext,
  note: NoteAssumption,
): boolean {
  return pattern.resolve(context, note)?.matches(value) ?? false
}

function matchesIgnoringCase(
  pattern: Pattern,
  value: string,
  context: RequestContext,
  note: NoteAssumption,
): boolean {
  // Operators that ignore case know no wildcards, so the filled-in text is the whole pattern.
  return pattern.resolve(context, note)?.text.toLowerCase() === value.toLowerCase()
}

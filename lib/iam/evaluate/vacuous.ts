import type { CompiledStatement } from '../compile/compiled'
import type { ContextEntry, RequestContext } from './request'

/** Is there no value that a ForAllValues test could fail on? An empty text counts as none. */
export function hasNothingToTest(entry: ContextEntry | undefined): boolean {
  return entry === undefined || entry.values.every((value) => value === '')
}

/**
 * Does the statement have a ForAllValues test that is true only because there is nothing to test: the
 * request has no such key, or no value in it?
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function hasVacuousTest(statement: CompiledStatement, context: RequestContext): boolean {
  return statement.conditions.some(
    (condition) =>
      condition.name.qualifier === 'ForAllValues' && hasNothingToTest(context.get(condition.key)),
  )
}

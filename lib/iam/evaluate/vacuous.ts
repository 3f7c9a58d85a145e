import type { CompiledStatement } from '../compile/compiled'
import type { RequestContext } from './request'

/**
 * Does the statement have a ForAllValues test that is true only because the request has no such key?
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function hasVacuousTest(statement: CompiledStatement, context: RequestContext): boolean {
  return statement.conditions.some(
    (condition) => condition.name.qualifier === 'ForAllValues' && context.get(condition.key) === undefined,
  )
}

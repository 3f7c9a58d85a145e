import type { Located } from '@/lib/base/source-range'
import type { ConditionTest, ListElement, PolicyDocument, PrincipalElement, Statement } from '../ast'

/**
 * How is this policy written in the house's way: elements in the order of AWS's guide, two blanks of
 * indentation, and no list around a single value?
 *
 * Total. Parts that have no meaning are not in the tree and so not in the text; a document without such
 * parts says the same when it is read again.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 * @example
 * printPolicy(parsePolicy('{"Statement":{"Action":["s3:*"],"Effect":"Allow","Resource":"*"}}').document)
 * // {
 * //   "Statement": [
 * //     {
 * //       "Effect": "Allow", ...
 */
export function printPolicy({ version, id, statements }: PolicyDocument): string {
  const entries: [string, unknown][] = []
  if (version) entries.push(['Version', version.value])
  if (id) entries.push(['Id', id.value])
  entries.push(['Statement', statements.map(statementToJson)])
  return JSON.stringify(Object.fromEntries(entries), null, 2)
}

function statementToJson({ sid, effect, principal, action, resource, condition }: Statement): object {
  return {
    ...(sid ? { Sid: sid.value } : {}),
    ...(effect ? { Effect: effect.value } : {}),
    ...(principal ? { [principal.name]: principalToJson(principal) } : {}),
    ...(action ? listToJson(action) : {}),
    ...(resource ? listToJson(resource) : {}),
    ...(condition ? { Condition: conditionToJson(condition.tests) } : {}),
  }
}

function listToJson({ name, values }: ListElement<string>): object {
  return { [name]: oneOrMany(values) }
}

function principalToJson({ everyone, entries }: PrincipalElement): unknown {
  return everyone ? '*' : groupBy(entries.map(({ type, value }) => [type, value]))
}

function conditionToJson(tests: readonly ConditionTest[]): object {
  const operators = new Map<string, [string, unknown][]>()
  for (const { operator, key, values } of tests) {
    const keys = operators.get(operator.value) ?? []
    keys.push([key.value, oneOrMany(values)])
    operators.set(operator.value, keys)
  }
  return Object.fromEntries([...operators].map(([operator, keys]) => [operator, Object.fromEntries(keys)]))
}

function groupBy(entries: readonly (readonly [string, Located<string>])[]): object {
  const groups = new Map<string, Located<string>[]>()
  for (const [name, value] of entries) {
    const group = groups.get(name)
    if (group) group.push(value)
    else groups.set(name, [value])
  }
  return Object.fromEntries([...groups].map(([name, values]) => [name, oneOrMany(values)]))
}

/** A list around a single value says nothing; an empty list does. */
function oneOrMany(values: readonly Located<string>[]): string | readonly string[] {
  const [first, ...rest] = values.map(({ value }) => value)
  return first !== undefined && rest.length === 0 ? first : values.map(({ value }) => value)
}

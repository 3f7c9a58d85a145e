import type { ConditionElement, Statement } from '../ast'
import { nameOf } from './mend-values'
import { readAction } from './read-action'
import type { StatementRule } from './rule'

/** What grants far more than the app of a pool can need. Guardrails may say `*`: they grant nothing. */
const grantsAreNarrow: StatementRule = (statement, { kind, text }, report) => {
  const { action, resource, effect, condition } = statement
  if (effect?.value !== 'Allow' || action === null) return
  if (kind !== 'identity' && kind !== 'resource') return
  if (action.name === 'NotAction') report('allow-with-not-action', nameOf(text, action))
  if (resource?.name === 'NotResource') report('allow-with-not-resource', nameOf(text, resource))
  if (kind !== 'identity' || resource === null) return

  const everything = action.name === 'Action' ? action.values.find(({ value }) => value === '*') : undefined
  const onEverything = resource.name === 'Resource' && resource.values.some(({ value }) => value === '*')
  if (everything !== undefined && onEverything) {
    const isLimited = condition !== null && condition.tests.length > 0
    if (!isLimited) report('allows-everything', everything.range)
    return
  }
  for (const { name, code, unless } of ROLE_ACTIONS) {
    if (!onEverything && resource.name !== 'NotResource') break
    if (testsOneOf(condition, unless)) continue
    const granting = grants(statement, name, text)
    if (granting !== null) report(code, granting.range, { subject: granting.text })
  }
}

/** Actions that hand out roles. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
const ROLE_ACTIONS = [
  {
    name: 'iam:PassRole',
    code: 'pass-role-too-broad',
    unless: ['iam:passedtoservice', 'iam:associatedresourcearn'],
  },
  {
    name: 'iam:CreateServiceLinkedRole',
    code: 'create-service-linked-role-too-broad',
    unless: ['iam:awsservicename'],
  },
] as const

/** The entry that takes in the action, or the element that does not leave it out. */
function grants(statement: Statement, name: string, text: string) {
  const { action } = statement
  if (action === null) return null
  const entry = action.values.find(({ value }) => takesIn(value, name))
  if (action.name === 'Action') return entry === undefined ? null : { range: entry.range, text: entry.value }
  return entry === undefined ? { range: nameOf(text, action), text: 'NotAction' } : null
}

function takesIn(entry: string, name: string): boolean {
  if (entry === '*') return true
  if (!WILDCARD.test(entry)) return entry.length === name.length && entry.toLowerCase() === name.toLowerCase()
  if (!/^iam:/i.test(entry)) return false
  const reading = readAction(entry)
  if (reading.covered !== null) return reading.covered.some((action) => action.name === name)
  // Of services without details: a star at the end is what people write.
  const star = entry.indexOf('*')
  return star === entry.length - 1 && name.toLowerCase().startsWith(entry.slice(0, -1).toLowerCase())
}

const WILDCARD = /[*?]/

function testsOneOf(condition: ConditionElement | null, keys: readonly string[]): boolean {
  return condition?.tests.some((test) => keys.includes(test.key.value.toLowerCase())) ?? false
}

export const GRANT_RULES: readonly StatementRule[] = [grantsAreNarrow]

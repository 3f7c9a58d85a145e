import type { Statement } from '../ast'
import { remove } from './mend'
import { headOf, type Report, type Rule } from './rule'

const statementsAddSomething: Rule = ({ document, text }, report) => {
  const { statements } = document
  if (statements.length < 2) return
  const redundant = reportRedundant(lookAlikes(statements).map(says), text, report)
  const isDenial = ({ effect, condition }: Statement) => effect?.value === 'Deny' && condition === null
  if (statements.some(isDenial)) {
    reportCancelled(statements.filter((one) => isSound(one) && !redundant.has(one)).map(says), report)
  }
}

function isSound({ malformed, effect, action }: Statement): boolean {
  return malformed.length === 0 && effect !== null && action !== null
}

/**
 * The statements that might say what another one says: what a statement says in full is too dear to be put
 * together for every policy on every keystroke.
 *
 * One that adds nothing has the same actions as another one, whose resources hold its own or `*`; or the other
 * way round. So the numbers of such pairs, of a whole list and a value of the other one, stand twice.
 */
function lookAlikes(statements: readonly Statement[]): Statement[] {
  const seen = new Map<number, number>()
  const isAlike: boolean[] = []
  const meet = (index: number, other: number | undefined) => {
    if (other === undefined || other === index) return
    isAlike[other] = true
    isAlike[index] = true
  }
  const pairs = statements.map((statement, index) => {
    if (!isSound(statement)) return []
    const rest = numberOfRest(statement)
    const actions = statement.action?.values ?? NOTHING
    const resources = statement.resource?.values ?? NOTHING
    const pairs = [
      { whole: Math.imul(rest, 31) + numberOfList(actions), values: resources },
      { whole: Math.imul(rest, 37) + numberOfList(resources), values: actions },
    ]
    for (const { whole, values } of pairs) {
      for (const { value } of values) {
        const key = (Math.imul(whole, 0x9e3779b1) + numberOf(value)) | 0
        const other = seen.get(key)
        if (other === undefined) seen.set(key, index)
        else meet(index, other)
      }
    }
    return pairs
  })
  for (const [index, both] of pairs.entries()) {
    for (const { whole } of both) meet(index, seen.get((Math.imul(whole, 0x9e3779b1) + ALL) | 0))
  }
  return statements.filter((_, index) => isAlike[index])
}

const NOTHING = [{ value: '' }]

function numberOfRest({ effect, principal, condition }: Statement): number {
  return (
    (effect?.value === 'Allow' ? 1 : 2) +
    (condition === null ? 0 : 7 + 31 * condition.tests.length) +
    (principal === null ? 0 : 5 + 1_009 * principal.entries.length)
  )
}

/** Depends neither on the order of the list nor on letter case. */
function numberOfList(values: readonly { readonly value: string }[]): number {
  let sum = 0
  for (const { value } of values) sum = (sum + numberOf(value)) | 0
  return sum
}

function numberOf(value: string): number {
  let number = value.length
  for (let index = Math.max(0, value.length - 200); index < value.length; index++) {
    number = (Math.imul(number, 31) + (value.charCodeAt(index) | 32)) | 0
  }
  return number
}

const ALL = numberOf('*')

/** What a statement says, as texts that are equal when the meaning is. Lists are sets, so order does not matter. */
interface Said {
  readonly statement: Statement
  readonly principal: string
  readonly actions: string
  readonly resources: string
  readonly condition: string
}

function says(statement: Statement): Said {
  const { principal, action, resource, condition } = statement
  return {
    statement,
    principal:
      principal === null
        ? ''
        : principal.everyone
          ? `${principal.name} *`
          : setOf(
              principal.name,
              principal.entries.map(({ type, value }) => `${type} ${value.value}`),
            ),
    actions:
      action === null
        ? ''
        : setOf(
            action.name,
            action.values.map(({ value }) => value.toLowerCase()),
          ),
    resources:
      resource === null
        ? ''
        : setOf(
            resource.name,
            resource.values.map(({ value }) => value),
          ),
    condition:
      condition === null
        ? ''
        : setOf(
            '',
            condition.tests.map(({ operator, key, values }) =>
              setOf(
                `${operator.value} ${key.value.toLowerCase()}`,
                values.map(({ value }) => value),
              ),
            ),
          ),
  }
}

function setOf(name: string, values: readonly string[]): string {
  return JSON.stringify([name, ...[...new Set(values)].sort()])
}

/**
 * Statements that equal another one, or differ from it in one list that the other one has and more. In each
 * group the widest statement is the measure, so that the work stays linear.
 */
function reportRedundant(said: readonly Said[], text: string, report: Report): Set<Statement> {
  const redundant = new Set<Statement>()
  const tell = (statement: Statement, by: Statement) => {
    if (statement === by || redundant.has(statement) || redundant.has(by)) return
    redundant.add(statement)
    report('redundant-statement', placeOf(statement), {
      subject: String(by.index + 1),
      fix: () => remove('Remove the statement', text, statement.range),
    })
  }
  const rest = ({ statement, principal, condition }: Said) => [statement.effect?.value, principal, condition]
  for (const group of groups(said, (one) => JSON.stringify([...rest(one), one.actions, one.resources]))) {
    for (const other of group.slice(1)) tell(other.statement, (group[0] as Said).statement)
  }
  for (const [fixed, list] of [
    ['resources', 'action'],
    ['actions', 'resource'],
  ] as const) {
    for (const group of groups(said, (one) => JSON.stringify([...rest(one), one[fixed]]))) {
      reportNarrower(group, list, tell)
    }
  }
  return redundant
}

function reportNarrower(
  group: readonly Said[],
  list: 'action' | 'resource',
  tell: (statement: Statement, by: Statement) => void,
): void {
  const elements = group.flatMap(({ statement }) => {
    const element = statement[list]
    // A longer NotAction says less, not more.
    if (element === null || element.name.startsWith('Not')) return []
    const lower = (value: string) => (list === 'action' ? value.toLowerCase() : value)
    return [{ statement, values: new Set(element.values.map(({ value }) => lower(value))) }]
  })
  if (elements.length < 2) return
  const widest = elements.reduce((best, one) => (isWider(one.values, best.values) ? one : best))
  const isAll = widest.values.has('*')
  for (const { statement, values } of elements) {
    if (isAll || [...values].every((value) => widest.values.has(value))) tell(statement, widest.statement)
  }
}

function isWider(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  if (left.has('*') !== right.has('*')) return left.has('*')
  return left.size > right.size
}

/** An Allow whose actions and resources an unconditional Deny has too, word by word or as `*`. */
function reportCancelled(said: readonly Said[], report: Report): void {
  const denials = new Map<string, Statement>()
  for (const { statement, principal, actions, resources } of said) {
    if (statement.effect?.value !== 'Deny' || statement.condition !== null) continue
    denials.set(JSON.stringify([principal, actions, resources]), statement)
  }
  const all = (name: string) => setOf(name, ['*'])
  for (const { statement, principal, actions, resources } of said) {
    if (statement.effect?.value !== 'Allow') continue
    const denial = [principal, 'Principal *']
      .flatMap((who) => [actions, all('Action')].map((what) => [who, what]))
      .flatMap((pair) => [resources, all('Resource')].map((which) => JSON.stringify([...pair, which])))
      .map((key) => denials.get(key))
      .find((one) => one !== undefined)
    if (denial) report('allow-without-effect', placeOf(statement), { subject: String(denial.index + 1) })
  }
}

function groups(said: readonly Said[], keyOf: (one: Said) => string): Said[][] {
  const found = new Map<string, Said[]>()
  for (const one of said) {
    const key = keyOf(one)
    const group = found.get(key)
    if (group) group.push(one)
    else found.set(key, [one])
  }
  return [...found.values()].filter((group) => group.length > 1)
}

/** A whole statement is too much to mark: its Sid, or else where it begins. */
function placeOf({ sid, range }: Statement) {
  return sid?.range ?? headOf(range)
}

export const REDUNDANCY_RULES: readonly Rule[] = [statementsAddSomething]

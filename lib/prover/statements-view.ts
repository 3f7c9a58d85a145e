import type { Design, Request } from '@/lib/design'
import type { CompiledStatement } from '@/lib/iam'
import type { FoundRequest } from './any-request'
import type { Budget } from './budget'
import { exampleRequest } from './example-request'
import { type StatementUse, statementsOfRoles, statementUse } from './question-statements'
import { isIdle } from './statement-diagnostics'
import { reasonOf } from './statement-reasons'
import { type StatementView, statementView } from './statement-view'
import { helpWithIdle, sayIdle } from './statement-words'
import { REASONS } from './words'

/** The statements of the roles' access policies, before anything is answered: plain data. */
export interface StatementPlan {
  readonly roles: readonly {
    readonly name: string
    /** Everybody who is asked about. */
    readonly people: readonly string[]
    readonly statements: readonly StatementView[]
  }[]
  /** Roles that nobody can have: their statements are not asked about. */
  readonly unused: readonly string[]
}

/** What a statement does. */
export interface StatementUseView {
  readonly kind: StatementUse['kind']
  /** In a sentence. */
  readonly says: string
  readonly help: string | null
  /** The smallest request that needs it. */
  readonly request: {
    readonly action: string
    readonly resource: string
    readonly context: readonly (readonly [key: string, value: string])[]
    /** To be added to the design's requests. */
    readonly asRequest: Request
  } | null
  readonly reasons: readonly string[]
}

/** Which statements are asked about, role by role? */
export function statementPlan(design: Design): StatementPlan {
  const roles = new Map<string, { people: readonly string[]; statements: StatementView[] }>()
  for (const { populations, statement } of statementsOfRoles(design)) {
    const name = populations[0]?.roleName ?? ''
    const role = roles.get(name) ?? { people: populations.map(({ says }) => says), statements: [] }
    role.statements.push(statementView(statement))
    roles.set(name, role)
  }
  return {
    roles: [...roles].map(([name, role]) => ({ name, ...role })),
    unused: design.roles.flatMap(({ name, policies }) =>
      roles.has(name) || policies.length === 0 ? [] : [name],
    ),
  }
}

/** The answers one after another, in the order of the plan. */
export function* statementUseViews(design: Design, budget?: () => Budget): Generator<StatementUseView> {
  for (const { populations, statement } of statementsOfRoles(design)) {
    const use = statementUse(design, populations, statement, budget?.())
    yield viewOf(design, use, budget)
  }
}

function viewOf(design: Design, use: StatementUse, budget: (() => Budget) | undefined): StatementUseView {
  const common = { kind: use.kind, help: null, request: null, reasons: [] }
  if (isIdle(use)) {
    const reason = reasonOf(design, use, budget?.())
    return { ...common, says: sentence(sayIdle(use, reason)), help: helpWithIdle(use, reason) }
  }
  if (use.kind === 'unknown') {
    const reasons = use.reasons.map((one) => REASONS[one])
    return { ...common, says: 'Nobody can tell if any request needs this statement.', reasons }
  }
  const { request, statement } = use
  const says =
    statement.effect === 'Deny'
      ? 'Without it, this request would be allowed. It is the smallest one.'
      : 'Without it, this request would be refused. It is the smallest one.'
  return { ...common, says, request: requestOf(design, statement, request, use.population.shape.issuer) }
}

function requestOf(
  design: Design,
  statement: CompiledStatement,
  { action, resource, keys }: FoundRequest,
  issuer: string,
): StatementUseView['request'] {
  const sub = keys[`${issuer}:sub`]
  const asker = typeof sub === 'string' ? { [`${issuer}:sub`]: sub } : {}
  const values = new Map(Object.entries(keys).map(([key, value]) => [key.toLowerCase(), value]))
  return {
    action,
    resource,
    context: [...keysIn(statement)].map(([key, name]): [string, string] => {
      const value = values.get(key)
      if (value === undefined) return [name, '(not in the request)']
      return [name, Array.isArray(value) ? value.join(', ') : String(value)]
    }),
    asRequest: exampleRequest(design, { action, resource, keys, asker, owner: {} }),
  }
}

/** The keys that a statement looks at, as conditions or as variables, by name in lower case. */
function keysIn({ conditions, resources }: CompiledStatement): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const patterns = [...resources, ...conditions.flatMap(({ values }) => values)]
  for (const { key, name } of patterns.flatMap(({ variables }) => variables)) found.set(key, name)
  for (const { key, source } of conditions) found.set(key, source.key.value)
  return found
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

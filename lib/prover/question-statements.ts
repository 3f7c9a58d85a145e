import type { Design } from '@/lib/design'
import type { CompiledStatement, PolicySet } from '@/lib/iam'
import { allows, type FoundRequest, findRequest } from './any-request'
import type { Budget } from './budget'
import { and, FALSE, type Formula } from './formula'
import { withoutStatement } from './narrow'
import { allPopulationsOf, type Population } from './populations'
import type { Answer, UnknownReason } from './prove'
import { allowFormula, type Decision, refuseFormula } from './question'
import { type Surroundings, statementFormula } from './statement-formula'

/**
 * What a statement of a role does.
 *
 * `needed`: some request is decided by it, and here is the smallest. `never`: no request can match it.
 * `shadowed`: what it allows is always refused by others. `redundant`: what it allows, others allow too.
 * `no-effect`: a deny of what is refused anyway.
 */
export type StatementUse = {
  readonly statement: CompiledStatement
  /** Whose request needs it; else one of those who were asked about. */
  readonly population: Population
  /** Everybody with the role: what is said holds for all of them. */
  readonly populations: readonly Population[]
} & StatementKind

type StatementKind =
  | { readonly kind: 'needed'; readonly request: FoundRequest }
  | { readonly kind: 'never' | 'shadowed' | 'redundant' | 'no-effect' }
  | { readonly kind: 'unknown'; readonly reasons: readonly UnknownReason[] }

/** What does each statement of the roles' access policies do? A role that nobody can have is left out. */
export function statementUses(design: Design, budget?: Budget): readonly StatementUse[] {
  const uses: StatementUse[] = []
  for (const { populations, statement } of statementsOfRoles(design)) {
    uses.push(statementUse(design, populations, statement, budget))
  }
  return uses
}

/** The readable statements of each role that somebody can have, with those who can have it. */
export function statementsOfRoles(
  design: Design,
): readonly { readonly populations: readonly Population[]; readonly statement: CompiledStatement }[] {
  return [...holdersOf(design).values()].flatMap((populations) =>
    (populations[0]?.policies.identity ?? []).flatMap((policy) =>
      policy.statements
        .filter(({ malformed, effect }) => !malformed && effect !== null && !policy.unreadable)
        .map((statement) => ({ populations, statement })),
    ),
  )
}

/** Who can have each role: of each pool people who signed in, and guests by the flow that narrows them least. */
function holdersOf(design: Design): ReadonlyMap<string, readonly Population[]> {
  const found = new Map<string, Map<string, Population>>()
  for (const population of allPopulationsOf(design)) {
    const { roleName, shape } = population
    const kinds = found.get(roleName) ?? new Map<string, Population>()
    found.set(roleName, kinds.set(`${shape.isGuest} ${shape.poolId}`, population))
  }
  return new Map([...found].map(([name, kinds]) => [name, [...kinds.values()]]))
}

/**
 * What does one statement do, and which is the smallest request that needs it?
 *
 * Of several kinds of session, one that needs it is enough; otherwise the least that can be said of all of them.
 */
export function statementUse(
  design: Design,
  populations: readonly Population[],
  statement: CompiledStatement,
  budget?: Budget,
): StatementUse {
  let least: StatementUse | null = null
  for (const population of populations) {
    const kind = kindOfUse(design, population, statement, budget)
    const use = { statement, population, populations, ...kind }
    if (use.kind === 'needed') return use
    if (least === null || STRENGTH[use.kind] < STRENGTH[least.kind]) least = use
  }
  if (least === null) throw new Error('nobody to ask about')
  return least
}

/** Each says more than those before it. */
const STRENGTH = { unknown: 0, redundant: 1, 'no-effect': 1, shadowed: 2, never: 3, needed: 4 } as const

function kindOfUse(
  design: Design,
  population: Population,
  statement: CompiledStatement,
  budget?: Budget,
): StatementKind {
  const found = smallestRequest(design, population, statement, budget)
  if (found.verdict === 'counterexample') return { kind: 'needed', request: found.found }
  if (found.verdict === 'unknown') return { kind: 'unknown', reasons: found.reasons }
  const matching = ask(design, population, statement, 'matches', budget)
  if (matching.verdict === 'proved') return { kind: 'never' }
  if (statement.effect === 'Deny') return { kind: 'no-effect' }
  const allowed = ask(design, population, statement, 'matches-and-allowed', budget)
  return { kind: allowed.verdict === 'proved' ? 'shadowed' : 'redundant' }
}

/** The smallest request whose answer the statement changes: allowed only by it, or denied only by it. */
export function smallestRequest(
  design: Design,
  population: Population,
  statement: CompiledStatement,
  budget?: Budget,
): Answer<FoundRequest> {
  return ask(design, population, statement, 'decides', budget)
}

function ask(
  design: Design,
  population: Population,
  statement: CompiledStatement,
  what: 'matches' | 'matches-and-allowed' | 'decides',
  budget?: Budget,
): Answer<FoundRequest> {
  const isDeny = statement.effect === 'Deny'
  return findRequest(
    {
      design,
      population,
      among: [statement],
      isAllowed: what !== 'matches',
      sets: ({ policy }) => {
        const all = { ...population.policies, resource: policy }
        return [all, withoutStatement(all, statement)]
      },
      goal: (decisions, around) => {
        const [all, rest] = decisions as [Decision, Decision]
        const matches = matchFormula(statement, all, around)
        if (what === 'matches') return matches
        if (what === 'matches-and-allowed') return and([matches, allowFormula(all, around)])
        return isDeny
          ? and([matches, allowFormula(rest, around), refuseFormula(all, around)])
          : and([matches, allowFormula(all, around), refuseFormula(rest, around)])
      },
      confirm: (request, sets) => {
        const [all, rest] = sets as [PolicySet, PolicySet]
        if (what === 'matches') return allows(alone(statement), request)
        if (what === 'matches-and-allowed') return allows(all, request) && allows(alone(statement), request)
        return isDeny
          ? allows(rest, request) && !allows(all, request)
          : allows(all, request) && !allows(rest, request)
      },
    },
    budget,
  )
}

/**
 * When does the statement apply? To nothing of an action that it does not cover.
 *
 * @param as the statement as it would be with something else in it
 */
export function matchFormula(
  statement: CompiledStatement,
  { gates, denies }: Decision,
  around: Surroundings,
  as: CompiledStatement = statement,
): Formula {
  const speaks = denies.includes(statement) || gates.some(({ statements }) => statements.includes(statement))
  return speaks ? statementFormula(as, around) : FALSE
}

/**
 * A policy that says nothing but this, as an allow: it tells whether the statement applies.
 *
 * @param as the statement as it would be with something else in it
 */
export function alone(statement: CompiledStatement, as: CompiledStatement = statement): PolicySet {
  const only = { ...as, effect: 'Allow' as const }
  const { policy } = statement
  const covers = (action: string) => policy.candidates(action).includes(statement)
  return { identity: [{ ...policy, candidates: (action) => (covers(action) ? [only] : []) }] }
}

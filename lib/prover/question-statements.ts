import type { Design } from '@/lib/design'
import type { CompiledStatement, PolicySet } from '@/lib/iam'
import { allows, type FoundRequest, findRequest } from './any-request'
import type { Budget } from './budget'
import { and, FALSE, type Formula } from './formula'
import { withoutStatement } from './narrow'
import { type Population, populationsOf } from './populations'
import type { Answer } from './prove'
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
  readonly population: Population
} & (
  | { readonly kind: 'needed'; readonly request: FoundRequest }
  | { readonly kind: 'never' | 'shadowed' | 'redundant' | 'no-effect' }
  | { readonly kind: 'unknown' }
)

/** What does each statement of the roles' access policies do? Of a role's populations the least limited one counts. */
export function statementUses(design: Design, budget?: Budget): readonly StatementUse[] {
  const byRole = new Map(populationsOf(design).map((population) => [population.roleName, population]))
  return [...byRole.values()].flatMap((population) =>
    (population.policies.identity ?? []).flatMap((policy) =>
      policy.statements
        .filter(({ malformed, effect }) => !malformed && effect !== null && !policy.unreadable)
        .map((statement) => statementUse(design, population, statement, budget)),
    ),
  )
}

/** What does one statement do, and which is the smallest request that needs it? */
export function statementUse(
  design: Design,
  population: Population,
  statement: CompiledStatement,
  budget?: Budget,
): StatementUse {
  const found = smallestRequest(design, population, statement, budget)
  const common = { statement, population }
  if (found.verdict === 'counterexample') return { ...common, kind: 'needed', request: found.found }
  if (found.verdict === 'unknown') return { ...common, kind: 'unknown' }
  const matching = ask(design, population, statement, 'matches', budget)
  if (matching.verdict === 'proved') return { ...common, kind: 'never' }
  if (statement.effect === 'Deny') return { ...common, kind: 'no-effect' }
  const allowed = ask(design, population, statement, 'matches-and-allowed', budget)
  if (allowed.verdict === 'proved') return { ...common, kind: 'shadowed' }
  return { ...common, kind: 'redundant' }
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

/** Nothing of an action that the statement does not cover. */
function matchFormula(
  statement: CompiledStatement,
  { gates, denies }: Decision,
  around: Surroundings,
): Formula {
  const speaks = denies.includes(statement) || gates.some(({ statements }) => statements.includes(statement))
  return speaks ? statementFormula(statement, around) : FALSE
}

/** A policy that says nothing but this, as an allow: it tells whether the statement applies. */
function alone(statement: CompiledStatement): PolicySet {
  const only = { ...statement, effect: 'Allow' as const }
  const { policy } = statement
  const covers = (action: string) => policy.candidates(action).includes(statement)
  return { identity: [{ ...policy, candidates: (action) => (covers(action) ? [only] : []) }] }
}

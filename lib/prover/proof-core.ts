import type { CompiledStatement } from '@/lib/iam'
import type { Budget } from './budget'
import { narrowed, withoutStatement } from './narrow'
import type { Population } from './populations'
import { type IsolationAnswer, type IsolationQuestion, proveIsolation } from './question-isolation'

/** Statements and layers on which a proof rests: with one of them less it falls. */
export interface ProofCore {
  /** Denies that are needed, and allows that speak to the actions at all: each has to keep to the owner's side. */
  readonly statements: readonly CompiledStatement[]
  /** Layers that are needed. */
  readonly layers: readonly Layer[]
  /** There was no time to tell of some of them if they are needed: they are among the others. */
  readonly mayHoldMore: boolean
}

type Layer = (typeof LAYERS)[number]

const LAYERS = ['boundary', 'session', 'scps'] as const

/**
 * What makes it so? Each layer and each deny is taken away in turn, and stays away if the proof holds without it: of two
 * that each would do, one is named.
 */
export function proofCore(question: IsolationQuestion, answer: IsolationAnswer, budget?: Budget): ProofCore {
  let { population } = question
  let mayHoldMore = false
  const isNeeded = (rest: Population): boolean => {
    const { verdict } = proveIsolation({ ...question, population: rest }, budget)
    if (verdict === 'proved') population = rest
    if (verdict === 'unknown') mayHoldMore = true
    return verdict !== 'proved'
  }
  const layers = LAYERS.filter((layer) => {
    const { policies } = population
    return policies[layer] && isNeeded({ ...population, policies: { ...policies, [layer]: null } })
  })
  const isOwn = new Set(question.population.policies.identity?.flatMap(({ statements }) => statements))
  const statements = answer.speaking.filter((statement) =>
    statement.effect === 'Deny'
      ? isNeeded(without(population, statement))
      : isOwn.has(statement) || statement.policy.kind === 'resource',
  )
  return { statements, layers, mayHoldMore }
}

/** Everybody as they would be without one statement, wherever it stands. */
function without(population: Population, statement: CompiledStatement): Population {
  const policyOf: Population['policyOf'] = (kind, name) => {
    const policy = population.policyOf(kind, name)
    return policy && narrowed(policy, (one) => one !== statement)
  }
  return { ...population, policies: withoutStatement(population.policies, statement), policyOf }
}

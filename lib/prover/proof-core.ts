import type { CompiledStatement } from '@/lib/iam'
import type { Budget } from './budget'
import { withoutStatement } from './narrow'
import { type IsolationAnswer, type IsolationQuestion, proveIsolation } from './question-isolation'

/** Statements and layers without which a proof falls. */
export interface ProofCore {
  /** Denies that are needed, and allows that speak to the actions at all: each has to keep to the owner's side. */
  readonly statements: readonly CompiledStatement[]
  /** Layers that are needed. */
  readonly layers: readonly ('boundary' | 'session' | 'scps')[]
}

/** What makes it so? Each deny and each layer is taken away in turn, and the question asked again. */
export function proofCore(question: IsolationQuestion, answer: IsolationAnswer, budget?: Budget): ProofCore {
  const { population } = question
  const { policies } = population
  const stillHolds = (changed: Partial<typeof policies>) =>
    proveIsolation(
      { ...question, population: { ...population, policies: { ...policies, ...changed } } },
      budget,
    ).verdict === 'proved'
  const layers = (['boundary', 'session', 'scps'] as const).filter(
    (layer) => policies[layer] && !stillHolds({ [layer]: null }),
  )
  const isOwn = new Set(policies.identity?.flatMap(({ statements }) => statements))
  const statements = answer.speaking.filter((statement) => {
    if (statement.effect === 'Deny') {
      // The policy of the resource is put to the question anew, so its denies are kept.
      return statement.policy.kind === 'resource' || !stillHolds(withoutStatement(policies, statement))
    }
    return isOwn.has(statement) || statement.policy.kind === 'resource'
  })
  return { statements, layers }
}

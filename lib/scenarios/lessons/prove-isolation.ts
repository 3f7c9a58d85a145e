import type { Design, IsolationExpectation } from '@/lib/design'
import type { CellView, IsolationPlan } from '@/lib/prover'
import type { Goal } from './schema'

export type IsolatedGoal = Extract<Goal, { kind: 'isolated' }>

/** What the prover says of one question: a cell for each kind of session and each operation. */
export interface Proof {
  readonly plan: IsolationPlan
  readonly cells: readonly ProvedCell[]
}

export interface ProvedCell {
  /** Its place in the plan's only topic. */
  readonly population: number
  readonly operation: number
  readonly cell: CellView
}

/** Asks the prover: here, or in a worker. */
export type Prove = (design: Design, question: IsolationExpectation) => Promise<Proof>

/** The answer is worked out on the spot, by steps alone: whoever has a page to draw asks a worker. */
export const proveHere: Prove = async (design, question) => {
  // Late: a page that asks a worker has no use for the prover.
  const { isolationCells, isolationPlan } = await import('@/lib/prover')
  const asked = askingOnly(design, question)
  return { plan: isolationPlan(asked), cells: [...isolationCells(asked, {})] }
}

/** The design with this one question. */
export function askingOnly(design: Design, question: IsolationExpectation): Design {
  return { ...design, isolation: [question] }
}

/**
 * The question that a goal is about, with what the goal says otherwise; null when there is none of that name.
 *
 * It is the one of the start, whatever a learner has made of it since. Only what the start does not ask is looked for
 * in the design, where an author's edits put it: at the end.
 *
 * @example
 * questionOf({ kind: 'isolated', question: 'folders', verdict: 'proved' }, start, design)
 */
export function questionOf(goal: IsolatedGoal, start: Design, design: Design): IsolationExpectation | null {
  const named = ({ name }: IsolationExpectation) => name === goal.question
  const stated = start.isolation?.find(named) ?? design.isolation?.findLast(named)
  if (!stated) return null
  return {
    ...stated,
    ...(goal.operations && { operations: goal.operations }),
    ...(goal.formats && { formats: { ...stated.formats, ...goal.formats } }),
  }
}

import type { Design } from '@/lib/design'
import {
  type CellView,
  type ChosenFormats,
  type IsolationPlan,
  isolationCells,
  isolationPlan,
} from '@/lib/prover'

/** What the page asks. */
export interface Question {
  readonly turn: number
  readonly design: Design
  readonly formats: ChosenFormats
}

/** What comes back: first what there is to ask, then cell by cell. */
export type Answer = { readonly turn: number } & (
  | { readonly kind: 'plan'; readonly plan: IsolationPlan }
  | {
      readonly kind: 'cell'
      readonly topic: number
      readonly population: number
      readonly operation: number
      readonly cell: CellView
    }
  | { readonly kind: 'done' }
)

/** A question about one cell ends after this time with "unknown", never with a page that waits. */
const LIMIT = 400
const STEPS = 400_000

/**
 * Answers a question, and lets others have a turn between two cells.
 *
 * @param isOvertaken has somebody asked again? Then nobody waits for the rest.
 */
export async function answerQuestion(
  { turn, design, formats }: Question,
  tell: (answer: Answer) => void,
  isOvertaken: () => boolean,
): Promise<void> {
  tell({ turn, kind: 'plan', plan: isolationPlan(design, formats) })
  const budget = () => {
    const end = performance.now() + LIMIT
    return { steps: STEPS, isOver: () => performance.now() > end }
  }
  for (const found of isolationCells(design, formats, budget)) {
    tell({ turn, kind: 'cell', ...found })
    await new Promise((resolve) => setTimeout(resolve, 0))
    if (isOvertaken()) return
  }
  tell({ turn, kind: 'done' })
}

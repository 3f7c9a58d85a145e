import type { Design } from '@/lib/design'
import {
  type CellView,
  type ChosenFormats,
  type IsolationPlan,
  isolationCells,
  isolationPlan,
} from '@/lib/prover'
import { type Answering, allowance, oneByOne, type Turn } from './step-by-step'

/** What the page asks. */
export interface Question extends Turn {
  readonly design: Design
  readonly formats: ChosenFormats
}

/** What comes back: first what there is to ask, then cell by cell. */
export type Answer = Turn &
  (
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

/** Can one identity reach what belongs to another? */
export const answerQuestion: Answering<Question, Answer> = async (
  { turn, design, formats },
  tell,
  isOvertaken,
) => {
  tell({ turn, kind: 'plan', plan: isolationPlan(design, formats) })
  const cells = isolationCells(design, formats, allowance)
  if (await oneByOne(cells, (found) => tell({ turn, kind: 'cell', ...found }), isOvertaken)) {
    tell({ turn, kind: 'done' })
  }
}

import type { Design } from '@/lib/design'
import { type RoleAccessCell, type RoleAccessPlan, roleAccessCells, roleAccessPlan } from '@/lib/prover'
import { type Answering, allowance, oneByOne, type Turn } from './step-by-step'

export interface RolesQuestion extends Turn {
  readonly design: Design
}

export type RolesAnswer = Turn &
  (
    | { readonly kind: 'plan'; readonly plan: RoleAccessPlan }
    | { readonly kind: 'cell'; readonly role: number; readonly people: number; readonly cell: RoleAccessCell }
    | { readonly kind: 'done' }
  )

/** Who can have which role? */
export const answerRoles: Answering<RolesQuestion, RolesAnswer> = async (
  { turn, design },
  tell,
  isOvertaken,
) => {
  tell({ turn, kind: 'plan', plan: roleAccessPlan(design) })
  const cells = roleAccessCells(design, allowance)
  if (await oneByOne(cells, (found) => tell({ turn, kind: 'cell', ...found }), isOvertaken)) {
    tell({ turn, kind: 'done' })
  }
}

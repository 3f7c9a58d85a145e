import { useMemo } from 'react'
import type { Design } from '@/lib/design'
import type { RoleAccessCell, RoleAccessPlan } from '@/lib/prover'
import type { RolesAnswer } from './answer-roles'
import { type Inquiry, useAnswers } from './use-answers'

/** What is known so far of who gets which role. */
export interface RoleAccess {
  readonly plan: RoleAccessPlan
  /** By {@link accessName}. */
  readonly cells: ReadonlyMap<string, RoleAccessCell>
  readonly isDone: boolean
}

export function accessName(role: number, people: number): string {
  return `${role} ${people}`
}

const INQUIRY: Inquiry<RolesAnswer, RoleAccess> = {
  toMessage: (question) => ({ proof: 'roles', ...question }),
  inPage: () => import('./answers').then(({ answerRoles }) => answerRoles),
  after(before, answer) {
    if (answer.kind === 'plan') return { plan: answer.plan, cells: new Map(), isDone: false }
    if (before === null) return null
    if (answer.kind === 'done') return { ...before, isDone: true }
    const { role, people, cell } = answer
    return { ...before, cells: new Map(before.cells).set(accessName(role, people), cell) }
  },
}

/** Who gets which role? */
export function useRoleAccess(design: Design): RoleAccess | null {
  return useAnswers(
    INQUIRY,
    useMemo(() => ({ design }), [design]),
  )
}

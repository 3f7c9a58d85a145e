import { sameItems } from '@/lib/base/same-items'
import type { CompiledPolicy, CompiledStatement } from '@/lib/iam'
import type { AskedCheck, ReadySession } from './authorize-request'

/** Do the policies say the same about these checks as they did before the edit? */
export type SamePolicies = (asked: readonly AskedCheck[]) => boolean

/**
 * Compares the policies that count for a session before and after an edit, action by action: what an edited
 * statement does not cover is decided as it was.
 *
 * @param comparer shared by all sessions of one simulation, since they share most policies
 */
export function comparePolicies(
  before: ReadySession,
  after: ReadySession,
  comparer: PolicyComparer,
): SamePolicies {
  const byAction = new Map<string, boolean>()
  const isSameFor = (action: string) => {
    let known = byAction.get(action)
    if (known === undefined) {
      known = sameLayers(before.policies, after.policies, (left, right) => comparer(left, right, action))
      byAction.set(action, known)
    }
    return known
  }
  return (asked) =>
    asked.every(
      ({ check }) =>
        isSameFor(check.action) &&
        (check.policyOf === null ||
          comparer(before.policyOf(check.policyOf), after.policyOf(check.policyOf), check.action)),
    )
}

type Compare = (left: CompiledPolicy, right: CompiledPolicy) => boolean

function sameLayers(
  before: ReadySession['policies'],
  after: ReadySession['policies'],
  isSame: Compare,
): boolean {
  return (
    sameList(before.identity ?? null, after.identity ?? null, isSame) &&
    sameList(before.boundary ?? null, after.boundary ?? null, isSame) &&
    sameList(before.session ?? null, after.session ?? null, isSame) &&
    sameLevels(before.scps ?? null, after.scps ?? null, isSame) &&
    sameLevels(before.rcps ?? null, after.rcps ?? null, isSame)
  )
}

function sameList<Item>(
  before: readonly Item[] | null,
  after: readonly Item[] | null,
  isSame: (left: Item, right: Item) => boolean,
): boolean {
  if (before === null || after === null) return before === after
  return sameItems(before, after, isSame)
}

const sameLevels = (
  before: readonly (readonly CompiledPolicy[])[] | null,
  after: readonly (readonly CompiledPolicy[])[] | null,
  isSame: Compare,
) => sameList(before, after, (left, right) => sameList(left, right, isSame))

/** Has a policy the same to say about an action? */
export type PolicyComparer = (
  before: CompiledPolicy | null,
  after: CompiledPolicy | null,
  action: string,
) => boolean

/** Remembers what it has compared. The policies before all come from one simulation, and so do those after. */
export function createPolicyComparer(): PolicyComparer {
  const known = new Map<CompiledPolicy, Map<string, boolean>>()
  return (before, after, action) => {
    if (before === after) return true
    if (before === null || after === null || before.id !== after.id) return false
    let actions = known.get(after)
    if (!actions) {
      actions = new Map()
      known.set(after, actions)
    }
    let isSame = actions.get(action)
    if (isSame === undefined) {
      isSame = saysTheSame(before, after, action)
      actions.set(action, isSame)
    }
    return isSame
  }
}

function saysTheSame(before: CompiledPolicy, after: CompiledPolicy, action: string): boolean {
  if (before.kind !== after.kind || before.unreadable !== after.unreadable) return false
  // An unreadable policy may say anything, whatever its statements.
  if (after.unreadable) return true
  if (before.document?.version?.value !== after.document?.version?.value) return false
  return sameItems(
    before.candidates(action),
    after.candidates(action),
    (left, right) => textOf(left) === textOf(right),
  )
}

function textOf({ policy, source }: CompiledStatement): string {
  return policy.text.slice(source.range.start, source.range.end)
}

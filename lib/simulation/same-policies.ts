import { sameItems } from '@/lib/base/same-items'
import type { CompiledPolicy, CompiledStatement } from '@/lib/iam'
import type { OperationPlan, PolicyHolder } from '@/lib/services'
import type { ReadySession } from './authorize-request'

/** What a request asked of the policies: actions, and whose resource policy speaks to each. Few differ in it. */
export type Concern = readonly { readonly action: string; readonly policyOf: PolicyHolder | null }[]

/** The same object for requests with the same concern, so that thousands of them are compared by a few. */
export type ConcernOf = (asked: {
  readonly plan: OperationPlan
  readonly decisions: { readonly length: number }
}) => Concern

/** Lives as long as the simulator, so that concerns of one simulation are those of the next. */
export function createConcerns(): ConcernOf {
  const known = new Map<string, Concern>()
  return ({ plan, decisions }) => {
    // What comes after a refusal was not asked, and is not asked while that refusal stands.
    const checks = plan.checks.slice(0, decisions.length)
    let name = ''
    for (const { action, policyOf } of checks) name += `${action} ${policyOf?.kind} ${policyOf?.name}\n`
    let concern = known.get(name)
    if (!concern) {
      concern = checks.map(({ action, policyOf }) => ({ action, policyOf }))
      known.set(name, concern)
    }
    return concern
  }
}

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
): (concern: Concern) => boolean {
  const known = new Map<Concern, boolean>()
  const isSameFor = (action: string) =>
    sameLayers(before.policies, after.policies, (left, right) => comparer(left, right, action))
  return (concern) => {
    let isSame = known.get(concern)
    if (isSame === undefined) {
      isSame = concern.every(
        ({ action, policyOf }) =>
          isSameFor(action) && comparer(before.policyOf(policyOf), after.policyOf(policyOf), action),
      )
      known.set(concern, isSame)
    }
    return isSame
  }
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

import type { Design } from '@/lib/design'
import { stoppedForPoolSessions } from '@/lib/federation'
import type { CompiledStatement, PolicySet } from '@/lib/iam'
import { actionsOf } from './actions'
import { type AnyRequest, allows, findRequest } from './any-request'
import type { Budget } from './budget'
import { and, not } from './formula'
import { narrowed, withoutStatement } from './narrow'
import type { Population } from './populations'
import { allowFormula, type Decision, refuseFormula } from './question'
import { alone, matchFormula, type StatementUse } from './question-statements'

/** What makes a statement do nothing, where one thing alone does. */
export type StatementReason =
  /** Nothing meets its conditions, or none of its actions acts on its resources. */
  | { readonly kind: 'conditions' | 'resources' }
  /** Another statement says all of it; mutual: and this one all that the other says. */
  | { readonly kind: 'statement'; readonly statement: CompiledStatement; readonly isMutual: boolean }
  | { readonly kind: 'layer'; readonly layer: Layer }
  /** The policies of buckets, tables and other resources allow it. */
  | { readonly kind: 'resource-policies' }
  /** Nothing allows what it denies. */
  | { readonly kind: 'nothing-allows' }
  /** Cognito refuses such calls to all sessions of identity pools. */
  | { readonly kind: 'pool-sessions' }

export type Layer = (typeof LAYERS)[number]

const LAYERS = ['boundary', 'session', 'scps'] as const

/** Why does a statement do nothing? Null: nothing alone makes it so, or the budget is used up. */
export function reasonOf(design: Design, use: StatementUse, budget?: Budget): StatementReason | null {
  const inquiry = new Inquiry(design, use, budget)
  switch (use.kind) {
    case 'never':
      return inquiry.ofNever()
    case 'shadowed':
      return inquiry.ofShadowed()
    case 'redundant':
      return inquiry.ofRedundant()
    case 'no-effect':
      return inquiry.ofDeny()
    case 'needed':
    case 'unknown':
      return null
  }
}

class Inquiry {
  private readonly design: Design
  private readonly statement: CompiledStatement
  private readonly populations: readonly Population[]
  private readonly budget: Budget | undefined

  constructor(design: Design, { statement, populations }: StatementUse, budget: Budget | undefined) {
    this.design = design
    this.statement = statement
    this.populations = populations
    this.budget = budget
  }

  ofNever(): StatementReason | null {
    const { statement } = this
    const bare = { ...statement, conditions: [] }
    const found = this.ask({
      goal: ([all], around) => matchFormula(statement, all as Decision, around, bare),
      confirm: (request) => allows(alone(statement, bare), request),
    })
    if (found === 'none') return { kind: 'resources' }
    return found === 'every' ? { kind: 'conditions' } : null
  }

  ofShadowed(): StatementReason | null {
    if (actionsOf([this.statement]).every(stoppedForPoolSessions)) return { kind: 'pool-sessions' }
    const denial = this.others('Deny').find((one) => this.isWithin(this.statement, one, isAnything))
    if (denial) return { kind: 'statement', statement: denial, isMutual: false }
    const layer = LAYERS.find(
      (one) =>
        this.populations.some(({ policies }) => policies[one]) &&
        this.ask(this.allowed((set) => ({ ...set, [one]: null }))) === 'every',
    )
    return layer ? { kind: 'layer', layer } : null
  }

  ofRedundant(): StatementReason | null {
    const wider = this.widest(
      this.others('Allow').filter(({ policy }) => policy.kind === 'identity'),
      isAsItIs,
    )
    if (wider) return wider
    const { statement } = this
    const isDeciding = this.ask({
      sets: (set) => {
        const own = { ...set, resource: null }
        return [own, withoutStatement(own, statement)]
      },
      goal: ([own, rest], around) =>
        and([
          matchFormula(statement, own as Decision, around),
          allowFormula(own as Decision, around),
          refuseFormula(rest as Decision, around),
        ]),
      confirm: (request, [own, rest]) => allows(own, request) && !allows(rest, request),
    })
    return isDeciding === 'every' ? { kind: 'resource-policies' } : null
  }

  ofDeny(): StatementReason | null {
    if (this.ask(this.allowed(withoutDenies)) === 'none') return { kind: 'nothing-allows' }
    return this.widest(
      this.others('Deny').filter(({ policy }) => policy.kind === 'identity'),
      withoutDenies,
    )
  }

  /** Another statement that says all of this one; rather one that says more. */
  private widest(others: readonly CompiledStatement[], among: Among): StatementReason | null {
    let mutual: StatementReason | null = null
    for (const other of others) {
      if (!this.isWithin(this.statement, other, among)) continue
      const isMutual = this.isWithin(other, this.statement, among)
      if (!isMutual) return { kind: 'statement', statement: other, isMutual }
      mutual ??= { kind: 'statement', statement: other, isMutual }
    }
    return mutual
  }

  /** Does the outer statement apply wherever the inner one does, among requests that are allowed by these policies? */
  private isWithin(inner: CompiledStatement, outer: CompiledStatement, among: Among): boolean {
    const found = this.ask({
      among: [inner],
      sets: (set) => [set, ...[among(set)].flatMap((one) => one ?? [])],
      goal: ([all, asked], around) =>
        and([
          matchFormula(inner, all as Decision, around),
          not(matchFormula(outer, all as Decision, around)),
          ...(asked ? [allowFormula(asked, around)] : []),
        ]),
      confirm: (request, [, asked]) =>
        allows(alone(inner), request) &&
        !allows(alone(outer), request) &&
        (asked === undefined || allows(asked, request)),
    })
    return found === 'none'
  }

  /** Requests of the statement that other policies than the ones in force would allow. */
  private allowed(change: (set: PolicySet) => PolicySet): Asked {
    const { statement } = this
    return {
      sets: (set) => [set, change(set)],
      goal: ([all, changed], around) =>
        and([matchFormula(statement, all as Decision, around), allowFormula(changed as Decision, around)]),
      confirm: (request, [, changed]) => allows(alone(statement), request) && allows(changed, request),
    }
  }

  /** Those with this effect that speak to an action of the statement, wherever they stand. */
  private others(effect: 'Allow' | 'Deny'): readonly CompiledStatement[] {
    const { statement, design } = this
    const actions = actionsOf([statement])
    const found = new Set<CompiledStatement>()
    for (const { policies, policyOf } of this.populations) {
      const { identity, boundary, session, scps, rcps } = policies
      const lists = [identity, boundary, session, scps?.flat(), rcps?.flat()]
      const owners = [
        ...design.buckets.map(({ name }) => policyOf('buckets', name)),
        ...design.tables.map(({ name }) => policyOf('tables', name)),
        ...(design.resources ?? []).map(({ arn }) => policyOf('resources', arn)),
      ]
      for (const policy of [...lists.flatMap((list) => list ?? []), ...owners.flatMap((one) => one ?? [])]) {
        for (const one of policy.statements) {
          if (one === statement || one.effect !== effect || one.malformed) continue
          if (actions.some((action) => policy.candidates(action).includes(one))) found.add(one)
        }
      }
    }
    return [...found]
  }

  /** Has everybody such a request, or nobody? Null: it differs, or it is not known. */
  private ask({ sets = (set) => [set], goal, confirm, among = [this.statement] }: Asked) {
    const verdicts = new Set(
      this.populations.map((population) => {
        const all = (policy: PolicySet['resource']) => sets({ ...population.policies, resource: policy })
        const asked: AnyRequest = {
          design: this.design,
          population,
          among,
          sets: ({ policy }) => all(policy),
          goal,
          confirm,
        }
        return findRequest(asked, this.budget).verdict
      }),
    )
    if (verdicts.size !== 1) return null
    if (verdicts.has('proved')) return 'none'
    return verdicts.has('counterexample') ? 'every' : null
  }
}

type Asked = Pick<AnyRequest, 'goal' | 'confirm' | 'among'> & {
  /** The sets of policies that matter, made from those in force. */
  readonly sets?: (inForce: PolicySet) => readonly PolicySet[]
}

/** Which requests matter: those that these policies allow. */
type Among = (inForce: PolicySet) => PolicySet | null

const isAnything: Among = () => null
const isAsItIs: Among = (set) => set

/** As the policies would be without any deny of the role's own. */
function withoutDenies(set: PolicySet): PolicySet {
  const identity = set.identity?.map((policy) => narrowed(policy, ({ effect }) => effect !== 'Deny')) ?? null
  return { ...set, identity }
}

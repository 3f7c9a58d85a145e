import type { Design } from '@/lib/design'
import {
  type AuthorizationRequest,
  authorize,
  type CompiledPolicy,
  type CompiledStatement,
  type ContextKeys,
  catalog,
  createRequestContext,
  type PolicySet,
} from '@/lib/iam'
import { actionsOf, resourceFormula } from './actions'
import type { Budget } from './budget'
import { and, atom, type Formula } from './formula'
import { type KeyModel, mayBeWorth, RESOURCE } from './key-model'
import { languageOf } from './language'
import { ANY, charsOf } from './letters'
import type { Population } from './populations'
import { type Answer, prove, type UnknownReason } from './prove'
import { type Decision, decisionOf, nameOfDecision, type Scene } from './question'
import { keysOf } from './question-isolation'
import { modelOf, serviceFacts, sessionFacts, sessionKeys } from './session-model'
import type { Surroundings } from './statement-formula'

/** A place where requests go: a resource with a policy of its own, or everywhere else. */
export interface Place {
  readonly account: string
  readonly policy: CompiledPolicy | null
  /** Is a resource in it? Null: everywhere but in the others. */
  readonly arns: readonly string[] | null
  /** What belongs to the others. */
  readonly not: readonly string[]
}

/**
 * Buckets and tables with a policy or an owner of their own, and the rest of the world.
 *
 * @param other another design, in which they may have a policy where this one has none
 */
export function placesOf(
  design: Design,
  { policyOf, shape }: Population,
  other: Design = design,
): readonly Place[] {
  const { account, region } = design
  const hasElsewhere = (
    list: readonly { readonly name: string; readonly policy?: string | undefined }[],
    name: string,
  ) => list.some((one) => one.name === name && one.policy !== undefined)
  const own: Place[] = []
  for (const { name, policy, account: owner = account } of design.buckets) {
    if (policy === undefined && owner === shape.account && !hasElsewhere(other.buckets, name)) continue
    const arn = `arn:aws:s3:::${name}`
    own.push({ account: owner, policy: policyOf('buckets', name), arns: [arn, `${arn}/*`], not: [] })
  }
  for (const { name, policy, account: owner = account } of design.tables) {
    if (policy === undefined && owner === shape.account && !hasElsewhere(other.tables, name)) continue
    const arn = `arn:aws:dynamodb:${region}:${owner}:table/${name}`
    own.push({ account: owner, policy: policyOf('tables', name), arns: [arn, `${arn}/*`], not: [] })
  }
  const others = own.flatMap(({ arns }) => arns ?? [])
  return [{ account: shape.account, policy: null, arns: null, not: others }, ...own]
}

/** A request of the population, confirmed by the engine. */
export interface FoundRequest {
  readonly action: string
  readonly resource: string
  readonly keys: ContextKeys
  readonly request: AuthorizationRequest
}

/** What is asked of every request there is. */
export interface AnyRequest {
  readonly design: Design
  readonly population: Population
  /** The sets of policies that matter, for one place each. */
  readonly sets: (place: Place) => readonly PolicySet[]
  /** The design of the second set, where it is another one. */
  readonly alongside?: Design
  /** What the request has to be, told by the decisions of the sets. */
  readonly goal: (decisions: readonly Decision[], around: Surroundings) => Formula
  /** Is it plain from the statements alone that there is no such request? */
  readonly isSettled?: (decisions: readonly Decision[]) => boolean
  /** The same of one request. */
  readonly confirm: (request: AuthorizationRequest, sets: readonly PolicySet[]) => boolean
  /** Statements whose actions are looked at; left out: all that the first set can allow. */
  readonly among?: readonly CompiledStatement[]
}

/** Is there any request, of any action on any resource, that is like this? */
export function findRequest(asked: AnyRequest, budget?: Budget): Answer<FoundRequest> {
  const { design, population } = asked
  const reasons = new Set<UnknownReason>()
  const settled = new Set<string>()
  let steps = 0
  for (const place of placesOf(design, population, asked.alongside)) {
    const sets = asked.sets(place)
    // What cannot be read may speak of any action.
    if (sets.some(hasUnreadable)) reasons.add('malformed-statement')
    for (const action of actionsOf(asked.among ?? grantsIn(sets[0]))) {
      const scene = sceneOf(population, action, place)
      const decisions = sets.map((policies) => decisionOf({ ...scene, policies }))
      if (asked.isSettled?.(decisions)) continue
      const one = new Asked(asked, place, sets, scene, decisions)
      if (settled.has(one.name)) continue
      settled.add(one.name)
      const answer = one.prove(budget)
      steps += answer.steps
      if (answer.verdict === 'counterexample') return { ...answer, steps }
      if (answer.verdict === 'unknown') for (const reason of answer.reasons) reasons.add(reason)
    }
  }
  return reasons.size === 0
    ? { verdict: 'proved', steps }
    : { verdict: 'unknown', reasons: [...reasons], steps }
}

/** Nothing is allowed but by the caller's own policies or the resource's. */
function grantsIn(set: PolicySet | undefined): readonly CompiledStatement[] {
  const policies = [...(set?.identity ?? []), ...(set?.resource ? [set.resource] : [])]
  return policies.flatMap(({ statements }) => statements).filter(({ effect }) => effect !== 'Deny')
}

function hasUnreadable({ identity, boundary, session, resource, scps, rcps }: PolicySet): boolean {
  const lists = [identity, boundary, session, resource ? [resource] : null, scps?.flat(), rcps?.flat()]
  return lists.some((list) =>
    list?.some((policy) => policy.unreadable || policy.statements.some(({ malformed }) => malformed)),
  )
}

function sceneOf(
  { policies, principal, hasOpenName }: Population,
  action: string,
  { account }: Place,
): Scene {
  return { policies, principal, hasOpenName, action, resourceAccount: account }
}

class Asked {
  /** Actions with the same name here have the same answer. */
  readonly name: string
  private readonly asked: AnyRequest
  private readonly place: Place
  private readonly sets: readonly PolicySet[]
  private readonly scene: Scene
  private readonly decisions: readonly Decision[]
  private readonly model: KeyModel
  private readonly keys: ReturnType<typeof keysOf>

  constructor(
    asked: AnyRequest,
    place: Place,
    sets: readonly PolicySet[],
    scene: Scene,
    decisions: readonly Decision[],
  ) {
    const { action } = scene
    const { shape } = asked.population
    this.asked = asked
    this.place = place
    this.sets = sets
    this.scene = scene
    this.decisions = decisions
    this.model = modelOf(sessionFacts(shape, place.account), serviceFacts(action, place.account))
    const all = this.decisions.flatMap(({ gates, denies }) => [
      ...gates.flatMap(({ statements }) => statements),
      ...denies,
    ])
    this.keys = keysOf(
      { gates: [], denies: all },
      asked.among?.filter(({ policy }) => policy.candidates(action).length > 0),
    )
    const numbered = this.decisions.map(nameOfDecision)
    const tested = [...this.keys.tested, ...this.keys.variables]
    const shapeOf = `${action.split(':')[0]} ${catalog.action(action)?.resourceTypes?.join()}`
    this.name = [
      place.arns?.join(),
      ...numbered,
      shapeOf,
      ...tested.map((key) => JSON.stringify(this.model(key))),
    ].join('\n')
  }

  prove(budget?: Budget): Answer<FoundRequest> {
    const { asked, scene, decisions, model, keys } = this
    const { population } = asked
    return prove<FoundRequest>(
      {
        model,
        caller: { principal: scene.principal },
        hasOpenName: population.hasOpenName,
        hasBoundary: Boolean(population.policies.boundary),
        variables: keys.variables,
        tested: keys.tested,
        named: keys.named,
        other: new Map(),
        differIn: null,
        keys: sessionKeys(population.shape, scene.resourceAccount),
        spelling: keys.spelling,
        goal: (around) => and([this.here(), resourceFormula(scene.action), asked.goal(decisions, around)]),
        confirm: ({ resource, keys: carried }) => {
          for (const [name, value] of Object.entries(carried)) {
            const facts = model(name.toLowerCase())
            if (value !== undefined && facts.is === 'never') return null
            if (typeof value === 'string' && !mayBeWorth(value, facts)) return null
          }
          const request: AuthorizationRequest = {
            principal: scene.principal,
            action: scene.action,
            resource,
            resourceAccount: scene.resourceAccount,
            context: createRequestContext(carried),
          }
          if (!asked.confirm(request, this.sets)) return null
          return { action: scene.action, resource, keys: carried, request }
        },
      },
      budget,
    )
  }

  private here(): Formula {
    const { arns, not } = this.place
    const patterns = (list: readonly string[]) =>
      list.map((arn) =>
        [...arn].map((one) => (one === '*' ? RUN : { kind: 'set' as const, set: charsOf(one) })),
      )
    const language = arns ? languageOf(patterns(arns)) : languageOf(patterns(not), { isNegated: true })
    return atom({ kind: 'all', key: RESOURCE, language })
  }
}

const RUN = { kind: 'run' as const, set: ANY }

/** Is it allowed by this set? */
export function allows(policies: PolicySet | undefined, request: AuthorizationRequest): boolean {
  return policies !== undefined && authorize(policies, request).kind === 'allow'
}

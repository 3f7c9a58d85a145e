import type { Design } from '@/lib/design'
import {
  type AuthorizationRequest,
  authorize,
  type CompiledPolicy,
  type CompiledStatement,
  type ContextKeys,
  catalog,
  type PolicySet,
} from '@/lib/iam'
import { actionsOf, isRegional, resourceFormula } from './actions'
import type { Budget } from './budget'
import { and, atom, type Formula } from './formula'
import { type KeyModel, RESOURCE } from './key-model'
import { type Item, languageOf, type SymbolicPattern } from './language'
import { ANY, charsOf, NO_COLON } from './letters'
import { KnownWords } from './marked-word'
import type { Population } from './populations'
import { type Answer, answerOfAll, prove, type UnknownReason } from './prove'
import { type Decision, decisionOf, nameOfDecision, originOf, type Scene, statementsIn } from './question'
import { modelOf, relationOf, serviceFacts, sessionFacts } from './session-model'
import { requestOf, sessionTask } from './session-task'
import type { Surroundings } from './statement-formula'
import { keysOf } from './statement-keys'

/** A place where requests go: a resource with a policy of its own, or everywhere else. */
export interface Place {
  readonly account: string
  readonly policy: CompiledPolicy | null
  readonly isKey?: boolean
  /** Another account, of which the design tells nothing. */
  readonly isElsewhere?: boolean
  /** Is a resource in it? Null: everywhere but in the others. */
  readonly arns: readonly string[] | null
  /** What belongs to the others. */
  readonly not: readonly string[]
}

/**
 * Buckets, tables and other resources with a policy or an owner of their own, and the rest of the world.
 *
 * @param other another design, in which they may have a policy where this one has none
 */
export function placesOf(design: Design, population: Population, other: Design = design): readonly Place[] {
  const { policyOf, shape } = population
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
  const named = [...(design.resources ?? []), ...(other.resources ?? [])].map(({ arn }) => arn)
  for (const arn of new Set(named)) {
    const isKey = KEY.test(arn)
    own.push({
      account: accountIn(arn) ?? account,
      policy: policyOf('resources', arn),
      isKey,
      arns: [arn],
      not: [],
    })
  }
  const known = own.flatMap(({ arns }) => arns ?? [])
  const abroad = accountsIn(population).map((owner): Place => {
    return { account: owner, policy: null, isElsewhere: true, arns: [`arn:*:*:*:${owner}:*`], not: known }
  })
  const not = [...known, ...abroad.flatMap(({ arns }) => arns ?? [])]
  return [{ account: shape.account, policy: null, arns: null, not }, ...own, ...abroad]
}

/** The accounts of others that the role's own policies name as owners of something. */
function accountsIn({ policies, shape }: Population): readonly string[] {
  const statements = (policies.identity ?? []).flatMap((policy) => policy.statements)
  const found = statements.flatMap(({ resources }) =>
    resources.flatMap(({ source }) => accountIn(source) ?? []),
  )
  return [...new Set(found)].filter((account) => account !== shape.account)
}

const KEY = /^arn:[^:]*:kms:[^:]*:[^:]*:key\//

function accountIn(arn: string): string | null {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] ?? null
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
  /** Does the first set have to allow the request? */
  readonly isAllowed?: boolean
  /** The same of one request. */
  readonly confirm: (request: AuthorizationRequest, sets: readonly PolicySet[]) => boolean
  /** Statements whose actions are looked at; left out: all that the first set can allow. */
  readonly among?: readonly CompiledStatement[]
  /** What related questions have looked for. */
  readonly words?: KnownWords
}

/** Is there any request, of any action on any resource, that is like this? */
export function findRequest(asked: AnyRequest, budget?: Budget): Answer<FoundRequest> {
  const reasons = new Set<UnknownReason>()
  return answerOfAll(answersTo(asked, reasons, budget), reasons)
}

function* answersTo(
  asked: AnyRequest,
  reasons: Set<UnknownReason>,
  budget?: Budget,
): Generator<Answer<FoundRequest>> {
  const words = asked.words ?? new KnownWords()
  for (const place of placesOf(asked.design, asked.population, asked.alongside)) {
    const here = new RequestsHere(asked, place, words)
    // What cannot be read may speak of any action.
    if (here.sets.some(hasUnreadable)) reasons.add('malformed-statement')
    // Nothing is surely allowed beside a policy that cannot be read: no request could be confirmed.
    if (asked.isAllowed && here.sets[0]?.identity?.some(({ unreadable }) => unreadable)) continue
    for (const question of here.questions()) yield here.prove(question, budget)
  }
}

/** Nothing is allowed but by the caller's own policies or the resource's. */
function grantsIn(set: PolicySet | undefined): readonly CompiledStatement[] {
  const policies = [...(set?.identity ?? []), ...(set?.resource ? [set.resource] : [])]
  return policies.flatMap(({ statements }) => statements).filter(({ effect }) => effect !== 'Deny')
}

function policiesIn(set: PolicySet): readonly CompiledPolicy[] {
  const { identity, boundary, session, endpoint, resource, trust, scps, rcps } = set
  const lists = [identity, boundary, session, endpoint, scps?.flat(), rcps?.flat()]
  const owners = [resource, trust].flatMap((policy) => policy ?? [])
  return [...lists.flatMap((list) => list ?? []), ...owners]
}

function hasUnreadable(set: PolicySet): boolean {
  return policiesIn(set).some(
    (policy) => policy.unreadable || policy.statements.some(({ malformed }) => malformed),
  )
}

/** What decides about actions that the same statements speak to. */
interface Kind {
  readonly decisions: readonly Decision[]
  readonly keys: ReturnType<typeof keysOf>
  readonly name: string
}

/** One action in the place of all that have the same answer. */
interface Question {
  readonly action: string
  readonly kind: Kind
  readonly model: KeyModel
}

/** The requests to one place. */
class RequestsHere {
  readonly sets: readonly PolicySet[]
  private readonly asked: AnyRequest
  private readonly place: Place
  private readonly words: KnownWords
  private readonly policies: readonly CompiledPolicy[]
  /** By the statements that speak to an action; null: there is no such request. */
  private readonly kinds = new Map<string, Kind | null>()

  constructor(asked: AnyRequest, place: Place, words: KnownWords) {
    this.asked = asked
    this.place = place
    this.words = words
    this.sets = asked.sets(place)
    this.policies = [...new Set(this.sets.flatMap(policiesIn))]
  }

  /**
   * The actions that have to be asked about. Those have the same answer to which the same statements speak, whose
   * requests carry the same of the keys that matter, and go to the same resources.
   */
  *questions(): Generator<Question> {
    const { among, population } = this.asked
    const { account } = this.place
    const ofSession = sessionFacts(population.shape, account)
    const settled = new Set<string>()
    const everything = this.policies.flatMap(({ statements }) => statements)
    for (const action of actionsOf(among ?? grantsIn(this.sets[0]), everything)) {
      const kind = this.kindOf(action)
      if (kind === null) continue
      const model = modelOf(ofSession, serviceFacts(action, account))
      const { tested, variables } = kind.keys
      const name = [
        kind.name,
        `${action.split(':')[0]} ${catalog.action(action)?.resourceTypes?.join()}`,
        ...[...tested, ...variables].map((key) => JSON.stringify(model(key))),
      ].join('\n')
      if (settled.has(name)) continue
      settled.add(name)
      yield { action, kind, model }
    }
  }

  private kindOf(action: string): Kind | null {
    const speaking = this.policies.map((policy) =>
      policy.candidates(action).map(({ source }) => source.index),
    )
    const name = `${speaking.join(';')} ${originOf(action)}`
    let kind = this.kinds.get(name)
    if (kind === undefined) {
      kind = this.makeKind(action)
      this.kinds.set(name, kind)
    }
    return kind
  }

  private makeKind(action: string): Kind | null {
    const { among, isSettled } = this.asked
    const decisions = this.sets.map((policies) => decisionOf({ ...this.sceneOf(action), policies }))
    if (isSettled?.(decisions)) return null
    const others = among?.filter(({ policy }) => policy.candidates(action).length > 0) ?? []
    const keys = keysOf([...decisions.flatMap(statementsIn), ...others])
    return { decisions, keys, name: decisions.map(nameOfDecision).join('\n') }
  }

  private sceneOf(action: string): Scene {
    const { policies, principal, hasOpenName } = this.asked.population
    const { account, isKey = false, isElsewhere = false } = this.place
    return { policies, principal, hasOpenName, action, resourceAccount: account, isKey, isElsewhere }
  }

  prove({ action, kind: { decisions, keys }, model }: Question, budget?: Budget): Answer<FoundRequest> {
    const { asked, sets, words } = this
    const scene = this.sceneOf(action)
    return prove<FoundRequest>(
      {
        ...sessionTask(asked.population, scene),
        ...keys,
        model,
        words,
        other: new Map(),
        differIn: null,
        goal: (around) =>
          and([
            this.here(),
            resourceFormula(action),
            relationOf(action, keys.tested),
            asked.goal(decisions, around),
          ]),
        confirm: (example) => {
          const confirmed = (resource: string): FoundRequest | null => {
            const request = requestOf({ ...example, resource }, scene, model)
            if (request === null || !asked.confirm(request, sets)) return null
            return { action, resource, keys: example.keys, request }
          }
          const found = confirmed(example.resource)
          return (found && confirmed(this.wellPlaced(action, example.resource))) ?? found
        },
      },
      budget,
    )
  }

  /** The ARN with the Region and the account in it that everything here has, where it names none. */
  private wellPlaced(action: string, resource: string): string {
    const { arns, account } = this.place
    if (arns !== null || !isRegional(action)) return resource
    const { region } = this.asked.design
    const placed = resource.replace(
      /^(arn:[^:]*:[^:]*):([^:]*):([^:]*):/,
      (_all, head, inRegion, owner) => `${head}:${inRegion || region}:${owner || account}:`,
    )
    return this.place.not.some((arn) => isWithin(placed, arn)) ? resource : placed
  }

  private here(): Formula {
    const { arns, not } = this.place
    const isIn = (list: readonly string[], isNegated: boolean) =>
      atom({ kind: 'all', key: RESOURCE, language: languageOf(list.map(patternOf), { isNegated }) })
    return and([...(arns ? [isIn(arns, false)] : []), ...(not.length > 0 ? [isIn(not, true)] : [])])
  }
}

/** A star runs to the end, or in the middle to the next colon. */
function patternOf(arn: string): SymbolicPattern {
  return [...arn].map((one, at): Item => {
    if (one !== '*') return { kind: 'set', set: charsOf(one) }
    return { kind: 'run', set: at === arn.length - 1 ? ANY : NO_COLON }
  })
}

function isWithin(resource: string, arn: string): boolean {
  return arn.endsWith('*') ? resource.startsWith(arn.slice(0, -1)) : resource === arn
}

/** Is it allowed by this set? */
export function allows(policies: PolicySet | undefined, request: AuthorizationRequest): boolean {
  return policies !== undefined && authorize(policies, request).kind === 'allow'
}

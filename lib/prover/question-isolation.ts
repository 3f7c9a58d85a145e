import type { Design } from '@/lib/design'
import { type AuthorizationRequest, authorize, type CompiledPolicy, type CompiledStatement } from '@/lib/iam'
import type { Budget } from './budget'
import { and, isFalse } from './formula'
import { fits, type IdentityFormat } from './identity-format'
import type { KeyModel } from './key-model'
import { KnownWords } from './marked-word'
import type { Population } from './populations'
import { type Answer, answerOfAll, type Example, prove, type Task } from './prove'
import { allowFormula, type Decision, decisionOf, nameOfDecision, type Scene, statementsIn } from './question'
import { formatOf, modelOf, relationOf, serviceFacts, sessionFacts } from './session-model'
import { requestOf, sessionTask } from './session-task'
import { keysOf } from './statement-keys'
import { type ThingOperation, type Things, type Touch, touchesOf, variablesOf } from './things'

/** Can somebody of this population do this with what belongs to another identity? */
export interface IsolationQuestion {
  readonly design: Design
  readonly population: Population
  readonly things: Things
  readonly operation: ThingOperation
  /** The variable in which the two identities differ, in lower case; left out: the first of the things'. */
  readonly differIn?: string
  /** The same example told in other ways, the best first: the first that the engine confirms is shown. */
  readonly retell?: (example: Example) => Iterable<Example>
}

/** A request that the policies allow, and two identities that show what is wrong with it. */
export interface Counterexample {
  readonly action: string
  readonly resource: string
  /** A's variables: the identity id and tags. */
  readonly asker: Readonly<Record<string, string>>
  /** B's, to whom belongs what is touched. */
  readonly owner: Readonly<Record<string, string>>
  readonly request: AuthorizationRequest
  readonly scene: Scene
  /** The statement that allows it. */
  readonly statement: CompiledStatement | null
  readonly keys: Example['keys']
}

export type IsolationAnswer = Answer<Counterexample> & {
  /** The actions that were looked at. */
  readonly actions: readonly string[]
  /** Statements that speak to one of them at all. */
  readonly speaking: readonly CompiledStatement[]
}

/**
 * Is what belongs to B out of A's reach, whoever A and B are?
 *
 * @example
 * proveIsolation({ design, population, things: { kind: 'objects', arn: 'arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*' }, operation: 'read' }).verdict
 */
export function proveIsolation(question: IsolationQuestion, budget?: Budget): IsolationAnswer {
  const { things, operation } = question
  const touches = touchesOf(things, operation)
  const actions = touches.map(({ action }) => action)
  const owner = ownerOf(question.design, question.population, things)
  if (owner === null) {
    return { verdict: 'unknown', reasons: ['resource-policy-not-clear'], steps: 0, actions, speaking: [] }
  }
  const speaking = new Set<CompiledStatement>()
  const answer = answerOfAll(answersTo(question, owner, touches, speaking, budget))
  return { ...answer, actions, speaking: [...speaking] }
}

/** @param speaking is told which statements speak to the actions that are looked at */
function* answersTo(
  question: IsolationQuestion,
  owner: Owner,
  touches: readonly Touch[],
  speaking: Set<CompiledStatement>,
  budget?: Budget,
): Generator<Answer<Counterexample>> {
  /** Actions that the same statements speak to, and that carry the same keys, have the same answer. */
  const settled = new Set<string>()
  const words = new KnownWords()
  for (const touch of touches) {
    const parts = partsOf(question, owner, touch)
    for (const one of statementsIn(parts.decision)) speaking.add(one)
    const name = nameOf(parts)
    if (parts.name !== null && settled.has(name)) continue
    settled.add(name)
    yield prove({ ...taskOf(question, touch, parts), words }, budget)
  }
}

interface Parts {
  readonly scene: Scene
  readonly decision: Decision
  readonly model: KeyModel
  readonly keys: ReturnType<typeof keysOf>
  /** Null: this touch is like no other. */
  readonly name: string | null
}

function partsOf({ population, things }: IsolationQuestion, owner: Owner, { action }: Touch): Parts {
  const { policies, principal, hasOpenName, shape } = population
  const scene: Scene = {
    policies: { ...policies, resource: owner.policy },
    principal,
    hasOpenName,
    action,
    resourceAccount: owner.account,
    ...(owner.isElsewhere ? { isElsewhere: true } : {}),
  }
  const decision = decisionOf(scene)
  const model = modelOf(sessionFacts(shape, owner.account), serviceFacts(action, owner.account))
  const keys = keysOf(statementsIn(decision))
  return { scene, decision, model, keys, name: things.kind === 'resources' ? null : things.kind }
}

interface Owner {
  readonly account: string
  readonly policy: CompiledPolicy | null
  /** Another account, of which the design does not tell what it allows. */
  readonly isElsewhere?: boolean
}

/** Whose the things are, and what their own policy says; null when that depends on values of variables. */
function ownerOf(design: Design, { policyOf, shape }: Population, things: Things): Owner | null {
  const arn = things.kind === 'items' ? things.tableArn : things.arn
  const { account } = design
  const [, bucket] = /^arn:[^:]*:s3:::([^/]*)/.exec(arn) ?? []
  if (bucket !== undefined) {
    const found = design.buckets.find(({ name }) => name === bucket)
    if (found) return { policy: policyOf('buckets', found.name), account: found.account ?? account }
    const isOpen =
      /[$*?]/.test(bucket) &&
      design.buckets.some((one) => one.policy !== undefined || one.account !== undefined)
    return isOpen ? null : { policy: null, account: shape.account }
  }
  const [, owner = '', table = ''] = /^arn:[^:]*:dynamodb:[^:]*:([^:]*):table\/([^/]*)/.exec(arn) ?? []
  const found = design.tables.find((one) => one.name === table && (one.account ?? account) === owner)
  if (found) return { policy: policyOf('tables', found.name), account: owner }
  if (table !== '') {
    const isOpen = /[$*?]/.test(owner + table) && design.tables.some((one) => one.policy !== undefined)
    return isOpen ? null : ownedBy(owner, shape.account)
  }
  // Other services: one that has a policy of its own in the design may be meant.
  const service = arn.split(':')[2] ?? ''
  const hasPolicy = design.resources?.some((one) => one.arn.split(':')[2] === service) === true
  if (hasPolicy) return null
  return ownedBy(arn.split(':')[4] ?? '', shape.account)
}

/** What no design describes, with what stands in the place of the account in its ARN. */
function ownedBy(named: string, callers: string): Owner {
  const account = /^\d{12}$/.test(named) ? named : callers
  return { policy: null, account, isElsewhere: account !== callers }
}

function nameOf({ scene, decision, model, keys: { variables, tested }, name }: Parts): string {
  const facts = [...new Set([...variables, ...tested, 'dynamodb:leadingkeys'])].map((key) =>
    JSON.stringify(model(key)),
  )
  // Those that touch in a way of their own are told apart by name.
  const own = /:(?:ListBucketMultipartUploads|Scan|Query|PartiQLSelect)$/.test(scene.action)
    ? scene.action
    : ''
  return [name, own, nameOfDecision(decision), ...facts].join('\n')
}

function taskOf(question: IsolationQuestion, touch: Touch, parts: Parts): Task<Counterexample> {
  const { population, things } = question
  const { shape } = population
  const { scene, decision, model, keys } = parts
  const ofThings = variablesOf(things)
  const differIn = question.differIn ?? mostTelling(ofThings, shape.issuer)
  const other = new Map(
    [...new Set([...ofThings, ...(differIn === null ? [] : [differIn])])].map(
      (key): [string, IdentityFormat] => [key, formatOf(shape, key)],
    ),
  )
  return {
    ...sessionTask(population, scene),
    ...keys,
    variables: [...new Set([...keys.variables, ...(differIn === null ? [] : [differIn])])],
    model,
    other,
    differIn,
    goal: (around, slots) => {
      const allowed = allowFormula(decision, around)
      if (isFalse(allowed)) return allowed
      return and([allowed, touch.formula(slots), relationOf(touch.action, keys.tested)])
    },
    confirm: (example) => {
      const sides = { differIn, other, model }
      const found = confirm(example, scene, touch, sides)
      if (found === null) return null
      for (const version of question.retell?.(example) ?? []) {
        const readable = confirm(version, scene, touch, sides)
        if (readable !== null) return readable
      }
      return found
    },
  }
}

/** Identities differ in their ids; where things are told apart by a tag alone, it is the tag. */
function mostTelling(keys: readonly string[], issuer: string): string | null {
  return keys.find((key) => key === `${issuer}:sub`) ?? keys[0] ?? null
}

interface Sides {
  readonly differIn: string | null
  readonly other: ReadonlyMap<string, IdentityFormat>
  readonly model: KeyModel
}

/** The judge of an example: two identities that can be, B's things, and the engine's own word that it is allowed. */
function confirm(example: Example, scene: Scene, touch: Touch, sides: Sides): Counterexample | null {
  const { resource, keys, other } = example
  const request = requestOf(example, scene, sides.model)
  if (request === null) return null
  for (const [key, format] of sides.other) if (!fits(other.get(key) ?? '', format)) return null
  const mine = Object.entries(keys).find(([name]) => name.toLowerCase() === sides.differIn)?.[1]
  if (sides.differIn !== null && mine === other.get(sides.differIn)) return null
  if (!touch.isTouching(example)) return null
  const { kind, statement } = authorize(scene.policies, request)
  if (kind !== 'allow') return null
  return {
    action: scene.action,
    resource,
    asker: askerIn(keys, sides.model),
    owner: Object.fromEntries([...other].map(([key, value]) => [spelled(key, keys), value])),
    request,
    scene,
    statement,
    keys,
  }
}

/** The values of A: its id and its tags. */
function askerIn(keys: Example['keys'], model: KeyModel): Readonly<Record<string, string>> {
  const asker: Record<string, string> = {}
  for (const [name, value] of Object.entries(keys)) {
    const isOfIdentity = /:sub$|^aws:PrincipalTag\//i.test(name) && model(name.toLowerCase()).format
    if (isOfIdentity && typeof value === 'string') asker[name] = value
  }
  return asker
}

function spelled(key: string, keys: Example['keys']): string {
  return Object.keys(keys).find((name) => name.toLowerCase() === key) ?? key
}

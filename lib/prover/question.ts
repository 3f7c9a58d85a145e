import { stoppedForPoolSessions } from '@/lib/federation'
import {
  type CompiledPolicy,
  type CompiledStatement,
  isReachedByRcps,
  namesCaller,
  type PolicySet,
  type Principal,
} from '@/lib/iam'
import { and, type Formula, not, or, unsure } from './formula'
import { namesSessions, type Surroundings, statementFormula } from './statement-formula'

/** All that decides about the requests of one caller for one action. */
export interface Scene {
  readonly policies: PolicySet
  readonly principal: Principal
  /** Is the name of the caller's session one of many? What a policy says of a single session is then open. */
  readonly hasOpenName?: boolean
  readonly action: string
  /** The account that owns what is asked for. */
  readonly resourceAccount: string
  /** Is it a key of KMS, whose own policy has to allow as well? Left out: it may be one. */
  readonly isKey?: boolean
  /** Does it belong to another account, of which nobody knows what it allows? */
  readonly isElsewhere?: boolean
}

/** When is a request of this scene allowed? Gates that all have to be open, and statements none of which may apply. */
export interface Decision {
  readonly gates: readonly Gate[]
  readonly denies: readonly CompiledStatement[]
  /** A policy that cannot be read, or a principal that is not clear: it may say anything. */
  readonly isUnclear: boolean
  /** Has the caller a permissions boundary in this set of policies? */
  readonly hasBoundary: boolean
  /** Does another account decide as well, of which nobody knows what it allows? */
  readonly isElsewhere: boolean
}

export interface Gate {
  readonly layer: 'identity' | 'boundary' | 'session' | 'scp' | 'endpoint' | 'resource' | 'trust'
  /** One of these has to apply. */
  readonly statements: readonly CompiledStatement[]
}

/**
 * Puts the policies of a scene in the form in which the engine combines them: the same gates as `combine`, with
 * the statements that can open each.
 */
export function decisionOf(scene: Scene): Decision {
  const { policies, principal, hasOpenName, action, resourceAccount, isKey, isElsewhere = false } = scene
  const { identity, boundary, session, endpoint, trust } = policies
  const layers: { readonly layer: Gate['layer'] | 'rcp'; readonly list: readonly CompiledPolicy[] }[] = []
  const account = 'account' in principal ? principal.account : null
  // Roles that AWS services keep for themselves are out of the organisation's reach.
  const isOutOfReach =
    principal.kind === 'assumed-role' && /:role\/aws-service-role\//.test(principal.roleArn)
  const { scps, rcps } = isOutOfReach ? NO_ORGANIZATION : policies
  for (const level of (account === null ? null : scps) ?? []) layers.push({ layer: 'scp', list: level })
  if (rcps && isReachedByRcps(action)) layers.push({ layer: 'rcp', list: rcps.flat() })
  if (endpoint) layers.push({ layer: 'endpoint', list: endpoint })
  const owner = trust === undefined ? (policies.resource ?? null) : trust
  const ownerKind = trust === undefined ? 'resource' : 'trust'
  if (account !== null) {
    layers.push({ layer: 'identity', list: identity ?? [] })
    if (boundary) layers.push({ layer: 'boundary', list: boundary })
    if (session) layers.push({ layer: 'session', list: session })
  }
  const all = [...layers.flatMap(({ list }) => list), ...(owner ? [owner] : [])]
  const speaking = (list: readonly CompiledPolicy[], effect: 'Allow' | 'Deny') =>
    list.flatMap((policy) => policy.candidates(action).filter((statement) => statement.effect === effect))
  const isSameAccount = account !== null && account === resourceAccount
  const grants = owner ? speaking([owner], 'Allow') : []
  const named = (statement: CompiledStatement) =>
    namesCaller(statement, { principal, action, resource: '', context: new Map() })
  const direct = grants.filter(
    (statement) => named(statement).direct !== 'no' || (hasOpenName && namesSessions(statement)),
  )
  const role = grants.filter((statement) => named(statement).role !== 'no')
  const gates = layers.flatMap(({ layer, list }): Gate[] => {
    if (layer === 'rcp') return []
    const own = speaking(list, 'Allow')
    if (!isSameAccount || layer === 'scp' || layer === 'endpoint') return [{ layer, statements: own }]
    return [{ layer, statements: [...own, ...direct, ...(layer === 'identity' ? role : [])] }]
  })
  const hasKeyPolicy = owner !== null && /^kms:/i.test(action)
  const isOwnerAsked =
    account === null || !isSameAccount || trust !== undefined || (hasKeyPolicy && isKey === true)
  if (isOwnerAsked && !isElsewhere) gates.push({ layer: ownerKind, statements: grants })
  // Cognito keeps its sessions from these calls, whatever the policies say.
  if (account !== null && stoppedForPoolSessions(action)) gates.push({ layer: 'session', statements: [] })
  return {
    gates,
    denies: speaking(all, 'Deny'),
    hasBoundary: Boolean(boundary),
    isElsewhere,
    isUnclear:
      // Where it may be a key or not, no gate tells what its policy has to say.
      (hasKeyPolicy && isKey === undefined) ||
      all.some(
        (policy) => policy.unreadable || policy.candidates(action).some(({ effect }) => effect === null),
      ),
  }
}

/** What decides about an action besides the statements that speak to it: some services are apart. */
export function originOf(action: string): string {
  return `${isReachedByRcps(action)} ${/^kms:/i.test(action)} ${stoppedForPoolSessions(action)}`
}

const NO_ORGANIZATION: Pick<PolicySet, 'scps' | 'rcps'> = {}

/** All statements of which it is made. */
export function statementsIn({
  gates,
  denies,
}: Pick<Decision, 'gates' | 'denies'>): readonly CompiledStatement[] {
  return [...gates.flatMap(({ statements }) => statements), ...denies]
}

/** When does the engine allow a request? */
export function allowFormula(
  { gates, denies, isUnclear, hasBoundary, isElsewhere }: Decision,
  around: Surroundings,
): Formula {
  const meaning = (statement: CompiledStatement) => statementFormula(statement, { ...around, hasBoundary })
  return and([
    ...gates.map(({ statements }) =>
      or([...statements.map(meaning), ...(isUnclear ? [unsure('malformed-statement')] : [])]),
    ),
    // What cannot be read may deny as well.
    ...(isUnclear ? [unsure('malformed-statement')] : []),
    ...(isElsewhere ? [unsure('other-account')] : []),
    ...denies.map((statement) => not(meaning(statement))),
  ])
}

/** When does the engine not allow it? */
export function refuseFormula(decision: Decision, around: Surroundings): Formula {
  return not(allowFormula(decision, around))
}

/** Decisions with the same name are made by the same statements in the same way. */
export function nameOfDecision({ gates, denies, isUnclear, hasBoundary }: Decision): string {
  const lists = [...gates.map(({ statements }) => statements), denies]
  const numbered = lists.map((list) =>
    list.map(({ policy, source }) => `${policy.id} ${source.index}`).join(),
  )
  return [...numbered, isUnclear, hasBoundary].join(';')
}

/**
 * Does everything that the one allows go through the other too, as the statements stand there? True is certain: no
 * gate of the other is narrower by a statement than one of its own, and no deny is added. False says nothing.
 *
 * Both are decisions about one action.
 */
export function surelyAllowsNoMore(one: Decision, other: Decision): boolean {
  if (one.isUnclear || other.isUnclear || one.hasBoundary !== other.hasBoundary) return false
  const areWithin = (few: readonly CompiledStatement[], many: readonly CompiledStatement[]) => {
    const others = few.filter((statement) => !many.includes(statement))
    if (others.length === 0) return true
    const sayings = new Set(many.map(sayingOf))
    return others.every((statement) => sayings.has(sayingOf(statement)))
  }
  return (
    areWithin(other.denies, one.denies) &&
    other.gates.every(({ statements }) => one.gates.some((gate) => areWithin(gate.statements, statements)))
  )
}

/**
 * What a statement says of an action that it covers, whatever others it covers too. Statements with the same
 * saying apply to the same requests of that action, wherever they stand.
 */
function sayingOf({ policy, source, malformed, broken }: CompiledStatement): string {
  const { effect, principal, resource, condition } = source
  const isWhole = !malformed && broken.size === 0
  const parts = isWhole ? [principal, resource, condition] : [source]
  return JSON.stringify([
    ...[policy.kind, policy.document?.version?.value, effect?.value, principal?.name, resource?.name],
    ...parts.map((part) => part && policy.text.slice(part.range.start, part.range.end)),
  ])
}

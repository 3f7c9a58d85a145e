import type { CompiledPolicy, CompiledStatement, NoteAssumption } from '../compile/compiled'
import { accountOfArn } from '../match/arn'
import { combine, type DecisionKind, type LayerKind, NAMING_ORDER, type Outcomes } from './combine'
import {
  evaluateLayer,
  evaluateResourceLayer,
  type LayerEvaluation,
  type ResourceEvaluation,
  type Surroundings,
} from './evaluate-policy'
import { evaluateStatement } from './evaluate-statement'
import { accountOf, isServiceLinkedRole } from './principal'
import { isReachedByRcps } from './rcp-services'
import type { AuthorizationRequest } from './request'

/**
 * All policies that apply to a request. `null` or left out: nothing is attached there. An empty list is
 * attached and grants nothing.
 */
export interface PolicySet {
  readonly identity: readonly CompiledPolicy[] | null
  readonly boundary?: readonly CompiledPolicy[] | null
  readonly session?: readonly CompiledPolicy[] | null
  /** The policy of the resource: of a bucket, a table, a key. */
  readonly resource?: CompiledPolicy | null
  /** The trust policy of the role, when the action assumes one: then it stands in the place of `resource`. */
  readonly trust?: CompiledPolicy | null
  /** Service control policies of the caller's account: a list a level, the organisation's root first. */
  readonly scps?: readonly (readonly CompiledPolicy[])[] | null
  /** Resource control policies of the resource's account; `RCPFullAWSAccess` is always among them. */
  readonly rcps?: readonly (readonly CompiledPolicy[])[] | null
  /** The policy of the VPC endpoint that the request goes through. */
  readonly endpoint?: readonly CompiledPolicy[] | null
}

/** The answer to a request, with the statement that settled it. */
export interface Decision {
  readonly kind: DecisionKind
  /** The layer that denied; null for an allow and when nothing denied. */
  readonly deniedBy: LayerKind | null
  /** For `undetermined`: the layer whose word cannot be told. */
  readonly undeterminedIn: LayerKind | null
  /** The statement that allowed, or that denied explicitly; null for an implicit deny. */
  readonly statement: CompiledStatement | null
  /** Ids of the assumptions that the decision rests on. */
  readonly assumptions: readonly string[]
}

const NO_ASSUMPTIONS: readonly string[] = []

/** The most common decisions, one of each: whoever keeps thousands of them keeps a few. */
const IMPLICIT_DENIES = Object.fromEntries(
  NAMING_ORDER.map((layer): [LayerKind, Decision] => [
    layer,
    {
      kind: 'implicit-deny',
      deniedBy: layer,
      undeterminedIn: null,
      statement: null,
      assumptions: NO_ASSUMPTIONS,
    },
  ]),
) as Readonly<Record<LayerKind, Decision>>

/**
 * Decides whether one request is allowed by all the policies that apply to it.
 *
 * A matching deny in any policy wins. Without one, every gate on the request's way has to be open: service
 * control policies, an endpoint policy, the caller's own policies or the resource's in their place, boundary
 * and session policies as far as they limit that grant, and between accounts both sides.
 *
 * Total: any compiled policies and any request give a decision; nothing is thrown. Order and repeats of
 * policies and statements never change the decision.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * @example
 * const decision = authorize({ identity: [ownFolderOnly] }, readSomeoneElsesFile)
 * decision.kind // 'implicit-deny'
 */
export function authorize(policies: PolicySet, request: AuthorizationRequest): Decision {
  let assumptions: string[] | null = null
  const note: NoteAssumption = (assumption) => {
    assumptions ??= []
    if (!assumptions.includes(assumption)) assumptions.push(assumption)
  }
  const evaluation = evaluate(policies, request, note)
  const { kind, layer } = combine(evaluation)
  noteLooseGrants(evaluation, kind, policies, request, note)
  if (kind === 'implicit-deny' && layer !== null && assumptions === null) return IMPLICIT_DENIES[layer]
  return {
    kind,
    deniedBy: kind === 'allow' || kind === 'undetermined' ? null : layer,
    undeterminedIn: kind === 'undetermined' ? layer : null,
    statement: settledBy(evaluation, kind),
    assumptions: assumptions ?? NO_ASSUMPTIONS,
  }
}

/** What every layer that applies to the request says, with the statements that say it. */
export interface Evaluation extends Outcomes {
  readonly layers: readonly LayerEvaluation[]
  readonly resource: ResourceEvaluation | null
}

const NOTHING_ATTACHED: readonly CompiledPolicy[] = []

/** Asks every layer that applies to the caller and the resource. */
export function evaluate(
  policies: PolicySet,
  request: AuthorizationRequest,
  note: NoteAssumption,
): Evaluation {
  const { identity, boundary, session, resource, trust, scps, rcps, endpoint } = policies
  const { principal } = request
  const surroundings = surroundingsOf(policies)
  const account = accountOf(principal)
  const caller = account === null ? 'outsider' : principal.kind === 'root' ? 'root' : 'principal'

  const layers: LayerEvaluation[] = []
  if (scps || rcps) {
    const isInOrganisation = !isServiceLinkedRole(principal)
    if (scps && account !== null && isInOrganisation) {
      for (const level of scps) layers.push(evaluateLayer('scp', level, request, surroundings, note))
    }
    if (rcps && isInOrganisation && isReachedByRcps(request.action)) {
      layers.push(evaluateLayer('rcp', rcps.flat(), request, surroundings, note))
    }
  }
  if (endpoint) layers.push(evaluateLayer('endpoint', endpoint, request, surroundings, note))
  let owner: ResourceEvaluation | null = null
  if (trust !== undefined) owner = evaluateResourceLayer('trust', trust, request, surroundings, note)
  else if (resource) owner = evaluateResourceLayer('resource', resource, request, surroundings, note)
  if (owner) layers.push(owner)
  if (caller === 'principal') {
    layers.push(evaluateLayer('identity', identity ?? NOTHING_ATTACHED, request, surroundings, note))
    if (boundary) layers.push(evaluateLayer('boundary', boundary, request, surroundings, note))
    if (session) layers.push(evaluateLayer('session', session, request, surroundings, note))
  }
  return {
    caller,
    isSameAccount: account !== null && resourceAccountOf(request, account) === account,
    needsResourcePolicy: trust !== undefined || (owner !== null && isKeyRequest(request)),
    layers,
    resource: owner,
  }
}

/** Policies attached at one place that has a say in a request, with what they say together. */
export interface AttachedLayer {
  readonly outcome: LayerEvaluation
  /** For service control policies: the level of the organisation, from 0 at its root. */
  readonly level: number | null
  readonly policies: readonly CompiledPolicy[]
  /** Position of the first of these policies among all of their kind. */
  readonly firstPolicy: number
}

/** The layers that have a say, in the order in which an explicit deny names them. */
export function attachedLayers(policies: PolicySet, evaluation: Evaluation): readonly AttachedLayer[] {
  let levels = 0
  let firstPolicy = 0
  return evaluation.layers.map((outcome) => {
    if (outcome.kind !== 'scp') {
      return { outcome, level: null, policies: policiesOf(policies, outcome.kind), firstPolicy: 0 }
    }
    const level = policies.scps?.[levels] ?? NOTHING_ATTACHED
    const layer = { outcome, level: levels, policies: level, firstPolicy }
    levels++
    firstPolicy += level.length
    return layer
  })
}

function policiesOf(policies: PolicySet, kind: Exclude<LayerKind, 'scp'>): readonly CompiledPolicy[] {
  switch (kind) {
    case 'rcp':
      return policies.rcps?.flat() ?? NOTHING_ATTACHED
    case 'resource':
    case 'trust': {
      const policy = policies[kind]
      return policy ? [policy] : NOTHING_ATTACHED
    }
    default:
      return policies[kind] ?? NOTHING_ATTACHED
  }
}

/** One statement that applies to a request. */
export interface MatchedStatement {
  readonly kind: LayerKind
  /** Position among the policies of its layer, from 0; organisation policies are counted over all levels. */
  readonly policy: number
  readonly statement: CompiledStatement
}

/**
 * Which statements, of all policies, surely apply to this request, whatever they say to it?
 *
 * In the order of layers, policies and statements. Layers that do not reach the caller are left out.
 *
 * @example
 * matchedStatements({ identity: [allowEverything] }, request).length // 1
 */
export function matchedStatements(
  policies: PolicySet,
  request: AuthorizationRequest,
): readonly MatchedStatement[] {
  const surroundings = surroundingsOf(policies)
  const found: MatchedStatement[] = []
  for (const { outcome, policies: list, firstPolicy } of attachedLayers(
    policies,
    evaluate(policies, request, ignore),
  )) {
    for (const [index, compiled] of list.entries()) {
      if (compiled.unreadable) continue
      for (const statement of compiled.candidates(request.action)) {
        if (statement.effect === null) continue
        if (evaluateStatement(statement, request, surroundings, ignore) === 'yes') {
          found.push({ kind: outcome.kind, policy: firstPolicy + index, statement })
        }
      }
    }
  }
  return found
}

const ignore = () => {}

/** What statements have to know of the policies around them. */
export function surroundingsOf({ boundary }: PolicySet): Surroundings {
  return boundary ? WITH_BOUNDARY : WITHOUT_BOUNDARY
}

const WITH_BOUNDARY: Surroundings = { hasBoundary: true }
const WITHOUT_BOUNDARY: Surroundings = { hasBoundary: false }

/** The account that owns what is asked for. */
function resourceAccountOf(request: AuthorizationRequest, callers: string): string {
  return request.resourceAccount ?? accountOfArn(request.resource) ?? callers
}

function isOfKms(action: string): boolean {
  return action.charCodeAt(3) === 58 && action.slice(0, 3).toLowerCase() === 'kms'
}

function isKeyRequest({ action, resource }: AuthorizationRequest): boolean {
  return isOfKms(action) && /^arn:[^:]*:kms:[^:]*:[^:]*:key\//.test(resource)
}

function settledBy({ layers, resource }: Evaluation, kind: DecisionKind): CompiledStatement | null {
  if (kind === 'explicit-deny') return layers.find((layer) => layer.deny === 'yes')?.deniedBy ?? null
  if (kind !== 'allow') return null
  const own = layers.find((layer) => layer.kind === 'identity')
  return own?.allowedBy ?? resource?.allowedBy ?? null
}

/** What AWS does not describe to the end: grants to everybody, and keys whose policy is not given. */
function noteLooseGrants(
  { isSameAccount, resource, layers }: Evaluation,
  kind: DecisionKind,
  policies: PolicySet,
  request: AuthorizationRequest,
  note: NoteAssumption,
): void {
  const isLoose = kind === 'allow' && isSameAccount && resource?.isDirectToAnybody === true
  if (isLoose && layers.some(isLimiting)) note('star-principal-not-limited')
  if (!policies.resource && isKeyRequest(request)) note('default-key-policy')
}

function isLimiting({ kind, allow }: LayerEvaluation): boolean {
  return (kind === 'boundary' || kind === 'session') && allow !== 'yes'
}

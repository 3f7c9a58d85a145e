import { either, type Trilean } from '../match/trilean'

/** The places at which a policy can speak to a request. */
export type LayerKind =
  | 'identity'
  | 'resource'
  | 'trust'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'endpoint'

/** What one layer says: does some statement allow, does some statement deny? */
export interface LayerOutcome {
  readonly kind: LayerKind
  readonly allow: Trilean
  readonly deny: Trilean
}

/** What the policy of the resource says; how strongly it names the caller decides what its grant can do. */
export interface ResourceOutcome extends LayerOutcome {
  readonly kind: 'resource' | 'trust'
  /** It allows everybody, or this session, user, service or provider by name. */
  readonly direct: Trilean
  /** It allows the caller's role. */
  readonly role: Trilean
  /** It allows the caller's account, which may then decide by its own policies. */
  readonly account: Trilean
}

/** What all layers that apply to a request say. Null: nothing is attached there. */
export interface Outcomes {
  /** `principal`: a user, role or session with policies of its own. `root`: an account's root user. `outsider`: a service, a token, nobody. */
  readonly caller: 'principal' | 'root' | 'outsider'
  readonly isSameAccount: boolean
  /** Role trust policies and key policies: nothing is allowed unless they have a part in it. */
  readonly needsResourcePolicy: boolean
  /** One for each level of the organisation, root first. */
  readonly scps: readonly LayerOutcome[]
  readonly rcp: LayerOutcome | null
  readonly endpoint: LayerOutcome | null
  readonly resource: ResourceOutcome | null
  readonly identity: LayerOutcome | null
  readonly boundary: LayerOutcome | null
  readonly session: LayerOutcome | null
}

export type DecisionKind = 'allow' | 'implicit-deny' | 'explicit-deny' | 'undetermined'

export interface Verdict {
  readonly kind: DecisionKind
  /** The layer that denied, or that cannot be told. */
  readonly layer: LayerKind | null
}

/**
 * Decides from what the layers say.
 *
 * A sure deny in any layer wins; a deny that cannot be told leaves the request undetermined. Then every gate
 * on the way has to be open: one that surely is not refuses, one that cannot be told leaves it undetermined.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function combine(outcomes: Outcomes): Verdict {
  let unclear: LayerKind | null = null
  for (const layer of layersOf(outcomes)) {
    if (layer.deny === 'yes') return { kind: 'explicit-deny', layer: layer.kind }
    if (layer.deny === 'unknown') unclear ??= layer.kind
  }
  if (unclear !== null) return { kind: 'undetermined', layer: unclear }
  for (const gate of gatesOf(outcomes)) {
    if (gate.allow === 'no') return { kind: 'implicit-deny', layer: gate.kind }
    if (gate.allow === 'unknown') unclear ??= gate.kind
  }
  return unclear === null ? ALLOWED : { kind: 'undetermined', layer: unclear }
}

const ALLOWED: Verdict = { kind: 'allow', layer: null }

/** All layers, in the order in which a refusal names them. */
export function layersOf<Layers extends Outcomes>(layers: Layers): readonly LayerOutcome[] {
  const { scps, rcp, endpoint, resource, identity, boundary, session } = layers
  const found: LayerOutcome[] = [...scps]
  for (const layer of [rcp, endpoint, resource, identity, boundary, session])
    if (layer !== null) found.push(layer)
  return found
}

/** A place that a request has to pass. */
export interface Gate {
  readonly kind: LayerKind
  readonly allow: Trilean
}

/**
 * What has to allow the request, in the order in which a refusal names it.
 *
 * In one account a grant by the resource is as good as one by the caller's own policies; if it names the
 * caller itself, boundary and session policies do not limit it. Between accounts both sides have to allow.
 */
export function gatesOf(outcomes: Outcomes): readonly Gate[] {
  const { caller, isSameAccount, needsResourcePolicy, scps, endpoint, identity, boundary, session } = outcomes
  const { kind, direct, role, account } = outcomes.resource ?? NO_RESOURCE_POLICY
  const byResource: Gate = { kind, allow: either(direct, either(role, account)) }
  const gates: Gate[] = [...scps]
  if (endpoint) gates.push(endpoint)

  if (caller === 'outsider') return [...gates, byResource]
  if (caller === 'principal') {
    const granted = isSameAccount ? either(direct, role) : 'no'
    const unlimited = isSameAccount ? direct : 'no'
    gates.push({ kind: 'identity', allow: either(granted, identity?.allow ?? 'no') })
    if (boundary) gates.push({ kind: 'boundary', allow: either(unlimited, boundary.allow) })
    if (session) gates.push({ kind: 'session', allow: either(unlimited, session.allow) })
  }
  if (!isSameAccount || needsResourcePolicy) gates.push(byResource)
  return gates
}

const NO_RESOURCE_POLICY = { kind: 'resource', direct: 'no', role: 'no', account: 'no' } as const
